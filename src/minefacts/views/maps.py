"""The world as tiles: each place in one class, with a legend that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

#: Columns and rows of the grid; a place's column and row begin with 1.
COLUMNS, ROWS = 27, 21
#: The colour of a class of which there is nothing to show.
BLANK = "blank"
NO_OPINION = "Names and tiles imply no opinion on legal status."


class Ground(Struct, frozen=True):
    """Where a place lies in the grid: its code, its name, the two letters on its tile (small ones for an area)."""

    code: str
    name: str
    label: str
    column: int
    row: int
    area: bool = False


class Group(Struct, frozen=True):
    """A class of places: its name, the name of its colour, its letter, and how many places."""

    name: str
    ink: str
    letter: str
    count: int = 0


class Tile(Struct, frozen=True):
    """A place in the grid, the name of its class, and what the tile says in words."""

    ground: Ground
    group: str
    said: str


class TileMap(Struct, frozen=True):
    """A map: its classes in the order of the legend, its tiles from the top left, and the lines below them.

    `subtitle` says what is drawn, `notes` what is not; `source` and `dated` say where it comes from.
    """

    title: str
    subtitle: str
    groups: Sequence[Group]
    tiles: Sequence[Tile]
    notes: Sequence[str] = ()
    source: str = ""
    dated: str = ""

    @property
    def description(self) -> str:
        """What the map shows, for somebody who does not see it."""
        parts = [f"{group.name}: {group.count}" for group in self.groups]
        return f"{self.title}. A map of the world with one tile per place. {'; '.join(parts)}. {self.source}"


def tile_map(
    title: str,
    subtitle: str,
    grounds: Iterable[Ground],
    groups: Sequence[Group],
    member: Mapping[str, str],
    *,
    rest: str,
    said: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
    source: str = "",
    dated: str = "",
) -> TileMap:
    """A map of `grounds` in `groups`: `member` gives a place's group by its code, `rest` that of all others."""
    words = said or {}
    tiles = []
    for ground in sorted(grounds, key=lambda ground: (ground.row, ground.column)):
        group = member.get(ground.code, rest)
        tiles.append(Tile(ground, group, words.get(ground.code) or f"{ground.name}: {group}"))
    counts = Counter(tile.group for tile in tiles)
    shown = [Group(one.name, one.ink, one.letter, counts[one.name]) for one in groups if counts[one.name]]
    return TileMap(title, subtitle, shown, tiles, (*notes, *_areas(tiles), NO_OPINION), source, dated)


def _areas(tiles: Sequence[Tile]) -> list[str]:
    """A line that tells areas from states, if any is drawn."""
    areas = [f"{tile.ground.label} {tile.ground.name}" for tile in tiles if tile.ground.area]
    if not areas:
        return []
    return [f"In small letters: areas that are not among the 197 states ({', '.join(areas)})."]


class Page(NamedTuple):
    """What all maps of an answer have in common: the places, where the facts come from, and how they are dated.

    whole: whether every place was asked about, so that one without a record has none
    """

    grounds: Sequence[Ground]
    source: str
    dated: str
    whole: bool = True

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
            [*groups, Group(rest, BLANK, "-")],
            member,
            rest=rest,
            said=said,
            notes=notes,
            source=self.source,
            dated=self.dated,
        )
