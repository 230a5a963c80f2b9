"""Tables for people: the only file that imports Rich.

Where a width is given a table folds to it, and is stacked as `field: value` blocks where a column would be
narrower than its longest word; without one it is drawn at its natural width.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence

import rich.box
import rich.table
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ..tables import Table
from .escape import printable

_NATURAL = 100_000
_GAP = 2


def render(tables: Sequence[Table], width: int | None, color: bool) -> str:
    """The text of `tables`, one below the other, each line without trailing blanks."""
    console = Console(
        file=io.StringIO(),
        width=width or _NATURAL,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        for number, table in enumerate(tables):
            if number:
                console.print()
            _draw(console, _safe(table), width)
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())


def _draw(console: Console, table: Table, width: int | None) -> None:
    """One table with its title above and its footer below."""
    console.print(Text(_folded(table.title, width), style="bold"))
    if table.stacked or (width is not None and _narrowest(table) > width):
        _stack(console, table, width)
    elif table.columns:
        console.print(_grid(table))
    for line in table.footer:
        console.print(Text(_folded(line, width), style="dim"), soft_wrap=True)


def _grid(table: Table) -> rich.table.Table:
    """The table as rows under headers."""
    grid = rich.table.Table(box=rich.box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in table.columns:
        grid.add_column(Text(column.header), justify="right" if column.right else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(cell, style=c.styles.get(cell, "")) for cell, c in zip(row, table.columns, strict=True)))
    return grid


def _stack(console: Console, table: Table, width: int | None) -> None:
    """The table as one block a record, each value whole, on lines of its own where it must be."""
    for row in table.rows:
        console.print()
        for cell, column in zip(row, table.columns, strict=True):
            if cell:
                line = Text(_folded(f"{column.header}: {cell}", width))
                line.stylize("bold", 0, len(column.header) + 1)
                console.print(line, soft_wrap=True)
    console.print()


def _narrowest(table: Table) -> int:
    """The fewest cells that a grid takes without breaking a word."""
    columns = [[column.header, *(row[n] for row in table.rows)] for n, column in enumerate(table.columns)]
    words = [max((cell_len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    return sum(words) + (_GAP + 1) * max(len(words) - 1, 0)


def _folded(text: str, width: int | None) -> str:
    """`text` folded between words; a word longer than the width stays whole."""
    if width is None:
        return text
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _safe(table: Table) -> Table:
    """The table with every text shown literally."""
    rows = [[printable(cell) for cell in row] for row in table.rows]
    footer = [printable(line) for line in table.footer]
    return replace(table, title=printable(table.title), rows=rows, footer=footer)
