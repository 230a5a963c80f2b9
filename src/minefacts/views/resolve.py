"""How names and their codes are shown."""

from __future__ import annotations

from . import words
from .columns import Column
from .registry import View

COLUMNS = (
    Column("Name", words.field("query"), "query"),
    Column("Country", words.field("country"), "country"),
    Column("ISO", lambda one, _: ", ".join(filter(None, (one.iso3, one.iso2, one.m49))), "iso3"),
    Column("Matched by", words.field("matched_by"), "matched_by"),
    Column("Error", words.field("error"), "error"),
    Column("Candidates", words.field("candidates"), "candidates"),
)
VIEWS = {"Resolved": View(COLUMNS)}
