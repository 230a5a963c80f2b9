"""Answers as charts and maps: which of them an answer has, where they come from, and what they do not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec import structs

from ..dataset.reading import Dataset
from ..model.records import WORLD
from ..questions import figures, series
from ..questions.figure_records import FigureRecord
from . import atlas, classes, footer, plotting, tables, words
from .answer import Answer
from .charts import Chart
from .maps import Ground, Page, TileMap


class Drawing(NamedTuple):
    """The pictures of an answer, lines on what they do not show, and the lines below them in a terminal."""

    pictures: Sequence[Chart | TileMap]
    notes: Sequence[str]
    below: Sequence[str]


def chart(answer: Answer[Any], dataset: Dataset, end: Sequence[str], most: int | None = None) -> Drawing:
    """An answer's figures as charts, of at most so many bars or lines; `end` tells what the record knows at all."""
    charts, notes = plotting.charts(
        [one for one in answer.records if isinstance(one, FigureRecord)],
        lambda figure: _recorded(dataset, figure),
        years=answer.years,
        most=most,
        source=lambda group: source(_newest_first(group), dataset),
        dated=dated(dataset),
    )
    return _drawing(charts, notes, answer, dataset, end)


def has_map(answer: Answer[Any]) -> bool:
    """Whether an answer's records are of places."""
    return answer.record_type.__name__ in atlas.MAPS


def tiles(answer: Answer[Any], dataset: Dataset, end: Sequence[str]) -> Drawing:
    """An answer's records as maps; `end` tells what the record knows at all."""
    drawn = _drawn_on_a_map(answer)
    page = Page(grounds(dataset), source(tables.cited(drawn), dataset), dated(dataset), answer.whole)
    maps = atlas.MAPS[answer.record_type.__name__](answer.records, page, answer.title)
    if maps:
        notes = []
    else:
        notes = ["nothing in this answer can be placed on a map"]
    return _drawing(maps, notes, drawn, dataset, end)


def _drawn_on_a_map(answer: Answer[Any]) -> Answer[Any]:
    """An answer without the figures that its map has no place for, and what it says of them."""
    if answer.record_type is not FigureRecord:
        return answer
    chosen, _ = classes.one_measure(answer.records)
    return structs.replace(answer, records=chosen or answer.records, hints=(), more=answer.in_full)


def grounds(dataset: Dataset) -> list[Ground]:
    """Where every place with a tile lies."""
    states = [Ground(one.iso3, one.name, one.iso2, *one.tile) for one in dataset.countries.values()]
    areas = [
        Ground(one.code, one.name, (one.label or one.code[:2]).lower(), *one.tile, area=True)
        for one in dataset.areas
        if one.code and one.tile
    ]
    return states + areas


def source(cited: Iterable[Sequence[str]], dataset: Dataset) -> str:
    """Where records come from, as a picture says it: one document, and how many more.

    It is the one that decides most records, or else a body's own, and of these the first.
    """
    cited = [documents for documents in cited if documents]
    if not cited:
        return ""
    deciding = Counter(documents[0] for documents in cited)
    first = deciding.most_common(1)[0][0]
    if 2 * deciding[first] <= len(cited):
        first = next((one for one in deciding if dataset.sources[one].custom.kind == "primary"), first)
    (shown,) = footer.references([first], dataset)
    others = len({one for documents in cited for one in documents}) - 1
    if not others:
        return f"Source: {shown.text}"
    return f"Sources: {shown.text} And {words.count(others, 'other document')}."


def _newest_first(group: Sequence[FigureRecord]) -> list[tuple[str]]:
    """The documents of figures, those of the newest edition and year first."""
    ordered = sorted(group, key=lambda one: (one.edition or 0, one.start), reverse=True)
    return [(one.source,) for one in ordered]


def dated(dataset: Dataset) -> str:
    """The program and the date of what it knows, as a picture says them."""
    known = ""
    if dataset.day:
        known = f", as it could be known on {dataset.day}"
    return f"minefacts, record of {dataset.version}{known}"


def _drawing(
    pictures: Sequence[Chart | TileMap],
    notes: Sequence[str],
    answer: Answer[Any],
    dataset: Dataset,
    end: Sequence[str],
) -> Drawing:
    """Pictures that name the past day that they are of, and what goes below them in a terminal."""
    pictures = [_with_coverage(one, answer, dataset) for one in pictures]
    if dataset.day:
        pictures = [_as_of(one, dataset.day) for one in pictures]
    told = structs.replace(answer, hints=(*notes, *answer.hints))
    below = [line if isinstance(line, str) else line.text for line in tables.footers(told, dataset, end)]
    return Drawing(pictures, notes, below)


def _with_coverage(picture: Chart | TileMap, answer: Answer[Any], dataset: Dataset) -> Chart | TileMap:
    """A picture of casualties by place that says how many of the places that the body counted are on record."""
    if isinstance(picture, Chart) and picture.kind != "places":
        return picture
    if isinstance(picture, Chart):
        body = picture.body
    else:
        body = None
    found = (one for one in answer.records if isinstance(one, FigureRecord) and one.measure == "total")
    one = next((one for one in found if one.iso3 != WORLD and body in (None, one.body)), None)
    if one is None or len(one.start) != 4:
        return picture
    year = int(one.start)
    query = figures.Query(years=figures.Years(year, year), measures=("total",), bodies=(one.body,))
    covered = figures.coverage(dataset, one.topic, figures.select(dataset, one.topic, query).records)
    if covered is None or covered.recorded >= covered.counted:
        return picture
    counted = f"{covered.counted} places for which {covered.body} counted {one.topic} in {covered.year}"
    note = f"On record: {covered.recorded} of the {counted}."
    return structs.replace(picture, notes=(note, *picture.notes))


def _as_of(picture: Chart | TileMap, day: str) -> Chart | TileMap:
    """A picture whose title names the day."""
    if day in picture.title:
        return picture
    return structs.replace(picture, title=f"{picture.title}, as of {day}")


def _recorded(dataset: Dataset, figure: FigureRecord) -> set[int]:
    """The years of which the record has any figure of the same place, measure and body, of whichever edition."""
    alike = (
        other
        for other in dataset.figures.under(figure.topic, figure.iso3)
        if (other.measure, other.body, other.scope) == (figure.measure, figure.body, figure.scope)
    )
    return {int(other.start[:4]) for other in alike if series.period_kind(other) in ("year", "stock")}
