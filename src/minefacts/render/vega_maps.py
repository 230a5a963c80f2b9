"""Maps in Vega-Lite: one tile per place, its letters on it, and a legend with counts in the empty ocean."""

from __future__ import annotations

from typing import Any

from ..views.maps import COLUMNS, ROWS, Group, Tile, TileMap
from . import palette
from .escape import printable
from .vega_parts import footer, text_mark, title

#: Pixels of a tile.
WIDE, HIGH = 40, 27
WIDTH, HEIGHT = COLUMNS * WIDE, ROWS * HIGH
_EMPTY, _EDGE, _HATCH = "#FFFFFF", "#8C8C8C", "#A6A6A6"
#: Half of a tile's sides, as a share of its cell.
_HALF = 0.46


def of_map(one: TileMap) -> dict[str, Any]:
    """One map as a view."""
    x = {"field": "column", "type": "quantitative", "axis": None, "scale": _scale(0.5, COLUMNS + 0.5)}
    y = {"field": "row", "type": "quantitative", "axis": None, "scale": _scale(ROWS + 0.5, 0.5)}
    names = [_entry(group) for group in one.groups]
    fills = [_fill(group) for group in one.groups]
    color = {"field": "class", "type": "nominal", "scale": {"domain": names, "range": fills}, "legend": _legend(names)}
    tile = {"type": "rect", "stroke": _EDGE, "strokeWidth": 0.6, "tooltip": {"content": "data"}}
    corners = {
        "x": {**x, "field": "left"},
        "x2": {"field": "right"},
        "y": {**y, "field": "top"},
        "y2": {"field": "bottom"},
    }
    letters = {"x": x, "y": y, "text": {"field": "label"}, "color": {"field": "ink", "type": "nominal", "scale": None}}
    rule = {"type": "rule", "stroke": _HATCH, "strokeWidth": 1}
    lines = [*one.notes, one.source, one.dated]
    return {
        "title": title(one.title, one.subtitle, WIDTH),
        "width": WIDTH,
        "height": HEIGHT,
        "data": {"values": [_row(tile, one.groups) for tile in one.tiles]},
        "layer": [
            {"mark": tile, "encoding": {**corners, "color": color}},
            {"data": {"values": _hatching(one)}, "mark": rule, "encoding": corners},
            {"mark": text_mark(13, baseline="middle", fontWeight="bold"), "encoding": letters},
            *footer(lines, 0, HEIGHT + 12, WIDTH),
        ],
    }


def _scale(start: float, end: float) -> dict[str, Any]:
    return {"domain": [start, end], "nice": False, "zero": False}


def _fill(group: Group) -> str:
    """The colour of a class."""
    ink = palette.INKS.get(group.ink)
    if ink:
        return ink.web
    return _EMPTY


def _entry(group: Group) -> str:
    """A class as the legend says it."""
    return printable(f"{group.name} ({group.count})")


def _legend(names: list[str]) -> dict[str, Any]:
    """The legend, from the bottom left upwards, which no tile reaches."""
    return {
        "title": None,
        "orient": "none",
        "legendX": 0,
        "legendY": HEIGHT - 22 * len(names) - 4,
        "symbolType": "square",
        "symbolSize": 260,
        "symbolStrokeColor": _EDGE,
        "symbolStrokeWidth": 0.6,
        "labelFontSize": 14,
        "labelColor": palette.TEXT,
        "labelLimit": 400,
        "rowPadding": 5,
    }


def _row(tile: Tile, groups: Any) -> dict[str, Any]:
    """A tile as data: where it lies, what it shows, and the colour in which its letters are read."""
    group = next(group for group in groups if group.name == tile.group)
    column, row = tile.ground.column, tile.ground.row
    return {
        "code": printable(tile.ground.code),
        "place": printable(tile.ground.name),
        "label": printable(tile.ground.label)[:2],
        "said": printable(tile.said),
        "class": _entry(group),
        "column": column,
        "row": row,
        "left": column - _HALF,
        "right": column + _HALF,
        "top": row - _HALF,
        "bottom": row + _HALF,
        "ink": palette.text_on(_fill(group)) if group.ink in palette.INKS else palette.LESSER,
    }


def _hatching(one: TileMap) -> list[dict[str, float]]:
    """The strokes across the tiles of areas."""
    strokes = []
    for tile in one.tiles:
        if not tile.ground.area:
            continue
        for shift in (-0.46, -0.15, 0.15):
            left = tile.ground.column + shift
            strokes.append(
                {
                    "left": left,
                    "right": left + 0.31,
                    "top": tile.ground.row + _HALF,
                    "bottom": tile.ground.row - _HALF,
                }
            )
    return strokes
