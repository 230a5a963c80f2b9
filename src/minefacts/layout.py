"""The text of a data file: an array with one record a line, sorted by key, no field twice in a record."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from .records import Record

#: The mark of a field that stands twice; no field has such a name.
TWICE = "\0"


def text(records: Iterable[Record], key: str) -> str:
    """The file that holds `records`, so that a changed fact changes one line."""
    ordered = sorted(records, key=lambda record: str(getattr(record, key)))
    lines = (json.dumps(msgspec.to_builtins(record), ensure_ascii=False) for record in ordered)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def repeated(text: bytes) -> Iterator[tuple[dict[str, Any], str]]:
    """Each record of a file in which a field stands twice, of which a decoder keeps the last, with that field."""
    for record in json.loads(text, object_pairs_hook=_marked):
        for part in (record, *record.values()):
            if isinstance(part, dict) and TWICE in part:
                yield record, part[TWICE]
                break


def _marked(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object, with the name of a field that stands twice in it under a key that no record has."""
    record = dict(pairs)
    if len(record) < len(pairs):
        record[TWICE] = Counter(name for name, _ in pairs).most_common(1)[0][0]
    return record
