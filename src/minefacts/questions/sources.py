"""The documents behind every fact, and how much rests on each."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..dataset import citations
from ..dataset.reading import Dataset
from ..model.records import Source, SourceKind


class SourceRecord(Struct, frozen=True):
    """A document; `used_by` counts the records that cite it."""

    id: str
    type: str
    title: str
    publisher: str
    issued: str | None
    url: str
    kind: SourceKind
    used_by: int


def listed(dataset: Dataset, ids: Iterable[str] = ()) -> list[SourceRecord]:
    """The documents that ids stand for, or all of them, each with how much rests on it."""
    used = citations.usage(dataset)
    return [
        SourceRecord(
            id=source.id,
            type=source.type,
            title=source.title,
            publisher=source.publisher,
            issued=source.published,
            url=source.URL,
            kind=source.custom.kind,
            used_by=used[source.id],
        )
        for source in find(dataset, ids)
    ]


def find(dataset: Dataset, ids: Iterable[str]) -> list[Source]:
    """The documents that ids stand for, each once; all of them if there is no id."""
    found = [source for key in ids for source in citations.behind(dataset, key)]
    if not found:
        return list(dataset.sources)
    return [dataset.sources[source] for source in dict.fromkeys(found)]


def document(dataset: Dataset, key: str) -> Source:
    """The document with the id `key`; raises UnknownError with the nearest ids."""
    return dataset.sources[citations.document(dataset, key)]


def ids(dataset: Dataset) -> list[str]:
    """The ids of all documents."""
    return [source.id for source in dataset.sources]
