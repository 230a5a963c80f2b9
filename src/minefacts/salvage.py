"""A data file that does not decode: its sound records, and what is wrong with each of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import msgspec

from .choices import nearest
from .errors import Problem
from .records import FILES, Record

ERRORS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def sound(file: str, text: bytes) -> tuple[Record, ...]:
    """The records of a file that are of its type."""
    return tuple(record for _, record in _each(file, text) if isinstance(record, Record))


def problems(file: str, text: bytes, error: Exception) -> list[Problem]:
    """What is wrong with each record that is not of the file's type, or with a file that is no array at all."""
    kind, key = FILES.get(file, (Record, ""))
    found = [
        Problem(file, _named(raw, key, number), *_fault(fault, kind))
        for number, (raw, fault) in enumerate(_each(file, text), 1)
        if isinstance(fault, Exception)
    ]
    return found or [Problem(file, "", "", _placed(str(error), text))]


def _each(file: str, text: bytes) -> Iterator[tuple[msgspec.Raw, Record | Exception]]:
    """Each element of a file that is an array, with the record it is or the error that it is none."""
    try:
        raws = msgspec.json.decode(text, type=list[msgspec.Raw]) if file in FILES else []
    except ERRORS:
        return
    for raw in raws:
        try:
            yield raw, msgspec.json.decode(raw, type=FILES[file][0])
        except ERRORS as fault:
            yield raw, fault


def _fault(error: Exception, kind: type[Record]) -> tuple[str, str]:
    """The field that a decoder complains about, and its complaint, with the values that a closed list has."""
    reason, _, path = str(error).partition(" - at `$")
    missing = reason.rpartition(" field `")[2] if " field `" in reason else ""
    field = ".".join(filter(None, (path.strip("`."), missing.strip("`"))))
    value = re.fullmatch("Invalid enum value '(.*)'", reason)
    if value:
        reason = f"{value[1]!r} does not exist: {nearest(value[1], _allowed(kind, field))}"
    return field, reason


def _allowed(kind: type[Record], field: str) -> list[str]:
    """The closed list of a field, which may be one of a record inside."""
    hint: Any = kind
    for name in field.split("."):
        hint = get_type_hints(hint)[name]
    return [value for value in _leaves(hint) if isinstance(value, str)]


def _leaves(hint: Any) -> Iterator[Any]:
    """The values of a Literal, or of all that a union is made of."""
    for part in get_args(hint):
        yield from _leaves(part) if get_args(part) else (part,)


def _placed(message: str, text: bytes) -> str:
    """A complaint with the line of the byte that it names."""
    byte = re.search(r"\(byte (\d+)\)", message)
    if byte is None:
        return message
    line = text.count(b"\n", 0, int(byte[1])) + 1
    return f"{message}, on line {line}"


def _named(raw: msgspec.Raw, key: str, number: int) -> str:
    """What to call a broken record: its key if it can be told, else its number in the file."""
    try:
        name = msgspec.json.decode(raw, type=dict[str, object])[key]
    except (*ERRORS, KeyError):
        return f"record {number}"
    return name if isinstance(name, str) else f"record {number}"
