"""The documents behind every fact, and how much rests on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from .answer import Answer
from .dataset import Dataset
from .errors import UnknownError
from .records import Source, SourceKind


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


class SourceInFull(SourceRecord, frozen=True):
    """A document asked for by id: the same fields, shown as a reference with what rests on it."""


def answer(dataset: Dataset, ids: Sequence[str]) -> Answer:
    """The documents with these ids, or behind the figures with these ids; without any, all of them."""
    used = usage(dataset)
    kind = SourceInFull if ids else SourceRecord
    records = [
        kind(
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
    remarks = () if ids else ("One in full, as a reference: minefacts sources article",)
    return Answer(kind, records, "Sources", remarks)


def find(dataset: Dataset, ids: Iterable[str]) -> list[Source]:
    """The documents that ids of sources or of figures stand for, each once; all of them where there is no id."""
    found = [one(dataset, key) for key in ids] or list(dataset.sources.values())
    return list({source.id: source for source in found}.values())


def one(dataset: Dataset, key: str) -> Source:
    """The document with the id `key`, or behind the figure with that id."""
    if key in dataset.sources:
        return dataset.sources[key]
    if key in dataset.figures_by_id:
        return dataset.sources[dataset.figures_by_id[key].source]
    raise UnknownError(f"no source or figure has the id {key!r}{_nearest(dataset, key)}")


def usage(dataset: Dataset) -> Counter[str]:
    """How many records cite each document."""
    used = Counter(source for acts in dataset.events.values() for act in acts for source in act.sources)
    used.update(figure.source for figure in dataset.figures)
    used.update(claim.source for claim in dataset.claims)
    used.update(party.source for party in dataset.parties.values())
    used.update(dataset.treaty.sources)
    return used


def _nearest(dataset: Dataset, key: str) -> str:
    import difflib  # only a refusal needs it

    folded = {known.casefold(): known for known in (*dataset.sources, *dataset.figures_by_id)}
    near = difflib.get_close_matches(key.casefold(), folded, n=3, cutoff=0.7)
    return f": did you mean {' or '.join(folded[name] for name in near)}?" if near else ": minefacts sources lists them"
