"""Series of figures: which figures restate one another, which of them is current, which tells of the newest period.

A series is (topic, body, place, start, end, measure). Its current figure is the one with the largest (edition, or
else year of publication; primary before relay; date of publication), and of equals the first by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import Figure

Key = tuple[str, str, str, str, str, str]
Span = Literal["year", "stock", "part", "cumulative"]
SPANS: tuple[Span, ...] = ("year", "stock", "part", "cumulative")


def key(figure: Figure) -> Key:
    """The series that a figure belongs to."""
    return figure.topic, figure.body, figure.iso3, figure.start, figure.end, figure.measure


def grouped(dataset: Dataset, figures: Iterable[Figure]) -> dict[Key, list[Figure]]:
    """The figures of each series, the current one last."""
    series: dict[Key, list[Figure]] = {}
    for figure in figures:
        series.setdefault(key(figure), []).append(figure)
    for members in series.values():
        if len(members) > 1:
            members.sort(key=lambda figure: figure.id, reverse=True)
            members.sort(key=lambda figure: rank(dataset, figure))
    return series


def current(dataset: Dataset, figure: Figure, *, but: str | None = None) -> Figure | None:
    """The current figure of the series that `figure` belongs to, that of the document `but` left aside."""
    alike = dataset.figures.under(figure.topic, figure.iso3, figure.start, figure.end, figure.measure)
    members = grouped(dataset, (one for one in alike if one.source != but)).get(key(figure))
    return members[-1] if members else None


def rank(dataset: Dataset, figure: Figure) -> tuple[int, bool, str]:
    """What makes one figure of a series later than another."""
    source = dataset.sources[figure.source]
    published = dates.first_day(source.published) if source.published else ""
    return edition(dataset, figure), source.custom.kind == "primary", published


def edition(dataset: Dataset, figure: Figure) -> int:
    """The year a figure counts by: its edition, or else the year of its publication."""
    return figure.edition or int((dataset.sources[figure.source].published or "0")[:4])


def span(figure: Figure) -> Span:
    """What a figure's period is: a calendar year, the day or year of a stock, part of a year, or longer."""
    if figure.start == figure.end:
        return "year" if len(figure.start) == 4 and figure.topic != "contamination" else "stock"
    return "part" if figure.start[:4] == figure.end[:4] else "cumulative"


def newest(figures: Iterable[Figure]) -> list[Figure]:
    """Those of `figures` that tell of the newest period of their body, place, measure and kind of span."""
    figures = list(figures)
    last: dict[tuple[str, ...], str] = {}
    for figure in figures:
        line = _line(figure)
        last[line] = max(last.get(line, ""), dates.last_day(figure.end))
    return [figure for figure in figures if dates.last_day(figure.end) == last[_line(figure)]]


def _line(figure: Figure) -> tuple[str, ...]:
    """Whose figure of what this is, whatever its end: the figures that a newer period replaces."""
    kind = span(figure)
    return figure.topic, figure.body, figure.iso3, figure.measure, kind, figure.start if kind == "cumulative" else ""
