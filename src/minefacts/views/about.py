"""How the treaty's own record is shown."""

from __future__ import annotations

from ..questions import about
from . import words
from .columns import Column
from .registry import View

COLUMNS = (
    Column("Field", lambda one, _: about.name(one.field), "field"),
    Column("Value", words.field("value"), "value"),
)
VIEWS = {"TreatyField": View(COLUMNS)}
