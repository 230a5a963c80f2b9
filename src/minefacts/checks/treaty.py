"""What must hold of the treaty and of the acts of states: their dates, their order, Articles 17 and 20."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from ..errors import Problem
from ..model import dates, law
from ..model.records import CONSENTS, FILES, Act, Event, Record, Treaty
from .examined import Examined, problem

DAYS = ("adopted", "opened_for_signature", "entry_into_force", "fortieth_deposit")
#: Acts that may lie after the dataset's date, for they follow from earlier ones.
FOLLOWING = ("entry-into-force", "withdrawal-effective")
ORDER: dict[str, int] = {act: place for place, act in enumerate(get_args(Act))}


def problems(dataset: Examined) -> Iterator[Problem]:
    """What is wrong with the treaty's own dates, with single acts, and with the order of each state's acts."""
    yield from _treaty(dataset)
    states: dict[str, list[Event]] = {}
    broken = set()
    for act in dataset.records(Event):
        found = list(_act(dataset, act))
        yield from found
        states.setdefault(act.iso3, []).append(act)
        if found:
            broken.add(act.iso3)
    if dataset.is_whole(FILES[Event].name):
        for iso3, acts in states.items():
            if iso3 not in broken:
                yield from _sequence(dataset, acts)


def not_a_date(kind: type[Record], key: str, field: str, date: str | None) -> Iterator[Problem]:
    """A date that the calendar does not have."""
    if date is not None and not dates.is_date(date):
        yield problem(kind, key, field, f"{date!r} is not a date of the calendar")


def is_dated(act: Event) -> bool:
    """Whether the days of an act can be told: all its dates are dates."""
    return all(date is None or dates.is_date(date) for date in (act.date, act.not_before, act.not_after))


def bounds(kind: type[Record], key: str, date: str, first: str | None, last: str | None) -> Iterator[Problem]:
    """Bounds of a partial date that are not days within it, or that bound nothing."""
    for field, bound in (("not_before", first), ("not_after", last)):
        if bound is None:
            continue
        if len(bound) != 10 or not dates.first_day(date) <= bound <= dates.last_day(date):
            yield problem(kind, key, field, f"{bound} is not a day within the date {date}")
        elif len(date) == 10:
            yield problem(kind, key, field, "bounds a date that is complete")
    if first and last and first > last:
        yield problem(kind, key, "not_before", "is after not_after")


def _treaty(dataset: Examined) -> Iterator[Problem]:
    if not dataset.is_whole(FILES[Treaty].name):
        return
    record = dataset.treaty
    for field in DAYS:
        for fault in not_a_date(Treaty, record.id, field, getattr(record, field)):
            dataset.mark_broken(FILES[Treaty].name)
            yield fault


def _act(dataset: Examined, act: Event) -> Iterator[Problem]:
    """What is wrong with one act by itself."""
    if act.id != f"{act.iso3}-{act.event}-{act.date}":
        yield problem(Event, act.id, "id", f"is not {act.iso3}-{act.event}-{act.date}")
    broken: list[Problem] = []
    for field in ("date", "not_before", "not_after"):
        broken += not_a_date(Event, act.id, field, getattr(act, field))
    yield from broken
    if broken:
        return
    yield from bounds(Event, act.id, act.date, act.not_before, act.not_after)
    if act.event not in FOLLOWING and law.interval(act).first > dataset.last_day:
        yield problem(Event, act.id, "date", f"is after the dataset's date {dataset.version}")


def _sequence(dataset: Examined, acts: Sequence[Event]) -> Iterator[Problem]:
    """Acts of one state that are not in the order that the treaty gives them."""
    state = _State(dataset, succeeds=any(act.event == "succession" for act in acts))
    for act in sorted(acts, key=lambda one: (law.interval(one).first, ORDER[one.event])):
        yield from state.take(act)


class _State:
    """What one state has done so far, as its acts are taken in order of time."""

    def __init__(self, dataset: Examined, *, succeeds: bool) -> None:
        self._treaty = dataset.treaty if dataset.is_whole(FILES[Treaty].name) else None
        #: A successor may be bound from its independence, before it deposits.
        self._succeeds = succeeds
        self._signed = False
        self._consent: Event | None = None
        self._notice: Event | None = None

    def take(self, act: Event) -> Iterator[Problem]:
        """What is wrong with the next act, given those before it."""
        if act.event in CONSENTS:
            yield from self._take_consent(act)
        elif act.event == "signature":
            yield from self._take_signature(act)
        elif act.event == "entry-into-force":
            yield from self._take_entry(act)
        elif self._consent is None:
            yield problem(Event, act.id, "event", "has no consent before it")
        elif act.event == "withdrawal-notified":
            self._notice = act
        elif act.event == "withdrawal-effective":
            yield from self._take_withdrawal(act)

    def _take_consent(self, act: Event) -> Iterator[Problem]:
        if self._consent is not None:
            yield problem(Event, act.id, "event", f"{act.iso3} consented already by {self._consent.event}")
        self._consent = act

    def _take_signature(self, act: Event) -> Iterator[Problem]:
        if self._consent is not None:
            reason = f"comes after the {self._consent.event} of {self._consent.date}"
            yield problem(Event, act.id, "date", reason)
        if self._signed:
            yield problem(Event, act.id, "event", f"{act.iso3} signed already")
        self._signed = True

    def _take_entry(self, act: Event) -> Iterator[Problem]:
        """An entry into force without consent, or on another day than Article 17 gives."""
        if self._succeeds:
            return
        if self._consent is None:
            yield problem(Event, act.id, "event", "has no consent before it")
        elif self._treaty is not None:
            expected = law.expected_in_force(self._treaty, self._consent)
            if law.interval(act) != expected:
                days = " to ".join(dict.fromkeys(expected))
                yield problem(Event, act.id, "date", f"is not {days}, which Article 17 gives")

    def _take_withdrawal(self, act: Event) -> Iterator[Problem]:
        if self._notice is None:
            yield problem(Event, act.id, "event", "has no withdrawal-notified before it")
        elif law.interval(act).first < law.article_20(law.interval(self._notice).first):
            yield problem(Event, act.id, "date", "is less than six months after its notice (Article 20)")
        self._consent, self._notice = None, None
