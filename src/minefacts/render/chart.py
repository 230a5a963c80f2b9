"""Charts drawn in characters."""

from __future__ import annotations

from collections.abc import Iterable

from ..views.answer import Answer
from ..views.charts import Chart, charts
from ..views.tables import footers
from . import Page
from .escape import encodable, printable
from .wrapping import folded

_NATURAL = 100


def write(answer: Answer, page: Page) -> bytes:
    """The charts of an answer, in the encoding of the page."""
    below = [line if isinstance(line, str) else line.text for line in footers(answer, page.dataset, full=page.sources)]
    return encodable(render(charts(answer, page.dataset), below, page.width), page.encoding)


def render(drawn: Iterable[Chart], footer: Iterable[str], width: int | None) -> str:
    """The text of charts, one below the other, and the footer."""
    lines = [folded(printable(line), width) for line in footer]
    return "\n".join([*(_drawn(chart, width) for chart in drawn), "".join(f"{line}\n" for line in lines)])


def _drawn(chart: Chart, width: int | None) -> str:
    """The title and, a line each, what a bar stands for, its value in words, and its length."""
    labels, texts = [printable(bar.label) for bar in chart.bars], [printable(bar.text) for bar in chart.bars]
    left, middle = max(map(len, labels)), max(map(len, texts))
    room = max((width or _NATURAL) - left - middle - 4, 0)
    lines = [folded(printable(chart.title), width)]
    for label, text, bar in zip(labels, texts, chart.bars, strict=True):
        # A little is not nothing.
        length = max(round(bar.share * room), 1) if bar.share and room else 0
        lines.append(f"{label:<{left}}  {text:>{middle}}  {'█' * length}".rstrip())
    return "\n".join(lines) + "\n"
