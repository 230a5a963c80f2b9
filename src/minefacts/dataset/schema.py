"""The record types as schemas: JSON Schema for the data files, Frictionless table schemas for files and tables."""

from __future__ import annotations

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from ..model import records
from ..model.records import FILES, PLACES, About, Name, Record
from ..model.references import Reference, references

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", tuple: "array", dict: "object"}

#: Fields whose text may be empty, which a table cannot tell from nothing.
MAY_BE_EMPTY = {(Name, "languages")}


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of the dataset: an object with each file's array of records under the file's name."""
    refs, definitions = msgspec.json.schema_components(FILES, ref_template="#/$defs/{name}")
    for name, definition in definitions.items():
        about: About = getattr(records, name).about
        # Docstrings, from which some come here, are not there in an optimized run.
        definition.pop("description", None)
        definition["description"] = about[""]
        for field, description in definition["properties"].items():
            description["description"] = about[field]
    files = zip((file.name for file in FILES.values()), refs, strict=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The files of a minefacts dataset",
        "type": "object",
        "properties": {file: {"type": "array", "items": reference} for file, reference in files},
        "$defs": definitions,
    }


def table_schema(kind: type[Record]) -> dict[str, Any]:
    """The Frictionless schema of one data file as it is."""
    key = FILES[kind].key
    keys = [_foreign_key(reference) for reference in references(kind) if _is_foreign_key(reference)]
    schema = {"fields": list(fields(kind)), "primaryKey": key, "missingValues": [""]}
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _is_foreign_key(reference: Reference) -> bool:
    """Whether a field refers as Frictionless can say it: to one record of one file."""
    return not reference.many and reference.target != PLACES


def _foreign_key(reference: Reference) -> dict[str, Any]:
    """A reference as Frictionless writes it."""
    target = next(file for file in FILES.values() if file.name == reference.target)
    return {"fields": reference.field, "reference": {"resource": target.resource, "fields": target.key}}


def fields(kind: type[Record]) -> Iterable[dict[str, Any]]:
    """A field descriptor for each field of a record type, whose key is unique."""
    hints = get_type_hints(kind)
    key = ""
    if kind in FILES:
        key = FILES[kind].key
    for field, name in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        hint = hints[field]
        options = [option for option in _options(hint) if option is not NoneType]
        allowed = [value for option in options for value in get_args(option) if get_origin(option) is Literal]
        optional = _optional(hint) or (kind, field) in MAY_BE_EMPTY
        constraints: dict[str, Any] = {}
        if not optional:
            constraints["required"] = True
        if name == key:
            constraints["unique"] = True
        if allowed:
            constraints["enum"] = list(dict.fromkeys(allowed))
        described: dict[str, Any] = {"name": name, "type": _type(options), "description": kind.about[name]}
        if constraints:
            described["constraints"] = constraints
        yield described


def _options(hint: Any) -> tuple[Any, ...]:
    """The types that a hint allows."""
    if get_origin(hint) in (Union, UnionType):
        return get_args(hint)
    return (hint,)


def _optional(hint: Any) -> bool:
    """Whether a table may leave a field empty: null, an array or an object without anything."""
    return NoneType in _options(hint) or get_origin(hint) in (tuple, dict)


def _type(options: Iterable[Any]) -> str:
    """The Frictionless type of a field that allows these types."""
    plain = [_plain(option) for option in options]
    if float in plain:
        return "number"
    return _TYPES.get(plain[0], "object")


def _plain(option: Any) -> Any:
    """The class of the values of a type; a closed list has values of one class."""
    if get_origin(option) is Literal:
        return type(get_args(option)[0])
    return get_origin(option) or option
