"""How a table gives way to the width of a terminal.

First what few rows have goes below it, by number, and what all rows have above it; then the least important columns
are left out; then sentences are folded, from the longest down. What never gives way is a date or another short value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ..views.columns import LEAST, Column, Table
from .wrapping import cells

GAP = 2
#: Below this width a table that does not fit is stacked.
NARROWEST = 60
#: A longer word, such as an address or an id, does not decide a width.
_LONGEST = 16
#: Up to this width a cell is a name or a value rather than a sentence.
_SHORT = 26
#: Up to so many rows a column is rather folded than left out; from so many on, what all rows have is said once.
_FEW, _MANY = 8, 4


class Grid(NamedTuple):
    """A table with the cells each column gets.

    notes: what few rows have, by number
    left_out: the columns for which there is no room
    common: the headers and cells of columns that say the same of every row
    """

    table: Table
    widths: Sequence[int]
    notes: Sequence[tuple[int, str]] = ()
    left_out: Sequence[Column] = ()
    common: Sequence[tuple[str, str]] = ()


class Room(NamedTuple):
    """The cells that a column takes at most, and those it needs."""

    natural: int
    least: int


def laid_out(table: Table, width: int | None) -> Grid | None:
    """The table as it fits `width`, or at its natural one; None if it has to be stacked."""
    if width is None or _fits(table, width):
        return Grid(table, _natural(table))
    if width < NARROWEST:
        return None
    noted, notes = with_notes(table)
    common: list[tuple[str, str]] = []
    if not _fits(noted, width):
        noted, common = without_common(noted)
    grid = _narrowed(noted, width)
    if grid:
        return grid._replace(notes=notes, common=common)
    return None


def _natural(table: Table) -> list[int]:
    """The cells that each column takes at most."""
    return [_longest(table, n) for n in range(len(table.columns))]


def _fits(table: Table, width: int) -> bool:
    return total(_natural(table)) <= width


def without_common(table: Table) -> tuple[Table, list[tuple[str, str]]]:
    """The table without the columns that say the same of every row, and what they say, header by header."""
    if len(table.rows) < _MANY:
        return table, []
    same = [n for n in range(len(table.columns)) if _is_common(table, n)]
    kept = [n for n in range(len(table.columns)) if n not in same]
    if not kept:
        return table, []
    # The document behind all rows is named below the table.
    said = [(table.columns[n].header, table.rows[0][n]) for n in same if not table.columns[n].linked]
    return with_columns(table, kept), said


def _is_common(table: Table, n: int) -> bool:
    """Whether every row has the same short value in a column."""
    said = table.rows[0][n]
    return 0 < cells(said) <= _SHORT and all(row[n] == said for row in table.rows)


def with_columns(table: Table, kept: Sequence[int]) -> Table:
    """The table with some of its columns."""
    rows = [[row[n] for n in kept] for row in table.rows]
    return replace(table, columns=[table.columns[n] for n in kept], rows=rows)


def with_notes(table: Table) -> tuple[Table, list[tuple[int, str]]]:
    """The table with the numbers of notes in place of what few rows have, and the notes, the same one once."""
    rare = [n for n, column in enumerate(table.columns) if column.note]
    if not rare:
        return table, []
    kept = with_columns(table, [n for n, column in enumerate(table.columns) if not column.note])
    numbers: dict[str, int] = {}
    noted = []
    for row in table.rows:
        said = [_note(table.columns[n], row[n]) for n in rare if row[n]]
        noted.append(",".join(str(numbers.setdefault(note, len(numbers) + 1)) for note in said))
    notes = [(number, note) for note, number in numbers.items()]
    marked = next((n for n, column in enumerate(kept.columns) if column.marked), None)
    if marked is None:
        note = Column("Note", lambda record, dataset: str(record), right=True, whole=True)
        rows = [[*row, number] for row, number in zip(kept.rows, noted, strict=True)]
        return replace(kept, columns=[*kept.columns, note], rows=rows), notes
    return replace(
        kept, rows=[_marked(row, marked, number) for row, number in zip(kept.rows, noted, strict=True)]
    ), notes


def _marked(row: Sequence[str], n: int, number: str) -> Sequence[str]:
    """A row with the number of its note behind one of its cells."""
    if number:
        return [*row[:n], f"{row[n]} [{number}]", *row[n + 1 :]]
    return row


def _note(column: Column, text: str) -> str:
    """A note with the header of its column, if that says more than that it is one."""
    if column.header == "Note":
        return text
    return f"{column.header}: {text}"


def _narrowed(table: Table, width: int) -> Grid | None:
    """The table without the least important columns, and its sentences folded, if that is enough."""
    every = range(len(table.columns))
    natural, least = _natural(table), [_comfortable(table, n) for n in every]
    kept = list(every)
    while total([least[n] for n in kept]) > width:
        last = max(kept, key=lambda n: table.columns[n].priority)
        if not table.columns[last].priority:
            break
        kept.remove(last)
    for measure in (_tight, _tightest):
        if total([least[n] for n in kept]) > width:
            least = [measure(table, n) for n in every]
    if total([least[n] for n in kept]) > width:
        return None
    left_out = [column for n, column in enumerate(table.columns) if n not in kept]
    smaller = table
    if left_out:
        smaller = with_columns(table, kept)
    return Grid(smaller, _widths([Room(natural[n], least[n]) for n in kept], width), left_out=left_out)


def _longest(table: Table, n: int) -> int:
    """The cells that a column takes at most."""
    return max([cells(table.columns[n].header), *(cells(row[n]) for row in table.rows)])


def _comfortable(table: Table, n: int) -> int:
    """The cells in which nearly every short value of a column stands on one line, or enough words of a sentence.

    Few rows are rather folded than robbed of a column.
    """
    if len(table.rows) <= _FEW:
        return _tight(table, n)
    column, longest = table.columns[n], _longest(table, n)
    lengths = sorted(cells(row[n]) for row in table.rows)
    usual = 0
    if lengths:
        usual = lengths[len(lengths) * 39 // 40]
    if column.whole or usual > _SHORT:
        usual = min(longest, column.least)
    return max(usual, _tight(table, n))


def _tight(table: Table, n: int) -> int:
    """The cells below which a column is not folded: all of a short value, the words of a sentence."""
    column, longest = table.columns[n], _longest(table, n)
    if column.whole:
        return longest
    least = max(min(column.least, LEAST), cells(column.header))
    return min(longest, max(least, _tightest(table, n)))


def _tightest(table: Table, n: int) -> int:
    """The cells of the longest word of a column, such as a date."""
    texts = {table.columns[n].header, *(row[n] for row in table.rows)}
    return min(max((cells(word) for text in texts for word in text.split()), default=0), _LONGEST)


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
