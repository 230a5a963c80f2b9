"""Tables for people, drawn in characters.

If a width is given a table fits it (see layout.py); without one it is drawn at its natural width, one line per record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from ..views.answer import Answer
from ..views.columns import Column, Line, Table
from ..views.footer import MOST
from ..views.tables import tables
from .escape import encodable, printable
from .layout import GAP, Grid, laid_out, total
from .page import Page
from .roles import link, styled
from .wrapping import cells, folded, indented, wrapped

#: The longest rule of a table at its natural width.
_RULE = 120
#: The blanks between notes on one line.
_BETWEEN = 3
#: What a cell's text becomes if the terminal takes colour.
Paint = Callable[[str], str]


def write(answer: Answer[Any], page: Page) -> bytes:
    """The tables of an answer, in the encoding of the page."""
    shown = tables(answer, page.fields, page.dataset, page.end, full=page.sources)
    return encodable(render(shown, page.width, page.color, page.encoding), page.encoding)


def render(parts: Sequence[Table], width: int | None, color: bool, encoding: str = "utf-8") -> str:
    """The text of tables, one below the other, each line without trailing blanks, as wide as `encoding` shows it."""
    lines: list[str] = []
    for number, table in enumerate(parts):
        if number:
            lines.append("")
        lines += Drawing(width, color, encoding).of(_safe(table, encoding))
    return "".join(line + "\n" for line in lines)


class Drawing:
    """Draws tables to a width, in colour or without."""

    def __init__(self, width: int | None, color: bool, encoding: str) -> None:
        self.width, self.color, self.encoding = width, color, encoding

    def of(self, table: Table) -> list[str]:
        """The lines of a table with its title above and its footer below."""
        lines = self._said(table.title, "title")
        if table.lead:
            lines += self._said(table.lead, "lead")
        grid = None
        if not table.stacked:
            grid = laid_out(table, self.width)
        if grid is None:
            lines += self._blocks(table)
        elif table.columns:
            lines += self._common(grid.common)
            lines += self._grid(grid)
            lines += self._notes(grid.notes)
        footer = list(table.footer)
        if grid and grid.left_out:
            footer = self._with_left_out(grid.left_out, footer, table.chosen_by)
        for line in footer:
            lines += self._below(line)
        return lines

    def _with_left_out(self, columns: Sequence[Column], footer: list[str | Line], chosen_by: str) -> list[str | Line]:
        """The footer with a line on the columns left out, which joins the first if there are enough."""
        said = self._shown(self._left_out(columns, chosen_by))
        if len(footer) >= MOST and isinstance(footer[0], str):
            return [f"{footer[0]}; {said[0].lower()}{said[1:]}", *footer[1:]]
        return [said, *footer]

    def _grid(self, grid: Grid) -> list[str]:
        """Headers, a rule and one line per row, or more if cells are folded."""
        columns, widths = grid.table.columns, grid.widths
        lines = self._headers(columns, widths)
        for number, row in enumerate(grid.table.rows):
            paints = [self._cell_paint(grid.table, number, n) for n in range(len(columns))]
            pieces = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
            lines += _joined(pieces, columns, widths, paints)
        return lines

    def _headers(self, columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
        """The headers and the rule below them."""
        headers = [wrapped(column.header, width) for column, width in zip(columns, widths, strict=True)]
        plain = [self._paint("header")] * len(columns)
        lines = list(_joined(headers, columns, widths, plain))
        rule = min(total(widths), self.width or _RULE)
        return [*lines, self._painted(self._shown("─" * rule), "rule")]

    def _common(self, common: Sequence[tuple[str, str]]) -> list[str]:
        """What every row has in common."""
        if common:
            return self._said("; ".join(f"{header}: {cell}" for header, cell in common), "lead")
        return []

    def _notes(self, notes: Sequence[tuple[int, str]]) -> list[str]:
        """What few rows have, by its number; short notes stand side by side."""
        digits = 0
        if notes:
            digits = len(str(notes[-1][0]))
        lines: list[str] = []
        room = 0
        for number, note in notes:
            first = f"{number:>{digits}}  "
            if cells(first + note) + _BETWEEN <= room:
                lines[-1] += " " * _BETWEEN + first + note
                room -= cells(first + note) + _BETWEEN
                continue
            drawn = indented(note, self.width, first).split("\n")
            lines += drawn
            room = 0
            if len(drawn) == 1:
                room = (self.width or 0) - cells(drawn[0])
        return lines

    def _blocks(self, table: Table) -> list[str]:
        """The table as one block per row, each value whole, on lines of its own if it must be."""
        lines = []
        for row in table.rows:
            lines.append("")
            for cell, column in zip(row, table.columns, strict=True):
                if cell:
                    lines += self._labelled(column.header, cell)
        return [*lines, ""]

    def _labelled(self, header: str, cell: str) -> list[str]:
        """A value after its header."""
        text = folded(f"{header}: {cell}", self.width)
        label = len(header) + 1
        return (self._painted(text[:label], "label") + text[label:]).split("\n")

    def _below(self, line: str | Line) -> list[str]:
        """A line of the footer."""
        if isinstance(line, str):
            return self._said(line, "footer")
        return [self._linked(one, line.links) for one in self._said(line.text, "footer")]

    def _said(self, text: str, role: str) -> list[str]:
        """A sentence in the colour of its role."""
        return [self._painted(line, role) for line in folded(text, self.width).split("\n")]

    def _linked(self, line: str, links: Mapping[str, str]) -> str:
        """A line with the ids of documents as hyperlinks."""
        if not self.color:
            return line
        done = ""
        for name, url in links.items():
            before, found, line = line.partition(name)
            if not found:
                return done + before
            done += before + link(name, url)
        return done + line

    def _left_out(self, columns: Sequence[Column], chosen_by: str) -> str:
        """Which columns there was no room for, and how to see them."""
        text = f"No room for {', '.join(column.header for column in columns)}"
        if not chosen_by:
            return text
        return f"{text} ({chosen_by} {','.join(column.name for column in columns)})"

    def _cell_paint(self, table: Table, number: int, n: int) -> Paint | None:
        """How a cell is coloured: by what it says, or all of its column, or its row if that is superseded."""
        if not self.color:
            return None
        cell, column = table.rows[number][n], table.columns[n]
        role = column.styles.get(cell, column.role)
        if number in table.faded:
            role = "faded"
        if column.linked and cell in table.links:
            url = table.links[cell]
            return lambda text: link(styled(text, role), url)
        return self._paint(role)

    def _paint(self, role: str) -> Paint | None:
        if self.color and role:
            return lambda text: styled(text, role)
        return None

    def _painted(self, text: str, role: str) -> str:
        if self.color:
            return styled(text, role)
        return text

    def _shown(self, text: str) -> str:
        return _encoded(text, self.encoding)


def _joined(
    pieces: Sequence[Sequence[str]], columns: Sequence[Column], widths: Sequence[int], paints: Sequence[Paint | None]
) -> Iterable[str]:
    """The lines of cells that stand side by side, without blanks at their ends."""
    for level in range(max(map(len, pieces))):
        line, blanks = "", 0
        for lines, column, width, paint in zip(pieces, columns, widths, paints, strict=True):
            text = ""
            if level < len(lines):
                text = lines[level]
            blanks += width + GAP
            if text:
                size = cells(text)
                after = GAP
                if not column.right:
                    after += width - size
                if paint:
                    text = paint(text)
                line += " " * (blanks - size - after) + text
                blanks = after
        yield line


def _safe(table: Table, encoding: str) -> Table:
    """The table with every text shown literally, and with what `encoding` lacks written in ASCII."""
    columns = [replace(column, header=_encoded(printable(column.header), encoding)) for column in table.columns]
    rows = [[_encoded(printable(cell), encoding) for cell in row] for row in table.rows]
    footer = [_safe_line(line, encoding) for line in table.footer]
    title = _encoded(printable(table.title), encoding)
    lead = _encoded(printable(table.lead), encoding)
    return replace(table, title=title, lead=lead, columns=columns, rows=rows, footer=footer)


def _safe_line(line: str | Line, encoding: str) -> str | Line:
    """A line of the footer, likewise."""
    if isinstance(line, str):
        return _encoded(printable(line), encoding)
    return replace(line, text=_encoded(printable(line.text), encoding))


def _encoded(text: str, encoding: str) -> str:
    """`text` as `encoding` can show it."""
    if text.isascii() or encoding.casefold() in ("utf-8", "utf8"):
        return text
    return encodable(text, encoding).decode(encoding)
