"""A figure as it is answered, with what later editions made of it, and its order among others."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import MEASURES, PARTS, WORLD, Figure, Measure, Qualifier, SourceKind, Topic
from . import series


class FigureRecord(Struct, frozen=True):
    """A figure as it is answered: its place by name, its publication, and what later editions made of it.

    `iso3` is the code of the place: also that of an area, which begins with X or is ISO's, and `WLD` for the world.
    """

    id: str
    topic: Topic
    place: str
    iso3: str
    scope: str | None
    start: str
    end: str
    measure: Measure
    value: int | float
    unit: str
    qualifier: Qualifier | None
    body: str
    edition: int | None
    published: str | None
    source: str
    source_kind: SourceKind
    revised: bool
    superseded_by: str | None
    note: str | None


def order(figure: Figure, dataset: Dataset) -> tuple[object, ...]:
    """The order of an answer: the world first, then places by name; the newest period first; the current one first."""
    if figure.place == WORLD:
        name = ""
    else:
        name = dataset.places[figure.place].name
    kind = series.PERIOD_KINDS.index(series.period_kind(figure))
    measure = MEASURES[figure.topic].index(figure.measure)
    edition, primary, exact, day = series.rank(dataset, figure)
    period = _backwards(dates.last_day(figure.end)), _backwards(dates.first_day(figure.start))
    return (
        name,
        kind > 1,
        *period,
        measure,
        figure.scope or "",
        figure.body,
        -edition,
        not primary,
        not exact,
        _backwards(day or "0001-01-01"),
        figure.id,
    )


def _backwards(day: str) -> int:
    """A number that is the smaller the later a day is."""
    return -int(day.replace("-", ""))


def record(
    dataset: Dataset,
    figure: Figure,
    groups: dict[series.Key, list[Figure]],
    alike: dict[series.Key, list[Figure]],
) -> FigureRecord:
    """A figure together with its publication and its standing within its series."""
    members = groups[series.key(figure)]
    edition = series.edition(dataset, figure)
    last = members[-1]
    revised = any(other.value != figure.value and series.edition(dataset, other) < edition for other in members)
    notes = [figure.note, *_warnings(figure, groups, alike)]
    return FigureRecord(
        id=figure.id,
        topic=figure.topic,
        place=dataset.places[figure.place].name,
        # Texts that many figures share are held once.
        iso3=intern(figure.place),
        scope=figure.scope,
        start=intern(figure.start),
        end=intern(figure.end),
        measure=figure.measure,
        value=figure.value,
        unit=intern(figure.unit),
        qualifier=figure.qualifier,
        body=intern(figure.body),
        edition=figure.edition,
        published=dataset.sources[figure.source].published,
        source=intern(figure.source),
        source_kind=series.source_kind(dataset, figure),
        revised=revised,
        superseded_by=_successor(figure, last),
        note="; ".join(filter(None, notes)) or None,
    )


def _successor(figure: Figure, last: Figure) -> str | None:
    """The id of the figure that is the last of a series, if it is another."""
    if figure is last:
        return None
    return last.id


def _warnings(
    figure: Figure, groups: dict[series.Key, list[Figure]], alike: dict[series.Key, list[Figure]]
) -> Iterator[str]:
    """What a reader must know of a figure beside others: its total is newer, or a cumulative one falls."""
    if figure.measure in PARTS and figure.edition is not None:
        total = groups.get(_total_of(figure))
        if total and total[-1].edition is not None and total[-1].edition > figure.edition:
            yield f"part of an older edition than the total ({total[-1].edition})"
    if series.period_kind(figure) == "cumulative":
        for other in alike[_from_start(figure)]:
            if _falls(other, figure):
                yield f"lower than the total to {other.end}"
                return


def _total_of(figure: Figure) -> series.Key:
    """The series of the total that a figure is a part of."""
    *most, _ = series.key(figure)
    return (*most, "total")


def by_start(groups: dict[series.Key, list[Figure]]) -> dict[series.Key, list[Figure]]:
    """The current figures that differ in nothing but their end."""
    alike: dict[series.Key, list[Figure]] = {}
    for members in groups.values():
        alike.setdefault(_from_start(members[-1]), []).append(members[-1])
    return alike


def _from_start(figure: Figure) -> series.Key:
    """Whose figure of what this is, and from when."""
    return figure.topic, figure.body, figure.place, figure.scope, figure.start, figure.measure


def _falls(earlier: Figure, figure: Figure) -> bool:
    """Whether a cumulative figure is lower than one of the same start that ends before it."""
    return earlier.value > figure.value and dates.last_day(earlier.end) < dates.last_day(figure.end)
