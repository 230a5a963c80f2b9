"""How the treaty's own record is shown."""

from __future__ import annotations

from ..model.vocabulary import treaty_field
from . import words
from .columns import Column
from .view import View

COLUMNS = (
    Column("Field", lambda one, _: treaty_field(one.field), "field"),
    Column("Value", words.field("value"), "value"),
)
VIEWS = {"TreatyField": View(COLUMNS)}
