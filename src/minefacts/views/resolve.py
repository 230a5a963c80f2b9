"""How names and their codes are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import words
from .columns import Column
from .view import View

if TYPE_CHECKING:
    from ..dataset.reading import Dataset
    from ..questions.resolve import Resolved

#: How many languages of a name a table shows.
SHOWN = 4


def languages(one: Resolved, _: Dataset) -> str:
    """The languages that call a place so, the first few of many."""
    more = len(one.languages) - SHOWN
    shown = ", ".join(one.languages[:SHOWN])
    if more > 0:
        return f"{shown} and {more} more"
    return shown


COLUMNS = (
    Column("Name", words.field("query"), "query"),
    Column("Country", words.field("country"), "country"),
    Column("ISO", lambda one, _: ", ".join(filter(None, (one.iso3, one.iso2, one.m49))), "iso3", whole=True),
    Column("Matched by", words.field("matched_by"), "matched_by", priority=1),
    Column("Languages", languages, "languages", priority=2),
    Column("Error", words.field("error"), "error", whole=True),
    Column("Candidates", words.field("candidates"), "candidates", least=8),
)
VIEWS = {"Resolved": View(COLUMNS)}
