"""The text of a data file: an array with one record a line, sorted by key, no field twice in a record."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from .records import Record

#: The key under which a parsed object names its fields that stand twice; no JSON object has it.
TWICE = None
Parsed = dict[str | None, Any]


def text(records: Iterable[Record], key: str) -> str:
    """The file that holds `records`, so that a changed fact changes one line."""
    ordered = sorted(records, key=lambda record: str(getattr(record, key)))
    lines = (json.dumps(msgspec.to_builtins(record), ensure_ascii=False) for record in ordered)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def repeated(text: bytes) -> Iterator[tuple[Parsed, str]]:
    """Each field that stands twice in a record, of which a decoder keeps the last, with that record."""
    for record in json.loads(text, object_pairs_hook=_marked):
        for part in (record, *record.values()):
            if isinstance(part, dict):
                yield from ((record, name) for name in part.get(TWICE, ()))


def _marked(pairs: list[tuple[str, Any]]) -> Parsed:
    """A JSON object, with the names of its fields that stand twice."""
    record: Parsed = dict(pairs)
    if len(record) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        record[TWICE] = [name for name, times in counts.items() if times > 1]
    return record
