"""What the record says of a number or a claim in a text, in words, and how verdicts are shown."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..dataset.reading import Dataset
from ..model.records import WORLD, Figure
from ..model.vocabulary import measure
from ..questions.verify import checker, drafts
from ..questions.verify.checked import Checked
from ..questions.verify.checker import AnyDecision, Judged
from ..questions.verify.counting import CountDecision
from ..questions.verify.decision import Decision
from ..questions.verify.standing import TreatyDecision
from ..questions.verify.statements import Statement
from . import words
from .columns import Column
from .registry import View

#: Why a number was not held against the record.
REASONS = {
    "unknown": "what it counts was not understood",
    "unreadable": "the number was not understood",
    "change": "a change, not an amount",
    "rate": "a rate, not an amount",
    "group": "a group that the record does not count",
    "cause": "of another cause or of other weapons",
    "hypothetical": "a plan or an expectation",
    "no-figure": "the record has no such figure",
    "no-period": "the record has no such figure for that period",
    "no-base": "what it is a multiple of was not held against the record",
    "place": "the sentence does not tell of which place",
    "unsure": "the sentence itself does not name the place",
    "open": "no period is named",
    "undated": "the sentence itself does not name the period",
    "partial": "it may be of one incident or of a part",
    "body": "the body that is named has no such figure on record",
    "grown": "the total may have grown since the newest on record",
    "between": "figures of that time lie on both sides",
    "other-treaty": "another treaty is named",
    "no-standing": "the depositary lists no such party",
    "unsettled": "the record cannot tell",
    "partial-date": "the record has no complete date",
}
COUNTED = {
    "parties": "States Parties",
    "signatories": "states that signed before the treaty entered into force",
    "outside": "states that are not parties",
    "withdrawn": "states that have withdrawn",
}


class Report(NamedTuple):
    """A text held against the record: each number and claim, and how many numbers were read, held and left out."""

    records: list[Checked]
    numbers: int
    held: int
    left_out: int


def report(dataset: Dataset, text: str, name: str, *, as_of: str | None, today: str) -> Report:
    """A text held against a dataset; `name` is that of its file, whose ending tells what it is written in."""
    passages = drafts.passages(text, drafts.form_of(name, text))
    names = checker.names_of(dataset)
    reader = checker.Checker(dataset, names, as_of=as_of, today=today, written=checker.date_of(text))
    records = [checked(one, dataset) for one in reader.check(passages)]
    return Report(records, reader.tally.numbers, reader.held, reader.tally.left_out)


def checked(judged: Judged, dataset: Dataset) -> Checked:
    """A judged number or claim as it is answered."""
    subject, decision = judged.subject, judged.decision
    basis = _basis(decision)
    value = subject.amount.low if isinstance(subject, Statement) and subject.amount else None
    return Checked(
        line=subject.line,
        sentence=subject.sentence,
        said=subject.said,
        value=value,
        verdict=decision.verdict,
        says=says(decision, judged, dataset),
        kind=basis[0],
        id=basis[1],
        iso3=basis[2] or _place(judged),
        source=basis[3] or _source(decision, dataset),
        verdict_today=judged.now.verdict if judged.now else None,
        says_today=says(judged.now, judged, dataset) if judged.now else None,
    )


def _basis(decision: AnyDecision):  # type: ignore[no-untyped-def]
    """What a number or a claim was held against: its kind, its id, its place and its document."""
    if isinstance(decision, Decision):
        if decision.verdict == "not-checked" or decision.figure is None:
            return None, None, None, None
        return "figure", decision.figure.id, decision.figure.place, decision.figure.source
    if decision.verdict == "not-checked":
        return None, None, None, None
    if isinstance(decision, CountDecision):
        return "count", None, WORLD, None
    act, standing = decision.act, decision.standing
    source = act.sources[0] if act else standing.sources[0] if standing and standing.sources else None
    return "standing", act.id if act else None, standing.iso3 if standing else None, source


def _place(judged: Judged) -> str | None:
    subject = judged.subject
    if isinstance(subject, Statement):
        return subject.places[0] if len(subject.places) == 1 and subject.counted.measures else None
    return subject.place


def _source(decision: AnyDecision, dataset: Dataset) -> str | None:
    """The document behind a count."""
    if isinstance(decision, CountDecision) and decision.verdict != "not-checked":
        return dataset.treaty.sources[0] if dataset.treaty.sources else None
    return None


def says(decision: AnyDecision, judged: Judged, dataset: Dataset) -> str:
    """What the record says, or why a number was not held against it."""
    if isinstance(decision, CountDecision):
        return _count(decision)
    if isinstance(decision, TreatyDecision):
        return _treaty(decision, judged, dataset)
    return _figure(decision, judged, dataset)


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
            parts.append(f"the number is that for {words.period(other)} {words.said_by(other, dataset)}")
    return "; ".join(parts)


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
    period = f" for {words.period(other)}" if beside is None or words.period(other) != words.period(beside) else ""
    return f"{words.value(other)}{period} {words.said_by(other, dataset)}"


def _ratio(decision: Decision, dataset: Dataset) -> str:
    """The record's ratio of two figures."""
    figure, base = decision.figure, decision.others[0]
    assert figure is not None
    ratio = figure.value / base.value
    return f"{_cited(figure, dataset)}, {ratio:.1f} times the {base.value:,} {measure(base.topic, base.measure)}"


def _count(decision: CountDecision) -> str:
    """How many states there are of a kind, and when the number was true."""
    if decision.verdict == "not-checked" and decision.reason != "partial":
        return REASONS[decision.reason]
    said = f"{decision.number} {COUNTED[decision.kind]}"
    if decision.kind != "signatories":
        said = f"{said} on {decision.day}"
    if decision.verdict == "superseded" and decision.true:
        first, last = decision.true
        return f"{said}; the number was true until {last}, last from {first}"
    if decision.reason == "leaving":
        return f"{said}; more have given notice"
    return said


def _treaty(decision: TreatyDecision, judged: Judged, dataset: Dataset) -> str:
    """Where a state stands with the treaty."""
    if decision.standing is None:
        return REASONS[decision.reason]
    said = f"{decision.standing.country}: {words.standing(decision.standing)}"
    return f"{REASONS[decision.reason]}: {said}" if decision.reason else said


STYLES = {
    "matches": "good",
    "rounded": "good",
    "superseded": "warning",
    "bodies-differ": "warning",
    "differs": "bad",
    "not-checked": "faded",
}


def _today(one: Checked, dataset: Dataset) -> str:
    """What is another verdict today."""
    if one.verdict_today is None or one.says_today is None:
        return ""
    if one.verdict_today == one.verdict and _without_edition(one.says_today, one) == _without_edition(one.says, one):
        return ""
    return f"{one.verdict_today}: {one.says_today}"


def _without_edition(says: str, one: Checked) -> str:
    """What the record says without who says so: a figure that a later edition repeats has not changed."""
    return re.sub(r" \([^()]*\)", "", says) if one.kind == "figure" else says


COLUMNS = (
    Column("Line", words.field("line"), "line", right=True),
    Column("The text", words.field("said"), "said"),
    Column("Verdict", words.field("verdict"), "verdict", whole=True, styles=STYLES),
    Column("The record", words.field("says"), "says"),
    Column("Today", _today, "says_today"),
    Column("Source", words.field("source"), "source", linked=True, priority=1),
)
VIEWS = {"Checked": View(COLUMNS)}
