"""The verdict on a number: what the record has for its place, measure and period, and how the two compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ..model import dates
from ..model.records import Figure
from . import series
from .comparing import Said, is_distinctive, likeness
from .evidence import Evidence, Line
from .periods import Period
from .statements import Statement

Verdict = Literal["matches", "rounded", "superseded", "bodies-differ", "differs", "not-checked"]
VERDICTS: tuple[Verdict, ...] = ("matches", "rounded", "superseded", "bodies-differ", "differs", "not-checked")


class Decision(NamedTuple):
    """A verdict on a number, and what decided it.

    reason: why there is none, as a word: what `measuring` says, or `unreadable` `no-figure` `no-period` `place` `partial`
        `other-treaty` `close`
    figure: the figure that decides, or the nearest
    others: figures beside it: another body's, a newer one, or the one that has the number for something else
    """

    verdict: Verdict
    reason: str = ""
    figure: Figure | None = None
    others: tuple[Figure, ...] = ()


#: Of several readings of a number the first of these verdicts wins.
ORDER: dict[Verdict, int] = {
    "matches": 0, "bodies-differ": 1, "rounded": 2, "superseded": 3, "differs": 4, "not-checked": 5
}
#: The bodies whose figures decide first where several say the same.
FIRST = ("Landmine Monitor", "ICBL", "United Nations", "Mine Action Review")


def judge(evidence: Evidence, one: Statement) -> Decision:
    """The verdict on a number that is a figure's."""
    if not one.counted.measures:
        return Decision("not-checked", one.counted.reason or "unknown")
    if one.amount is None or one.amount.low is None or one.amount.high is None:
        return Decision("not-checked", "unreadable")
    said = Said(one.amount.low, one.amount.high, one.amount.step, one.amount.approximation)
    decisions = [
        _judge_reading(evidence, one, said, topic, measure, place)
        for place in one.places
        for topic, measure in one.counted.measures
    ]
    best = min(decisions, key=lambda decision: ORDER[decision.verdict])
    if best.verdict == "rounded" and not (one.placed or one.near):
        return best._replace(verdict="not-checked", reason="unsure")
    if best.verdict == "differs" and not _may_differ(one, decisions):
        return best._replace(verdict="not-checked", reason="place" if len(one.places) > 1 else "unsure")
    return best


def _may_differ(one: Statement, decisions: Sequence[Decision]) -> bool:
    """Whether a number that no figure has is a slip: its place, measure and period are named, and all of it is meant."""
    return one.placed and len(one.places) == 1


def _judge_reading(
    evidence: Evidence, one: Statement, said: Said, topic: str, measure: str, place: str
) -> Decision:
    """The verdict if the number is of one measure at one place; a part of the place only if its number is the same."""
    lines = [] if one.regional else evidence.lines(topic, place, measure)
    decision = _of_whole(evidence, one, said, lines)
    if ORDER[decision.verdict] < ORDER["differs"] or not is_distinctive(said, 3):
        return decision
    parts = evidence.lines(topic, place, measure, partial=True)
    alike = [
        line.current
        for line in parts
        if one.period and fits(one.period, line.current) and likeness(said, line.current.value) == "same"
    ]
    return Decision("matches", "", _first(evidence, alike)) if alike else decision


def _of_whole(evidence: Evidence, one: Statement, said: Said, lines: Sequence[Line]) -> Decision:
    """The verdict by the figures of the whole of a place."""
    if not lines:
        return Decision("not-checked", "no-figure")
    fitting = [line for line in lines if fits(one.period, line.current)]
    if not fitting:
        return _elsewhere(Decision("not-checked", "no-period"), said, lines)
    if one.period is None or one.period.kind == "edition":
        return _of_open_period(evidence, one, said, fitting)
    if one.period.kind == "since":
        return _of_running_total(evidence, one, said, fitting)
    found = _compared(evidence, one, said, fitting)
    if found:
        return found
    return _different(one, said, fitting, lines)


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


def _compared(evidence: Evidence, one: Statement, said: Said, lines: Sequence[Line]) -> Decision | None:
    """The verdict if a current or an earlier figure of the period says what is said; None if none does."""
    named = [line for line in lines if line.current.body in one.bodies] or list(lines)
    same = [line.current for line in named if likeness(said, line.current.value) == "same"]
    if same:
        best = _first(evidence, same)
        against = () if one.bodies else _against(best, said, lines)
        return Decision("bodies-differ" if against else "matches", "", best, against)
    near = [line.current for line in named if likeness(said, line.current.value) == "rounded"]
    if near and said.approximation:
        return Decision("rounded", "", _first(evidence, near))
    earlier = _earlier(evidence, said, named)
    if earlier:
        return earlier
    if near:
        return Decision("rounded", "", _first(evidence, near))
    others = [line.current for line in lines if line not in named and likeness(said, line.current.value) != "no"]
    if others:
        return Decision("bodies-differ", "", _first(evidence, others), (named[0].current,))
    return None


def _earlier(evidence: Evidence, said: Said, lines: Sequence[Line]) -> Decision | None:
    """The verdict if an earlier edition says what is said, and the current figure is another."""
    for line in lines:
        alike = [figure for figure in line.earlier if likeness(said, figure.value) == "same"]
        if not alike and said.approximation:
            alike = [figure for figure in line.earlier if likeness(said, figure.value) == "rounded"]
        if alike:
            return Decision("superseded", "", line.current, (_first(evidence, alike),))
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
    return rough.qualifier in ("about", "more-than", "at-least") and abs(rough.value - figure.value) <= 0.05 * figure.value


def _of_open_period(evidence: Evidence, one: Statement, said: Said, lines: Sequence[Line]) -> Decision:
    """The verdict if no period is named: the newest stock is meant, or a distinctive number tells the period."""
    lines = _of_edition(one, lines) or lines
    newest = series.newest([line.current for line in lines])
    stocks = [figure for figure in newest if series.period_kind(figure) == "stock"]
    if stocks:
        found = _compared(evidence, one, said, [line for line in lines if line.current in stocks])
        if found and (found.verdict != "rounded" or is_distinctive(said, 2) or said.approximation):
            return found
        return _of_earlier_stock(evidence, said, lines, stocks) or Decision("not-checked", "open", _newest(newest))
    if not is_distinctive(said, 3):
        return Decision("not-checked", "open", _newest(newest))
    exact = [line.current for line in lines if likeness(said, line.current.value) == "same"]
    if exact:
        best = max(exact, key=lambda figure: (dates.last_day(figure.end), -_place(figure), figure.id))
        return Decision("matches", "", best, _newer(best, newest))
    earlier = [(line.current, figure) for line in lines for figure in line.earlier if likeness(said, figure.value) == "same"]
    if earlier:
        current, before = max(earlier, key=lambda pair: dates.last_day(pair[0].end))
        return Decision("superseded", "", current, (before,))
    return Decision("not-checked", "open", _newest(newest))


def _of_earlier_stock(
    evidence: Evidence, said: Said, lines: Sequence[Line], newest: Sequence[Figure]
) -> Decision | None:
    """The verdict if a distinctive number is what a body said of an earlier day than its newest figure."""
    if not is_distinctive(said, 3):
        return None
    older = [line.current for line in lines if likeness(said, line.current.value) == "same"]
    for figure in sorted(older, key=lambda figure: dates.last_day(figure.end), reverse=True):
        successor = next((other for other in newest if other.body == figure.body), None)
        if successor:
            return Decision("superseded", "", successor, (figure,))
    return None


def _of_edition(one: Statement, lines: Sequence[Line]) -> list[Line]:
    """Those series whose figures stand in the edition that the sentence names."""
    if one.edition is None:
        return []
    return [line for line in lines if one.edition in {line.current.edition, *(figure.edition for figure in line.earlier)}]


def _of_running_total(evidence: Evidence, one: Statement, said: Said, lines: Sequence[Line]) -> Decision:
    """The verdict on a total since a year: the newest of a body's totals counts, an older one was true until then."""
    figures = [line.current for line in lines]
    newest = series.newest(figures)
    last = max(dates.last_day(figure.end) for figure in newest)
    latest = [figure for figure in newest if dates.last_day(figure.end) == last]
    for verdict, asked in (("matches", "same"), ("rounded", "rounded")):
        alike = [figure for figure in newest if likeness(said, figure.value) == asked]
        alike = [figure for figure in alike if figure in latest] or alike
        if alike:
            best = _first(evidence, alike)
            return Decision(verdict, "", best, () if best in latest else tuple(latest[:1]))  # type: ignore[arg-type]
    older = [figure for figure in figures if likeness(said, figure.value) == "same"]
    if older:
        before = max(older, key=lambda figure: dates.last_day(figure.end))
        successor = [figure for figure in newest if figure.body == before.body] or latest
        return Decision("superseded", "", successor[0], (before,))
    return _different(one, said, [line for line in lines if line.current in newest], lines)


def _different(one: Statement, said: Said, fitting: Sequence[Line], lines: Sequence[Line]) -> Decision:
    """The verdict if every figure of the place, measure and period is another: a slip, unless a part may be meant."""
    asked = [line for line in fitting if line.current.body in one.bodies] or list(fitting)
    nearest = min((line.current for line in asked), key=lambda figure: abs(figure.value - said.low))
    decision = _elsewhere(Decision("differs", "", nearest), said, lines)
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


def _elsewhere(decision: Decision, said: Said, lines: Sequence[Line]) -> Decision:
    """The decision with the figure of another period that has the number, if it is distinctive."""
    if not is_distinctive(said, 3):
        return decision
    figures = [figure for line in lines for figure in (line.current, *line.earlier)]
    alike = [figure for figure in figures if likeness(said, figure.value) == "same"]
    if not alike:
        return decision
    return decision._replace(others=(max(alike, key=lambda figure: dates.last_day(figure.end)),))


def _newer(best: Figure, newest: Sequence[Figure]) -> tuple[Figure, ...]:
    """The same body's figure for a later period of the same kind, if there is one."""
    later = [
        figure
        for figure in newest
        if figure.body == best.body
        and series.period_kind(figure) == series.period_kind(best)
        and dates.last_day(figure.end) > dates.last_day(best.end)
    ]
    return tuple(later[:1])


def _newest(figures: Sequence[Figure]) -> Figure | None:
    """The figure of the latest period."""
    return max(figures, key=lambda figure: (dates.last_day(figure.end), -_place(figure), figure.id), default=None)


def _first(evidence: Evidence, figures: Sequence[Figure]) -> Figure:
    """Of figures that say the same, that of the body asked first, of the latest period, of the best document."""
    ranked = sorted(figures, key=lambda figure: figure.id)
    return max(
        ranked, key=lambda figure: (-_place(figure), dates.last_day(figure.end), series.rank(evidence.dataset, figure))
    )


def _place(figure: Figure) -> int:
    """How early a body is asked."""
    return FIRST.index(figure.body) if figure.body in FIRST else len(FIRST)
