"""Charts drawn in characters: bars to an eighth of a cell over an axis with round ticks, lines in dots.

Points of lines are letters, so that colour alone never speaks; below them each place with its values. An
encoding without blocks gets `#`, and lines of letters alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import structs

from ..views.charts import Chart, Point, Scale
from ..views.drawings import Drawing
from . import palette
from .escape import encodable, printable
from .lines import drawn as lines_drawn
from .page import Page
from .wrapping import folded, shortened

_NATURAL = 100
_EIGHTHS = "▏▎▍▌▋▊▉"
#: The fewest cells in which bars say anything.
_LEAST = 8
#: The most gaps on end that have a line each.
_FEW = 3
#: The most cells that the label of a bar may take.
_LABEL = 40


def write(drawing: Drawing, page: Page) -> bytes:
    """The charts of an answer with its footer, in the encoding of the page."""
    charts = [one for one in drawing.pictures if isinstance(one, Chart)]
    return render(charts, drawing.below, page.width, page.color, page.encoding).encode(page.encoding)


def render(
    charts: Iterable[Chart], footer: Iterable[str], width: int | None, color: bool = False, encoding: str = "utf-8"
) -> str:
    """The text of `charts`, one below the other, and the footer, as wide as `encoding` shows it."""
    blocks = encodable("█", encoding) != b"#"
    parts = [_drawn(chart, width or _NATURAL, color, blocks) for chart in charts]
    parts.append([folded(printable(line), width) for line in footer])
    text = "\n\n".join("\n".join(part) for part in parts if part) + "\n"
    return encodable(text, encoding).decode(encoding)


def _drawn(chart: Chart, width: int, color: bool, blocks: bool) -> list[str]:
    """A chart's title, picture and notes."""
    title = folded(printable(f"{chart.title} ({chart.subtitle})"), width)
    lines = [palette.strong(title) if color else title]
    if chart.kind == "lines":
        lines += lines_drawn(chart, width, color, blocks)
    else:
        lines += _bars(chart, width, color, blocks)
    return lines + [folded(printable(note), width) for note in chart.notes]


def _bars(chart: Chart, width: int, color: bool, blocks: bool) -> list[str]:
    """The axis, and a line for each bar: what it is for, its value, its edition if they differ, its length."""
    points = _merged(chart.series[0].points)
    columns = [[shortened(point.label, _LABEL) for point in points], [printable(point.said) for point in points]]
    headers = ["Place", "Figure"]
    if chart.kind == "years":
        headers = ["Year", "Figure"]
    if chart.editions_differ:
        columns.append([str(point.edition or "") for point in points])
        headers.append("Edition")
    widths = [max(map(len, [header, *column])) for header, column in zip(headers, columns, strict=True)]
    room = width - sum(widths) - 2 * len(widths)
    if room < _LEAST:
        room = 0
    lines = [_row(headers, widths), *_axis(chart.scale, sum(widths) + 2 * len(widths), room, blocks)]
    for number, point in enumerate(points):
        bar = _bar(point, chart.scale, room, blocks)
        lines.append((_row([column[number] for column in columns], widths) + _colored(bar, color)).rstrip())
    return [line.rstrip() for line in _under(lines, room)]


def _merged(points: Sequence[Point]) -> list[Point]:
    """The points with a long run of gaps of one kind as a line of its own."""
    merged: list[Point] = []
    for _, run in groupby(points, key=lambda point: point.gap):
        part = list(run)
        if part[0].gap and len(part) > _FEW:
            part = [structs.replace(part[0], label=f"{part[0].label}–{part[-1].label}")]
        merged += part
    return merged


def _under(lines: list[str], room: int) -> list[str]:
    """The lines with the axis' numbers on that of the headers."""
    if not room:
        return [lines[0], *lines[1:]]
    header, numbers, *rest = lines
    return [header + numbers[len(header) :], *rest]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells one beside the other, the first on the left of its column, the others on the right, and a gap."""
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]) + "  "


def _axis(scale: Scale, left: int, room: int, blocks: bool) -> list[str]:
    """The numbers of the ticks and the line below them; nothing if there is no room for bars."""
    if not room:
        return []
    cells = [round(scale.share(tick) * (room - 1)) for tick in scale.ticks]
    mark, bar = "+", "-"
    if blocks:
        mark, bar = "┬", "─"
    numbers, line = [" "] * (left + room), [bar] * room
    free = 0
    for tick, cell in zip(scale.ticks, cells, strict=True):
        line[cell] = mark
        text = f"{tick:,}"
        start = min(max(left + cell - len(text) // 2, left), left + room - len(text))
        if start >= free:
            numbers[start : start + len(text)] = text
            free = start + len(text) + 1
    return ["".join(numbers), " " * left + "".join(line)]


def _bar(point: Point, scale: Scale, room: int, blocks: bool) -> str:
    """A bar as long as its share of the scale; a little is not nothing."""
    if not point.value or not room:
        return ""
    length = scale.share(point.value) * room
    if not blocks:
        return "#" * max(round(length), 1)
    whole, eighths = divmod(max(round(length * 8), 1), 8)
    if eighths:
        return "█" * whole + _EIGHTHS[eighths - 1]
    return "█" * whole


def _colored(bar: str, color: bool) -> str:
    if color and bar:
        return palette.painted(bar, palette.BAR)
    return bar
