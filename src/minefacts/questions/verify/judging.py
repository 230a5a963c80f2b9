"""The verdict on a number: what the record has for its place, measure and period, and how the two compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .comparing import Said, is_distinctive, likeness
from .decision import ORDER, Decision, first
from .evidence import Evidence, Line
from .matching import compared, different, elsewhere, fits
from .periods import Period
from .statements import Statement
from .unnamed import of_open_period, of_running_total


def judge(evidence: Evidence, one: Statement) -> Decision:
    """The verdict on a number that is a figure's."""
    if not one.counted.measures:
        return Decision("not-checked", one.counted.reason or "unknown")
    if one.amount is None or one.amount.low is None or one.amount.high is None:
        return Decision("not-checked", "unreadable")
    said = Said(one.amount.low, one.amount.high, one.amount.step, one.amount.approximation)
    decisions = [
        _judge_reading(evidence, one, said, Asked(topic, measure, place, period))
        for period in one.periods or (None,)
        for place in one.places
        for topic, measure in one.counted.measures
    ]
    best = _with_another_measure(evidence, one, said, min(decisions, key=lambda decision: ORDER[decision.verdict]))
    if best.verdict == "rounded" and not (one.placed or one.near):
        return best._replace(verdict="not-checked", reason="unsure")
    if best.verdict == "differs":
        return _as_a_slip(one, best)
    return best


def _as_a_slip(one: Statement, decision: Decision) -> Decision:
    """The verdict on a number that no figure has: a slip only if the sentence tells of one place and one measure."""
    if len(one.places) > 1:
        return decision._replace(verdict="not-checked", reason="place")
    if not one.placed:
        return decision._replace(verdict="not-checked", reason="unsure")
    if decision.figure and decision.figure.measure != one.counted.measures[0][1]:
        return decision._replace(verdict="not-checked", reason="measure")
    return decision


#: The measures of casualties that are taken for one another.
CONFUSED = ("total", "killed", "injured")


def _with_another_measure(evidence: Evidence, one: Statement, said: Said, decision: Decision) -> Decision:
    """The decision with the figure of another measure that has the number: casualties told as deaths."""
    topic, measure = one.counted.measures[0]
    wrong = decision.verdict == "differs" or decision.reason in ("no-figure", "no-period")
    if topic != "casualties" or measure not in CONFUSED or not wrong or decision.others or not is_distinctive(said, 3):
        return decision
    for other in CONFUSED:
        for line in evidence.lines(topic, one.places[0], other):
            if (
                other != measure
                and line.current.value == said.low
                and any(fits(when, line.current) for when in one.periods)
            ):
                return decision._replace(others=(line.current,))
    return decision


class Asked(NamedTuple):
    """What a number may be of, if it is what the sentence says."""

    topic: str
    measure: str
    place: str
    period: Period | None


def _judge_reading(evidence: Evidence, one: Statement, said: Said, asked: Asked) -> Decision:
    """The verdict if the number is of one measure at one place; a part of the place only if its number is the same."""
    if one.regional:
        lines = []
    else:
        lines = evidence.lines(asked.topic, asked.place, asked.measure)
    decision = _of_whole(evidence, one, said, asked.period, lines)
    if ORDER[decision.verdict] < ORDER["differs"] or not is_distinctive(said, 3) or asked.period is None:
        return decision
    parts = [line.current for line in evidence.lines(asked.topic, asked.place, asked.measure, partial=True)]
    alike = [figure for figure in parts if fits(asked.period, figure) and likeness(said, figure.value) == "same"]
    if alike:
        return Decision("matches", "", first(evidence, alike))
    return decision


def _of_whole(evidence: Evidence, one: Statement, said: Said, period: Period | None, lines: Sequence[Line]) -> Decision:
    """The verdict by the figures of the whole of a place."""
    if not lines:
        return Decision("not-checked", "no-figure")
    fitting = [line for line in lines if fits(period, line.current)]
    if not fitting:
        return elsewhere(Decision("not-checked", "no-period"), said, lines)
    if period is None or period.kind == "edition":
        return of_open_period(evidence, one, said, fitting)
    if period.kind == "since":
        return of_running_total(evidence, one, said, fitting)
    return compared(evidence, one, said, fitting) or different(one, said, fitting, lines)
