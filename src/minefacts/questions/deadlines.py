"""By when a state must have destroyed its stockpile (Article 4) or cleared its mined areas (Article 5), on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from ..dataset.reading import Dataset
from ..errors import UsageError
from ..model import duties, law
from ..model.choices import one_of
from ..model.duties import DUTY_STATUSES, OPEN, DutyStatus
from ..model.records import Article, Basis, Country, DeadlineEvent, Event
from . import names, treaty
from .obligations import Case, day, notes

ObligationName = Literal["stockpile-destruction", "mine-clearance"]
NAMES: dict[Article, ObligationName] = {4: "stockpile-destruction", 5: "mine-clearance"}
ARTICLES: tuple[Article, ...] = (4, 5)


class Obligation(Struct, frozen=True):
    """One obligation of one state on the day `as_of`; dates are null if they are not on record.

    extensions: how many have been granted
    requested_until: the deadline that the newest request still open asks for
    late: whether it was completed after its deadline; null if it is not completed or no document says so
    """

    country: str
    iso2: str
    iso3: str
    article: Article
    obligation: ObligationName
    status: DutyStatus
    deadline: str | None
    first_deadline: str | None
    extensions: int
    requested_until: str | None
    completed: str | None
    basis: Basis | None
    late: bool | None
    as_of: str
    note: str | None
    sources: tuple[str, ...]


class Query(Struct, frozen=True, kw_only=True):
    """Which obligations are asked about, on which day; without a filter, those that are not completed."""

    as_of: str
    countries: tuple[Country, ...] = ()
    articles: tuple[Article, ...] = ()
    statuses: tuple[DutyStatus, ...] = ()
    regions: tuple[str, ...] = ()
    everything: bool = False

    @property
    def filtered(self) -> bool:
        """Whether anything is asked for in particular."""
        return bool(self.countries or self.articles or self.statuses or self.regions)


class Without(Struct, frozen=True):
    """A state that is asked for and has no obligation on the day: it is not a party, or none is on record."""

    country: Country
    status: law.Status


def query_of(
    dataset: Dataset,
    as_of: str,
    *,
    country: Iterable[str] = (),
    article: Iterable[int] = (),
    status: Iterable[str] = (),
    region: Iterable[str] = (),
    everything: bool = False,
) -> Query:
    """The query that a person's words ask; raises UsageError, UnknownError or AmbiguousNameError."""
    return Query(
        as_of=as_of,
        countries=tuple(names.state(dataset, name) for name in country),
        articles=tuple(_article(one) for one in article),
        statuses=tuple(one_of("status", one, DUTY_STATUSES) for one in status),
        regions=tuple(one_of("region", one, treaty.regions(dataset)) for one in region),
        everything=everything,
    )


def select(dataset: Dataset, query: Query) -> list[Obligation]:
    """The obligations that answer `query`: what is due first comes first, then what is missed, reopened, unclear."""
    found = [one for one in everything(dataset, query.countries, query.as_of) if _asked(dataset, query, one)]
    return sorted(found, key=_place)


def of(dataset: Dataset, country: Country, day: str) -> list[Obligation]:
    """The obligations of one state on a day."""
    return select(dataset, Query(as_of=day, countries=(country,)))


def everything(dataset: Dataset, countries: Sequence[Country], day: str) -> Iterator[Obligation]:
    """Every obligation of some states, or of all, that a document names, on a day."""
    acts = _acts(dataset, countries)
    for (iso3, article), records in _recorded(dataset, countries):
        duty = duties.duty(dataset.treaty, article, acts.get(iso3, ()), duties.steps(records), day)
        if duty is not None and iso3 in dataset.countries:
            yield _obligation(Case(dataset, dataset.countries[iso3], article, acts[iso3], duty, day))


def without(dataset: Dataset, query: Query) -> list[Without]:
    """The states asked for by name that have no obligation on the day, under the articles asked for."""
    articles = query.articles or ARTICLES
    having = {one.iso3 for one in everything(dataset, query.countries, query.as_of) if one.article in articles}
    acts = _acts(dataset, query.countries)
    return [
        Without(country, law.status(acts.get(country.iso3, ()), query.as_of))
        for country in query.countries
        if country.iso3 not in having
    ]


def holds(dataset: Dataset, query: Query, status: DutyStatus) -> bool:
    """Whether every obligation asked about has a status, and there is one for each state."""
    asked = select(dataset, query)
    return bool(asked) and not without(dataset, query) and all(one.status == status for one in asked)


def _article(number: int) -> Article:
    """An article with a deadline; raises UsageError for another."""
    for article in ARTICLES:
        if article == number:
            return article
    raise UsageError(f"Article {number} sets no deadline: ask for 4 (stockpiles) or 5 (mined areas)")


def _asked(dataset: Dataset, query: Query, one: Obligation) -> bool:
    """Whether a query lets an obligation through."""
    if query.articles and one.article not in query.articles:
        return False
    country = dataset.countries[one.iso3]
    if query.regions and not any(treaty.lies_in(dataset, country, region) for region in query.regions):
        return False
    if query.statuses:
        return one.status in query.statuses
    return query.everything or query.filtered or one.status in OPEN


def _place(one: Obligation) -> tuple[int, str, str, int]:
    """Where an obligation stands among others."""
    return DUTY_STATUSES.index(one.status), one.deadline or "9", one.country, one.article


def _recorded(
    dataset: Dataset, countries: Sequence[Country]
) -> Iterator[tuple[tuple[str, Article], list[DeadlineEvent]]]:
    """The steps on record of each obligation of some states, or of all."""
    records: Iterable[DeadlineEvent] = dataset.steps
    if countries:
        codes = sorted({country.iso3 for country in countries})
        records = (step for code in codes for step in dataset.steps.starting(f"{code}-"))
    for key, steps in groupby(records, key=lambda step: (step.iso3, step.article)):
        yield key, list(steps)


def _acts(dataset: Dataset, countries: Sequence[Country]) -> dict[str, list[Event]]:
    """The legal acts of some states, or of all, by code."""
    if countries:
        return {country.iso3: list(dataset.events.starting(f"{country.iso3}-")) for country in countries}
    return {iso3: list(acts) for iso3, acts in groupby(dataset.events, key=lambda act: act.iso3)}


def _obligation(case: Case) -> Obligation:
    """An obligation as it is answered."""
    duty = case.duty
    if duty.completed:
        completed = duty.completed.record
    else:
        completed = None
    if duty.request:
        request = duty.request.record
    else:
        request = None
    return Obligation(
        country=case.country.name,
        iso2=case.country.iso2,
        iso3=case.country.iso3,
        article=case.article,
        obligation=NAMES[case.article],
        status=duty.status,
        deadline=day(duty.deadline),
        first_deadline=day(duty.first_deadline),
        extensions=duty.extensions,
        requested_until=request.deadline if request else None,
        completed=completed.date if completed else None,
        basis=completed.basis if completed else None,
        late=duty.late,
        as_of=case.day,
        note="; ".join(dict.fromkeys(notes(case))) or None,
        sources=_sources(case),
    )


def _sources(case: Case) -> tuple[str, ...]:
    """The documents behind an obligation: of the steps that decide, of the others, of the acts that it follows from."""
    steps = [*case.duty.deciding, *reversed(case.duty.steps)]
    acts = [act for act in law.membership(case.acts, case.day) if law.interval(act).first <= case.day]
    cited = [source for step in steps for source in step.record.sources]
    return tuple(dict.fromkeys([*cited, *(source for act in reversed(acts) for source in act.sources)]))
