"""The documents behind every fact, and how much rests on each."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ..dataset.reading import Dataset
from ..errors import UnknownError
from ..model.records import Source, SourceKind
from ..views.answer import Answer


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
    """The documents with these ids, or behind the records with these ids; without any, all of them."""
    remarks = () if ids else ("One in full, as a reference: minefacts sources article",)
    return Answer(SourceInFull if ids else SourceRecord, listed(dataset, ids), "Sources", remarks)


def listed(dataset: Dataset, ids: Sequence[str]) -> Sequence[SourceRecord]:
    """The documents that ids stand for, in full, or all of them, each with how much rests on it."""
    used, kind = usage(dataset), SourceInFull if ids else SourceRecord
    return [
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


def find(dataset: Dataset, ids: Iterable[str]) -> list[Source]:
    """The documents that ids stand for, each once; all of them where there is no id."""
    found = [source for key in ids for source in behind(dataset, key)] or list(dataset.sources.values())
    return list({source.id: source for source in found}.values())


def behind(dataset: Dataset, key: str) -> list[Source]:
    """The document with the id `key`, or those behind the figure, act, claim or party with that id."""
    if key in dataset.sources:
        return [dataset.sources[key]]
    figure = dataset.figures.get(key)
    if figure:
        return [dataset.sources[figure.source]]
    cited = [act.sources for acts in dataset.events.values() for act in acts if act.id == key]
    cited += [(claim.source,) for claim in dataset.claims if claim.id == key]
    cited += [(dataset.parties[key].source,)] if key in dataset.parties else []
    return [dataset.sources[source] for source in cited[0]] if cited else [document(dataset, key)]


def document(dataset: Dataset, key: str) -> Source:
    """The document with the id `key`; raises UnknownError with the nearest ids."""
    if key in dataset.sources:
        return dataset.sources[key]
    import difflib  # only a refusal needs it

    folded = {known.casefold(): known for known in dataset.sources}
    near = [folded[name] for name in difflib.get_close_matches(key.casefold(), folded, n=3, cutoff=0.7)]
    hint = f"did you mean {' or '.join(near)}?" if near else "minefacts sources lists the documents"
    raise UnknownError(f"no record has the id {key!r}: {hint}")


def usage(dataset: Dataset) -> Counter[str]:
    """How many records cite each document."""
    used = Counter(source for acts in dataset.events.values() for act in acts for source in act.sources)
    used.update(dataset.figures.counts("source"))
    used.update(claim.source for claim in dataset.claims)
    used.update(party.source for party in dataset.parties.values())
    used.update(dataset.treaty.sources)
    return used
