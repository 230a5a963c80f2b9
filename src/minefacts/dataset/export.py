"""The dataset as a Frictionless data package of CSV tables, with CSL-JSON and SQLite beside them.

The same dataset gives the same bytes. Values are as they are: dates stay partial, an array is joined by semicolons
in CSV and a table of its own in SQLite, an object is JSON. A folder is written whole or not at all.
"""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable
from graphlib import TopologicalSorter
from operator import attrgetter
from typing import Any, NamedTuple

from ..errors import OutputError, UsageError
from ..model.records import FILES, PLACES, Country, Record, Source
from ..model.references import Reference, references
from . import layout
from .reading import PACKAGE_FILE, Dataset, has_inside, read
from .schema import table_schema

#: What may stand beside the data on how it may be used.
LICENCES = ("LICENSE", "LICENSE.unicode")
SQL_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}


#: The type and the constraints of a column, as Frictionless writes them.
Column = dict[str, Any]
TEXT: Column = {"type": "string", "constraints": {"required": True}}
NUMBER: Column = {"type": "integer", "constraints": {"required": True}}


class Table(NamedTuple):
    """A table: its columns with their type and constraints, those of its key, what they refer to, its rows."""

    name: str
    columns: dict[str, Column]
    key: tuple[str, ...]
    references: dict[str, tuple[str, str]]
    rows: list[tuple[Any, ...]]


def export(dataset: Dataset, folder: str) -> None:
    """Write the package to `folder`, which must not exist or be empty; raises UsageError or OutputError."""
    if not folder:
        raise UsageError("the folder to write to has no name")
    try:
        target = os.path.abspath(folder)
        there = os.path.lexists(target)
        if there and not (os.path.isdir(target) and not os.listdir(target)):
            raise UsageError(f"{folder!r} exists and is not an empty folder: name one that does not exist")
        # Beside the folder, or inside where it is there: it may be of another file system than what is around it.
        partial = os.path.join(target if there else os.path.dirname(target), f".minefacts-{os.getpid()}.partial")
        os.mkdir(partial)
        try:
            _write(dataset, partial)
            _move(partial, target, inside=there)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except (OSError, sqlite3.Error, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{folder!r} could not be written ({reason})") from None


def _move(partial: str, target: str, *, inside: bool) -> None:
    """Put the finished folder in its place, or its files into the empty folder around it."""
    if not inside:
        os.rename(partial, target)
        return
    if os.listdir(target) != [os.path.basename(partial)]:
        raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY))
    moved: list[str] = []
    try:
        for name in sorted(os.listdir(partial)):
            os.rename(os.path.join(partial, name), os.path.join(target, name))
            moved.append(name)
    except OSError:
        for name in moved:
            os.remove(os.path.join(target, name))
        raise


def tables(dataset: Dataset) -> list[Table]:
    """A table of the places a figure may be about, and one for each data file after those that it refers to."""
    rows = [tuple(dataset.places[code]) for code in sorted(dataset.places)]
    places = Table(PLACES, {"code": TEXT, "name": TEXT, "kind": TEXT}, ("code",), {}, rows)
    return [places, *(_table(dataset, kind) for kind in _ordered())]


def _ordered() -> list[type[Record]]:
    """The types of records, each after those that it refers to."""
    kinds = {file.name: kind for kind, file in FILES.items()}
    graph = {
        kind: [kinds[reference.target] for reference in references(kind) if reference.target in kinds] for kind in FILES
    }
    return list(TopologicalSorter(graph).static_order())


def _table(dataset: Dataset, kind: type[Record]) -> Table:
    """The table of one data file; a source's publication and standing are columns of their own."""
    file = FILES[kind]
    columns: dict[str, Column] = {field.pop("name"): field for field in table_schema(kind)["fields"]}
    targets = {reference.field: _target(reference) for reference in references(kind) if not reference.many}
    if kind is Country:
        targets[file.key] = (PLACES, "code")
    getters = {field: attrgetter(field) for field in columns}
    if kind is Source:
        del columns["custom"], getters["custom"]
        columns |= {"issued": {"type": "string"}, "kind": TEXT, "supports": {"type": "string"}}
        getters |= {"issued": attrgetter("published")}
        getters |= {field: attrgetter(f"custom.{field}") for field in ("kind", "supports")}
    rows = [tuple(getter(record) for getter in getters.values()) for record in _records(dataset, kind)]
    return Table(_sql_name(file.resource), columns, (file.key,), targets, rows)


def _records(dataset: Dataset, kind: type[Record]) -> list[Record]:
    """The records of a file in order of their key."""
    return sorted(dataset.lines(kind), key=attrgetter(FILES[kind].key))


def _target(reference: Reference) -> tuple[str, str]:
    """The table and its key that a reference leads to."""
    if reference.target == PLACES:
        return PLACES, "code"
    file = next(file for file in FILES.values() if file.name == reference.target)
    return _sql_name(file.resource), file.key


def _links(dataset: Dataset) -> Iterable[Table]:
    """The arrays of records, one element a row, each with its position."""
    for kind in _ordered():
        targets = {reference.field: _target(reference) for reference in references(kind) if reference.many}
        for field in table_schema(kind)["fields"]:
            if field["type"] == "array":
                yield _link(dataset, kind, field["name"], targets.get(field["name"]))


def _link(dataset: Dataset, kind: type[Record], field: str, target: tuple[str, str] | None) -> Table:
    """The elements of one array field; `target` is the table and key that they refer to."""
    file = FILES[kind]
    owner = _sql_name(file.resource)
    rows = [
        (getattr(record, file.key), position, value)
        for record in _records(dataset, kind)
        for position, value in enumerate(getattr(record, field) or ())
    ]
    number = bool(rows) and all(isinstance(row[2], int) for row in rows)
    columns = {owner: TEXT, "position": NUMBER, "value": NUMBER if number else TEXT}
    targets = {owner: (owner, file.key)}
    if target:
        targets["value"] = target
    return Table(f"{owner}_{field}", columns, (owner, "position"), targets, rows)


def _write(dataset: Dataset, folder: str) -> None:
    """Write every file of the package into a folder that is there and empty."""
    main, resources = tables(dataset), []
    for table in main:
        content = csv_text(table).encode()
        _save(folder, f"{table.name}.csv", content)
        resources.append(_resource(table, content))
    _save(folder, "sources.csl.json", layout.text(dataset.sources, FILES[Source].key).encode())
    _save_sqlite(os.path.join(folder, "minefacts.sqlite"), [*main, *_links(dataset)])
    package = json.loads(read(dataset.folder, PACKAGE_FILE)) | {"resources": resources}
    for licence in LICENCES:
        if os.path.isfile(os.path.join(dataset.folder, licence)) and has_inside(dataset.folder, licence):
            _save(folder, licence, read(dataset.folder, licence))
    _save(folder, PACKAGE_FILE, (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode())


def _save(folder: str, name: str, content: bytes) -> None:
    with open(os.path.join(folder, name), "wb") as stream:
        stream.write(content)


def csv_text(table: Table) -> str:
    """A table as CSV, its values as they are and nothing for null."""
    out = io.StringIO()
    plain = csv.writer(out, lineterminator="\n")
    # A carriage return is a line's end to those who read, yet no reason for quotes to this writer.
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(table.columns)
    for row in table.rows:
        cells = [_cell(value) for value in row]
        (quoting if any("\r" in str(cell) for cell in cells) else plain).writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A value as one cell: an array joined by semicolons, an object as JSON."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    """The descriptor of a table's CSV file."""
    keys = [
        {"fields": column, "reference": {"resource": _name(other), "fields": key}}
        for column, (other, key) in table.references.items()
    ]
    joined = {"type": "string"}
    schema: dict[str, Any] = {
        "fields": [
            {"name": name, **(joined if column["type"] == "array" else column)}
            for name, column in table.columns.items()
        ],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    return {
        "name": _name(table.name),
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _save_sqlite(path: str, everything: Iterable[Table]) -> None:
    """Write the tables to a new SQLite database, every reference checked."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        for table in everything:
            _fill(connection, table)
        connection.commit()
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    """Make one table with its keys and fill it; an array is left to a table of its own."""
    kept = [n for n, column in enumerate(table.columns.values()) if column["type"] != "array"]
    columns = list(table.columns.items())
    lines = [_sql_column(*columns[n]) for n in kept]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    for column, (other, key) in table.references.items():
        lines.append(f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(other)} ({_quoted(key)})")
    connection.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(lines)})")
    places = ", ".join("?" * len(kept))
    values = ([_stored(row[n]) for n in kept] for row in table.rows)
    connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", values)


def _sql_column(name: str, column: Column) -> str:
    """The definition of a column in SQL."""
    required = column.get("constraints", {}).get("required")
    return f"{_quoted(name)} {SQL_TYPES.get(column['type'], 'TEXT')}{' NOT NULL' if required else ''}"


def _stored(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def _quoted(name: str) -> str:
    return f'"{name}"'


def _sql_name(name: str) -> str:
    return name.replace("-", "_")


def _name(table: str) -> str:
    return table.replace("_", "-")
