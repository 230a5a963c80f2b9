"""From a record type to how it is shown: the one place that knows which view is whose.

A view is imported when it is needed: a lookup in a format for programs needs none, unless it asks for a worded field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from msgspec import Struct

    from ..dataset.reading import Dataset
    from .answer import Answer
    from .view import View

#: The module of each view, by the name of the record type or of the view.
MODULES = {
    "FigureRecord": "figures",
    "Standing": "treaty",
    "StatusCount": "treaty",
    "TreatyField": "about",
    "Term": "glossary",
    "ClaimRecord": "article",
    "Party": "article",
    "Obligation": "deadlines",
    "FindingRecord": "conduct",
    "Change": "changes",
    "Checked": "verify",
    "Hit": "search",
    "Resolved": "resolve",
    "SourceRecord": "sources",
    "SourceInFull": "sources",
    "Profile": "country",
    "ProfileInFull": "country",
}
#: The sentences of an answer beside the record's own fields, by record type.
WORDED = {
    "ClaimRecord": ("now", "today"),
    "Change": ("what", "detail"),
    "Hit": ("text",),
}


def view_of(name: str) -> View:
    """The view with a name, which is that of a record type or an answer's own."""
    view: View = import_module(f".{MODULES[name]}", __package__).VIEWS[name]
    return view


def fields_of(record_type: type[Struct]) -> tuple[str, ...]:
    """The fields of an answer's records: their own, and the sentences beside them."""
    return record_type.__struct_fields__ + WORDED.get(record_type.__name__, ())


def rows(answer: Answer[Any], fields: Sequence[str], dataset: Dataset) -> Iterator[list[object]]:
    """The values of `fields`, record by record."""
    getters = [_getter(answer.record_type, field, dataset) for field in fields]
    for record in answer.records:
        yield [get(record) for get in getters]


def value_of(record: Struct, field: str, dataset: Dataset) -> object:
    """The value of one field of a record."""
    return _getter(type(record), field, dataset)(record)


def _getter(record_type: type[Struct], field: str, dataset: Dataset) -> Callable[[Any], object]:
    """What reads one field of a record."""
    if field not in WORDED.get(record_type.__name__, ()):
        return attrgetter(field)
    worded = view_of(record_type.__name__).worded[field]
    return lambda record: worded(record, dataset)
