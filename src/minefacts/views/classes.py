"""Figures as a map of the world, in at most five classes."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence

from ..model import vocabulary
from ..model.records import MEASURES, WORLD
from ..questions.figure_records import FigureRecord
from . import words
from .maps import Ground, Group, Page, TileMap

#: Where the classes of a measure begin, beside the first one; of other measures each class holds as many places.
BREAKS: Mapping[str, tuple[float, ...]] = {
    **dict.fromkeys(("total", "killed", "injured", "civilians", "children"), (10, 50, 100, 500)),
    **dict.fromkeys(("area", "mined-area", "confirmed-mined-area", "suspected-area", "land-cleared"), (1, 5, 20, 100)),
}
CLASSES = 5
#: The fewest classes that the breaks of a measure may fill and still be used.
LEAST = 3
#: The topics of whose figures each place's newest is on one map.
STOCKS = ("contamination", "stockpiles")


def figures(records: Sequence[FigureRecord], page: Page, title: str = "") -> list[TileMap]:
    """Figures of one measure, one body and one year in at most five classes, if there are any of a place."""
    chosen, others = one_measure(records)
    if not chosen:
        return []
    groups, member, how = _classes(chosen)
    first = chosen[0]
    editions = {one.edition for one in chosen if one.edition}
    edition = ""
    if len(editions) == 1:
        edition = f", edition {words.span(editions)}"
    elif editions:
        edition = f", editions {words.span(editions)}"
    years = words.title_years(one.start for one in chosen)
    title = f"{words.upper(vocabulary.measure(first.topic, first.measure))}, {years}"
    subtitle = f"{first.body}{edition}, in {first.unit}; {how}"
    said = {one.iso3: f"{one.place}: {words.value(one)} ({one.start})" for one in chosen}
    notes = [*_others(others), *_without_tile(chosen, page.grounds)]
    rest = "Not in this answer"
    if page.whole:
        rest = "Not recorded"
    return [page.draw(title, subtitle, groups, member, rest, notes, said)]


def _others(count: int) -> list[str]:
    """A line on the figures that are not on the map."""
    if count:
        return [f"Not drawn: {words.count(count, 'figure')} of another measure, body or year."]
    return []


def _without_tile(records: Iterable[FigureRecord], grounds: Iterable[Ground]) -> list[str]:
    """A line on the places that have no tile."""
    codes = {ground.code for ground in grounds}
    names = [one.place for one in records if one.iso3 not in codes]
    if names:
        return [f"Without a tile: {', '.join(names)}."]
    return []


def one_measure(records: Sequence[FigureRecord]) -> tuple[list[FigureRecord], int]:
    """One figure a place of one measure, body and, unless it is a stock, year; and how many are left over.

    Of what there is for at least half as many places as any has, that is the newest.
    """
    drawable = [one for one in records if one.iso3 != WORLD and one.start == one.end and not one.scope]
    groups: dict[tuple[str, ...], dict[str, FigureRecord]] = {}
    for one in drawable:
        year = one.start[:4]
        if one.topic in STOCKS:
            year = ""
        places = groups.setdefault((one.measure, one.unit, one.body, year), {})
        if one.iso3 not in places or places[one.iso3].start <= one.start:
            places[one.iso3] = one
    if not groups:
        return [], 0
    most = max(map(len, groups.values()))
    broad = [list(places.values()) for places in groups.values() if 2 * len(places) >= most]
    chosen = max(broad, key=_newest_and_broadest)
    return chosen, len(drawable) - len(chosen)


def _newest_and_broadest(group: Sequence[FigureRecord]) -> tuple[str, int, int]:
    """Of figures, the newest year, the place of their measure in its topic's list, and how many they are."""
    first = group[0]
    return max(one.start[:4] for one in group), -MEASURES[first.topic].index(first.measure), len(group)


def _classes(records: Sequence[FigureRecord]) -> tuple[list[Group], dict[str, str], str]:
    """The classes of values with their names, the class of each place, and how they were made."""
    breaks = BREAKS.get(records[0].measure, ())
    parts = _parted(records, breaks)
    how = "classes in round numbers"
    if not breaks or (len(parts) < LEAST and len(records) >= CLASSES):
        breaks = _quantiles(sorted(one.value for one in records))
        parts = _parted(records, breaks)
        how = "classes with about the same number of places each"
    groups, member = [], {}
    for number, part in sorted(parts.items()):
        if how.endswith("numbers"):
            name = _between(breaks, number)
        else:
            name = _range(part)
        groups.append(Group(name, f"step-{number + 1}", str(number + 1)))
        member.update({one.iso3: name for one in part})
    return groups, member, how


def _parted(records: Sequence[FigureRecord], breaks: Sequence[float]) -> dict[int, list[FigureRecord]]:
    """Figures by the class that they are in."""
    parts: dict[int, list[FigureRecord]] = {}
    for one in records:
        parts.setdefault(bisect.bisect_right(breaks, one.value), []).append(one)
    return parts


def _quantiles(ordered: Sequence[float]) -> tuple[float, ...]:
    """Values at which classes with about the same number of places begin, fewer if values repeat."""
    starts = {ordered[len(ordered) * number // CLASSES] for number in range(1, CLASSES)} - {ordered[0]}
    return tuple(sorted(starts))


def _between(breaks: Sequence[float], number: int) -> str:
    """A class by the round numbers that it lies between."""
    if number == 0:
        return f"Below {breaks[0]:,}"
    if number == len(breaks):
        return f"{breaks[-1]:,} and more"
    return f"{breaks[number - 1]:,} to below {breaks[number]:,}"


def _range(records: Sequence[FigureRecord]) -> str:
    """A class by its smallest and its largest value."""
    least, most = min(one.value for one in records), max(one.value for one in records)
    if least == most:
        return f"{least:,}"
    return f"{least:,} to {most:,}"
