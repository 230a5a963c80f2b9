"""The treaty itself, field by field."""

from __future__ import annotations

from msgspec import Struct

from ..model.records import Treaty


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
