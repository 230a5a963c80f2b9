"""Maps drawn in characters: 27 tiles of two letters in 80 columns, coloured or with a letter behind each code.

Without colour the largest class has no letter, so that the others stand out. A code and its letter fill all three
cells of a tile, and 27 of them would need 81: no row has a tile at both ends, so a row that reaches the last column
begins one cell early. A narrower terminal gets the places of each class by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..views.drawings import Drawing
from ..views.maps import COLUMNS, ROWS, Group, Tile, TileMap
from . import palette
from .escape import encodable, printable
from .page import Page
from .wrapping import folded

WIDTH = 3 * COLUMNS - 1


def write(drawing: Drawing, page: Page) -> bytes:
    """The maps of an answer with its footer, in the encoding of the page."""
    maps = [one for one in drawing.pictures if isinstance(one, TileMap)]
    return render(maps, drawing.below, page.width, page.color, page.encoding).encode(page.encoding)


def render(
    maps: Iterable[TileMap], footer: Iterable[str], width: int | None, color: bool = False, encoding: str = "utf-8"
) -> str:
    """The text of `maps`, one below the other, and the footer, as wide as `encoding` shows it."""
    limited = encodable("█", encoding) == b"#"
    parts = [_drawn(one, width, _Style(color, letters=limited or not color)) for one in maps]
    parts.append([folded(printable(line), width or WIDTH) for line in footer])
    text = "\n\n".join("\n".join(part) for part in parts if part) + "\n"
    return encodable(text, encoding).decode(encoding)


class _Style(NamedTuple):
    """How classes are told apart: by colour, by letters but for the class `silent`, or by both."""

    color: bool
    letters: bool
    silent: str = ""

    def cell(self, label: str, group: Group) -> str:
        """Two letters and what tells their class, or the gap to the next tile."""
        ink = palette.INKS.get(group.ink)
        mark = " "
        if self.letters and group.name != self.silent:
            mark = group.letter
        if self.color and ink:
            label = palette.filled(label, ink)
        return label + mark


def _drawn(one: TileMap, width: int | None, style: _Style) -> list[str]:
    """A map's title, tiles, legend and notes."""
    title, subtitle = (folded(printable(text), width or WIDTH) for text in (one.title, one.subtitle))
    lines = [palette.strong(title) if style.color else title, subtitle]
    if width is not None and width < WIDTH:
        lines += [line for group in one.groups for line in _listed(one, group, width)]
    else:
        style = style._replace(silent=max(one.groups, key=lambda group: group.count).name)
        lines += ["", *_tiles(one, style), "", *_legend(one.groups, style)]
    return lines + [folded(printable(note), width or WIDTH) for note in one.notes]


def _tiles(one: TileMap, style: _Style) -> list[str]:
    """The grid, one line per row."""
    groups = {group.name: group for group in one.groups}
    lines = []
    for row in range(1, ROWS + 1):
        cells = ["   "] * COLUMNS
        for tile in one.tiles:
            if tile.ground.row == row:
                cells[tile.ground.column - 1] = style.cell(_label(tile), groups[tile.group])
        full = style.letters and cells[0].isspace() and not cells[-1].endswith(" ")
        lines.append("".join(cells)[1 if full else 0 :].rstrip())
    return lines


def _label(tile: Tile) -> str:
    """A place's two letters, whatever the dataset has in their place."""
    return printable(tile.ground.label)[:2].ljust(2)


def _legend(groups: Sequence[Group], style: _Style) -> list[str]:
    """What each colour or letter means, with the count of its places."""
    width = max(len(str(group.count)) for group in groups)
    label = "  "
    if style.letters:
        label = "AA"
    return [f"{style.cell(label, one)} {one.count:>{width}}  {printable(one.name)}" for one in groups]


def _listed(one: TileMap, group: Group, width: int) -> list[str]:
    """A class with its places by name, for a terminal too narrow for the map."""
    names = sorted(tile.ground.name for tile in one.tiles if tile.group == group.name)
    return ["", folded(printable(f"{group.name} ({group.count}): {', '.join(names)}"), width)]
