"""Charts in Vega-Lite: columns by year, bars by place, lines of several places."""

from __future__ import annotations

from typing import Any

from ..views.charts import Chart, Point
from . import palette
from .vega_lines import lines_of
from .vega_parts import (
    HEIGHT,
    LIMIT,
    WIDTH,
    aside,
    footer,
    lines_below,
    rows,
    text_mark,
    title,
    values_of,
    width_of,
)

#: How thick a bar of a place is, with the gap to the next.
_BAR = 26
#: The widest column of a year.
_WIDEST = 90


def of_chart(chart: Chart) -> dict[str, Any]:
    """One chart as a view."""
    return {"years": _years, "places": _places, "lines": lines_of}[chart.kind](chart)


def _years(chart: Chart) -> dict[str, Any]:
    """A column for each year, its value above and its edition below."""
    points = list(chart.series[0].points)
    slot = WIDTH / len(points)
    order = {"field": "order", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.25, "paddingOuter": 0.1}}
    value = values_of(chart)
    layers: list[dict[str, Any]] = [{"mark": _column(slot), "encoding": {"x": order, "y": value}}]
    layers += _above(points, slot, order, value)
    labels, bottom = _below("label", points, slot, order, HEIGHT + 8, 13, palette.TEXT)
    layers += labels
    if chart.editions_differ:
        more, bottom = _below("edition", points, slot, order, bottom + 2, 11, palette.LESSER)
        layers += [*more, aside("Edition", bottom - 14)] if more else []
    below = footer(lines_below(chart), 0, bottom + 16, WIDTH)
    return {
        "title": title(chart.title, chart.subtitle, WIDTH),
        "width": WIDTH,
        "height": HEIGHT,
        "data": {"values": rows(points)},
        "layer": [*layers, *below],
    }


def _column(slot: float) -> dict[str, Any]:
    """The mark of a column, no wider than looks like one."""
    mark = {"type": "bar", "color": palette.BAR.web, "tooltip": True}
    if slot * 0.75 > _WIDEST:
        return {**mark, "width": _WIDEST}
    return mark


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
    if slot >= size + 2:
        every = 1
    else:
        every = int((size + 2) // slot) + 1
    mark = text_mark(size, color, baseline="top", align="center")
    if upright:
        mark = text_mark(size, color, baseline="middle", align="right", angle=270)
    layer = {
        "transform": [{"filter": f"datum.order % {every} === 0 && isValid(datum.{field})"}],
        "mark": mark,
        "encoding": {"x": order, "y": {"value": top}, "text": {"field": field, "type": "nominal"}},
    }
    return [layer], top + (widest if upright else size) + 4


def _places(chart: Chart) -> dict[str, Any]:
    """A bar for each place, its name on the left, its value and, if they differ, its edition on the right."""
    points = list(chart.series[0].points)
    height = _BAR * len(points)
    left = min(max(width_of(point.label, 13) for point in points), LIMIT) + 10
    room = WIDTH - left
    order = {"field": "order", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.25, "paddingOuter": 0.1}}
    value = values_of(chart)
    data = rows(points)
    for row, point in zip(data, points, strict=True):
        edition = ""
        if chart.editions_differ and point.edition:
            edition = f"  ({point.edition})"
        row["beside"] = f"{row['short']}{edition}"
    names = text_mark(13, align="right", baseline="middle")
    beside = text_mark(12, align="left", baseline="middle", dx=5)
    layers = [
        {"mark": {"type": "bar", "color": palette.BAR.web, "tooltip": True}, "encoding": {"y": order, "x": value}},
        {"mark": names, "encoding": {"y": order, "x": {"value": -8}, "text": {"field": "label"}}},
        {"mark": beside, "encoding": {"y": order, "x": value, "text": {"field": "beside"}}},
    ]
    if chart.editions_differ:
        notes = ["In brackets: the edition."]
    else:
        notes = []
    return {
        "title": title(chart.title, chart.subtitle, WIDTH),
        "width": room,
        "height": height,
        "data": {"values": data},
        "layer": [*layers, *footer([*notes, *lines_below(chart)], -left, height + 56, WIDTH)],
    }
