"""An answer as charts or maps: in characters, as Vega-Lite, or as a picture file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .. import render
from ..errors import UsageError
from ..views.answer import Answer
from . import output
from .settings import Settings

if TYPE_CHECKING:
    from ..views.drawings import Drawing

#: Formats that are not text.
_BINARY = ("png", "pdf")
#: How many charts one picture file may hold: more would be a page that nobody reads.
MOST = 12


def asked(form: str, settings: Settings) -> str:
    """The format in which to draw: `form`, or that of --chart or --map if none was asked for."""
    if settings.chart and settings.map:
        raise UsageError("--chart and --map draw two pictures: give one of them")
    if settings.chart:
        return _drawn_by("chart", form)
    if settings.map:
        return _drawn_by("map", form)
    return form


def _drawn_by(flag: str, form: str) -> str:
    """The format in which --chart or --map draws."""
    if form in ("table", flag):
        return flag
    if form not in render.PICTURES or form in ("chart", "map"):
        raise UsageError(f"--{flag} draws: it goes with -f {flag}, vega-lite, svg, png or pdf, not with -f {form}")
    return form


def refuse_what_does_not_go_with(form: str, settings: Settings) -> None:
    """Raise UsageError for options that a picture has no use for."""
    if settings.fields or settings.sort:
        option = "--sort"
        if settings.fields:
            option = "--fields"
        raise UsageError(f"a picture has fields and an order of its own: it does not go with {option}")
    if settings.limit is not None and drawn_as(settings) == "map":
        raise UsageError("a map shows every place: it does not go with -n")
    if form in _BINARY and settings.file is None and sys.stdout.isatty():
        raise UsageError(f"{form} is not for a terminal: write it to a file with -o, as in -o picture.{form}")


def of(answer: Answer[Any], settings: Settings, end: Sequence[str]) -> Drawing:
    """The pictures of an answer: maps if they are asked for or the command has no charts."""
    from ..views import drawings  # only a picture needs it

    if draws_map(settings):
        if not drawings.has_map(answer):
            raise UsageError("only places have a map: leave out --map, or what counts or describes instead of listing")
        return drawings.tiles(answer, settings.known, end)
    return drawings.chart(answer, settings.known, end, settings.limit)


def refuse_too_many(pictured: Drawing, form: str) -> None:
    """Raise UsageError for more charts than one picture file holds."""
    count = len(pictured.pictures)
    if form != "chart" and count > MOST:
        reason = f"{count} charts are too many for one picture"
        raise UsageError(f"{reason}: choose with -c, --measure or --body, so that there are at most {MOST}")


def hints(pictured: Drawing, form: str) -> list[str]:
    """What whoever drew a file should know of it."""
    count = len(pictured.pictures)
    if count < 2 or form in ("chart", "map"):
        return list(pictured.notes)
    return [f"{count} pictures in one: choose with --measure, --body or --conduct", *pictured.notes]


def draws_map(settings: Settings) -> bool:
    """Whether the answer is to be drawn as a map, which is of the whole dataset."""
    return drawn_as(settings) == "map"


def drawn_as(settings: Settings) -> str | None:
    """What the answer is drawn as, `chart` or `map`; None if it is not drawn."""
    form = settings.format
    if form is None and settings.file is not None:
        form = output.format_of(settings.file, None, settings.formats)
    if settings.chart or form == "chart":
        return "chart"
    if settings.map or form == "map":
        return "map"
    if form not in render.PICTURES:
        return None
    if "chart" in settings.formats:
        return "chart"
    return "map"
