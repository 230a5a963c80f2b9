"""The text of a data file: an array with one record a line, sorted by key, no field twice in a record."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ..model.records import Name, Record

#: The key under which a parsed object names its fields that appear twice; no JSON object has it.
TWICE = None
Parsed = dict[str | None, Any]


def text(records: Iterable[Record], key: str) -> str:
    """The file that holds `records`, so that a changed fact changes one line."""
    ordered = sorted(records, key=lambda record: str(getattr(record, key)))
    return "[\n" + ",\n".join(map(_line, ordered)) + "\n]\n"


def _line(record: Record) -> str:
    """A record as JSON; without blanks if there are so many records that blanks add up."""
    if isinstance(record, Name):
        separators = (",", ":")
    else:
        separators = (", ", ": ")
    return json.dumps(msgspec.to_builtins(record), ensure_ascii=False, separators=separators)


def repeated(text: bytes) -> Iterator[tuple[Parsed, str]]:
    """Each field that appears twice in a record, of which a decoder keeps the last, with that record."""
    records = parsed(text)
    if not isinstance(records, list):
        return
    for record in records:
        if isinstance(record, dict):
            for part in (record, *record.values()):
                yield from ((record, name) for name in twice(part))


def twice(part: object) -> Iterable[str]:
    """The names of the fields that appear twice in a parsed object; none for anything else."""
    names: Iterable[str] = ()
    if isinstance(part, dict):
        names = part.get(TWICE, names)
    return names


def parsed(text: bytes) -> Any:
    """JSON parsed strictly; raises ValueError or RecursionError, also for numbers that JSON does not have."""
    return json.loads(text, object_pairs_hook=_marked, parse_constant=_refused, parse_float=_finite)


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is not a number of JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isfinite(number):
        return number
    return _refused(digits)


def _marked(pairs: list[tuple[str, Any]]) -> Parsed:
    """A JSON object, with the names of its fields that appear twice."""
    record: Parsed = dict(pairs)
    if len(record) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        record[TWICE] = [name for name, times in counts.items() if times > 1]
    return record
