"""The treaty itself, field by field."""

from __future__ import annotations

from msgspec import Struct

from ..model.records import Treaty

#: What the fields are called whose name does not say it well enough.
NAMES = {
    "id": "Id",
    "opened_at": "Opened at",
    "fortieth_deposit": "Fortieth instrument deposited",
    "signatories": "States that ever signed",
    "languages": "Authentic in",
    "registration.chapter": "UN Treaty Collection, chapter",
    "registration.mtdsg_no": "UN Treaty Collection, number",
    "registration.unts_registration_no": "UN Treaty Series, number",
    "registration.unts_volume_page": "UN Treaty Series, page",
    "registration.status_page": "Status of states",
    "notes.counted_by_deposit": "How States Parties are counted",
    "notes.counted_in_force": "How bound states are counted",
    "notes.counting_ukraine": "How Ukraine is counted",
}


class TreatyField(Struct, frozen=True):
    """A field of the treaty's record by name, such as `adopted` or `articles.5`, and what it holds, as text."""

    field: str
    value: str


def fields(treaty: Treaty) -> list[TreatyField]:
    """Every field of the treaty's record in its order, the parts of one that has parts each by itself."""
    records = []
    for name in treaty.__struct_fields__:
        value = getattr(treaty, name)
        if isinstance(value, dict):
            records += [TreatyField(f"{name}.{part}", text) for part, text in value.items()]
        elif isinstance(value, tuple):
            records.append(TreatyField(name, "; ".join(value)))
        else:
            records.append(TreatyField(name, str(value)))
    return records


def name(field: str) -> str:
    """What a field is called: `Article 5`, `Entry into force`, `Note: signatories`."""
    if field in NAMES:
        return NAMES[field]
    whole, _, part = field.partition(".")
    if whole == "articles":
        return f"Article {part}"
    if whole == "notes":
        return f"Note: {part.replace('_', ' ')}"
    return field.replace("_", " ").capitalize()
