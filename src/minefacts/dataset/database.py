"""Tables in a new SQLite database, every reference checked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from .tabular import Column, Row, Table

SQL_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}


class Database:
    """A database that is being written; until it is closed nobody else has it, so nothing is kept to undo."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # References are checked once all is there, which takes less than at each row.
        for setting in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute("BEGIN")

    def close(self, *, commit: bool) -> None:
        """Finish the file, or leave it to be removed; raises IntegrityError if a row refers to nothing."""
        try:
            if commit:
                dangling = self._connection.execute("PRAGMA foreign_key_check").fetchone()
                if dangling:
                    raise sqlite3.IntegrityError(f"a row of {dangling[0]} refers to no row of {dangling[2]}")
                self._connection.execute("COMMIT")
        finally:
            self._connection.close()

    def create(self, table: Table) -> None:
        """Make a table with its keys; an array is left to a table of its own."""
        columns = [(name, column) for name, column in table.columns.items() if column["type"] != "array"]
        lines = [_sql_column(name, column) for name, column in columns]
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
        for column, (other, key) in table.references.items():
            lines.append(f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(other)} ({_quoted(key)})")
        self._connection.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(lines)}) WITHOUT ROWID")

    def insert(self, table: Table, rows: Iterable[Row]) -> None:
        """Add rows to a table."""
        kept = [n for n, column in enumerate(table.columns.values()) if column["type"] != "array"]
        places = ", ".join("?" * len(kept))
        self._connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", _stored(table, kept, rows))


def _stored(table: Table, kept: Sequence[int], rows: Iterable[Row]) -> Iterable[Sequence[Any]]:
    """Rows as a database takes them: without arrays, an object as JSON."""
    types = {column["type"] for column in table.columns.values()}
    if not types & {"array", "object"}:
        return rows
    return ([_value(row[n]) for n in kept] for row in rows)


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value


def _sql_column(name: str, column: Column) -> str:
    """The definition of a column in SQL."""
    required = ""
    if column.get("constraints", {}).get("required"):
        required = " NOT NULL"
    return f"{_quoted(name)} {SQL_TYPES.get(column['type'], 'TEXT')}{required}"


def _quoted(name: str) -> str:
    return f'"{name}"'
