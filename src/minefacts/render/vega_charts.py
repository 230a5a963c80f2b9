"""Charts in Vega-Lite: columns by year, bars by place, lines of several places."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ..views.charts import Chart, Point, Series
from . import palette
from .escape import printable
from .vega_parts import LIMIT, footer, text_mark, title, width_of

WIDTH, HEIGHT = 1040, 440
#: How thick a bar of a place is, with the gap to the next.
_BAR = 26
_DASHES = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3], [1, 0], [8, 4], [2, 3], [10, 3, 2, 3])
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left")


def of_chart(chart: Chart) -> dict[str, Any]:
    """One chart as a view."""
    return {"years": _years, "places": _places, "lines": _lines}[chart.kind](chart)


def _value(chart: Chart, axis: bool = True) -> dict[str, Any]:
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


def _rows(points: list[Point], **more: Any) -> list[dict[str, Any]]:
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


def _lines_below(chart: Chart) -> list[str]:
    """What stands below a chart."""
    signs = [f"Signs: {chart.signs}."] if chart.signs else []
    return [*chart.notes, *signs, chart.source, chart.dated]


def _years(chart: Chart) -> dict[str, Any]:
    """A column for each year, its value above and its edition below."""
    points = list(chart.series[0].points)
    slot = WIDTH / len(points)
    order = {"field": "order", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.25, "paddingOuter": 0.1}}
    value = _value(chart)
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "bar", "color": palette.BAR.web, "tooltip": True}, "encoding": {"x": order, "y": value}}
    ]
    layers += _above(points, slot, order, value)
    labels, bottom = _below("label", points, slot, order, HEIGHT + 8, 13, palette.TEXT)
    layers += labels
    if chart.editions_differ:
        more, bottom = _below("edition", points, slot, order, bottom + 2, 11, palette.LESSER)
        layers += [*more, _aside("Edition", bottom - 14)] if more else []
    below = footer(_lines_below(chart), 0, bottom + 16, WIDTH)
    return {
        "title": title(chart.title, chart.subtitle, WIDTH),
        "width": WIDTH,
        "height": HEIGHT,
        "data": {"values": _rows(points)},
        "layer": [*layers, *below],
    }


def _above(points: list[Point], slot: float, order: Any, value: Any) -> list[dict[str, Any]]:
    """The values above their columns, upright if they are too wide, and what a gap says."""
    layers: list[dict[str, Any]] = []
    widest = max(width_of(point.short, 12) for point in points)
    if slot >= 14:
        mark = text_mark(12, baseline="bottom", dy=-3)
        if widest > slot:
            mark = text_mark(12, align="left", baseline="middle", angle=270, dx=4)
        layers.append({"mark": mark, "encoding": {"x": order, "y": value, "text": {"field": "short"}}})
    if slot >= 14:
        mark = text_mark(12, palette.LESSER, align="left", baseline="middle", angle=270, fontStyle="italic")
        at = {"x": order, "y": {"value": HEIGHT - 4}, "text": {"field": "gap"}}
        layers.append({"transform": [{"filter": "datum.gap !== null"}], "mark": mark, "encoding": at})
    return layers


def _below(
    field: str, points: list[Point], slot: float, order: Any, top: float, size: float, color: str
) -> tuple[list[dict[str, Any]], float]:
    """Texts below columns, upright if they are too wide, of some if there are too many; and where they end."""
    widest = max(width_of(str(getattr(point, field) or ""), size) for point in points)
    upright = widest + 4 > slot
    every = 1 if slot >= size + 2 else int((size + 2) // slot) + 1
    mark = text_mark(size, color, baseline="top", align="center")
    if upright:
        mark = text_mark(size, color, baseline="middle", align="right", angle=270)
    layer = {
        "transform": [{"filter": f"datum.order % {every} === 0 && isValid(datum.{field})"}],
        "mark": mark,
        "encoding": {"x": order, "y": {"value": top}, "text": {"field": field, "type": "nominal"}},
    }
    return [layer], top + (widest if upright else size) + 4


def _aside(text: str, top: float) -> dict[str, Any]:
    """What a row of texts below columns is, to the left of it."""
    at = {"x": {"value": -8}, "y": {"value": top}, "text": {"value": text}}
    mark = text_mark(11, palette.LESSER, align="right", baseline="top")
    return {"data": {"values": [{}]}, "mark": mark, "encoding": at}


def _places(chart: Chart) -> dict[str, Any]:
    """A bar for each place, its name on the left, its value and, if they differ, its edition on the right."""
    points = list(chart.series[0].points)
    height = _BAR * len(points)
    left = min(max(width_of(point.label, 13) for point in points), LIMIT) + 10
    room = WIDTH - left
    order = {"field": "order", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.25, "paddingOuter": 0.1}}
    value = _value(chart)
    rows = _rows(points)
    for row, point in zip(rows, points, strict=True):
        edition = f"  ({point.edition})" if chart.editions_differ and point.edition else ""
        row["beside"] = f"{row['short']}{edition}"
    names = text_mark(13, align="right", baseline="middle")
    beside = text_mark(12, align="left", baseline="middle", dx=5)
    layers = [
        {"mark": {"type": "bar", "color": palette.BAR.web, "tooltip": True}, "encoding": {"y": order, "x": value}},
        {"mark": names, "encoding": {"y": order, "x": {"value": -8}, "text": {"field": "label"}}},
        {"mark": beside, "encoding": {"y": order, "x": value, "text": {"field": "beside"}}},
    ]
    notes = ["In brackets: the edition."] if chart.editions_differ else []
    return {
        "title": title(chart.title, chart.subtitle, WIDTH),
        "width": room,
        "height": height,
        "data": {"values": rows},
        "layer": [*layers, *footer([*notes, *_lines_below(chart)], -left, height + 56, WIDTH)],
    }


def _lines(chart: Chart) -> dict[str, Any]:
    """A line for each place, broken where there is no value, with its name and last value at its end."""
    rows = [row for one in chart.series for row in _line_rows(one)]
    names = [printable(one.name) for one in chart.series]
    room = WIDTH - 230
    order = {
        "field": "order",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [-0.3, len(chart.labels) - 0.7], "nice": False, "zero": False},
    }
    value = _value(chart)
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
        "data": {"values": rows},
        "layer": [*layers, *footer([*chart.gaps, *_lines_below(chart)], 0, bottom + 12, WIDTH)],
    }


def _by_name(names: list[str], colors: list[str]) -> dict[str, Any]:
    """The channel that gives each place its colour."""
    return {"field": "place", "type": "nominal", "scale": {"domain": names, "range": colors}, "legend": None}


def _line_rows(one: Series) -> list[dict[str, Any]]:
    """A place's points that have a value; `run` changes with each gap, so that no line bridges it."""
    rows = []
    run = 0
    for row in _rows(list(one.points), place=printable(one.name)):
        if row["value"] is None:
            run += 1
        else:
            rows.append({**row, "run": run})
    return rows


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
        rows = [(label, HEIGHT + 10, 13, palette.TEXT)]
        if chart.editions_differ and edition:
            rows.append((str(edition), HEIGHT + 28, 11, palette.LESSER))
        for text, top, size, color in rows:
            at = {"x": x, "y": {"value": top}, "text": {"field": "text"}}
            mark = text_mark(size, color, align="center", baseline="top")
            layers.append({"data": {"values": [{"text": text}]}, "mark": mark, "encoding": at})
    if chart.editions_differ:
        layers.append(_aside("Edition", HEIGHT + 28))
    return layers
