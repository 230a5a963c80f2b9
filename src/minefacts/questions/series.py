"""Series of figures: which figures restate one another, which of them is current, which tells of the newest period.

A series is (topic, body, place, scope, start, end, measure). Its current figure is the one with the largest edition,
or else year of publication; of these one that its own body published before one that others relay, an exact value
before a rounded one, the later day of publication, and of equals the first by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import Figure, SourceKind

Key = tuple[str | None, ...]
PeriodKind = Literal["year", "stock", "part", "cumulative"]
PERIOD_KINDS: tuple[PeriodKind, ...] = ("year", "stock", "part", "cumulative")
#: The qualifiers of a value that was rounded.
ROUNDED = ("about", "more-than")
#: The topics whose figures of one year count what happened in it; those of the others tell what there was.
ANNUAL = ("casualties", "clearance")
#: The measures that tell what there was even if their topic tells what happened.
STOCKS = ("clearance-completed", "stockpile-completed")


def key(figure: Figure) -> Key:
    """The series that a figure belongs to."""
    return figure.topic, figure.body, figure.place, figure.scope, figure.start, figure.end, figure.measure


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
    """The current figure of the series that `figure` belongs to, ignoring figures from the document `but`."""
    alike = dataset.figures.under(figure.topic, figure.place, figure.start, figure.end, figure.measure)
    members = grouped(dataset, (one for one in alike if one.source != but)).get(key(figure))
    if members:
        return members[-1]
    return None


def rank(dataset: Dataset, figure: Figure) -> tuple[int, bool, bool, str]:
    """What makes one figure of a series later than another."""
    published = dataset.sources[figure.source].published
    day = ""
    if published:
        day = dates.first_day(published)
    primary = source_kind(dataset, figure) == "primary"
    return edition(dataset, figure), primary, figure.qualifier not in ROUNDED, day


def edition(dataset: Dataset, figure: Figure) -> int:
    """The year a figure counts by: its edition, or else the year of its publication."""
    if figure.edition is not None:
        return figure.edition
    published = dataset.sources[figure.source].published
    if published:
        return int(published[:4])
    return 0


def source_kind(dataset: Dataset, figure: Figure) -> SourceKind:
    """Whether the body whose figure it is published the document itself."""
    source = dataset.sources[figure.source]
    body = dataset.bodies[figure.body]
    if source.publisher in body.publishers:
        return "primary"
    return "relay"


def period_kind(figure: Figure) -> PeriodKind:
    """What a figure's period is: a calendar year, the day or year of a stock, part of a year, or longer."""
    if figure.start == figure.end:
        if figure.topic not in ANNUAL or figure.measure in STOCKS:
            return "stock"
        if len(figure.start) == 4:
            return "year"
        return "part"
    if figure.start[:4] == figure.end[:4]:
        return "part"
    return "cumulative"


def newest(figures: Iterable[Figure]) -> list[Figure]:
    """Those of `figures` that tell of the newest period of their body, place, scope, measure and kind of period."""
    ending = [(figure, _line(figure), dates.last_day(figure.end)) for figure in figures]
    last: dict[Key, str] = {}
    for _, line, end in ending:
        last[line] = max(last.get(line, ""), end)
    return [figure for figure, line, end in ending if end == last[line]]


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same: the same value, as exactly."""
    return (one.value, one.qualifier) == (other.value, other.qualifier)


def _line(figure: Figure) -> Key:
    """Whose figure of what this is, whatever its end: the figures that a newer period replaces."""
    kind = period_kind(figure)
    start = ""
    if kind == "cumulative":
        start = figure.start
    return figure.topic, figure.body, figure.place, figure.scope, figure.measure, kind, start
