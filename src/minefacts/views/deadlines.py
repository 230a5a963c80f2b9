"""How obligations with a deadline are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..dataset.reading import Dataset
from ..model import vocabulary
from ..model.duties import DUTY_STATUSES
from ..model.records import DeadlineEvent
from ..model.vocabulary import plain
from ..questions.deadlines import Obligation
from ..questions.obligations import OVER
from . import words
from .columns import Column
from .view import View

STATUS_ROLES = {
    "pending": "warning",
    "missed": "bad",
    "reopened": "bad",
    "undetermined": "warning",
    "completed": "good",
    "none reported": "good",
}


def completed(one: Obligation, dataset: Dataset) -> str:
    """When it was completed, on what basis, and whether that was too late: `2003-11, announced, late`."""
    parts = (one.completed, one.basis, "late" if one.late else None)
    return ", ".join(part for part in parts if part)


def step(one: DeadlineEvent) -> str:
    """A step in one line: `Article 5: extension granted 2012-12, until 2018-01-01`."""
    said = f"Article {one.article}: {vocabulary.step(one.event)}"
    if one.date:
        said = f"{said} {one.date}"
    if one.deadline:
        said = f"{said}, until {one.deadline}"
    return said


def counts(records: Sequence[Obligation]) -> str:
    """How many obligations have each status: `23 pending, 2 missed`."""
    found = Counter(one.status for one in records)
    return ", ".join(f"{found[status]} {plain(status)}" for status in DUTY_STATUSES if found[status])


def sentence(one: Obligation) -> str:
    """An obligation in one line: `Article 5: pending until 2030-12-31, extended 3 times`."""
    said = f"Article {one.article}: {plain(one.status)}"
    if one.completed and one.status == "ended":
        said = f"{said} with the withdrawal (completed {one.completed})"
    elif one.status == "ended":
        said = f"{said} with the withdrawal"
    elif one.completed:
        said = f"{said} {one.completed}"
    elif one.deadline and one.status == "pending":
        said = f"{said} until {one.deadline}"
    elif one.deadline:
        said = f"{said} (deadline {one.deadline})"
    if one.requested_until:
        said = f"{said}, {one.requested_until} requested"
    return said


def own_note(one: Obligation, dataset: Dataset) -> str:
    """What a reader must know of this obligation alone."""
    return (one.note or "").partition(OVER)[0].removesuffix("; ")


def outcome(one: Obligation, dataset: Dataset) -> str:
    """What is known of a deadline that is over."""
    _, over, known = (one.note or "").partition(OVER)
    return f"{over}{known}"


COLUMNS = (
    Column("Country", words.field("country"), "country"),
    Column("Art.", words.field("article"), "article", whole=True),
    Column("Status", lambda one, _: plain(one.status), "status", whole=True, styles=STATUS_ROLES),
    Column("Deadline", words.field("deadline"), "deadline", whole=True),
    Column("First", words.field("first_deadline"), "first_deadline", whole=True, priority=3),
    Column("Ext.", words.field("extensions"), "extensions", right=True, whole=True, priority=2),
    Column("Requested", words.field("requested_until"), "requested_until", whole=True, priority=1),
    Column("Completed", completed, "completed"),
    Column("Note", own_note, "note", note=True),
    Column("Outcome", outcome, "note", note=True),
)
VIEWS = {"Obligation": View(COLUMNS)}
