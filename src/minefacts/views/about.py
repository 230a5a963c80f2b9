"""How the treaty's own record is shown."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..questions.about import TreatyField
from . import words
from .columns import Column
from .registry import View

#: What the fields are called whose name does not say it well enough.
NAMES = {
    "id": "Id",
    "abbreviations": "Abbreviated",
    "opened_at": "Opened at",
    "fortieth_deposit": "Fortieth instrument deposited",
    "signatories": "States that ever signed",
    "languages": "Authentic in",
    "registration.chapter": "UN Treaty Collection, chapter",
    "registration.mtdsg_no": "UN Treaty Collection, number",
    "registration.unts_registration_no": "UN Treaty Series, registration",
    "registration.unts_volume_page": "UN Treaty Series, volume and page",
    "registration.status_page": "Status of states",
    "notes.counted_by_deposit": "How States Parties are counted",
    "notes.counted_in_force": "How bound states are counted",
    "notes.counting_ukraine": "How Ukraine is counted",
}


def name(one: TreatyField, dataset: Dataset) -> str:
    """What a field is called: `Article 5`, `Entry into force`, `Note on signatories`."""
    if one.field in NAMES:
        return NAMES[one.field]
    whole, _, part = one.field.partition(".")
    if whole == "articles":
        return f"Article {part}"
    if whole == "notes":
        return f"Note: {part.replace('_', ' ')}"
    return one.field.replace("_", " ").capitalize()


COLUMNS = (Column("Field", name, "field"), Column("Value", words.field("value"), "value"))
VIEWS = {"TreatyField": View(COLUMNS)}
