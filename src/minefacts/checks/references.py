"""What one record says of another: every reference resolves, and what must have a source has one."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from ..errors import Problem
from ..model.records import FILES, PLACES, Figure, Record
from ..model.references import Reference, references, referred
from .examined import Examined, problem

#: How a message calls what a reference may name.
TARGETS = {PLACES: "countries.json or areas.json"}


def dangling(dataset: Examined) -> Iterator[Problem]:
    """References to no record, and facts that cite no source; those of figures are checked with the figures."""
    for kind in FILES:
        if kind is not Figure:
            for reference in references(kind):
                yield from _of_field(dataset, kind, reference)


def missing(target: str) -> str:
    """What is said of a key that names nothing in a file."""
    return f"is not in {TARGETS.get(target, target)}"


def _of_field(dataset: Examined, kind: type[Record], reference: Reference) -> Iterator[Problem]:
    """References of one field to no record."""
    key_of = attrgetter(FILES[kind].key)
    for record in dataset.records(kind):
        keys = referred(record, reference)
        if reference.many and not keys and reference.field == "sources":
            yield problem(kind, key_of(record), reference.field, "cites no source")
        for key in keys:
            if not dataset.knows(reference.target, key):
                yield problem(kind, key_of(record), reference.field, f"{key!r} {missing(reference.target)}")
