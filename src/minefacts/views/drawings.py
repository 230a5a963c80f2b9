"""Answers as charts and maps: which of them an answer has, where they come from, and what they do not show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..dataset.reading import Dataset
from ..questions import series
from ..questions.figures import FigureRecord
from . import footer, plotting, tables
from .answer import Answer
from .charts import Chart
from .maps import TileMap


class Drawing(NamedTuple):
    """The pictures of an answer, lines on what they do not show, and the lines below them in a terminal."""

    pictures: Sequence[Chart | TileMap]
    notes: Sequence[str]
    below: Sequence[str]


def chart(answer: Answer[Any], dataset: Dataset) -> Drawing:
    """An answer's figures as charts."""
    figures = [one for one in answer.records if isinstance(one, FigureRecord)]
    charts, notes = plotting.charts(
        figures,
        lambda figure: _recorded(dataset, figure),
        years=answer.years,
        source=source(answer, dataset),
        dated=dated(dataset),
    )
    return Drawing(charts, notes, [*notes, *_below(answer, dataset)])


def tiles(answer: Answer[Any], dataset: Dataset) -> Drawing:
    """An answer's records as maps."""
    return Drawing([], ["nothing of this has a place on a map"], _below(answer, dataset))


def source(answer: Answer[Any], dataset: Dataset) -> str:
    """Where the records of an answer come from, as a picture says it: one document, and how many more."""
    documents = footer.references(tables.behind(answer), dataset)
    if not documents:
        return ""
    more = len(documents) - 1
    rest = f" And {more} more {'document' if more == 1 else 'documents'}: minefacts sources." if more else ""
    return f"Source: {documents[0].text}{rest}"


def dated(dataset: Dataset) -> str:
    """The program and the date of what it knows, as a picture says them."""
    return f"minefacts, record of {dataset.version}"


def _below(answer: Answer[Any], dataset: Dataset) -> list[str]:
    """The lines below a picture in a terminal."""
    return [line if isinstance(line, str) else line.text for line in tables.footers(answer, dataset)]


def _recorded(dataset: Dataset, figure: FigureRecord) -> set[int]:
    """The years of which the record has any figure of the same place, measure and body, of whichever edition."""
    alike = (
        other
        for other in dataset.figures.under(figure.topic, figure.iso3)
        if (other.measure, other.body) == (figure.measure, figure.body)
    )
    return {int(other.start[:4]) for other in alike if series.period_kind(other) in ("year", "stock")}
