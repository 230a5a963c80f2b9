"""Tables for people: the only file that imports Rich.

Where a width is given a table folds to it, and is stacked as `field: value` blocks where a column would be
narrower than its longest word; notes go below it first. Without a width it is drawn at its natural one.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Literal

import rich.box
import rich.table
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ..views.tables import Table
from .escape import encodable, printable
from .wrapping import folded

_NATURAL = 100_000
_GAP = 2


def render(tables: Sequence[Table], width: int | None, color: bool, encoding: str = "utf-8") -> str:
    """The text of `tables`, one below the other, each line without trailing blanks, as wide as `encoding` shows it."""
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
            _draw(console, _safe(table, encoding), width)
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())


def _draw(console: Console, table: Table, width: int | None) -> None:
    """One table with its title above and its footer below."""
    console.print(Text(folded(table.title, width), style="bold"), soft_wrap=True)
    grid, notes = (table, []) if width is None or _fits(table, width) else _footnoted(table)
    widths = _widths(grid, width)
    if table.stacked or widths is None:
        notes = []
        _stack(console, table, width)
    elif table.columns:
        console.print(_grid(grid, widths))
    for line in (*notes, *table.footer):
        console.print(Text(folded(line, width), style="dim"), soft_wrap=True)


def _fits(table: Table, width: int) -> bool:
    """Whether no cell of the table needs folding."""
    natural = _widths(table, None) or []
    return sum(natural) + _GAP * (len(natural) - 1) <= width


def _footnoted(table: Table) -> tuple[Table, list[str]]:
    """The table with a number in place of each note, and the notes by their numbers, the same one once."""
    notes: dict[str, str] = {"": ""}
    rows = [
        [
            notes.setdefault(cell, str(len(notes))) if column.note else cell
            for cell, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    return replace(table, rows=rows), [f"Note {number}: {note}" for note, number in notes.items() if note]


def _grid(table: Table, widths: Sequence[int]) -> rich.table.Table:
    """The table as rows under headers."""
    grid = rich.table.Table(box=rich.box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column, width in zip(table.columns, widths, strict=True):
        justify: Literal["right", "left"] = "right" if column.right else "left"
        grid.add_column(Text(column.header), justify=justify, width=width, overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(cell, style=c.styles.get(cell, "")) for cell, c in zip(row, table.columns, strict=True)))
    return grid


def _stack(console: Console, table: Table, width: int | None) -> None:
    """The table as one block a record, each value whole, on lines of its own where it must be."""
    for row in table.rows:
        console.print()
        for cell, column in zip(row, table.columns, strict=True):
            if cell:
                line = Text(folded(f"{column.header}: {cell}", width))
                line.stylize("bold", 0, len(column.header) + 1)
                console.print(line, soft_wrap=True)
    console.print()


def _widths(table: Table, width: int | None) -> list[int] | None:
    """The cells each column gets of `width`, never fewer than its longest word; None where they do not suffice.

    The columns that need most give way first, so that a short one is not folded for the sake of a long one.
    """
    cells = [[column.header, *(row[n] for row in table.rows)] for n, column in enumerate(table.columns)]
    natural = [max(map(cell_len, column)) for column in cells]
    if width is None:
        return natural
    least = [max((cell_len(word) for cell in column for word in cell.split()), default=0) for column in cells]
    spare = width - sum(least) - _GAP * (len(cells) - 1)
    if spare < 0:
        return None
    wanted = [most - fewest for most, fewest in zip(natural, least, strict=True)]
    widths = list(least)
    for place, n in enumerate(sorted(range(len(cells)), key=wanted.__getitem__)):
        more = min(wanted[n], spare // (len(cells) - place))
        widths[n] += more
        spare -= more
    return widths


def _safe(table: Table, encoding: str) -> Table:
    """The table with every text shown literally, and with what `encoding` lacks written in ASCII."""

    def shown(text: str) -> str:
        return encodable(printable(text), encoding).decode(encoding)

    columns = [replace(column, header=shown(column.header)) for column in table.columns]
    rows = [[shown(cell) for cell in row] for row in table.rows]
    footer = [shown(line) for line in table.footer]
    return replace(table, title=shown(table.title), columns=columns, rows=rows, footer=footer)
