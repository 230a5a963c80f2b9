"""Lines drawn in characters: a grid of dots, letters at the points, and the values of each place below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..views.charts import Chart, Point, Series
from . import palette
from .escape import printable
from .wrapping import folded, shortened

_HEIGHT = 15
_LETTERS = "ABCDEFGH"
#: The dots of a Braille character by their row and column, and the character without any.
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BRAILLE = 0x2800
_LABEL = 18


def drawn(chart: Chart, width: int, color: bool, blocks: bool) -> list[str]:
    """The axis on the left, the lines, the years, their editions, and a row of values for each place."""
    names = [f"{letter} {shortened(one.name, _LABEL)}" for letter, one in zip(_LETTERS, chart.series, strict=False)]
    ticks = [f"{tick:,}" for tick in chart.scale.ticks]
    left = max(map(len, [*names, *ticks, "Edition"])) + 2
    cell = (width - left) // max(len(chart.labels), 1)
    texts = [*chart.labels, *(value for one in chart.series for value in _values(one))]
    widest = max(map(len, texts))
    tabled = cell > widest
    if tabled:
        cell = min(cell, widest + 4)
    else:
        cell = max(min(cell, 6), 1)
    grid = _Grid(chart, cell, blocks)
    lines = grid.lines(left, color, blocks)
    lines.append((" " * left + _labels(chart.labels, cell)).rstrip())
    if chart.editions_differ:
        editions = [str(edition or "") for edition in chart.editions]
        lines.append("Edition".ljust(left) + _labels(editions, cell).rstrip())
    for number, (name, one) in enumerate(zip(names, chart.series, strict=True)):
        if tabled:
            shown = _labels(_values(one), cell)
        else:
            shown = _newest(one)
        name = name.ljust(left)
        if color:
            name = palette.painted(name, palette.LINES[number])
        lines.append((name + shown).rstrip())
    return lines + _missing(chart, width, tabled)


def _labels(texts: Sequence[str], cell: int) -> str:
    """Texts centred under their points, of those that would touch only every second, third, ..."""
    widest = max(map(len, texts), default=0)
    every = 1 + widest // cell
    return "".join(text.center(cell * every)[: cell * every] for text in texts[::every])


def _values(one: Series) -> list[str]:
    """A place's values, a dash for a gap."""
    return ["-" if point.value is None else f"{point.value:,}" for point in one.points]


def _newest(one: Series) -> str:
    """A place's last value."""
    point = next(point for point in reversed(one.points) if point.value is not None)
    return f"{point.said} in {point.label}"


def _missing(chart: Chart, width: int, tabled: bool) -> list[str]:
    """Why points are missing: a key to the dashes, or the years of each place."""
    if tabled and len(chart.missing) == 1:
        return [f"- {why}" for why in chart.missing]
    return [folded(printable(line), width) for line in chart.gaps]


class _Grid:
    """Cells that hold dots of a line, or the letter of a point; the later line lies on top."""

    def __init__(self, chart: Chart, cell: int, blocks: bool) -> None:
        self.chart = chart
        self.width = cell * len(chart.labels)
        self.dots: dict[tuple[int, int], tuple[int, int]] = {}
        self.letters: dict[tuple[int, int], tuple[str, int]] = {}
        for number, one in reversed(list(enumerate(chart.series))):
            places = [self._place(index, cell, point) for index, point in enumerate(one.points)]
            if blocks:
                for start, end in pairwise(places):
                    if start and end:
                        self._join(start, end, number)
            for place in filter(None, places):
                self.letters[place[0] // 2, place[1] // 4] = (_LETTERS[number], number)

    def _place(self, index: int, cell: int, point: Point) -> tuple[int, int] | None:
        """The column and row, in dots, of a point."""
        if point.value is None:
            return None
        row = round((1 - self.chart.scale.share(point.value)) * (_HEIGHT - 1)) * 4 + 2
        return (index * cell + (cell - 1) // 2) * 2 + 1, row

    def _join(self, start: tuple[int, int], end: tuple[int, int], number: int) -> None:
        """Set the dots between two points."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            column = start[0] + round((end[0] - start[0]) * step / steps)
            row = start[1] + round((end[1] - start[1]) * step / steps)
            place = column // 2, row // 4
            before = self.dots.get(place, (0, number))[0]
            self.dots[place] = before | _DOTS[row % 4][column % 2], number

    def lines(self, left: int, color: bool, blocks: bool) -> list[str]:
        """The rows of the grid behind the axis with its ticks."""
        ticks = {
            round((1 - self.chart.scale.share(tick)) * (_HEIGHT - 1)): f"{tick:,}" for tick in self.chart.scale.ticks
        }
        mark, bar = "+", "|"
        if blocks:
            mark, bar = "┤", "│"
        rows = []
        for row in range(_HEIGHT):
            axis = f"{ticks.get(row, ''):>{left - 2}} {bar}"
            if row in ticks:
                axis = f"{ticks[row]:>{left - 2}} {mark}"
            rows.append(axis + "".join(self._cell(column, row, color) for column in range(self.width)).rstrip())
        return rows

    def _cell(self, column: int, row: int, color: bool) -> str:
        """One character of the grid."""
        if (column, row) in self.letters:
            text, number = self.letters[column, row]
        elif (column, row) in self.dots:
            dots, number = self.dots[column, row]
            text = chr(_BRAILLE + dots)
        else:
            return " "
        if color:
            return palette.painted(text, palette.LINES[number])
        return text
