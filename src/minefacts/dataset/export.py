"""The dataset as a Frictionless data package of CSV tables, with CSL-JSON and SQLite beside them.

The same dataset gives the same bytes. Values are as they are: dates stay partial, an array is joined by semicolons
in CSV and a table of its own in SQLite, an object is JSON. A folder is written whole or not at all.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..errors import OutputError, reason_of
from ..model.records import FILES, Source
from . import layout
from .database import Database
from .placing import EXPORTED, digest_of, placed
from .reading import PACKAGE_FILE, Dataset, has_inside, read
from .tabular import Column, Table, links, resource_name, tables

#: What may lie beside the data on how it may be used.
LICENCES = ("LICENSE", "LICENSE.unicode")
DATABASE, DOCUMENTS = "minefacts.sqlite", "sources.csl.json"


def export(dataset: Dataset, folder: str, *, replace: bool = False) -> None:
    """Write the package to `folder`, which must not exist or be empty, or hold an earlier export to `replace`.

    Raises UsageError or OutputError.
    """
    try:
        with placed(folder, replace=replace) as new:
            _write(dataset, new)
    except (OSError, sqlite3.Error, OverflowError, ValueError) as error:
        reason = reason_of(error)
        raise OutputError(f"{folder!r} could not be written ({reason})") from None


def _write(dataset: Dataset, folder: str) -> None:
    """Write every file of the package into a folder that is there and empty."""
    resources = _write_tables(dataset, folder)
    _save(folder, DOCUMENTS, layout.text(dataset.sources, FILES[Source].key).encode())
    for licence in LICENCES:
        if os.path.isfile(os.path.join(dataset.folder, licence)) and has_inside(dataset.folder, licence):
            _save(folder, licence, read(dataset.folder, licence))
    package = json.loads(read(dataset.folder, PACKAGE_FILE)) | {"resources": resources}
    package[EXPORTED] = {name: digest_of(os.path.join(folder, name)) for name in sorted(os.listdir(folder))}
    _save(folder, PACKAGE_FILE, (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode())


def _save(folder: str, name: str, content: bytes) -> None:
    with open(os.path.join(folder, name), "wb") as stream:
        stream.write(content)


def _write_tables(dataset: Dataset, folder: str) -> list[dict[str, Any]]:
    """Write every table as CSV and into the database, each read once; the descriptors of the CSV files."""
    database = Database(os.path.join(folder, DATABASE))
    done = False
    try:
        resources = [_write_table(table, database, folder) for table in tables(dataset)]
        for table in links(dataset):
            database.create(table)
            for block in table.blocks():
                database.insert(table, block)
        done = True
    finally:
        database.close(commit=done)
    return resources


def _write_table(table: Table, database: Database, folder: str) -> dict[str, Any]:
    """Write one table as CSV and into the database; the descriptor of the CSV file."""
    digest, size = hashlib.sha256(), 0
    database.create(table)
    with open(os.path.join(folder, f"{table.name}.csv"), "wb") as stream:
        for text in _csv(table, database):
            content = text.encode()
            stream.write(content)
            digest.update(content)
            size += len(content)
    return _resource(table, size, digest.hexdigest())


def _csv(table: Table, database: Database) -> Iterator[str]:
    """A table as CSV, piece by piece, each of which has gone into the database before."""
    yield _text([table.columns])
    plain = all(column["type"] in ("string", "integer", "number") for column in table.columns.values())
    for block in table.blocks():
        database.insert(table, block)
        if plain:
            yield _text(block)
        else:
            yield _text(map(_cells, block))


def _text(rows: Iterable[Iterable[Any]]) -> str:
    """Rows as CSV."""
    rows = list(rows)
    text = _joined(rows, csv.QUOTE_MINIMAL)
    if "\r" not in text:
        return text
    # A carriage return is a line's end to those who read, yet no reason for quotes to this writer.
    return "".join(_joined([row], _quoting(row)) for row in rows)


def _quoting(row: Iterable[Any]) -> Any:
    """Which cells of a row are put in quotes."""
    if any("\r" in str(cell) for cell in row):
        return csv.QUOTE_ALL
    return csv.QUOTE_MINIMAL


def _joined(rows: Sequence[Iterable[Any]], quoting: Any) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=quoting).writerows(rows)
    return out.getvalue()


def _cells(row: Iterable[Any]) -> list[Any]:
    return list(map(_cell, row))


def _cell(value: Any) -> Any:
    """A value as one cell: an array joined by semicolons, an object as JSON."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value


def _resource(table: Table, size: int, digest: str) -> dict[str, Any]:
    """The descriptor of a table's CSV file."""
    keys = [
        {"fields": column, "reference": {"resource": resource_name(other), "fields": key}}
        for column, (other, key) in table.references.items()
    ]
    schema: dict[str, Any] = {
        "fields": [_field(name, column) for name, column in table.columns.items()],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": resource_name(table.name),
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(name: str, column: Column) -> dict[str, Any]:
    """The descriptor of a column; an array is one text in CSV."""
    if column["type"] == "array":
        return {"name": name, "type": "string"}
    return {"name": name, **column}
