"""Charts and maps as Vega-Lite 5: one JSON object that notebooks and web pages draw, without anything from a network.

Labels are drawn as text at places worked out here, so that none is cut or lies on another whatever is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..views.charts import Chart
from ..views.drawings import Drawing
from ..views.maps import TileMap
from . import palette
from .escape import printable
from .page import Page
from .vega_charts import of_chart
from .vega_maps import of_map
from .vega_parts import FONT

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
CONFIG = {
    "font": FONT,
    "background": "#FFFFFF",
    "padding": 24,
    "view": {"stroke": None},
    "title": {"color": palette.TEXT, "subtitleColor": palette.LESSER, "fontSize": 22, "subtitleFontSize": 14},
    "axis": {"labelColor": palette.TEXT, "titleColor": palette.TEXT, "labelFontSize": 13, "titleFontSize": 13},
}


def write(drawing: Drawing, page: Page) -> bytes:
    """The pictures of an answer as Vega-Lite."""
    return render(drawing.pictures).encode()


def specification(pictures: Sequence[Chart | TileMap]) -> dict[str, Any]:
    """The Vega-Lite of `pictures`, one below the other if there are several."""
    views = [of_map(one) if isinstance(one, TileMap) else of_chart(one) for one in pictures]
    if len(views) == 1:
        drawn = views[0]
    else:
        drawn = {"vconcat": views, "spacing": 48}
    about = printable(" ".join(one.description for one in pictures))
    return {"$schema": SCHEMA, "description": about, "config": CONFIG, **drawn}


def render(pictures: Sequence[Chart | TileMap]) -> str:
    """The Vega-Lite of `pictures` as JSON."""
    return json.dumps(specification(pictures), ensure_ascii=False, indent=1) + "\n"
