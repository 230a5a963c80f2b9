"""What the records of one file say of those of another, as the record types declare it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct

from .records import Record


class Reference(Struct, frozen=True):
    """A field that names a record of another file, or several of them."""

    field: str
    #: The name of the file, or PLACES.
    target: str
    many: bool


@cache
def references(kind: type[Record]) -> tuple[Reference, ...]:
    """The fields of a record type that name records of other files."""
    hints = get_type_hints(kind, include_extras=True)
    found = []
    for name in kind.__struct_fields__:
        target = next(_targets(hints[name]), None)
        if target is not None:
            found.append(Reference(name, target, _is_array(hints[name])))
    return tuple(found)


def referred(record: Record, reference: Reference) -> tuple[str, ...]:
    """The keys that a record's field names."""
    value = getattr(record, reference.field)
    if value is None:
        return ()
    if reference.many:
        return tuple(value)
    return (value,)


def _targets(hint: Any) -> Iterator[str]:
    """The files that a type declares to refer to, wherever in it."""
    if get_origin(hint) is Annotated:
        for extra in hint.__metadata__:
            if isinstance(extra, Meta) and extra.extra and "refers_to" in extra.extra:
                yield extra.extra["refers_to"]
    for part in get_args(hint):
        yield from _targets(part)


def _is_array(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return _is_array(get_args(hint)[0])
    return get_origin(hint) is tuple
