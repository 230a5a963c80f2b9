"""How figures are shown."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..model.vocabulary import measure
from ..questions.figures import FigureRecord
from . import words
from .columns import Column
from .registry import View


def note(figure: FigureRecord, dataset: Dataset) -> str:
    """What a reader must know of a figure, and what editions before and after it said."""
    notes = [figure.note] if figure.note else []
    if figure.revised:
        notes.append("earlier editions said otherwise")
    notes.append(words.superseded(figure.id, figure.superseded_by, dataset))
    return "; ".join(filter(None, notes))


COLUMNS = (
    Column("Place", lambda one, _: words.place(one.place, one.scope), "place"),
    Column("Period", lambda one, _: words.period(one), "start", whole=True),
    Column("Measure", lambda one, _: measure(one.topic, one.measure), "measure"),
    Column("Figure", lambda one, _: words.value(one), "value", right=True, whole=True, role="value"),
    Column("Edition", lambda one, _: words.raw(one.edition) or "none", "edition", always=True, priority=2),
    Column("Body", words.field("body"), "body", priority=1, least=8),
    Column("Source", words.field("source"), "source", linked=True, priority=3),
    Column("Note", note, "note", note=True),
)
VIEWS = {"FigureRecord": View(COLUMNS)}
