"""A text held against the record, and how verdicts are shown."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..dataset.reading import Dataset
from ..questions.verify import checker, drafts
from ..questions.verify.checked import Checked
from . import words
from .columns import Column
from .verdicts import Wording
from .view import View


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
