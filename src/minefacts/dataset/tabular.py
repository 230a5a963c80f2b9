"""The dataset as tables: one for each data file and for each array in it, and one of the places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from graphlib import TopologicalSorter
from operator import attrgetter
from typing import Any, NamedTuple, get_args, get_type_hints

from msgspec.structs import astuple

from ..model.records import FILES, PLACES, Country, Record, Source
from ..model.references import Reference, references
from .reading import Dataset
from .schema import table_schema

#: The type and the constraints of a column, as Frictionless writes them.
Column = dict[str, Any]
Row = tuple[Any, ...]
TEXT: Column = {"type": "string", "constraints": {"required": True}}
NUMBER: Column = {"type": "integer", "constraints": {"required": True}}


class Table(NamedTuple):
    """A table: its columns with their type and constraints, those of its key, what they refer to, its rows.

    The rows come some at a time, in order of the key, whenever they are asked for: a large file is never held.
    """

    name: str
    columns: dict[str, Column]
    key: tuple[str, ...]
    references: dict[str, tuple[str, str]]
    blocks: Callable[[], Iterable[Sequence[Row]]]


def tables(dataset: Dataset) -> list[Table]:
    """A table of the places a figure may be about, and one for each data file after those that it refers to."""
    rows = [astuple(dataset.places[code]) for code in sorted(dataset.places)]
    places = Table(PLACES, {"code": TEXT, "name": TEXT, "kind": TEXT}, ("code",), {}, lambda: [rows])
    return [places, *(_table(dataset, kind) for kind in _ordered())]


def links(dataset: Dataset) -> Iterator[Table]:
    """The arrays of records, one element a row, each with its position."""
    for kind in _ordered():
        targets = {reference.field: _target(reference) for reference in references(kind) if reference.many}
        for field in table_schema(kind)["fields"]:
            if field["type"] == "array":
                yield _link(dataset, kind, field["name"], targets.get(field["name"]))


def resource_name(table: str) -> str:
    """What a table is called among the resources of a package."""
    return table.replace("_", "-")


def _ordered() -> list[type[Record]]:
    """The types of records, each after those that it refers to."""
    kinds = {file.name: kind for kind, file in FILES.items()}
    graph: dict[type[Record], list[type[Record]]] = {}
    for kind, file in FILES.items():
        others = {reference.target for reference in references(kind)} - {PLACES, file.name}
        graph[kind] = [kinds[name] for name in sorted(others)]
    return list(TopologicalSorter(graph).static_order())


def _table(dataset: Dataset, kind: type[Record]) -> Table:
    """The table of one data file; a source's publication and standing are columns of their own."""
    file = FILES[kind]
    columns: dict[str, Column] = {field.pop("name"): field for field in table_schema(kind)["fields"]}
    targets = {reference.field: _target(reference) for reference in references(kind) if not reference.many}
    if kind is Country:
        targets[file.key] = (PLACES, "code")
    fields = dict(zip(columns, columns, strict=True))
    if kind is Source:
        del columns["custom"], fields["custom"]
        columns |= {"issued": {"type": "string"}, "kind": TEXT, "supports": {"type": "string"}}
        fields |= {"issued": "published", "kind": "custom.kind", "supports": "custom.supports"}
    row: Callable[[Record], Row] = attrgetter(*fields.values())

    def blocks() -> Iterator[list[Row]]:
        return (list(map(row, block)) for block in dataset.lines(kind).blocks())

    return Table(_sql_name(file.resource), columns, (file.key,), targets, blocks)


def _link(dataset: Dataset, kind: type[Record], field: str, target: tuple[str, str] | None) -> Table:
    """The elements of one array field; `target` is the table and key that they refer to."""
    file = FILES[kind]
    owner = _sql_name(file.resource)
    number = int in get_args(get_type_hints(kind)[field])
    columns = {owner: TEXT, "position": NUMBER, "value": NUMBER if number else TEXT}
    targets = {owner: (owner, file.key)}
    if target:
        targets["value"] = target
    pair = attrgetter(file.key, field)

    def rows(block: Iterable[Record]) -> list[Row]:
        pairs = map(pair, block)
        return [(key, position, value) for key, values in pairs for position, value in enumerate(values or ())]

    return Table(
        f"{owner}_{field}",
        columns,
        (owner, "position"),
        targets,
        lambda: (rows(block) for block in dataset.lines(kind).blocks()),
    )


def _target(reference: Reference) -> tuple[str, str]:
    """The table and its key that a reference leads to."""
    if reference.target == PLACES:
        return PLACES, "code"
    file = next(file for file in FILES.values() if file.name == reference.target)
    return _sql_name(file.resource), file.key


def _sql_name(name: str) -> str:
    return name.replace("-", "_")
