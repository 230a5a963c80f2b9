"""Who used, made, transferred or stockpiled antipersonnel mines: what each body found, and how sure it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from msgspec import Struct

from ..dataset.reading import Dataset
from ..errors import UsageError
from ..model.choices import one_of
from ..model.records import Actor, Certainty, Conduct, Finding, SourceKind
from . import names
from .figures import Years, YearsAsked
from .findings import current, denials, newest_editions, overlap, period, published, span

CONDUCTS: tuple[Conduct, ...] = get_args(Conduct)
ACTORS: tuple[Actor, ...] = get_args(Actor)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


class FindingRecord(Struct, frozen=True):
    """A finding as it is answered: who did what where by name, who says so, and how sure they are.

    denied_by: of an allegation, the ids of findings by which the one concerned denies it
    """

    id: str
    conduct: Conduct
    by: str | None
    by_name: str | None
    actor: Actor
    group: str | None
    where: str | None
    where_name: str | None
    certainty: Certainty
    start: str | None
    end: str | None
    body: str
    edition: int | None
    published: str | None
    source: str
    source_kind: SourceKind
    sources: tuple[str, ...]
    denied_by: tuple[str, ...]
    note: str | None


class Query(Struct, frozen=True, kw_only=True):
    """Which findings are asked for; without a filter, the newest edition of the Monitor that treats each conduct."""

    places: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    conducts: tuple[Conduct, ...] = ()
    actors: tuple[Actor, ...] = ()
    certainties: tuple[Certainty, ...] = ()
    years: Years | None = None
    editions: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    history: bool = False
    everything: bool = False

    @property
    def only_current(self) -> bool:
        """Whether only the newest finding of each series is asked for."""
        return not (self.history or self.everything or self.years or self.editions)


class Found(Struct, frozen=True):
    """The findings that answer a query, and how many earlier ones of the same are left out."""

    records: list[FindingRecord]
    left_out: int


def query_of(
    dataset: Dataset,
    *,
    country: Iterable[str] = (),
    by: Iterable[str] = (),
    where: Iterable[str] = (),
    conduct: Iterable[str] = (),
    actor: Iterable[str] = (),
    certainty: Iterable[str] = (),
    year: YearsAsked | None = None,
    edition: Iterable[int] = (),
    body: Iterable[str] = (),
    history: bool = False,
    everything: bool = False,
) -> Query:
    """The query that a person's words ask; raises UsageError, UnknownError or AmbiguousNameError."""
    if year == "latest":
        raise UsageError("findings have no latest year: without a filter the newest edition is shown")
    return Query(
        places=_codes(dataset, country),
        by=_codes(dataset, by),
        where=_codes(dataset, where),
        conducts=tuple(one_of("conduct", one, CONDUCTS) for one in conduct),
        actors=tuple(one_of("actor", one, ACTORS) for one in actor),
        certainties=tuple(one_of("certainty", one, CERTAINTIES) for one in certainty),
        years=year,
        editions=tuple(edition),
        bodies=tuple(one_of("body", one, bodies(dataset)) for one in body),
        history=history,
        everything=everything,
    )


def select(dataset: Dataset, query: Query) -> Found:
    """The findings that answer `query`: by kind of conduct, the newest first."""
    findings = _candidates(dataset, query)
    if query == Query():
        asked = list(newest_editions(findings))
        return Found(_answered(dataset, asked, findings), 0)
    asked = [finding for finding in findings if _asked(finding, query)]
    shown = asked
    if query.only_current:
        shown = list(current(dataset, asked))
    return Found(_answered(dataset, shown, findings), len(asked) - len(shown))


def of(dataset: Dataset, code: str) -> list[FindingRecord]:
    """The newest findings on what a state or area did and on what was done there."""
    return select(dataset, Query(places=(code,))).records


def one(dataset: Dataset, key: str) -> FindingRecord:
    """The finding with an id, as it is answered."""
    return _record(dataset, dataset.findings[key], dataset.findings)


def concerns(finding: Finding | FindingRecord, place: str) -> bool:
    """Whether a finding is on what a state or area did, or on what was done there."""
    return place in (finding.by, finding.where)


def editions(dataset: Dataset) -> list[int]:
    """The editions whose findings there are."""
    return sorted({finding.edition for finding in dataset.findings if finding.edition is not None})


def bodies(dataset: Dataset) -> list[str]:
    """The bodies whose findings there are."""
    return sorted(dataset.findings.counts("body"))


def _candidates(dataset: Dataset, query: Query) -> list[Finding]:
    """The findings among which those asked for are, and what answers them: those that name one of the places."""
    asked = query.places or query.by or query.where
    if not asked:
        return list(dataset.findings)
    found = {finding.id: finding for code in asked for finding in dataset.findings.holding(code)}
    # A denial names who is accused, not always where.
    accused = {finding.by for finding in found.values() if finding.by and finding.certainty == "alleged"}
    found |= {finding.id: finding for code in accused.difference(asked) for finding in dataset.findings.holding(code)}
    return [found[key] for key in sorted(found)]


def _codes(dataset: Dataset, asked: Iterable[str]) -> tuple[str, ...]:
    """The codes of the places that names mean, each once."""
    return tuple(dict.fromkeys(names.place(dataset, name).code for name in asked))


def _asked(finding: Finding, query: Query) -> bool:
    """Whether a query lets a finding through."""
    if query.places and not any(concerns(finding, place) for place in query.places):
        return False
    if query.years and not overlap(period(finding), span(query.years)):
        return False
    filters = (
        (query.by, finding.by),
        (query.where, finding.where),
        (query.conducts, finding.conduct),
        (query.actors, finding.actor),
        (query.certainties, finding.certainty),
        (query.editions, finding.edition),
        (query.bodies, finding.body),
    )
    return all(not wanted or value in wanted for wanted, value in filters)


def _answered(dataset: Dataset, findings: list[Finding], everything: list[Finding]) -> list[FindingRecord]:
    """Findings as they are answered, in order."""
    return sorted((_record(dataset, finding, everything) for finding in findings), key=_place)


def _place(one: FindingRecord) -> tuple[object, ...]:
    """The order of an answer: by conduct, the newest first, states before others, by name."""
    start, end = period(one)
    recent = [-int(part) for part in f"{end}-{start}".split("-")]
    return (
        CONDUCTS.index(one.conduct),
        recent,
        ACTORS.index(one.actor),
        one.by_name or "~",
        one.where_name or "",
        one.id,
    )


def _record(dataset: Dataset, finding: Finding, everything: Iterable[Finding]) -> FindingRecord:
    """A finding with the names of those concerned, its publication and what answers it."""
    return FindingRecord(
        id=finding.id,
        conduct=finding.conduct,
        by=finding.by,
        by_name=_name(dataset, finding.by),
        actor=finding.actor,
        group=finding.group,
        where=finding.where,
        where_name=_name(dataset, finding.where),
        certainty=finding.certainty,
        start=finding.start,
        end=finding.end,
        body=finding.body,
        edition=finding.edition,
        published=published(dataset, finding),
        source=finding.sources[0],
        source_kind=_kind(dataset, finding),
        sources=finding.sources,
        denied_by=denials(finding, everything),
        note=finding.note,
    )


def _name(dataset: Dataset, code: str | None) -> str | None:
    if code is None:
        return None
    return dataset.places[code].name


def _kind(dataset: Dataset, finding: Finding) -> SourceKind:
    """Whether the body itself says so in the document, or another reports what it said."""
    body = dataset.bodies.get(finding.body)
    source = dataset.sources[finding.sources[0]]
    if body is not None and source.publisher in body.publishers:
        return source.custom.kind
    return "relay"
