"""By when a state must have destroyed its stockpile (Article 4) or cleared its mined areas (Article 5), on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from msgspec import Struct

from ..dataset.reading import Dataset
from ..errors import UsageError
from ..model import dates, duties, law, vocabulary
from ..model.choices import one_of
from ..model.duties import DUTY_STATUSES, OPEN, Duty, DutyStatus, Step
from ..model.law import Interval
from ..model.records import Article, Basis, Country, DeadlineEvent, Event
from . import names, treaty

ObligationName = Literal["stockpile-destruction", "mine-clearance"]
NAMES: dict[Article, ObligationName] = {4: "stockpile-destruction", 5: "mine-clearance"}
ARTICLES: tuple[Article, ...] = (4, 5)
#: Where a note begins to tell what is known of a deadline that is over; it is the same of many obligations.
OVER = "the last deadline on record is over"


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


class Without(NamedTuple):
    """A state that is asked for and has no obligation on the day: it is not a party, or none is on record."""

    country: Country
    status: law.Status


class _Case(NamedTuple):
    """One obligation on one day, and what it is made from."""

    dataset: Dataset
    country: Country
    article: Article
    acts: Sequence[Event]
    duty: Duty
    day: str


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
            yield _obligation(_Case(dataset, dataset.countries[iso3], article, acts[iso3], duty, day))


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


def _obligation(case: _Case) -> Obligation:
    """An obligation as it is answered."""
    duty = case.duty
    completed = duty.completed.record if duty.completed else None
    request = duty.request.record if duty.request else None
    return Obligation(
        country=case.country.name,
        iso2=case.country.iso2,
        iso3=case.country.iso3,
        article=case.article,
        obligation=NAMES[case.article],
        status=duty.status,
        deadline=_day(duty.deadline),
        first_deadline=_day(duty.first_deadline),
        extensions=duty.extensions,
        requested_until=request.deadline if request else None,
        completed=completed.date if completed else None,
        basis=completed.basis if completed else None,
        late=duty.late,
        as_of=case.day,
        note="; ".join(dict.fromkeys(_notes(case))) or None,
        sources=_sources(case),
    )


def _day(interval: Interval | None) -> str | None:
    """A deadline if its day is known."""
    if interval is None or interval.first != interval.last:
        return None
    return interval.first


def _sources(case: _Case) -> tuple[str, ...]:
    """The documents behind an obligation: of the steps that decide, of the others, of the acts that it follows from."""
    steps = [*case.duty.deciding, *reversed(case.duty.steps)]
    acts = [act for act in law.membership(case.acts, case.day) if law.interval(act).first <= case.day]
    cited = [source for step in steps for source in step.record.sources]
    return tuple(dict.fromkeys([*cited, *(source for act in reversed(acts) for source in act.sources)]))


def _notes(case: _Case) -> Iterator[str]:
    """What a reader must know of an obligation, what the treaty says of the state first."""
    yield from _of_the_treaty(case)
    for step in case.duty.deciding:
        yield from _of_step(step)
    yield from _of_status(case)
    yield from map(_may_have, case.duty.possible)
    if case.duty.status == "undetermined":
        yield from _undetermined(case)


def _of_the_treaty(case: _Case) -> Iterator[str]:
    """What the state's legal acts mean for its obligations."""
    part = law.membership(case.acts, case.day)
    if law.status(case.acts, case.day) == "unsettled":
        yield "whether it is a State Party then is unsettled"
    force = law.in_force(case.dataset.treaty, part)
    if force is not None and case.day < force.first:
        yield f"in force for it from {force.first}"
    first = case.duty.first_deadline
    if first.first != first.last:
        yield f"the first deadline lies between {first.first} and {first.last}"
    until = law.withdrawing_until(case.acts, case.day)
    if until is not None:
        yield f"withdrawing until {until}"
    for act in part:
        if act.event == "withdrawal-effective" and case.duty.status == "ended":
            yield f"its withdrawal took effect on {act.date}"
        if act.event == "suspension-notified" and law.interval(act).last <= case.day:
            yield f"its suspension, notified on {act.date}, does not stop the deadline; {act.note}"


def _of_step(step: Step) -> Iterator[str]:
    """A deciding step in words, if there is more to it than the fields say."""
    record = step.record
    what = f"{vocabulary.step(step.event)} {record.date or ''}".strip()
    if record.note:
        yield f"{what}: {record.note}"
    elif step.event in ("requested", "missed", "new-contamination"):
        yield what


def _of_status(case: _Case) -> Iterator[str]:
    """What the record does and does not tell of where the obligation stands."""
    duty = case.duty
    if duty.request and duty.request.record.deadline is None:
        yield "until when it was requested is not on record"
    if duty.status == "reopened":
        yield "no new deadline is on record"
    elif duty.status == "completed" and duty.late:
        yield "after its deadline"
    elif duty.status == "completed" and _after_deadline(duty):
        yield f"that is after {_day(duty.deadline)}, but no document on record says that the deadline was missed"


def _undetermined(case: _Case) -> Iterator[str]:
    """What is known of a deadline of which nobody can tell what came of it."""
    duty = case.duty
    if duty.deadline is None:
        yield "until when it was extended is not on record"
        return
    yield OVER
    if duty.request is None:
        yield "no document tells what came of it"
    else:
        yield "no decision on the request is on record"
    decided = _decided(case, duty.deadline)
    if decided and not any(step.event == "not-approved" for step in duty.deciding):
        yield decided


def _decided(case: _Case, deadline: Interval) -> str | None:
    """What is known of the meeting that decided on the requests of its year, without naming all of them.

    The treaty's notes tell of such a meeting under `requests-DAY`, its last day.
    """
    if case.article != 5:
        return None
    request = case.duty.request
    for subject, note in sorted(case.dataset.treaty.notes.items(), reverse=True):
        prefix, _, day = subject.partition("-")
        if prefix != "requests" or day > case.day:
            continue
        asked_then = request is not None and request.days.first[:4] == day[:4]
        if asked_then or day <= deadline.last <= dates.months_later(day, 12):
            return note
    return None


def _after_deadline(duty: Duty) -> bool:
    """Whether a completion is recorded later than the deadline of its time."""
    return bool(duty.completed and duty.deadline and duty.completed.days.first > duty.deadline.last)


def _may_have(step: Step) -> str:
    """What may have happened by the day, within an interval that goes on after it."""
    record = step.record
    what = vocabulary.step(step.event)
    if record.deadline:
        what = f"{what} until {record.deadline}"
    return f"{what} between {step.days.first} and {step.days.last}: the day is not on record"
