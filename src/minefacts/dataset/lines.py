"""The records of one file, looked up by the order of their keys: what an answer costs follows the answer, not the file.

A file has one record on each line, its key first, in order of the keys. A lookup reads a few lines of it; only a
question about everything reads all. A user's file of another layout is put in order in memory first.
"""

from __future__ import annotations

import io
import os
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, takewhile
from operator import attrgetter
from typing import BinaryIO, Generic, TypeVar
from weakref import finalize

import msgspec

from ..errors import InvalidDatasetError, Problem
from ..model.records import FILES, Record

R = TypeVar("R", bound=Record)

#: How much of a file is read at a time, in bytes: little enough to stay in a processor's cache.
BLOCK = 60_000
#: From which distance on lines are read one after another instead of halving what is left, in bytes.
NEAR = 4_000
#: The key of a line, which is its first field, if nothing in it is escaped.
KEY = re.compile(rb'\s*\{\s*"\w+"\s*:\s*"([^"\\]*)"')


class Records(ABC, Generic[R]):
    """Records of one type in order of their keys."""

    @abstractmethod
    def starting(self, prefix: str) -> Iterator[R]:
        """Those whose key starts so, in order."""

    @abstractmethod
    def holding(self, text: str) -> Iterator[R]:
        """Those that hold the JSON text of `text` anywhere, in order."""

    @abstractmethod
    def blocks(self) -> Iterator[Sequence[R]]:
        """All of them in order, some at a time."""

    @abstractmethod
    def get(self, key: str) -> R | None:
        """The one with this key, if there is one."""

    def under(self, *parts: str) -> Iterator[R]:
        """Those whose key begins with these parts, each followed by a point: topic, place, start, end, measure."""
        return self.starting("".join(f"{part}." for part in parts))

    def __getitem__(self, key: str) -> R:
        record = self.get(key)
        if record is None:
            raise KeyError(key)
        return record

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[R]:
        return chain.from_iterable(self.blocks())

    def counts(self, field: str) -> Counter[str]:
        """How many of them have each value of a field."""
        return Counter(map(attrgetter(field), self))


class Kept(Records[R]):
    """Those of other records that a rule keeps."""

    def __init__(self, records: Records[R], keeps: Callable[[R], bool]) -> None:
        self._records, self._keeps = records, keeps

    def starting(self, prefix: str) -> Iterator[R]:
        """Those whose key starts so, in order."""
        return filter(self._keeps, self._records.starting(prefix))

    def holding(self, text: str) -> Iterator[R]:
        """Those that hold a text anywhere, in order."""
        return filter(self._keeps, self._records.holding(text))

    def blocks(self) -> Iterator[Sequence[R]]:
        """All of them in order, some at a time."""
        return (list(filter(self._keeps, block)) for block in self._records.blocks())

    def get(self, key: str) -> R | None:
        """The one with this key, if there is one."""
        record = self._records.get(key)
        if record is None or not self._keeps(record):
            return None
        return record


class Lines(Records[R]):
    """The records of a file with one on each line, in order of their keys.

    Every reading raises InvalidDatasetError if a line is otherwise, or if the file has changed since it was opened.
    """

    def __init__(self, kind: type[R], folder: str, stream: BinaryIO) -> None:
        self.kind = kind
        self.file = FILES[kind].name
        self._folder, self._stream = folder, stream
        # A dataset and its places refer to each other: a finalizer closes the file before both are taken apart.
        finalize(self, stream.close)
        self._key = attrgetter(FILES[kind].key)
        self._decoder: msgspec.json.Decoder[list[R]] = msgspec.json.Decoder(list[kind])  # type: ignore[valid-type]
        self._size = stream.seek(0, os.SEEK_END)
        self._stamp = self._stamp_now()
        self._found: dict[str, R | None] = {}
        self._probed: dict[int, tuple[int, bytes | None]] = {}

    def get(self, key: str) -> R | None:
        """The one with this key, if there is one; looked up once."""
        if key not in self._found:
            self._found[key] = self._looked_up(key.encode("utf-8", "surrogatepass"))
        return self._found[key]

    def _looked_up(self, key: bytes) -> R | None:
        """The one with this key: one line of the file is decoded."""
        line, _ = self._block_from(self._offset_of(key), 0)
        if not _is_record(line) or self._key_of(line) != key:
            return None
        return self._decoded([line])[0]

    def starting(self, prefix: str) -> Iterator[R]:
        """Those whose key starts so, in order."""
        wanted = prefix.encode("utf-8", "surrogatepass")
        offset = self._offset_of(wanted)
        more = True
        size = NEAR
        while more:
            lines, offset = self._lines_from(offset, size)
            matching = list(takewhile(lambda line: self._key_of(line).startswith(wanted), lines))
            more = len(matching) == len(lines) > 0
            size = min(2 * size, BLOCK)
            yield from self._decoded(matching)

    def holding(self, text: str) -> Iterator[R]:
        """Those that hold the JSON text of `text` anywhere, in order."""
        wanted = msgspec.json.encode(text)
        offset = 0
        while offset < self._size:
            block, offset = self._block_from(offset, BLOCK * 4)
            if wanted in block:
                yield from self._decoded([line for line in block.splitlines() if wanted in line])

    def blocks(self) -> Iterator[Sequence[R]]:
        """All of them in order, some at a time."""
        offset = 0
        while offset < self._size:
            block, offset = self._block_from(offset, BLOCK)
            # A record ends with a brace: what stands around it is of the array.
            text = block.strip(b"[], \t\r\n")
            if text:
                records = self._decode(text)
                self._examine(block, records, last=offset >= self._size)
                yield records

    def _examine(self, block: bytes, records: Sequence[R], *, last: bool) -> None:
        """Raise what is wrong with a block of lines, of which these are the records."""

    def _offset_of(self, key: bytes) -> int:
        """Where the first line begins whose key is not before `key`, or some lines earlier."""
        low, high = 0, self._size
        while high - low > NEAR:
            middle = (low + high) // 2
            start, found = self._key_after(middle)
            if found is not None and start < high and found < key:
                low = start
            else:
                high = middle
        self._stream.seek(low)
        while low < self._size:
            line = self._stream.readline()
            if _is_record(line) and self._key_of(line) >= key:
                return low
            low += len(line)
        return self._size

    def _key_after(self, offset: int) -> tuple[int, bytes | None]:
        """Where the first line begins at or after `offset`, and its key if it holds a record; looked at once."""
        if offset not in self._probed:
            self._stream.seek(offset - 1)
            start = offset - 1 + len(self._stream.readline())
            line = self._stream.readline()
            self._probed[offset] = start, self._key_of(line) if _is_record(line) else None
        return self._probed[offset]

    def _block_from(self, offset: int, size: int) -> tuple[bytes, int]:
        """Whole lines that begin at `offset`, about `size` bytes of them, and where the next one begins."""
        if self._stamp_now() != self._stamp:
            raise self.fault("has changed while it was read")
        try:
            self._stream.seek(offset)
            block = self._stream.read(size) + self._stream.readline()
        except OSError as error:
            raise self.fault(f"cannot be read ({error.strerror or error})") from None
        return block, offset + len(block)

    def _lines_from(self, offset: int, size: int) -> tuple[list[bytes], int]:
        """The records' lines in a block that begins at `offset`, and where the next block begins."""
        block, end = self._block_from(offset, size)
        lines = [line for line in block.split(b"\n") if _is_record(line)]
        return lines, end

    def _key_of(self, line: bytes) -> bytes:
        """The key of a line as UTF-8, whose order is that of its text."""
        plain = KEY.match(line)
        if plain:
            return plain[1]
        key: str = self._key(self._decoded([line])[0])
        return key.encode("utf-8", "surrogatepass")

    def _decoded(self, lines: Iterable[bytes]) -> list[R]:
        """The records of some lines."""
        return self._decode(b",".join(line.rstrip(b" \t\r\n,") for line in lines))

    def _decode(self, text: bytes) -> list[R]:
        """The records of a text, with commas between them."""
        try:
            return self._decoder.decode(b"[%b]" % text)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self.fault(str(error)) from None

    def _stamp_now(self) -> tuple[int, ...]:
        """What tells that a file has changed: its size and the time of its last change."""
        if isinstance(self._stream, io.BytesIO):
            return ()
        status = os.fstat(self._stream.fileno())
        return status.st_size, status.st_mtime_ns

    def fault(self, reason: str) -> InvalidDatasetError:
        """What is wrong with the file."""
        return InvalidDatasetError(self._folder, (Problem(self.file, "", "", reason),))


def _is_record(line: bytes) -> bool:
    """Whether a line holds a record, not a bracket of the array around them."""
    return b"{" in line
