"""Records as maps of the world: standing with the treaty, deadlines, conduct, and figures in five classes."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..model import vocabulary
from ..model.records import MEASURES, WORLD
from ..questions.figures import FigureRecord
from . import words
from .maps import Ground, Group, TileMap, tile_map

STANDINGS = (
    ("state-party", "blue", "p"),
    ("signatory", "lemon", "s"),
    ("withdrawn", "maroon", "w"),
    ("not-party", "orange", "n"),
    ("unsettled", "grey", "u"),
)
#: Statuses of an obligation in the order of a legend.
DEADLINES = (
    ("pending", "sky", "p"),
    ("completed", "mint", "c"),
    ("missed", "maroon", "m"),
    ("reopened", "orange", "r"),
    ("undetermined", "grey", "u"),
    ("ended", "plum", "e"),
    ("none-reported", "lemon", "0"),
)
#: What a body found of a kind of conduct, the gravest first: the certainties that come under each name.
FOUND = (
    (("confirmed", "acknowledged"), "confirmed or acknowledged", "maroon", "c"),
    (("probable",), "probable", "orange", "p"),
    (("alleged", "denied"), "alleged, not confirmed", "lemon", "a"),
    (("announced",), "announced", "sky", "x"),
    (("listed-producer",), "listed: has not disavowed production", "grey", "l"),
    (("halted",), "halted", "blue", "h"),
    (("stated-none", "never"), "says it has none, or never did", "mint", "0"),
)
#: Where the classes of a measure begin, beside the first one; of other measures each class holds as many places.
BREAKS: Mapping[str, tuple[float, ...]] = {
    **dict.fromkeys(("total", "killed", "injured", "civilians", "children"), (10, 50, 100, 500)),
    **dict.fromkeys(("area", "mined-area", "confirmed-mined-area", "suspected-area", "land-cleared"), (1, 5, 20, 100)),
}
CLASSES = 5
#: The topics of whose figures each place's newest stands on one map.
STOCKS = ("contamination", "stockpiles")
_EMPTY = "blank"


class Page(NamedTuple):
    """What all maps of an answer have in common: the places, where the facts come from, and how they are dated."""

    grounds: Sequence[Ground]
    source: str
    dated: str

    def draw(
        self,
        title: str,
        subtitle: str,
        groups: Sequence[Group],
        member: Mapping[str, str],
        rest: str,
        notes: Sequence[str] = (),
        said: Mapping[str, str] | None = None,
    ) -> TileMap:
        """A map of these places; `rest` is the class of all that are in no group."""
        return tile_map(
            title,
            subtitle,
            self.grounds,
            [*groups, Group(rest, _EMPTY, "-")],
            member,
            rest=rest,
            said=said,
            notes=notes,
            source=self.source,
            dated=self.dated,
        )


def treaty(records: Sequence[Any], page: Page, title: str) -> list[TileMap]:
    """Each state's standing; records are standings on one day."""
    groups = [Group(_upper(vocabulary.STATUSES[status]), ink, letter) for status, ink, letter in STANDINGS]
    member = {one.iso3: _upper(vocabulary.STATUSES[one.status]) for one in records}
    all_states = len(member) == sum(1 for ground in page.grounds if not ground.area)
    rest = "No treaty standing" if all_states else "Not in this answer"
    return [page.draw(title, "Standing with the treaty", groups, member, rest)]


def deadlines(records: Sequence[Any], page: Page, title: str) -> list[TileMap]:
    """The status of each state's obligation, a map for each article."""
    maps = []
    for article in sorted({one.article for one in records}, reverse=True):
        groups = [Group(_upper(status.replace("-", " ")), ink, letter) for status, ink, letter in DEADLINES]
        chosen = [one for one in records if one.article == article]
        member = {one.iso3: _upper(one.status.replace("-", " ")) for one in chosen}
        said = {
            one.iso3: f"{one.country}: {one.status.replace('-', ' ')} {one.deadline or ''}".rstrip() for one in chosen
        }
        what = "clear mined areas (Article 5)" if article == 5 else "destroy stockpiles (Article 4)"
        maps.append(page.draw(title, f"Duty to {what}", groups, member, "No obligation on record", said=said))
    return maps


def conduct(records: Sequence[Any], page: Page, title: str) -> list[TileMap]:
    """What was found of each kind of conduct: of use where it happened, of all else by whom."""
    maps = []
    for kind in dict.fromkeys(one.conduct for one in records):
        chosen = [one for one in records if one.conduct == kind]
        where = kind == "use"
        groups = [Group(_upper(name), ink, letter) for _, name, ink, letter in FOUND]
        member = _gravest(chosen, where=where)
        notes = _nowhere(chosen, where=where)
        of = "where it happened, by a state or others" if where else "by whom"
        subtitle = f"{_upper(kind)} of antipersonnel mines, {of}: {_said_by(chosen)}"
        maps.append(page.draw(title, subtitle, groups, member, "No finding in this answer", notes))
    return maps


def _gravest(records: Iterable[Any], *, where: bool) -> dict[str, str]:
    """The gravest finding of each place, as the legend says it."""
    ranks = {certainty: number for number, entry in enumerate(FOUND) for certainty in entry[0]}
    found: dict[str, int] = {}
    for one in records:
        code = one.where if where else one.by
        if code is not None:
            found[code] = min(ranks[one.certainty], found.get(code, len(FOUND)))
    return {code: _upper(FOUND[rank][1]) for code, rank in found.items()}


def _nowhere(records: Sequence[Any], *, where: bool) -> list[str]:
    """A line on findings that have no place on the map."""
    count = sum(1 for one in records if (one.where if where else one.by) is None)
    lacking = "without a place" if where else "on armed groups or unknown actors"
    return [f"Not drawn: {words.count(count, 'finding')} {lacking}."] if count else []


def _said_by(records: Iterable[Any]) -> str:
    """Whose findings these are, and of which editions."""
    bodies: dict[str, set[int]] = {}
    for one in records:
        bodies.setdefault(one.body, set()).update({one.edition} if one.edition else set())
    return ", ".join(f"{body} {_span(editions)}".rstrip() for body, editions in sorted(bodies.items()))


def _span(editions: set[int]) -> str:
    """Editions as a reader says them."""
    if not editions:
        return ""
    first, last = min(editions), max(editions)
    return str(first) if first == last else f"{first} to {last}"


def figures(records: Sequence[FigureRecord], page: Page, title: str = "") -> list[TileMap]:
    """Figures of one measure, one body and one year in at most five classes, if there are any of a place."""
    chosen, others = one_measure(records)
    if not chosen:
        return []
    groups, member = _classes(chosen)
    first = chosen[0]
    editions = {one.edition for one in chosen if one.edition}
    edition = f", {'edition' if len(editions) == 1 else 'editions'} {_span(editions)}" if editions else ""
    title = f"{_upper(vocabulary.measure(first.topic, first.measure))}, {_period(chosen)}"
    subtitle = f"{first.body}{edition}, in {first.unit}; {_how(first.measure)}"
    said = {one.iso3: f"{one.place}: {words.value(one)} ({one.start})" for one in chosen}
    notes = [*_others(others), *_without_tile(chosen, page.grounds)]
    return [page.draw(title, subtitle, groups, member, "Not recorded", notes, said)]


def _others(count: int) -> list[str]:
    """A line on the figures that are not on the map."""
    return [f"Not drawn: {words.count(count, 'figure')} of another measure, body or year."] if count else []


def _without_tile(records: Iterable[FigureRecord], grounds: Iterable[Ground]) -> list[str]:
    """A line on the places that have no tile."""
    codes = {ground.code for ground in grounds}
    names = [one.place for one in records if one.iso3 not in codes]
    return [f"Without a tile: {', '.join(names)}."] if names else []


def one_measure(records: Sequence[FigureRecord]) -> tuple[list[FigureRecord], int]:
    """One figure a place of one measure, body and, unless it is a stock, year; and how many are left over.

    Of what there is for at least half as many places as any has, that is the newest.
    """
    drawable = [one for one in records if one.iso3 != WORLD and one.start == one.end and not one.scope]
    groups: dict[tuple[str, ...], dict[str, FigureRecord]] = {}
    for one in drawable:
        year = "" if one.topic in STOCKS else one.start[:4]
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


def _period(records: Iterable[FigureRecord]) -> str:
    years = sorted({one.start[:4] for one in records})
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _how(measure: str) -> str:
    """How the classes were made."""
    return "classes in round numbers" if measure in BREAKS else "classes of about as many places each"


def _classes(records: Sequence[FigureRecord]) -> tuple[list[Group], dict[str, str]]:
    """The classes of values with their names, and the class of each place."""
    ordered = sorted(one.value for one in records)
    breaks = BREAKS.get(records[0].measure) or _quantiles(ordered)
    parts: dict[int, list[FigureRecord]] = {}
    for one in records:
        parts.setdefault(bisect.bisect_right(breaks, one.value), []).append(one)
    fixed = records[0].measure in BREAKS
    groups, member = [], {}
    for number, part in sorted(parts.items()):
        name = _between(breaks, number) if fixed else _range(part)
        groups.append(Group(name, f"step-{number + 1}", str(number + 1)))
        member.update({one.iso3: name for one in part})
    return groups, member


def _quantiles(ordered: Sequence[float]) -> tuple[float, ...]:
    """Values at which classes of about as many places begin, fewer where values repeat."""
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
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


#: The function that draws records, by their type.
MAPS: dict[str, Callable[[Sequence[Any], Page, str], list[TileMap]]] = {
    "Standing": treaty,
    "Obligation": deadlines,
    "FindingRecord": conduct,
    "FigureRecord": figures,
}
