"""A data file that does not decode: its sound records, and what is wrong with each of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from ..errors import Problem
from ..model.choices import nearest
from ..model.records import FILES, Record

R = TypeVar("R", bound=Record)

ERRORS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def sound(kind: type[R], text: bytes) -> tuple[R, ...]:
    """The records of a file that are of its type."""
    return tuple(record for _, record in _each(kind, text) if isinstance(record, kind))


def problems(file: str, text: bytes, error: Exception) -> list[Problem]:
    """What is wrong with each record that is not of the file's type, or with a file that is not an array at all."""
    kind = next((kind for kind, about in FILES.items() if about.name == file), Record)
    key = FILES[kind].key if kind in FILES else ""
    found = [
        Problem(file, _named(raw, key, number), *_fault(fault, kind, raw))
        for number, (raw, fault) in enumerate(_each(kind, text), 1)
        if isinstance(fault, Exception)
    ]
    if found:
        return found
    field, reason = _place(error)
    return [Problem(file, "", field, _placed(reason, text))]


def _each(kind: type[Record], text: bytes) -> Iterator[tuple[msgspec.Raw, Record | Exception]]:
    """Each element of a file that is an array, with the record it is or the error that it is none."""
    try:
        raws = msgspec.json.decode(text, type=list[msgspec.Raw]) if kind in FILES else []
    except ERRORS:
        return
    for raw in raws:
        try:
            yield raw, msgspec.json.decode(raw, type=kind)
        except ERRORS as fault:
            yield raw, fault


def _place(error: Exception) -> tuple[str, str]:
    """The field that a decoder complains about, and its complaint."""
    text, _, path = str(error).rpartition(" - at `$")
    reason, path = (text, path) if text else (path, "")
    missing = reason.rpartition(" field `")[2] if " field `" in reason else ""
    return ".".join(filter(None, (path.strip("`."), missing.strip("`")))), reason


def _fault(error: Exception, kind: type[Record], raw: msgspec.Raw) -> tuple[str, str]:
    """The field that a decoder complains about, and its complaint, with the values that a closed list has."""
    field, reason = _place(error)
    if reason.startswith("Invalid enum value"):
        value, hint = msgspec.json.decode(raw), kind
        for name in field.split("."):
            value, hint = value[name], get_type_hints(hint)[name]
        reason = f"{value!r} does not exist: {nearest(str(value), list(_leaves(hint)))}"
    return field, reason


def _leaves(hint: Any) -> Iterator[Any]:
    """The values of a Literal, or of all that a union is made of."""
    for part in get_args(hint):
        yield from _leaves(part) if get_args(part) else (part,) if isinstance(part, str) else ()


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
