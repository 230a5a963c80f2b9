"""Bars by year, or by place where one year was asked for; a year without a figure says so.

Charts of one measure share one scale, and shares are drawn against 100 percent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from .. import words
from ..answer import Answer
from ..dataset import Dataset
from ..figures import FigureRecord, recorded_years
from .escape import printable
from .folding import folded

_NATURAL = 100


class Bar(NamedTuple):
    """One line of a chart: what it stands for, its value in words and as a number."""

    label: str
    text: str
    value: float


def drawable(answer: Answer) -> Answer:
    """The figures of an answer that a bar can stand for: those of one year or day, not of a longer or shorter span."""
    drawn = [one for one in answer.records if isinstance(one, FigureRecord) and one.start == one.end]
    count = len(answer.records) - len(drawn)
    remark = (f"Not drawn: {words.count(count, 'figure')} of part of a year or of several years",) if count else ()
    nothing = "; ".join(remark) or answer.nothing
    return replace(answer, records=drawn, remarks=(*remark, *answer.remarks), nothing=nothing)


def render(answer: Answer, dataset: Dataset, footer: Iterable[str], width: int | None) -> str:
    """One chart for each measure and body, by year for a place, or by place for a year; then the footer."""
    figures = [one for one in answer.records if isinstance(one, FigureRecord)]
    by_place = len({figure.start for figure in figures}) == 1 and len({figure.iso3 for figure in figures}) > 1
    groups: dict[tuple[str, ...], list[FigureRecord]] = {}
    for figure in figures:
        what = figure.start if by_place else figure.place
        groups.setdefault((what, words.measure(figure.topic, figure.measure), figure.body), []).append(figure)
    charts = []
    for title, group in groups.items():
        bars = _places(group) if by_place else _years(group, dataset, answer.years)
        brackets = " (its edition in brackets)" if group[0].edition else ""
        charts.append(_chart(", ".join(title) + brackets, bars, _most(figures, group[0]), width))
    return "\n".join([*charts, "".join(f"{folded(printable(line), width)}\n" for line in footer)])


def _most(figures: Iterable[FigureRecord], one: FigureRecord) -> float:
    """What a full bar stands for: the largest figure of the measure, or all of it for a share."""
    return 100 if one.unit == "percent" else max(other.value for other in figures if other.measure == one.measure)


def _places(group: Iterable[FigureRecord]) -> list[Bar]:
    return [_bar(figure.place, figure) for figure in sorted(group, key=lambda figure: -figure.value)]


def _years(group: Sequence[FigureRecord], dataset: Dataset, asked: tuple[int, int] | None) -> list[Bar]:
    """A bar for each figure and, over the years asked for or else of the group, a line for each year without one."""
    years, recorded = {int(figure.start[:4]) for figure in group}, recorded_years(dataset, group[0])
    first, last = min(years), max(years)
    if asked:
        first, last = max(asked[0], min(recorded)), min(asked[1], int(dataset.version[:4]))
    missing = set(range(first, last + 1)) - years
    gaps = [Bar(str(year), "left out" if year in recorded else "not recorded", 0) for year in missing]
    return sorted([*(_bar(figure.start, figure) for figure in group), *gaps], key=lambda bar: bar.label)


def _bar(label: str, figure: FigureRecord) -> Bar:
    edition = f" ({figure.edition})" if figure.edition else ""
    return Bar(label, f"{words.value(figure)}{edition}", figure.value)


def _chart(title: str, bars: Sequence[Bar], most: float, width: int | None) -> str:
    """The title and, a line each, a bar's label, its value with the edition that says so, and its length."""
    labels, texts = [printable(bar.label) for bar in bars], [printable(bar.text) for bar in bars]
    left, middle = max(map(len, labels)), max(map(len, texts))
    room = max((width or _NATURAL) - left - middle - 4, 0)
    lines = [folded(printable(title), width)]
    for label, text, bar in zip(labels, texts, bars, strict=True):
        # A little is not nothing.
        length = max(round(bar.value / most * room), 1) if bar.value and room else 0
        lines.append(f"{label:<{left}}  {text:>{middle}}  {'█' * length}".rstrip())
    return "\n".join(lines) + "\n"
