"""The documents behind every fact, and how much rests on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..dataset import citations
from ..dataset.reading import Dataset
from ..model.records import TOPICS, Record, Source, SourceKind


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
    """The documents that ids name, or all of them, each with how much rests on it."""
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


def behind_places(dataset: Dataset, codes: Iterable[str]) -> list[str]:
    """The ids of the documents behind what is known of places, the deciding ones first."""
    cited = [citations.cited(record) for code in codes for record in _known_of(dataset, code)]
    deciding = [sources[0] for sources in cited if sources]
    return list(dict.fromkeys([*deciding, *(source for sources in cited for source in sources)]))


def _known_of(dataset: Dataset, code: str) -> Iterator[Record]:
    """What is known of a place: its legal acts and figures, newest first, its obligations and findings."""
    yield from sorted(dataset.events.starting(f"{code}-"), key=lambda act: act.date, reverse=True)
    yield from dataset.steps.starting(f"{code}-")
    for topic in TOPICS:
        found = dataset.figures.starting(f"{topic}.{code}.")
        yield from sorted(found, key=lambda figure: figure.end, reverse=True)
    yield from (finding for finding in dataset.findings if code in (finding.by, finding.where))


def find(dataset: Dataset, ids: Iterable[str]) -> list[Source]:
    """The documents that ids name, each once; all of them if there is no id."""
    found = [source for key in ids for source in citations.behind(dataset, key)]
    if not found:
        return list(filter(dataset.shows, dataset.sources))
    return [dataset.sources[source] for source in dict.fromkeys(found)]


def document(dataset: Dataset, key: str) -> Source:
    """The document with the id `key`; raises UnknownError with the nearest ids."""
    return dataset.sources[citations.document(dataset, key)]


def ids(dataset: Dataset) -> list[str]:
    """The ids of all documents."""
    return [source.id for source in dataset.sources]
