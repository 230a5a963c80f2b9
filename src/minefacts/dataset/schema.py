"""The record types as schemas: JSON Schema for the data files, Frictionless table schemas for files and tables."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from ..model import records
from ..model.records import FILES, Record

#: Where a field of a file names a record of another, by file: field, other file, its key.
REFERENCES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "treaty-events.json": (("iso3", "countries.json", "iso3"),),
    "figures.json": (("source", "sources.json", "id"),),
    "claims.json": (("said_by", "parties.json", "id"), ("source", "sources.json", "id")),
    "parties.json": (("iso3", "countries.json", "iso3"), ("source", "sources.json", "id")),
}
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", tuple: "array", dict: "object"}


class Description(NamedTuple):
    """What the docstring of a record type says: what a record is, and what each field holds."""

    summary: str
    fields: dict[str, str]

    @classmethod
    def of(cls, kind: type[Record]) -> Description:
        """What is said of a record type."""
        summary, _, lines = cleandoc(kind.__doc__ or "").partition("\n\n")
        # A line that is indented goes on with the one before.
        fields = (line.split(": ", 1) for line in lines.replace("\n    ", " ").splitlines())
        return cls(" ".join(summary.split()), dict(fields))


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of the dataset: an object with each file's array of records under the file's name."""
    kinds = [kind for kind, _ in FILES.values()]
    references, definitions = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for name, definition in definitions.items():
        about = Description.of(getattr(records, name))
        definition["description"] = about.summary
        for field, text in about.fields.items():
            definition["properties"][field]["description"] = text
    files = zip(FILES, references, strict=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The files of a minefacts dataset",
        "type": "object",
        "properties": {file: {"type": "array", "items": reference} for file, reference in files},
        "$defs": definitions,
    }


def table_schema(file: str) -> dict[str, Any]:
    """The Frictionless schema of one data file as it is."""
    kind, key = FILES[file]
    keys = [
        {"fields": field, "reference": {"resource": resource(other), "fields": other_key}}
        for field, other, other_key in REFERENCES.get(file, ())
    ]
    schema = {"fields": list(fields(kind, key)), "primaryKey": key, "missingValues": [""]}
    return schema | ({"foreignKeys": keys} if keys else {})


def resource(file: str) -> str:
    """The name of a data file among the resources of a package."""
    return file.removesuffix(".json")


def fields(kind: type[Record], key: str) -> Iterable[dict[str, Any]]:
    """A field descriptor for each field of a record type, whose key is unique."""
    hints, about = get_type_hints(kind), Description.of(kind)
    for field, name in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        hint = hints[field]
        options = [option for option in _options(hint) if option is not NoneType]
        allowed = [value for option in options for value in get_args(option) if get_origin(option) is Literal]
        constraints: dict[str, Any] = {} if _optional(hint) else {"required": True}
        constraints |= {"unique": True} if name == key else {}
        constraints |= {"enum": list(dict.fromkeys(allowed))} if allowed else {}
        described = {"name": name, "type": _type(options), "description": about.fields[name]}
        yield described | ({"constraints": constraints} if constraints else {})


def _options(hint: Any) -> tuple[Any, ...]:
    """The types that a hint allows."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _optional(hint: Any) -> bool:
    """Whether a table may leave a field empty: null, an array or an object without anything."""
    return NoneType in _options(hint) or get_origin(hint) in (tuple, dict)


def _type(options: Iterable[Any]) -> str:
    """The Frictionless type of a field that allows these types."""
    plain = [str if get_origin(option) is Literal else get_origin(option) or option for option in options]
    return "number" if float in plain else _TYPES.get(plain[0], "object")
