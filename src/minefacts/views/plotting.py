"""Figures as charts: bars by year or by place, lines for several places over years; what is missing says so.

A chart is of one measure of one body. Charts of one measure share one scale, and shares are drawn against 100 percent.
One figure alone is not a chart, and the world is never beside states.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import structs

from ..model import vocabulary
from ..model.records import WORLD
from ..model.vocabulary import UNITS
from ..questions.figure_records import FigureRecord
from . import words
from .charts import Chart, Kind, Point, Scale, Series, scale

#: The most lines that one chart holds.
LINES = 8
#: The most figures of an edition of their own that a line below a chart names.
NAMED = 6
NOT_RECORDED, LEFT_OUT = "not recorded", "left out"
_SIGNS = {"at-least": "≥ ", "about": "≈ ", "more-than": "> ", "derived": "= "}
_SIGN_WORDS = {"at-least": "≥ at least", "about": "≈ about", "more-than": "> more than", "derived": "= worked out"}


#: The years of which there is any figure of the same place, measure and body as a figure.
Recorded = Callable[[FigureRecord], set[int]]


def charts(
    figures: Sequence[FigureRecord],
    recorded: Recorded,
    *,
    years: tuple[int, int] | None = None,
    most: int | None = None,
    source: Callable[[Sequence[FigureRecord]], str] = lambda _: "",
    dated: str = "",
) -> tuple[list[Chart], list[str]]:
    """The charts of figures of a year or a day, over the `years` asked for, and lines on what they do not show.

    Of more places than `most` a chart has the largest, of more years the newest.
    """
    drawable = [one for one in figures if one.start == one.end]
    notes = _undrawn(len(figures) - len(drawable), "of part of a year or of several years")
    kept: list[tuple[Kind, list[FigureRecord]]] = []
    alone = 0
    for group in _grouped(drawable).values():
        kind = _kind(group)
        if len(group) > 1 and _room(kind, most):
            kept.append((kind, group))
        else:
            alone += 1
    notes += _undrawn(alone, "without another of the same measure and body")
    page = _Page(recorded, years, most, source, dated)
    return [page.chart(kind, group, _scale(drawable, group[0])) for kind, group in kept], notes


def _room(kind: Kind, most: int | None) -> bool:
    """Whether a chart of at most so many bars or lines is one."""
    return most is None or most > 1 or (kind == "lines" and most == 1)


def _undrawn(count: int, why: str) -> list[str]:
    """A line on figures that are on no chart."""
    if count:
        return [f"Not drawn: {words.count(count, 'figure')} {why}"]
    return []


def _grouped(figures: Sequence[FigureRecord]) -> dict[tuple[str, ...], list[FigureRecord]]:
    """The figures of each measure and body, the world's apart, and those that count a part of a place apart."""
    groups: dict[tuple[str, ...], list[FigureRecord]] = {}
    for figure in figures:
        world = ""
        if figure.iso3 == WORLD:
            world = WORLD
        groups.setdefault(
            (figure.topic, figure.measure, figure.unit, figure.body, world, figure.scope or ""), []
        ).append(figure)
    return groups


def _kind(group: Sequence[FigureRecord]) -> Kind:
    """How a group is drawn: bars by year for one place, by place for one year, else lines."""
    if len({figure.iso3 for figure in group}) == 1:
        return "years"
    if len({figure.start[:4] for figure in group}) == 1:
        return "places"
    return "lines"


def _scale(figures: Sequence[FigureRecord], one: FigureRecord) -> Scale:
    """The scale that all figures of a measure share."""
    if one.unit == "percent":
        return Scale((0, 25, 50, 75, 100))
    alike = [other for other in figures if _scaled_with(other) == _scaled_with(one)]
    return scale(max(other.value for other in alike))


def _scaled_with(one: FigureRecord) -> tuple[object, ...]:
    """What figures on one scale have in common."""
    return one.measure, one.unit, one.iso3 == WORLD, one.scope is None


class _Page(NamedTuple):
    """What all charts of an answer have in common."""

    recorded: Recorded
    years: tuple[int, int] | None
    most: int | None
    source: Callable[[Sequence[FigureRecord]], str]
    dated: str

    def chart(self, kind: Kind, group: Sequence[FigureRecord], scale: Scale) -> Chart:
        """One chart of figures of one measure and body."""
        group, notes = _limited(kind, group, self.most)
        if kind == "places":
            series = [_by_place(group)]
        elif kind == "years":
            series = [self._by_year(group[0].place, group, self._span(group))]
        else:
            series, notes = self._lines(group)
        drawn = [point for one in series for point in one.points]
        editions = {point.edition for point in drawn if not point.gap}
        chart = Chart(
            kind,
            _title(kind, group),
            group[0].body,
            group[0].unit,
            series,
            scale,
            editions.pop() if len(editions) == 1 else None,
            source=self.source(group),
            dated=self.dated,
        )
        return structs.replace(chart, notes=(*notes, *other_editions(chart)), signs=_signs(group))

    def _span(self, group: Sequence[FigureRecord]) -> tuple[int, int]:
        """The first and last year of a chart: those asked for if any figure is on record, else those of the figures."""
        drawn = {int(figure.start[:4]) for figure in group}
        if self.years is None or self.most is not None:
            return min(drawn), max(drawn)
        known = drawn.union(*(self.recorded(one) for one in _first_of_each(group)))
        return max(self.years[0], min(known)), min(self.years[1], max(known))

    def _by_year(self, name: str, group: Sequence[FigureRecord], span: tuple[int, int]) -> Series:
        """A point for each figure, and for each year without one a gap."""
        drawn = {int(figure.start[:4]) for figure in group}
        points = [_point(figure.start, figure) for figure in group]
        recorded = self.recorded(group[0])
        for year in range(span[0], span[1] + 1):
            if year not in drawn:
                why = NOT_RECORDED
                if year in recorded:
                    why = LEFT_OUT
                points.append(Point(str(year), None, why, gap=why))
        return Series(name, sorted(points, key=lambda point: point.label))

    def _lines(self, group: Sequence[FigureRecord]) -> tuple[list[Series], list[str]]:
        """A line for each place, of at most so many places the largest, and a line on the others."""
        room = min(self.most or LINES, LINES)
        span = self._span(group)
        places: dict[str, dict[str, FigureRecord]] = {}
        for figure in group:
            # Of several figures of a year the last one is the newest edition's.
            places.setdefault(figure.place, {})[figure.start[:4]] = figure
        series = [self._by_year(name, list(years.values()), span) for name, years in places.items()]
        series.sort(key=lambda one: (-one.peak, one.name))
        others = [one.name for one in series[room:]]
        return [_yearly(one) for one in series[:room]], _fewer(others)


def _fewer(places: Sequence[str]) -> list[str]:
    """A line on the places that a chart has no room for, the largest named."""
    if not places:
        return []
    named = ", ".join(places[:3]) + (", ..." if len(places) > 3 else "")
    return [f"Left out: {words.count(len(places), 'place')} with fewer ({named})."]


def _limited(kind: Kind, group: Sequence[FigureRecord], most: int | None) -> tuple[Sequence[FigureRecord], list[str]]:
    """The largest or the newest figures that so many bars show, and a line on how many there are."""
    if most is None or len(group) <= most or kind == "lines":
        return group, []
    if kind == "places":
        return sorted(group, key=lambda one: -one.value)[:most], [f"The {most} largest of {len(group)} on record."]
    return sorted(group, key=lambda one: one.start)[-most:], [f"The newest {most} of {len(group)} on record."]


def _first_of_each(group: Sequence[FigureRecord]) -> list[FigureRecord]:
    """One figure of each place."""
    return list({figure.iso3: figure for figure in group}.values())


def _yearly(series: Series) -> Series:
    """A series whose labels are years, so that those of all lines agree."""
    points = [Point(one.label[:4], one.value, one.said, one.short, one.edition, one.gap) for one in series.points]
    return Series(series.name, points)


def _by_place(group: Sequence[FigureRecord]) -> Series:
    """A point for each place, the largest first."""
    ordered = sorted(group, key=lambda figure: (-figure.value, figure.place))
    return Series("", [_point(figure.place, figure) for figure in ordered])


def _point(label: str, figure: FigureRecord) -> Point:
    """A figure as a bar or a point."""
    unit = UNITS.get(figure.unit)
    number = f"{figure.value:,}"
    if unit == "%":
        number = f"{number} %"
    short = _SIGNS.get(figure.qualifier or "", "") + number
    return Point(label, figure.value, words.value(figure), short, figure.edition)


def _title(kind: Kind, group: Sequence[FigureRecord]) -> str:
    """What a chart shows, of whom and when."""
    measure = vocabulary.measure(group[0].topic, group[0].measure)
    span = words.title_years(figure.start for figure in group)
    if kind == "places":
        return f"{words.upper(measure)} by place, {span}"
    if kind == "years":
        return f"{words.place(group[0].place, group[0].scope)}: {measure} by year, {span}"
    return f"{words.upper(measure)} by year and place, {span}"


def _signs(group: Sequence[FigureRecord]) -> str:
    """What the signs before values mean."""
    used = {figure.qualifier for figure in group}
    return "; ".join(meaning for qualifier, meaning in _SIGN_WORDS.items() if qualifier in used)


def other_editions(chart: Chart) -> list[str]:
    """A line on the figures of a line chart whose edition is not that of most of their year."""
    if chart.kind != "lines":
        return []
    usual = chart.editions
    found = [
        f"{one.name} {point.label} ({point.edition})"
        for one in chart.series
        for point, edition in zip(one.points, usual, strict=True)
        if point.edition not in (None, edition)
    ]
    if not found:
        return []
    more = ""
    if len(found) > NAMED:
        more = f" and {len(found) - NAMED} more"
    return [f"Of another edition than most of their year: {', '.join(found[:NAMED])}{more}."]
