"""The verdict on a number whose period is not named to its end: the newest stock, or a total since a year."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import dates
from ...model.records import Figure
from .. import series
from .comparing import Said, is_distinctive, likeness
from .decision import Decision, Verdict, first, latest, newer, precedence
from .evidence import Evidence, Line
from .matching import compared, different
from .statements import Statement

#: By how much a running total may have grown since the record's newest.
GROWTH = 1.2


def of_open_period(evidence: Evidence, one: Statement, said: Said, lines: Sequence[Line]) -> Decision:
    """The verdict if no period is named: the newest stock is meant, or a distinctive number tells the period."""
    lines = _of_edition(one, lines) or lines
    newest = series.newest([line.current for line in lines])
    stocks = [figure for figure in newest if series.period_kind(figure) == "stock"]
    if stocks:
        found = compared(evidence, one, said, [line for line in lines if line.current in stocks])
        if found and (found.verdict != "rounded" or is_distinctive(said, 2) or said.approximation):
            return found
        return _of_earlier_stock(one, said, lines, stocks) or Decision("not-checked", "open", latest(newest))
    if not is_distinctive(said, 3):
        return Decision("not-checked", "open", latest(newest))
    exact = [line.current for line in lines if likeness(said, line.current.value) == "same"]
    if exact:
        best = max(exact, key=lambda figure: (dates.last_day(figure.end), -precedence(figure), figure.id))
        return Decision("matches", "", best, newer(best, newest))
    earlier = [
        (line.current, figure) for line in lines for figure in line.earlier if likeness(said, figure.value) == "same"
    ]
    if earlier:
        current, before = max(earlier, key=lambda pair: dates.last_day(pair[0].end))
        return Decision("superseded", "", current, (before,))
    return Decision("not-checked", "open", latest(newest))


def _of_earlier_stock(one: Statement, said: Said, lines: Sequence[Line], newest: Sequence[Figure]) -> Decision | None:
    """The verdict if a distinctive number is what a body said of an earlier day than its newest figure."""
    if not is_distinctive(said, 3):
        return None
    older = [line.current for line in lines if likeness(said, line.current.value) == "same"]
    for figure in sorted(older, key=lambda figure: dates.last_day(figure.end), reverse=True):
        successor = next((other for other in newest if other.body == figure.body), None)
        if successor and one.compared:
            return Decision("matches", "", figure, (successor,))
        if successor:
            return Decision("superseded", "", successor, (figure,))
    return None


def _of_edition(one: Statement, lines: Sequence[Line]) -> list[Line]:
    """Those series whose figures are in the edition that the sentence names."""
    if one.edition is None:
        return []
    return [
        line for line in lines if one.edition in {line.current.edition, *(figure.edition for figure in line.earlier)}
    ]


def of_running_total(evidence: Evidence, one: Statement, said: Said, lines: Sequence[Line]) -> Decision:
    """The verdict on a total since a year: the newest of a body's totals counts, an older one was true until then."""
    figures = [line.current for line in lines]
    newest = series.newest(figures)
    last = max(dates.last_day(figure.end) for figure in newest)
    latest = [figure for figure in newest if dates.last_day(figure.end) == last]
    verdicts: tuple[tuple[Verdict, str], ...] = (("matches", "same"), ("rounded", "rounded"))
    for verdict, asked in verdicts:
        alike = [figure for figure in newest if likeness(said, figure.value) == asked]
        alike = [figure for figure in alike if figure in latest] or alike
        if alike:
            best = first(evidence, alike)
            if best in latest:
                return Decision(verdict, "", best)
            return Decision(verdict, "", best, tuple(latest[:1]))
    older = [figure for figure in figures if likeness(said, figure.value) == "same"]
    if older:
        before = max(older, key=lambda figure: dates.last_day(figure.end))
        successor = [figure for figure in newest if figure.body == before.body] or latest
        return Decision("superseded", "", successor[0], (before,))
    most = max(figure.value for figure in newest)
    if most < said.low <= most * GROWTH:
        return Decision("not-checked", "grown", max(newest, key=lambda figure: figure.value))
    return different(one, said, [line for line in lines if line.current in newest], lines)
