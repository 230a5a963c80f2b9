"""The canonical text of a data file: an array with one record a line, sorted by key."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from .records import Record


def text(records: Iterable[Record], key: str) -> str:
    """The file that holds `records`, so that a changed fact changes one line."""
    ordered = sorted(records, key=lambda record: str(getattr(record, key)))
    lines = (json.dumps(msgspec.to_builtins(record), ensure_ascii=False) for record in ordered)
    return "[\n" + ",\n".join(lines) + "\n]\n"
