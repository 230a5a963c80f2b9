"""Charts and maps as SVG, PNG and PDF, by vl-convert: what the extra `pictures` installs. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any
from zlib import crc32

from ..errors import UsageError
from ..views.charts import Chart
from ..views.drawings import Drawing
from ..views.maps import TileMap
from . import vega
from .escape import printable
from .page import Page

MISSING = "pictures need vl-convert: install them with pip install 'minefacts[pictures]'"
#: The release of Vega-Lite that draws; the oldest vl-convert that the extra allows has it.
_VERSION = "5.20"
#: Pixels of a PNG for one of the picture, sharp on a screen of a high resolution.
_SCALE = 2


def svg(drawing: Drawing, page: Page) -> bytes:
    """The pictures of an answer as SVG, with a title and a description."""
    return render(drawing.pictures, "svg")


def png(drawing: Drawing, page: Page) -> bytes:
    """The pictures of an answer as PNG, at twice their size."""
    return render(drawing.pictures, "png")


def pdf(drawing: Drawing, page: Page) -> bytes:
    """The pictures of an answer as PDF."""
    return render(drawing.pictures, "pdf")


def render(pictures: Sequence[Chart | TileMap], form: str) -> bytes:
    """The picture file that shows `pictures`; raises UsageError if vl-convert is not installed."""
    try:
        import vl_convert  # an extra that few need, and large
    except ImportError:
        raise UsageError(MISSING) from None
    drawn: dict[str, Any] = {"vl_spec": json.dumps(vega.specification(pictures)), "vl_version": _VERSION}
    drawn["allowed_base_urls"] = []
    if form == "svg":
        return _described(vl_convert.vegalite_to_svg(**drawn), pictures).encode()
    if form == "png":
        return vl_convert.vegalite_to_png(**drawn, scale=_SCALE)
    return vl_convert.vegalite_to_pdf(**drawn)


def _described(svg: str, pictures: Sequence[Chart | TileMap]) -> str:
    """The SVG with a title and a description for those who do not see it."""
    title = escape(printable("; ".join(one.title for one in pictures)))
    description = escape(printable(" ".join(one.description for one in pictures)))
    start, end, rest = svg.partition(">")
    # Several pictures may stand in one page, where no two may have an id in common.
    mark = f"{crc32(description.encode()):08x}"
    about = f'<title id="title-{mark}">{title}</title><desc id="desc-{mark}">{description}</desc>'
    return f'{start} role="img" aria-labelledby="title-{mark} desc-{mark}"{end}{about}{rest}\n'
