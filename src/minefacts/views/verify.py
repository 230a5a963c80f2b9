"""A text held against the record, and how verdicts are shown."""


from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..dataset.reading import Dataset
from ..model.records import WORLD, Figure
from ..model.vocabulary import measure, plain
from ..questions import treaty
from ..questions.verify import checker, drafts
from ..questions.verify.checked import Checked, Kind
from ..questions.verify.checker import AnyDecision, Judged
from ..questions.verify.counting import CountDecision
from ..questions.verify.decision import Decision
from ..questions.verify.obliged import DutyDecision
from ..questions.verify.standing import TreatyDecision
from ..questions.verify.statements import Statement
from . import words
from .columns import Column
from .verdicts import Wording
from .view import View

<<<<<<< Updated upstream
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


=======
>>>>>>> Stashed changes
class Report(NamedTuple):
    """A text held against the record: each number and claim, and how many numbers were read, held and left out."""

    records: list[Checked]
    numbers: int
    held: int
    left_out: int


def report(dataset: Dataset, text: str, name: str, *, as_of: str | None, today: str) -> Report:
    """A text held against a dataset; `name` is that of its file, whose ending tells what it is written in."""
    passages = drafts.passages(text, drafts.form_of(name, text))
    reader = checker.Checker(dataset, as_of=as_of, today=today, written=checker.date_of(text))
    wording = Wording(dataset)
    records = [wording.checked(one) for one in reader.check(passages)]
    return Report(records, reader.tally.numbers, reader.held, reader.tally.left_out)


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
    if one.kind == "figure":
        return re.sub(r" \([^()]*\)", "", says)
    return says


COLUMNS = (
    Column("Line", words.field("line"), "line", right=True),
    Column("The text", words.field("said"), "said"),
    Column("Verdict", words.field("verdict"), "verdict", whole=True, styles=STYLES),
    Column("The record", words.field("says"), "says"),
    Column("Today", _today, "says_today"),
    Column("Source", words.field("source"), "source", linked=True, priority=1),
)
VIEWS = {"Checked": View(COLUMNS)}
