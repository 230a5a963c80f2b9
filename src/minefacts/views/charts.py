"""Figures as titled bars: by year, or by place where one year was asked for; a year without a figure says so.

Charts of one measure share one scale, and shares are drawn against 100 percent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..dataset.reading import Dataset
from ..questions import series
from ..questions.figures import FigureRecord
from . import words
from .answer import Answer


class Bar(NamedTuple):
    """One line of a chart: what it stands for, its value in words, and how much of the chart's scale it fills."""

    label: str
    text: str
    share: float


class Chart(NamedTuple):
    """A title, and the bars below it."""

    title: str
    bars: Sequence[Bar]


def drawable(answer: Answer) -> Answer:
    """The figures of an answer that a bar can stand for: those of one year or day, not of a longer or shorter span."""
    drawn = [one for one in answer.records if isinstance(one, FigureRecord) and one.start == one.end]
    count = len(answer.records) - len(drawn)
    remark = (f"Not drawn: {words.count(count, 'figure')} of part of a year or of several years",) if count else ()
    nothing = "; ".join(remark) or answer.nothing
    return replace(answer, records=drawn, remarks=(*remark, *answer.remarks), nothing=nothing)


def charts(answer: Answer, dataset: Dataset) -> list[Chart]:
    """One chart for each measure and body, by year for a place, or by place for a year."""
    figures = [one for one in answer.records if isinstance(one, FigureRecord)]
    by_place = len({figure.start for figure in figures}) == 1 and len({figure.iso3 for figure in figures}) > 1
    groups: dict[tuple[str, ...], list[FigureRecord]] = {}
    for figure in figures:
        what = figure.start if by_place else figure.place
        groups.setdefault((what, words.measure(figure.topic, figure.measure), figure.body), []).append(figure)
    drawn = []
    for title, group in groups.items():
        most = _most(figures, group[0])
        bars = _places(group, most) if by_place else _years(group, most, dataset, answer.years)
        brackets = " (its edition in brackets)" if group[0].edition else ""
        drawn.append(Chart(", ".join(title) + brackets, bars))
    return drawn


def _most(figures: Iterable[FigureRecord], one: FigureRecord) -> float:
    """What a full bar stands for: the largest figure of the measure, or all of it for a share."""
    return 100 if one.unit == "percent" else max(other.value for other in figures if other.measure == one.measure)


def _places(group: Iterable[FigureRecord], most: float) -> list[Bar]:
    return [_bar(figure.place, figure, most) for figure in sorted(group, key=lambda figure: -figure.value)]


def _years(group: Sequence[FigureRecord], most: float, dataset: Dataset, asked: tuple[int, int] | None) -> list[Bar]:
    """A bar for each figure and, over the years asked for or else of the group, a line for each year without one."""
    years, recorded = {int(figure.start[:4]) for figure in group}, _recorded(dataset, group[0])
    first, last = min(years), max(years)
    if asked:
        first, last = max(asked[0], min(recorded)), min(asked[1], int(dataset.version[:4]))
    missing = set(range(first, last + 1)) - years
    gaps = [Bar(str(year), "left out" if year in recorded else "not recorded", 0) for year in missing]
    return sorted([*(_bar(figure.start, figure, most) for figure in group), *gaps], key=lambda bar: bar.label)


def _recorded(dataset: Dataset, figure: FigureRecord) -> set[int]:
    """The years of which the record has any figure of the same place, measure and body, of whichever edition."""
    return {
        int(other.start[:4])
        for other in dataset.figures.under(figure.topic, figure.iso3)
        if (other.measure, other.body) == (figure.measure, figure.body) and series.span(other) in ("year", "stock")
    }


def _bar(label: str, figure: FigureRecord, most: float) -> Bar:
    edition = f" ({figure.edition})" if figure.edition else ""
    return Bar(label, f"{words.value(figure)}{edition}", figure.value / most if most else 0)
