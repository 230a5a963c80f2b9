"""The elements of a JSON array, some at a time, whatever its layout: a large file is never held whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

import msgspec

#: How much is read at a time, in bytes.
CHUNK = 1 << 18
#: How many places are tried at which a piece of the text may end.
TRIES = 8
#: How much of a text is looked through for the end of one element that is not there, in bytes.
PATIENCE = 1 << 24
BLANK = b" \t\r\n"
#: What a decoder raises for a text that is not JSON of the form that is asked for.
ERRORS = (ValueError, RecursionError)

Element = bytes | msgspec.Raw


class MalformedError(ValueError):
    """A text is not a JSON array; the message ends with the line."""


class _Piece(NamedTuple):
    """Some elements from the beginning of a text, and how much of the text they are, in bytes."""

    elements: Sequence[Element]
    size: int


def elements(stream: BinaryIO) -> Iterator[Sequence[Element]]:
    """The elements of the array in a file, some at a time; raises MalformedError if it is not one.

    An element that is not JSON does not hide the others if each is on a line of its own.
    """
    rest = _Rest(stream)
    if not rest.takes(b"["):
        raise MalformedError(f"is not an array, on line {rest.line}")
    if rest.takes(b"]"):
        rest.end()
        return
    while True:
        yield rest.piece()
        if rest.takes(b"]"):
            rest.end()
            return
        if not rest.takes(b","):
            raise MalformedError(f"has no comma or end after a record, on line {rest.line}")
        if rest.begins(b"]"):
            raise MalformedError(f"has a comma without a record after it, on line {rest.line}")


class _Rest:
    """What is left of a file to be read, and the line that it begins on."""

    def __init__(self, stream: BinaryIO) -> None:
        self.line = 1
        self._stream, self._text = stream, b""

    def begins(self, mark: bytes) -> bool:
        """Whether the next thing but blanks is a mark."""
        while True:
            text = self._text.lstrip(BLANK)
            self._advance(len(self._text) - len(text))
            if text or not self._more():
                return text.startswith(mark)

    def takes(self, mark: bytes) -> bool:
        """Whether the next thing but blanks is a mark, which is then taken away."""
        begins = self.begins(mark)
        if begins:
            self._advance(len(mark))
        return begins

    def piece(self) -> Sequence[Element]:
        """Some elements, which are then taken away; raises MalformedError if there are none."""
        while len(self._text) <= PATIENCE:
            piece = _piece(self._text)
            if piece is not None:
                self._advance(piece.size)
                return piece.elements
            if not self._more():
                break
        raise _fault(self._text, self.line)

    def end(self) -> None:
        """Make sure that nothing is left but blanks."""
        if not self.begins(b"") or self._text:
            raise MalformedError(f"goes on after its array, on line {self.line}")

    def _more(self) -> bool:
        """Read on; whether there was anything."""
        # An element of any size takes as many readings as it has binary digits.
        more = self._stream.read(max(CHUNK, len(self._text)))
        self._text += more
        return bool(more)

    def _advance(self, size: int) -> None:
        self.line += self._text.count(b"\n", 0, size)
        self._text = self._text[size:]


def _piece(text: bytes) -> _Piece | None:
    """As many whole elements as a text begins with; None if there is not one."""
    end = len(text)
    for _ in range(TRIES):
        end = max(text.rfind(b"}", 0, end), text.rfind(b"]", 0, end))
        if end < 0:
            break
        size = end
        if text[end : end + 1] == b"}":
            size = end + 1
        try:
            found = msgspec.json.decode(b"[%b]" % text[:size], type=list[msgspec.Raw])
        except ERRORS:
            continue
        if found:
            return _Piece(found, size)
    return _lines(text)


def _lines(text: bytes) -> _Piece | None:
    """The lines that a text begins with, if each holds one record and it ends with a comma or the array."""
    found: list[Element] = []
    size = 0
    for line in text.splitlines(keepends=True):
        record = line.rstrip(BLANK)
        last = text[size + len(line) : size + len(line) + 1] == b"]"
        if not (line.endswith(b"\n") and _is_record(record) and (record.endswith(b",") or last)):
            break
        found.append(record.removesuffix(b","))
        size += len(line)
    if not found:
        return None
    # The comma of the last is what the reader goes on from.
    return _Piece(found, size - len(text[:size]) + len(text[:size].rstrip(BLANK + b",")))


def _is_record(line: bytes) -> bool:
    """Whether a line looks like one object, with or without a comma after it."""
    return line.startswith(b"{") and line.endswith((b"}", b"},"))


def _fault(text: bytes, line: int) -> MalformedError:
    """What is wrong with a text that does not begin with a whole element."""
    try:
        msgspec.json.decode(b"[%b" % text, type=list[msgspec.Raw])
    except ERRORS as error:
        reason = str(error)
        byte = re.search(r" \(byte (\d+)\)", reason)
        if byte:
            line += text.count(b"\n", 0, max(int(byte[1]) - 1, 0))
        return MalformedError(f"{reason}, on line {line}")
    return MalformedError(f"is too deep or too long to be read, on line {line}")
