"""Which records rest on which documents, as the record types declare it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..errors import UnknownError
from ..model.choices import spelt_like
from ..model.records import FILES, Figure, Record, Source
from ..model.references import Reference, references, referred
from .reading import Dataset

SOURCES = FILES[Source].name


def usage(dataset: Dataset) -> Counter[str]:
    """How many records cite each document."""
    used: Counter[str] = Counter()
    for kind in FILES:
        citing = _citing(kind)
        if kind is Figure and citing:
            used.update(dataset.figures.counts("source"))
        elif citing:
            for record in dataset.records(kind):
                used.update(key for reference in citing for key in referred(record, reference))
    return used


def cited(record: Record) -> tuple[str, ...]:
    """The ids of the documents that a record cites, the deciding one first."""
    return tuple(key for reference in _citing(type(record)) for key in referred(record, reference))


def behind(dataset: Dataset, key: str) -> tuple[str, ...]:
    """The id of the document `key`, or of those behind the record with that key; raises UnknownError."""
    if key in dataset.sources:
        return (key,)
    for record in _called(dataset, key):
        return cited(record)
    return (document(dataset, key),)


def document(dataset: Dataset, key: str) -> str:
    """The id of the document `key`, whatever its case; raises UnknownError with the nearest ids."""
    if key in dataset.sources:
        return key
    folded = key.casefold()
    for source in dataset.sources:
        if source.id.casefold() == folded:
            return source.id
    raise UnknownError(f"no record has the id {key!r}{_nearest(dataset, key)}")


def _called(dataset: Dataset, key: str) -> Iterator[Record]:
    """The records that cite documents and are called `key`."""
    for kind, file in FILES.items():
        if _citing(kind):
            if file.key == "id":
                record = dataset.lines(kind).get(key)
            else:
                record = None
            if record is not None:
                yield record


def _citing(kind: type[Record]) -> tuple[Reference, ...]:
    """The fields of a record type that name documents."""
    return tuple(reference for reference in references(kind) if reference.target == SOURCES)


def _nearest(dataset: Dataset, key: str) -> str:
    """The ids of documents that are most like a text, as a question."""
    near = spelt_like(key, [source.id for source in dataset.sources], 0.7)
    if near:
        return f": did you mean {' or '.join(near)}?"
    return ""
