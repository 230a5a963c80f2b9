"""How hits of a search are shown, and said in words."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..model.vocabulary import measure, plain, treaty_field
from ..questions import conduct
from ..questions.search import Hit
from . import conduct as conduct_words
from . import deadlines, words
from .columns import Column
from .view import View


def text(hit: Hit, dataset: Dataset) -> str:
    """The fact in one line."""
    if hit.kind == "figure":
        return _figure(hit, dataset)
    if hit.kind == "source":
        return words.reference(dataset.sources[hit.id])
    if hit.kind == "claim":
        return hit.note or ""
    if hit.kind == "party":
        party = dataset.parties[hit.id]
        said = f"{party.name}, {party.role}"
        if party.position:
            return f"{said}: {party.position}"
        return said
    if hit.kind == "treaty":
        return f"{treaty_field(hit.id)}: {hit.note}"
    if hit.kind == "term":
        return f"{hit.id}: {hit.note}"
    return _of_a_place(hit, dataset)


def _of_a_place(hit: Hit, dataset: Dataset) -> str:
    """An act, a step or a finding in one line."""
    if hit.kind == "finding":
        return "; ".join(filter(None, (conduct_words.sentence(conduct.one(dataset, hit.id)), hit.note)))
    if hit.kind == "step":
        said = f"{hit.place}, {deadlines.step(dataset.steps[hit.id])}"
        return "; ".join(filter(None, (said, hit.note)))
    said = f"{hit.place or 'Unknown'}: {plain(hit.subject or '')} {hit.start or ''}".rstrip()
    if hit.end and hit.end != hit.start:
        said = f"{said} to {hit.end}"
    return "; ".join(filter(None, (said, hit.note)))


def cell(hit: Hit, dataset: Dataset) -> str:
    """The fact as a table has it: a document without the address, to which its id leads."""
    if hit.kind == "source":
        return words.reference(dataset.sources[hit.id]).removesuffix(f" {dataset.sources[hit.id].URL}")
    return text(hit, dataset)


def _figure(hit: Hit, dataset: Dataset) -> str:
    figure = dataset.figures[hit.id]
    place = words.place(hit.place or "", figure.scope)
    said = f"{place} {words.period(figure)}, {measure(figure.topic, figure.measure)}: {words.value(figure)}"
    return "; ".join(filter(None, (f"{said} {words.said_by(figure, dataset)}", hit.note)))


COLUMNS = (
    Column("Kind", words.field("kind"), "kind", priority=1),
    Column("Fact", cell, "text", marked=True, least=40),
    Column("Source", words.field("source"), "source", linked=True, priority=2),
    Column(
        "Note",
        lambda one, dataset: words.superseded(one.id, one.superseded_by, dataset),
        "superseded_by",
        note=True,
    ),
)
VIEWS = {"Hit": View(COLUMNS, worded={"text": text})}
