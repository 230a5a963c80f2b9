"""How changes are shown, and said in words."""

from __future__ import annotations

from msgspec.structs import replace

from ..dataset.reading import Dataset
from ..model.vocabulary import measure, plain, step
from ..questions import conduct
from ..questions.changes import Change
from . import conduct as conduct_words
from . import words
from .columns import Column
from .view import View


def what(change: Change, dataset: Dataset) -> str:
    """What happened or was published: `ratification`, `casualties 2024`."""
    if change.kind == "figure":
        return f"{measure(change.id.partition('.')[0], change.subject)} {words.between(change.start, change.end)}"
    if change.kind == "step":
        article = change.id.split("-")[1]
        return f"Article {article}: {step(change.subject)}"
    if change.kind == "finding":
        return f"{change.subject}: {conduct_words.certainty(change.certainty or '')}"
    return plain(change.subject)


def detail(change: Change, dataset: Dataset) -> str | None:
    """The value and whose it is, or what must be known of an act."""
    if change.value is not None and change.body is not None:
        number = words.number(change.value, change.unit or "", change.qualifier)
        return f"{number} ({words.body_and_date(change.body, change.edition, change.date)})"
    if change.kind == "step" and change.end:
        return "; ".join(filter(None, (f"until {change.end}", change.note)))
    if change.kind == "finding" and change.body is not None:
        return "; ".join(filter(None, (conduct_words.sentence(conduct.one(dataset, change.id)), change.note)))
    return change.note


def sentence(change: Change, dataset: Dataset) -> str:
    """A change in one line; its date has a column of its own: `Chad, land cleared 2023: 1.69 km² (CND)`."""
    if change.kind == "finding":
        # The period of a finding is nearly that of its edition, and all of them are of mines.
        finding = replace(conduct.one(dataset, change.id), start=None, end=None)
        return conduct_words.sentence(finding).replace(" of mines ", " ", 1)
    said = f"{change.place or 'Unknown'}, {what(change, dataset)}"
    if change.value is not None and change.body is not None:
        whose = words.whose(change.body, change.edition, change.place or "")
        number = words.number(change.value, change.unit or "", change.qualifier)
        return f"{said}: {number} ({whose})"
    if change.kind == "step" and change.end:
        return f"{said} until {change.end}"
    return said


def note(change: Change, dataset: Dataset) -> str:
    """What a reader must know of an act; the notes of steps, figures and findings are where these are listed."""
    if change.kind == "act":
        return change.note or ""
    return ""


COLUMNS = (
    Column("Date", words.field("date"), "date", whole=True),
    Column("What became known", sentence, "what", marked=True, least=66),
    Column("Source", words.field("source"), "source", linked=True, priority=1),
    Column("Note", note, "note", note=True),
)
VIEWS = {"Change": View(COLUMNS, worded={"what": what, "detail": detail})}
