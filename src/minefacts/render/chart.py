"""Bars by year, or by place where one year was asked for; a year without a figure says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from .. import words
from ..answer import Answer
from ..figures import FigureRecord
from .escape import printable

_NATURAL = 100
_MISSING = "not recorded"


def drawable(answer: Answer) -> Answer:
    """The figures of an answer that a bar can stand for: those of one year or day, not of a longer or shorter span."""
    drawn = [one for one in answer.records if isinstance(one, FigureRecord) and one.start == one.end]
    count = len(answer.records) - len(drawn)
    remark = (f"Not drawn: {count} figures of part of a year or of several years",) if count else ()
    return replace(answer, records=drawn, remarks=(*remark, *answer.remarks))


def render(records: Sequence[Struct], footer: Iterable[str], width: int | None) -> str:
    """One chart for each measure and body, by year for a place, or by place for a year; then the footer."""
    figures = [one for one in records if isinstance(one, FigureRecord)]
    by_place = len({figure.start for figure in figures}) == 1 and len({figure.iso3 for figure in figures}) > 1
    groups: dict[tuple[str, ...], list[FigureRecord]] = {}
    for record in figures:
        what = record.start if by_place else record.place
        groups.setdefault((what, words.measure(record.measure), record.body), []).append(record)
    charts = [
        _chart(", ".join(title), _places(group) if by_place else _years(group), width)
        for title, group in groups.items()
    ]
    return "\n".join([*charts, "".join(f"{printable(line)}\n" for line in footer)])


def _places(group: Iterable[FigureRecord]) -> list[tuple[str, FigureRecord | None]]:
    return [(record.place, record) for record in sorted(group, key=lambda record: -record.value)]


def _years(group: Sequence[FigureRecord]) -> list[tuple[str, FigureRecord | None]]:
    """A bar for each period of the group and, between the first and the last year, for each year that has none."""
    bars: list[tuple[str, FigureRecord | None]] = [(record.start, record) for record in group]
    years = {int(record.start[:4]) for record in group}
    missing = set(range(min(years), max(years))) - years
    return sorted([*bars, *((str(year), None) for year in missing)], key=lambda bar: bar[0])


def _chart(title: str, bars: Sequence[tuple[str, FigureRecord | None]], width: int | None) -> str:
    """The title and, a line each, a bar's label, its value in words and its length."""
    labels = [printable(label) for label, _ in bars]
    values = [words.value(record) if record else _MISSING for _, record in bars]
    left, middle = max(map(len, labels)), max(map(len, values))
    room = max((width or _NATURAL) - left - middle - 4, 0)
    most = max((record.value for _, record in bars if record), default=0)
    lines = [printable(title)]
    for label, value, (_, record) in zip(labels, values, bars, strict=True):
        length = round(record.value / most * room) if record and most else 0
        lines.append(f"{label:<{left}}  {value:>{middle}}  {'█' * length}".rstrip())
    return "\n".join(lines) + "\n"
