"""The values of options as people write them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from contextlib import suppress

import click

from ...errors import MinefactsError
from ...model import choices, dates
from ..values import OneOf
from . import written_dates
from .tables import VALUES_MEANT, YEARS_MEANT, meant


def listed_meant(param: click.Parameter, value: str) -> str | None:
    """The value of a closed list that is meant; None if the list is not closed, or nothing is near."""
    kind = param.type
    what = kind.name
    allowed: Sequence[str] | None = None
    if isinstance(kind, OneOf):
        what, allowed = kind.what, kind.allowed
    said = "-".join(value.casefold().split())
    for form in (said, said.removesuffix("s"), said.removesuffix("ed")):
        known = meant(VALUES_MEANT.get(what, {}), form, allowed)
        if known:
            return known[0]
    if not isinstance(kind, OneOf):
        return None
    with suppress(MinefactsError):
        return choices.one_of(what, value, kind.allowed, kind.said())
    for other in (said.removesuffix("s"), f"{said}s"):
        if other in kind.allowed:
            return other
    near = difflib.get_close_matches(said, kind.allowed, n=1, cutoff=0.75)
    if near:
        return near[0]
    return None


def years(text: str) -> list[str]:
    """The years that a text asks for."""
    span = written_dates.span_of(text)
    if span:
        return [span]
    if text == "latest" or (dates.is_date(text) and len(text) == 4):
        return [text]
    known = meant(YEARS_MEANT, "-".join(text.casefold().split()))
    if known:
        return known
    return [date[:4] for date in written_dates.iso_of(text)[:1] if date != "today"]
