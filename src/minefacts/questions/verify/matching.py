"""Which figures are of the period that a text names, and what they make of its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model import dates
from ...model.records import Figure
from .. import series
from .comparing import Said, is_distinctive, likeness
from .decision import Decision, first
from .evidence import Evidence, Line
from .periods import Period
from .statements import Statement


def fits(period: Period | None, figure: Figure) -> bool:
    """Whether a figure is of a period that a text names."""
    if period is None or period.kind == "edition":
        return True
    kind = series.period_kind(figure)
    if period.kind == "vague":
        return False
    if period.kind == "since":
        return kind == "cumulative" and figure.start.startswith(str(period.start))
    if period.kind == "span":
        return kind in ("cumulative", "part") and _is_span(period, figure)
    if period.kind == "part":
        return _is_within(period, figure)
    if kind == "cumulative":
        return period.kind == "until" and figure.end[:4] == period.end
    return kind in ("year", "stock") and figure.start[:4] == period.end


def _is_span(period: Period, figure: Figure) -> bool:
    """Whether a figure's period begins and ends as a text says, to the year or to the month."""
    return figure.start.startswith(str(period.start)) and figure.end.startswith(str(period.end))


def _is_within(period: Period, figure: Figure) -> bool:
    """Whether a figure of a day or a month is of the day or the month that a text names."""
    if not period.end or len(figure.end) == 4 or figure.start != figure.end or len(period.end) == 4:
        return False
    first, last = dates.first_day(period.end), dates.last_day(period.end)
    return first <= dates.first_day(figure.start) and dates.last_day(figure.end) <= last


def compared(evidence: Evidence, one: Statement, said: Said, lines: Sequence[Line]) -> Decision | None:
    """The verdict if a current or an earlier figure of the period says what is said; None if none does."""
    named = [line for line in lines if line.current.body in one.bodies] or list(lines)
    same = [line.current for line in named if likeness(said, line.current.value) == "same"]
    if same:
        best = first(evidence, same)
        against: tuple[Figure, ...] = ()
        if not one.bodies:
            against = _against(best, said, lines)
        if against:
            return Decision("bodies-differ", "", best, against)
        return Decision("matches", "", best)
    near = [line.current for line in named if likeness(said, line.current.value) == "rounded"]
    if near and said.approximation:
        return Decision("rounded", "", first(evidence, near))
    earlier = _earlier(evidence, said, named)
    if earlier:
        return earlier
    if near:
        return Decision("rounded", "", first(evidence, near))
    others = [line.current for line in lines if line not in named and likeness(said, line.current.value) != "no"]
    if others:
        return Decision("bodies-differ", "", first(evidence, others), (named[0].current,))
    return None


def _earlier(evidence: Evidence, said: Said, lines: Sequence[Line]) -> Decision | None:
    """The verdict if an earlier edition says what is said, and the current figure is another."""
    for line in lines:
        alike = [figure for figure in line.earlier if likeness(said, figure.value) == "same"]
        if not alike and said.approximation:
            alike = [figure for figure in line.earlier if likeness(said, figure.value) == "rounded"]
        if alike:
            return Decision("superseded", "", line.current, (first(evidence, alike),))
    return None


def _against(best: Figure, said: Said, lines: Iterable[Line]) -> tuple[Figure, ...]:
    """What other bodies say of the very same period, where it is not a rounding of the same."""
    return tuple(
        line.current
        for line in lines
        if line.current.body != best.body
        and (line.current.start, line.current.end) == (best.start, best.end)
        and likeness(said, line.current.value) == "no"
        and not _agrees(line.current, best)
    )


def _agrees(rough: Figure, figure: Figure) -> bool:
    """Whether a rounded figure of one body is the rounding of another's."""
    return (
        rough.qualifier in ("about", "more-than", "at-least") and abs(rough.value - figure.value) <= 0.05 * figure.value
    )


def different(one: Statement, said: Said, fitting: Sequence[Line], lines: Sequence[Line]) -> Decision:
    """The verdict if every figure of the place, measure and period is another: a slip, unless a part may be meant."""
    asked = [line for line in fitting if line.current.body in one.bodies] or list(fitting)
    nearest = min((line.current for line in asked), key=lambda figure: abs(figure.value - said.low))
    decision = elsewhere(Decision("differs", "", nearest), said, lines)
    small = said.low < nearest.value / 2 and not one.whole and not decision.others
    if not one.dated:
        return decision._replace(verdict="not-checked", reason="undated")
    if one.partial or small:
        return decision._replace(verdict="not-checked", reason="partial")
    if _is_between(said, fitting):
        return decision._replace(verdict="not-checked", reason="between")
    if one.bodies and not any(line.current.body in one.bodies for line in fitting):
        return decision._replace(verdict="not-checked", reason="body")
    return decision


def _is_between(said: Said, lines: Sequence[Line]) -> bool:
    """Whether stock figures of one year lie on both sides: the number may be of a day between them."""
    stocks = [line.current for line in lines if series.period_kind(line.current) == "stock"]
    values = [figure.value for figure in stocks]
    return len(values) > 1 and min(values) < said.low < max(values)


def elsewhere(decision: Decision, said: Said, lines: Sequence[Line]) -> Decision:
    """The decision with the figure of another period that has the number, if it is distinctive."""
    if not is_distinctive(said, 3):
        return decision
    figures = [figure for line in lines for figure in (line.current, *line.earlier)]
    alike = [figure for figure in figures if likeness(said, figure.value) == "same"]
    if not alike:
        return decision
    return decision._replace(others=(max(alike, key=lambda figure: dates.last_day(figure.end)),))
