"""A data file of which not every record is sound: those that are, and what is wrong with each of the others."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple, TypeVar, get_args, get_type_hints

import msgspec

from ..errors import Problem
from ..model.choices import nearest
from ..model.records import FILES, Record
from .elements import ERRORS, Element, MalformedError, elements
from .layout import repeated

R = TypeVar("R", bound=Record)

#: How many problems of one file are worked out; any more are only counted.
LIMIT = 1000
#: How much of a value a message repeats.
SHOWN = 60
_COLON = re.compile(rb'"\s*:')


class Salvaged(NamedTuple):
    """Some records of a file that are sound, and what is wrong with others among them."""

    records: Sequence[Any]
    problems: Sequence[Problem]


def salvaged(kind: type[Record], stream: BinaryIO) -> Iterator[Salvaged]:
    """The records of a file, some at a time, each told apart: sound, or with what is wrong."""
    decoder = msgspec.json.Decoder(list[kind])  # type: ignore[valid-type]
    number, told = 0, 0
    try:
        for some in elements(stream):
            text = b"[%b]" % b",".join(map(bytes, some))
            try:
                found = Salvaged(decoder.decode(text), _doubled(kind, text, len(some)))
            except ERRORS:
                found = _apart(kind, some, number, told)
            number += len(some)
            told += len(found.problems)
            yield found
    except MalformedError as error:
        yield Salvaged((), [Problem(FILES[kind].name, "", "", str(error))])


def sound(kind: type[R], text: bytes) -> tuple[R, ...]:
    """The records of a file that are of its type."""
    return tuple(record for some in salvaged(kind, io.BytesIO(text)) for record in some.records)


def problems(file: str, text: bytes, error: Exception) -> list[Problem]:
    """What is wrong with each record that is not of the file's type, or with a file that is no array at all."""
    kind = next((kind for kind, about in FILES.items() if about.name == file), None)
    if kind is not None:
        found = [problem for some in salvaged(kind, io.BytesIO(text)) for problem in some.problems]
        if found:
            return found
    field, reason = _place(error)
    return [Problem(file, "", field, _placed(reason, text))]


def shown(value: object) -> str:
    """A value as a message repeats it: of a long one its beginning, and how long it is."""
    text = repr(value)
    if len(text) <= SHOWN:
        return text
    return f"{text[:SHOWN]}… ({len(text)} characters)"


def _doubled(kind: type[Record], text: bytes, count: int) -> list[Problem]:
    """Fields that appear twice in one of `count` records, of which a decoder keeps the last without a word."""
    # Each field has a colon: if there are more, they are in texts or in objects, or a field is doubled.
    expected = len(kind.__struct_fields__) * count
    if text.count(b":") == expected or len(_COLON.findall(text)) == expected:
        return []
    file = FILES[kind]
    try:
        found = list(repeated(text))
    except ERRORS:
        return []
    reason = "appears twice in the record"
    return [Problem(file.name, str(record.get(file.key, "")), field, reason) for record, field in found]


def _apart(kind: type[Record], some: Sequence[Element], number: int, told: int) -> Salvaged:
    """Records of which one is not sound, each decoded by itself; `number` of them and `told` problems came before."""
    records: list[Record] = []
    faults: list[Problem] = []
    for place, raw in enumerate(some, number + 1):
        try:
            records.append(msgspec.json.decode(raw, type=kind))
        except ERRORS as error:
            if told + len(faults) < LIMIT:
                faults.append(_problem(kind, raw, place, error))
            else:
                faults.append(_counted(kind))
    doubled = _doubled(kind, b"[%b]" % b",".join(map(bytes, some)), len(some))
    return Salvaged(records, faults + doubled)


def _counted(kind: type[Record]) -> Problem:
    """A problem that is one of many."""
    return Problem(FILES[kind].name, "", "", "is wrong")


def _problem(kind: type[Record], raw: Element, number: int, error: Exception) -> Problem:
    """What is wrong with one record."""
    field, reason = _place(error)
    if reason.startswith("Invalid enum value"):
        reason = _choice(kind, raw, field) or reason
    return Problem(FILES[kind].name, _named(raw, FILES[kind].key, number), field, reason)


def _place(error: Exception) -> tuple[str, str]:
    """The field that a decoder complains about, and its complaint."""
    # msgspec says so in its message alone: https://github.com/jcrist/msgspec/issues/264.
    text, _, path = str(error).rpartition(" - at `$")
    reason, path = (text, path) if text else (path, "")
    missing = ""
    if " field `" in reason:
        missing = reason.rpartition(" field `")[2]
    return ".".join(filter(None, (path.strip("`."), missing.strip("`")))), reason


def _choice(kind: type[Record], raw: Element, field: str) -> str:
    """What is said of a value that a closed list does not have; nothing if it cannot be told."""
    value: Any = raw
    hint: Any = kind
    try:
        for name in field.split("."):
            # Only what leads to the value is decoded: what stands beside it may be no JSON.
            value, hint = msgspec.json.decode(value, type=dict[str, msgspec.Raw])[name], get_type_hints(hint)[name]
        value = msgspec.json.decode(value)
    except (*ERRORS, LookupError, TypeError, AttributeError):
        return ""
    return f"{shown(value)} does not exist: {nearest(str(value)[:SHOWN], list(_leaves(hint)))}"


def _leaves(hint: Any) -> Iterator[Any]:
    """The values of a Literal, or of all that a union is made of."""
    for part in get_args(hint):
        if get_args(part):
            yield from _leaves(part)
        elif isinstance(part, str):
            yield part


def _placed(message: str, text: bytes) -> str:
    """A complaint with the line of the byte that it names."""
    byte = re.search(r"\(byte (\d+)\)", message)
    if byte is None:
        return message
    line = text.count(b"\n", 0, int(byte[1])) + 1
    return f"{message}, on line {line}"


def _named(raw: Element, key: str, number: int) -> str:
    """What to call a broken record: its key if it can be told, else its number in the file."""
    try:
        name = msgspec.json.decode(msgspec.json.decode(raw, type=dict[str, msgspec.Raw])[key], type=str)
    except (*ERRORS, LookupError):
        # A record that is no JSON has its key in the beginning, as a rule.
        found = re.match(rb'\{\s*"%b"\s*:\s*"([^"\\]{1,200})"' % key.encode(), bytes(raw)[:400])
        if found:
            name = found[1].decode("utf-8", "replace")
        else:
            name = f"record {number}"
    return name
