"""How words of the field are shown."""

from __future__ import annotations

from . import words
from .columns import Column
from .view import View

COLUMNS = (
    Column("Term", words.field("term"), "term"),
    Column("Meaning", words.field("meaning"), "meaning"),
)
VIEWS = {"Term": View(COLUMNS)}
