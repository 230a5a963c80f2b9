"""Lines of several places in Vega-Lite, each with its name at its end."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ..views.charts import Chart, Point, Series
from . import palette
from .escape import printable
from .vega_parts import HEIGHT, WIDTH, aside, footer, lines_below, rows, text_mark, title, values_of

_DASHES = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3], [1, 0], [8, 4], [2, 3], [10, 3, 2, 3])
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left")


def lines_of(chart: Chart) -> dict[str, Any]:
    """A line for each place, broken where there is no value, with its name and last value at its end."""
    data = [row for one in chart.series for row in _line_rows(one)]
    names = [printable(one.name) for one in chart.series]
    room = WIDTH - 230
    order = {
        "field": "order",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [-0.3, len(chart.labels) - 0.7], "nice": False, "zero": False},
    }
    value = values_of(chart)
    colors = [ink.web for ink in palette.LINES[: len(names)]]
    drawn = {"x": order, "y": value, "color": _by_name(names, colors)}
    dashes = {"field": "place", "type": "nominal", "scale": {"domain": names, "range": list(_DASHES)}, "legend": None}
    shapes = {"field": "place", "type": "nominal", "scale": {"domain": names, "range": list(_SHAPES)}, "legend": None}
    line = {"type": "line", "strokeWidth": 2.5}
    layers = [
        {"mark": line, "encoding": {**drawn, "strokeDash": dashes, "detail": {"field": "run"}}},
        {
            "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1, "tooltip": True},
            "encoding": {**drawn, "shape": shapes},
        },
        *_ends(chart, names, colors, room),
    ]
    layers += _texts_below(chart, room)
    bottom = HEIGHT + (46 if chart.editions_differ else 28)
    return {
        "title": title(chart.title, chart.subtitle, WIDTH),
        "width": room,
        "height": HEIGHT,
        "data": {"values": data},
        "layer": [*layers, *footer([*chart.gaps, *lines_below(chart)], 0, bottom + 12, WIDTH)],
    }


def _by_name(names: list[str], colors: list[str]) -> dict[str, Any]:
    """The channel that gives each place its colour."""
    return {"field": "place", "type": "nominal", "scale": {"domain": names, "range": colors}, "legend": None}


def _line_rows(one: Series) -> list[dict[str, Any]]:
    """A place's points that have a value; `run` changes with each gap, so that no line bridges it."""
    found = []
    run = 0
    for row in rows(list(one.points), place=printable(one.name)):
        if row["value"] is None:
            run += 1
        else:
            found.append({**row, "run": run})
    return found


def _ends(chart: Chart, names: list[str], colors: list[str], room: float) -> list[dict[str, Any]]:
    """A name with its last value at the right of each line, none on another, and a thin line to its last point."""
    last = [_last(list(one.points)) for one in chart.series]
    heights = [HEIGHT * (1 - chart.scale.share(point.value or 0)) for _, point in last]
    layers = []
    step = room / (len(chart.labels) - 0.4)
    for number, top in enumerate(_apart(heights, 20, HEIGHT)):
        index, point = last[number]
        said = f"{names[number]}: {point.short}" + (f" ({point.label})" if index + 1 < len(chart.labels) else "")
        mark = text_mark(13, colors[number], align="left", baseline="middle", fontWeight="bold")
        at = {"x": {"value": room + 14}, "y": {"value": top}, "text": {"field": "said"}}
        layers.append({"data": {"values": [{"said": printable(said)}]}, "mark": mark, "encoding": at})
        start = {"x": {"value": (index + 0.3) * step + 6}, "y": {"value": heights[number]}}
        end = {"x2": {"value": room + 10}, "y2": {"value": top}}
        rule = {"type": "rule", "color": colors[number], "opacity": 0.35}
        layers.append({"data": {"values": [{}]}, "mark": rule, "encoding": {**start, **end}})
    return layers


def _last(points: list[Point]) -> tuple[int, Point]:
    """The last point with a value, and which one it is."""
    return max((pair for pair in enumerate(points) if pair[1].value is not None), key=lambda pair: pair[0])


def _apart(heights: list[float], least: float, most: float) -> list[float]:
    """Heights moved as little as it takes to keep them so many pixels apart, and no lower than `most`."""
    order = sorted(range(len(heights)), key=lambda number: heights[number])
    moved = list(heights)
    for before, number in pairwise(order):
        moved[number] = max(moved[number], moved[before] + least)
    floor = most
    for number in reversed(order):
        moved[number] = min(moved[number], floor)
        floor = moved[number] - least
    return moved


def _texts_below(chart: Chart, room: float) -> list[dict[str, Any]]:
    """The years below lines, and their editions; of many years some."""
    step = room / (len(chart.labels) - 0.4)
    every = int(40 // step) + 1
    layers = []
    for number, (label, edition) in enumerate(zip(chart.labels, chart.editions, strict=True)):
        if number % every:
            continue
        x = {"value": (number + 0.3) * step}
        texts = [(label, HEIGHT + 10, 13, palette.TEXT)]
        if chart.editions_differ and edition:
            texts.append((str(edition), HEIGHT + 28, 11, palette.LESSER))
        for text, top, size, color in texts:
            at = {"x": x, "y": {"value": top}, "text": {"field": "text"}}
            mark = text_mark(size, color, align="center", baseline="top")
            layers.append({"data": {"values": [{"text": text}]}, "mark": mark, "encoding": at})
    if chart.editions_differ:
        layers.append(aside("Edition", HEIGHT + 28))
    return layers
