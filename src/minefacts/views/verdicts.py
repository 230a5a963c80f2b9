"""What the record says of a number or a claim in a text, in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..dataset.reading import Dataset
from ..model.records import WORLD, Figure
from ..model.vocabulary import measure, plain
from ..questions import treaty
from ..questions.verify.checked import Checked, Kind
from ..questions.verify.checker import AnyDecision, Judged
from ..questions.verify.counting import CountDecision
from ..questions.verify.decision import Decision
from ..questions.verify.obliged import DutyDecision
from ..questions.verify.standing import TreatyDecision
from ..questions.verify.statements import Statement
from . import words

#: Why a number was not held against the record.
REASONS = {
    "unknown": "what it counts was not understood",
    "unreadable": "the number was not understood",
    "change": "a change, not an amount",
    "rate": "a rate, not an amount",
    "group": "a group that the record does not count",
    "cause": "of another cause or of other weapons",
    "hypothetical": "a plan or an expectation",
    "list": "a list of numbers without a sentence",
    "no-figure": "the record has no such figure",
    "no-period": "the record has no such figure for that period",
    "no-base": "what it is a multiple of was not held against the record",
    "place": "the sentence does not say which place",
    "unsure": "the sentence itself does not name the place",
    "measure": "the record has it measured otherwise",
    "open": "no period is named",
    "undated": "the sentence itself does not name the period",
    "partial": "it may be of one incident or of a part",
    "body": "the body that is named has no such figure on record",
    "grown": "the total may have grown since the newest on record",
    "between": "figures of that time lie on both sides",
    "other-treaty": "another treaty is named",
    "no-standing": "the depositary lists no such party",
    "unsettled": "the record cannot tell",
    "no-duty": "no such obligation is on record",
    "no-duty-verdict": "the record gives no verdict on it",
    "done": "it is done",
    "no-notice": "no notice of a withdrawal is on record",
    "partial-date": "the record has no complete date",
}
COUNTED = {
    "parties": "States Parties",
    "signatories": "states that signed before the treaty entered into force",
    "outside": "states that are not parties, those that withdrew included,",
    "withdrawn": "states that have withdrawn",
}


class Basis(NamedTuple):
    """What a number or a claim was held against, and what that says."""

    says: str
    kind: Kind | None = None
    id: str | None = None
    iso3: str | None = None
    source: str | None = None


#: How many decisions are kept as they were worded.
KEPT = 2000


class Wording:
    """Says what a dataset has on numbers and claims; what is decided alike is worded once."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        #: By the identity of the decision, which is kept beside its wording and so stays itself.
        self._worded: dict[int, tuple[AnyDecision, Basis]] = {}

    def checked(self, judged: Judged) -> Checked:
        """A judged number or claim as it is answered."""
        subject, decision = judged.subject, judged.decision
        basis = self._basis(decision, judged)
        value = verdict_today = says_today = None
        if isinstance(subject, Statement) and subject.amount:
            value = subject.amount.low
        if judged.now:
            verdict_today, says_today = judged.now.verdict, self._basis(judged.now, judged).says
        return Checked(
            line=subject.line,
            sentence=subject.sentence,
            said=subject.said,
            value=value,
            verdict=decision.verdict,
            says=basis.says,
            kind=basis.kind,
            id=basis.id,
            iso3=basis.iso3 or _place(judged),
            source=basis.source,
            verdict_today=verdict_today,
            says_today=says_today,
        )

    def _basis(self, decision: AnyDecision, judged: Judged) -> Basis:
        kept = self._worded.get(id(decision))
        if kept is None:
            if len(self._worded) >= KEPT:
                self._worded.clear()
            kept = self._worded[id(decision)] = decision, basis_of(decision, judged, self.dataset)
        return kept[1]


def basis_of(decision: AnyDecision, judged: Judged, dataset: Dataset) -> Basis:
    """What a number or a claim was held against; of one that was not, why."""
    if isinstance(decision, Decision):
        said = _figure(decision, judged, dataset)
        figure = decision.figure
        if decision.verdict == "not-checked" or figure is None:
            return Basis(said)
        return Basis(said, "figure", figure.id, figure.place, figure.source)
    if isinstance(decision, DutyDecision):
        return _duty(decision)
    if isinstance(decision, CountDecision):
        said = _count(decision, dataset)
        if decision.verdict == "not-checked":
            return Basis(said)
        return Basis(said, "count", None, WORLD, next(iter(dataset.treaty.status_lists), None))
    said = _treaty(decision)
    if decision.verdict == "not-checked":
        return Basis(said)
    return _of_standing(decision, said)


def _of_standing(decision: TreatyDecision, said: str) -> Basis:
    """What a claim was held against: an act, or where the state stands."""
    act, standing = decision.act, decision.standing
    code = None
    sources: Sequence[str] = ()
    if standing:
        code, sources = standing.iso3, standing.sources
    if act:
        return Basis(said, "standing", act.id, code, next(iter(act.sources), None))
    return Basis(said, "standing", None, code, next(iter(sources), None))


def _place(judged: Judged) -> str | None:
    """The code of the place that a number or a claim is of, if it is one."""
    subject = judged.subject
    if not isinstance(subject, Statement):
        return subject.claim.place
    if len(subject.places) == 1 and subject.counted.measures:
        return subject.places[0]
    return None


def _figure(decision: Decision, judged: Judged, dataset: Dataset) -> str:
    """What figures say of a number."""
    if decision.reason == "ratio" and decision.figure:
        return _ratio(decision, dataset)
    parts = []
    if decision.verdict == "not-checked":
        parts.append(_why(decision, judged, dataset))
    if decision.figure:
        parts.append(_cited(decision.figure, dataset))
    beside = {"bodies-differ": "", "superseded": "before: ", "matches": "newer: ", "rounded": "newer: "}
    for other in decision.others:
        if decision.verdict in beside:
            parts.append(f"{beside[decision.verdict]}{_short(other, decision.figure, dataset)}")
        else:
            parts.append(_confused(other, judged, dataset))
    return "; ".join(parts)


def _confused(other: Figure, judged: Judged, dataset: Dataset) -> str:
    """What the number is that is not of what the text says."""
    said_by = f"{words.period(other)} {words.said_by(other, dataset)}"
    subject = judged.subject
    if isinstance(subject, Statement) and (other.topic, other.measure) not in subject.counted.measures:
        return f"the number is that of {measure(other.topic, other.measure)} for {said_by}"
    return f"the number is that for {said_by}"


def _why(decision: Decision, judged: Judged, dataset: Dataset) -> str:
    """Why a number was not held against the record."""
    subject = judged.subject
    reason = REASONS.get(decision.reason, decision.reason)
    if decision.reason in ("no-figure", "no-period") and isinstance(subject, Statement):
        topic, name = subject.counted.measures[0]
        places = " or ".join(dict.fromkeys(dataset.places[code].name for code in subject.places))
        return f"{reason}: {places}, {measure(topic, name)}"
    return reason


def _cited(figure: Figure, dataset: Dataset) -> str:
    """A figure with its place, measure, period, body and edition."""
    period = words.period(figure)
    place = words.place(dataset.places[figure.place].name, figure.scope)
    subject = f"{place}, {measure(figure.topic, figure.measure)}"
    return f"{subject} {period}: {words.value(figure)} {words.said_by(figure, dataset)}"


def _short(other: Figure, beside: Figure | None, dataset: Dataset) -> str:
    """A figure beside another of the same place and measure."""
    period = ""
    if beside is None or words.period(other) != words.period(beside):
        period = f" for {words.period(other)}"
    return f"{words.value(other)}{period} {words.said_by(other, dataset)}"


def _ratio(decision: Decision, dataset: Dataset) -> str:
    """The record's ratio of two figures."""
    figure, base = decision.figure, decision.others[0]
    assert figure is not None
    ratio = figure.value / base.value
    return f"{_cited(figure, dataset)}, {ratio:.1f} times the {base.value:,} {measure(base.topic, base.measure)}"


def _count(decision: CountDecision, dataset: Dataset) -> str:
    """How many states there are of a kind, when the number was true, and whom the depositary has not confirmed."""
    if decision.verdict == "not-checked" and decision.reason != "partial":
        return REASONS[decision.reason]
    doubtful = ""
    if decision.kind == "parties":
        doubtful = _doubtful(dataset, decision.day)
    return "; ".join(filter(None, (_number(decision), doubtful)))


@lru_cache(maxsize=8)
def _doubtful(dataset: Dataset, day: str) -> str:
    """Which States Parties on a day the depositary has not confirmed; a long text asks of one day again and again."""
    return words.including(treaty.parties_on(dataset, day))


def _number(decision: CountDecision) -> str:
    """How many states there are of a kind, and when the number was true."""
    said = f"{decision.number} {COUNTED[decision.kind]}"
    if decision.kind != "signatories":
        said = f"{said} on {decision.day}"
    if decision.verdict == "superseded" and decision.true:
        first, last = decision.true
        return f"{said}; the number was true until {last}, last from {first}"
    if decision.reason == "leaving":
        return f"{said}; more have given notice"
    return said


def _treaty(decision: TreatyDecision) -> str:
    """Where a state stands with the treaty."""
    if decision.standing is None:
        return REASONS[decision.reason]
    said = f"{decision.standing.country}: {words.standing(decision.standing)}"
    if decision.reason:
        return f"{REASONS[decision.reason]}: {said}"
    return said


def _duty(decision: DutyDecision) -> Basis:
    """What the record has on an obligation."""
    one = decision.obligation
    if one is None:
        return Basis(REASONS[decision.reason])
    parts = [f"{one.country}, Article {one.article}: {plain(one.status)}"]
    if one.completed:
        parts.append(f"completed {one.completed}")
    if one.deadline:
        parts.append(f"deadline {one.deadline}")
    said = ", ".join(parts)
    if decision.verdict == "not-checked" and decision.reason:
        return Basis(f"{REASONS[decision.reason]}: {said}")
    if decision.verdict == "not-checked":
        return Basis(said)
    return Basis(said, "deadline", decision.id, one.iso3, next(iter(one.sources), None))
