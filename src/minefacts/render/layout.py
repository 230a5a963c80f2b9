"""How a table gives way to the width of a terminal.

First what few rows have goes below it, by number; then the least important columns are left out; then sentences
are folded, from the longest down. What never gives way is a date or another short value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..views.columns import Column, Table
from .wrapping import cells

GAP = 2
#: Below this width a table that does not fit is stacked.
NARROWEST = 60
#: A longer word, such as an address or an id, does not decide a width.
_LONGEST = 16


class Grid(NamedTuple):
    """A table with the cells each column gets, its notes by number, and the columns left out of it."""

    table: Table
    widths: Sequence[int]
    notes: Sequence[tuple[int, str]] = ()
    left_out: Sequence[Column] = ()


class Room(NamedTuple):
    """The cells that a column takes at most, and those it needs."""

    natural: int
    least: int


def laid_out(table: Table, width: int | None) -> Grid | None:
    """The table as it fits `width`, or at its natural one; None where it has to be stacked."""
    rooms = [_room(table, n) for n in range(len(table.columns))]
    natural = [room.natural for room in rooms]
    if width is None or total(natural) <= width:
        return Grid(table, natural)
    if width < NARROWEST:
        return None
    noted, notes = with_notes(table)
    grid = _narrowed(noted, width)
    if grid is None:
        return None
    return grid._replace(notes=notes)


def with_notes(table: Table) -> tuple[Table, list[tuple[int, str]]]:
    """The table with the numbers of notes in place of what few rows have, and the notes, the same one once."""
    rare = [n for n, column in enumerate(table.columns) if column.note]
    if not rare:
        return table, []
    kept = [n for n, column in enumerate(table.columns) if not column.note]
    numbers: dict[str, int] = {}
    rows = []
    for row in table.rows:
        said = [_note(table.columns[n], row[n]) for n in rare if row[n]]
        noted = [str(numbers.setdefault(note, len(numbers) + 1)) for note in said]
        rows.append([*(row[n] for n in kept), ",".join(noted)])
    note = Column("Note", lambda record, dataset: str(record), right=True, whole=True)
    columns = [*(table.columns[n] for n in kept), note]
    return replace(table, columns=columns, rows=rows), [(number, note) for note, number in numbers.items()]


def _note(column: Column, text: str) -> str:
    """A note with the header of its column, if that says more than that it is one."""
    return text if column.header == "Note" else f"{column.header}: {text}"


def _narrowed(table: Table, width: int) -> Grid | None:
    """The table without the least important columns, and its sentences folded, where that is enough."""
    rooms = [_room(table, n) for n in range(len(table.columns))]
    kept = list(range(len(rooms)))
    while total([rooms[n].least for n in kept]) > width:
        last = max(kept, key=lambda n: table.columns[n].priority)
        if not table.columns[last].priority:
            return None
        kept.remove(last)
    left_out = [column for n, column in enumerate(table.columns) if n not in kept]
    rows = table.rows
    if left_out:
        rows = [[row[n] for n in kept] for row in table.rows]
    smaller = replace(table, columns=[table.columns[n] for n in kept], rows=rows)
    return Grid(smaller, _widths([rooms[n] for n in kept], width), left_out=left_out)


def _room(table: Table, n: int) -> Room:
    """The cells that a column takes, and those it needs: all of a short value, some words of a sentence."""
    column = table.columns[n]
    header = cells(column.header)
    natural = max([header, *(cells(row[n]) for row in table.rows)])
    if column.whole:
        return Room(natural, natural)
    least = max(column.least, header)
    if natural > least:
        words = {word for row in table.rows for word in row[n].split()}
        longest = max(map(cells, words), default=0)
        least = max(least, min(longest, _LONGEST))
    return Room(natural, min(natural, least))


def _widths(rooms: Sequence[Room], width: int) -> list[int]:
    """The cells that each column gets: those that want least are served first."""
    widths = [room.least for room in rooms]
    spare = width - total(widths)
    wanting = sorted(range(len(rooms)), key=lambda n: rooms[n].natural - rooms[n].least)
    for place, n in enumerate(wanting):
        more = min(rooms[n].natural - rooms[n].least, spare // (len(rooms) - place))
        widths[n] += more
        spare -= more
    return widths


def total(widths: Sequence[int]) -> int:
    """The cells that columns take with the gaps between them."""
    return sum(widths) + GAP * max(len(widths) - 1, 0)
