"""What charts and maps share in Vega-Lite: titles, texts and the lines below a picture."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from ..views.charts import Chart, Point
from . import palette
from .escape import printable

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
#: How wide a character is, on the safe side, as a share of its font's size.
_WIDE = 0.56
#: The longest a text of the dataset is drawn, in pixels.
LIMIT = 330
#: Pixels of a chart.
WIDTH, HEIGHT = 1040, 440


def width_of(text: str, size: float) -> float:
    """About how many pixels a text takes, rather too many than too few."""
    return len(text) * size * _WIDE


def wrapped(text: str, size: float, room: float) -> list[str]:
    """A text as lines that have room in so many pixels."""
    return textwrap.wrap(printable(text), max(int(room / (size * _WIDE)), 20)) or [""]


def title(text: str, subtitle: str, room: float) -> dict[str, Any]:
    """The title of a picture, on as many lines as it needs."""
    return {
        "text": wrapped(text, 22, room),
        "subtitle": wrapped(subtitle, 14, room),
        "anchor": "start",
        "frame": "bounds",
        "offset": 18,
    }


def footer(lines: Sequence[str], left: float, top: float, room: float) -> list[dict[str, Any]]:
    """The lines below a picture, from `top` pixels on."""
    told = [part for line in lines if line for part in wrapped(line, 12, room)]
    values = [{"line": line} for line in told]
    layers = []
    for number, value in enumerate(values):
        mark = {"type": "text", "align": "left", "baseline": "top", "fontSize": 12, "color": palette.LESSER}
        at = {"x": {"value": left}, "y": {"value": top + 17 * number}}
        layers.append({"data": {"values": [value]}, "mark": mark, "encoding": {**at, "text": {"field": "line"}}})
    return layers


def text_mark(size: float, color: str = palette.TEXT, **more: Any) -> dict[str, Any]:
    """A mark that draws text."""
    return {"type": "text", "fontSize": size, "color": color, "limit": LIMIT, **more}


def values_of(chart: Chart, axis: bool = True) -> dict[str, Any]:
    """The channel of the values, over a scale whose ticks are the chart's."""
    drawn = {
        "title": printable(chart.unit),
        "values": list(chart.scale.ticks),
        # Vega would round what its own format writes to the distance of ticks.
        "labelExpr": "format(datum.value, ',')",
        "grid": True,
        "gridColor": palette.GUIDE,
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
    }
    scale = {"domain": [0, chart.scale.top], "nice": False}
    return {"field": "value", "type": "quantitative", "scale": scale, "axis": drawn if axis else None}


def rows(points: list[Point], **more: Any) -> list[dict[str, Any]]:
    """Points as data."""
    return [
        {
            "order": number,
            "label": printable(point.label),
            "value": point.value,
            "said": printable(point.said),
            "short": printable(point.short),
            "edition": point.edition,
            "gap": point.gap or None,
            **more,
        }
        for number, point in enumerate(points)
    ]


def lines_below(chart: Chart) -> list[str]:
    """What goes below a chart."""
    if chart.signs:
        signs = [f"Signs: {chart.signs}."]
    else:
        signs = []
    return [*chart.notes, *signs, chart.source, chart.dated]


def aside(text: str, top: float) -> dict[str, Any]:
    """What a row of texts below columns is, to the left of it."""
    at = {"x": {"value": -18}, "y": {"value": top}, "text": {"value": text}}
    mark = text_mark(11, palette.LESSER, align="right", baseline="top")
    return {"data": {"values": [{}]}, "mark": mark, "encoding": at}
