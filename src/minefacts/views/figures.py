"""How figures are shown."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..model.vocabulary import measure
from ..questions.figure_records import FigureRecord
from . import words
from .columns import Column
from .view import View

#: The longest scope that goes beside the name of a place.
LONGEST_SCOPE = 18


def place(figure: FigureRecord) -> str:
    """A place with what of it is counted, or a word that the note says so."""
    return words.place(figure.place, "see note" if _has_long_scope(figure) else figure.scope)


def _has_long_scope(figure: FigureRecord) -> bool:
    return figure.scope is not None and len(figure.scope) > LONGEST_SCOPE


def note(figure: FigureRecord, dataset: Dataset) -> str:
    """What a reader must know of a figure, and what editions before and after it said."""
    if _has_long_scope(figure):
        notes = [f"counted: {figure.scope}"]
    else:
        notes = []
    if figure.note:
        notes.append(figure.note)
    if figure.revised:
        notes.append("earlier editions said otherwise")
    notes.append(words.superseded(figure.id, figure.superseded_by, dataset))
    return "; ".join(filter(None, notes))


COLUMNS = (
    Column("Place", lambda one, _: place(one), "place"),
    Column("Period", lambda one, _: words.period(one), "start", whole=True),
    Column("Measure", lambda one, _: measure(one.topic, one.measure), "measure"),
    Column("Figure", lambda one, _: words.value(one), "value", right=True, whole=True, role="value"),
    Column("Edition", lambda one, _: words.raw(one.edition) or "none", "edition", always=True, priority=2),
    Column("Body", words.field("body"), "body", priority=1, least=8),
    Column("Source", words.field("source"), "source", linked=True, priority=3),
    Column("Note", note, "note", note=True),
)
VIEWS = {"FigureRecord": View(COLUMNS)}
