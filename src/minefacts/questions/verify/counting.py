"""The verdict on a number of States Parties, signatories, states outside or states that left."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ...model import dates
from ...model.records import WORLD
from .comparing import Said, likeness
from .evidence import Evidence, counts_in, last_time
from .statements import Statement


class CountDecision(NamedTuple):
    """A verdict on a number of states, and what there is instead.

    kind: `parties`, `signatories`, `outside` or `withdrawn`
    number: how many there are on `day`
    true: the first and the last day of the latest time at which the number was true, the last empty if it still is
    """

    verdict: Literal["matches", "rounded", "superseded", "differs", "not-checked"]
    reason: str
    kind: str
    number: int
    day: str
    true: tuple[str, str] | None = None


def judge_count(evidence: Evidence, one: Statement) -> CountDecision:
    """The verdict on a number of states, as of the day of the text or in the year that it names."""
    kind = one.counted.measures[0][1]
    if one.other_treaty:
        return CountDecision("not-checked", "other-treaty", kind, 0, evidence.day)
    if one.amount is None or one.amount.low is None or one.amount.high is None or one.amount.unit:
        return CountDecision("not-checked", "unreadable", kind, 0, evidence.day)
    # So many states are all of them, whatever state the sentence speaks of.
    if one.amount.low < 100 and len(one.places) == 1 and one.placed and one.places != (WORLD,):
        return CountDecision("not-checked", "place", kind, 0, evidence.day)
    said = Said(one.amount.low, one.amount.high, one.amount.step, one.amount.approximation)
    signed = evidence.dataset.treaty.signatories
    if kind == "signatories" and likeness(said, signed) == "same":
        return CountDecision("matches", "", kind, signed, evidence.day)
    return _of_kind(evidence, one, said, "parties" if kind == "signatories" else kind)


def _of_kind(evidence: Evidence, one: Statement, said: Said, kind: str) -> CountDecision:
    """The verdict on a number of states of a kind."""
    history = evidence.history(kind)
    years = [period.end for period in one.periods if period.kind in ("year", "until") and period.end]
    if one.dated and len(years) == 1:
        return _in_year(evidence, said, kind, years[0])
    count = history[-1].number
    if likeness(said, count) == "same":
        return CountDecision("matches", "", kind, count, evidence.day, last_time(history, count))
    if likeness(said, count) == "rounded":
        return CountDecision("rounded", "", kind, count, evidence.day)
    if kind == "withdrawn" and said.low == evidence.history("leaving")[-1].number:
        return CountDecision("matches", "leaving", kind, count, evidence.day)
    if said.low == said.high:
        true = last_time(history, int(said.low))
    else:
        true = None
    if true and said.low > 20:
        return CountDecision("superseded", "", kind, count, evidence.day, true)
    if kind in ("outside", "withdrawn") or said.low < 100:
        return CountDecision("not-checked", "partial", kind, count, evidence.day)
    return CountDecision("differs", "", kind, count, evidence.day)


def _in_year(evidence: Evidence, said: Said, kind: str, year: str) -> CountDecision:
    """The verdict on a number of states in a year: it is right if it was so on any day of it."""
    last = min(f"{year}-12-31", evidence.day)
    history = [change for change in evidence.history(kind) if change.day <= last]
    found = counts_in(history, dates.first_day(year), last)
    if not history or last < dates.first_day(year):
        return CountDecision("not-checked", "no-period", kind, 0, last)
    count = history[-1].number
    if any(likeness(said, one) == "same" for one in found):
        return CountDecision("matches", "year", kind, count, last)
    if any(likeness(said, one) == "rounded" for one in found):
        return CountDecision("rounded", "year", kind, count, last)
    if said.low < 100:
        return CountDecision("not-checked", "partial", kind, count, last)
    return CountDecision("differs", "year", kind, count, last)
