"""What a reader must know of an obligation beside its fields: what the record tells of it, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model import dates, law, vocabulary
from ..model.duties import Duty, Step
from ..model.law import Interval
from ..model.records import Article, Country, Event

#: Where a note begins to tell what is known of a deadline that is over; it is the same of many obligations.
OVER = "the last deadline on record is over"


class Case(Struct, frozen=True):
    """One obligation on one day, and what it is made from."""

    dataset: Dataset
    country: Country
    article: Article
    acts: Sequence[Event]
    duty: Duty
    day: str


def notes(case: Case) -> Iterator[str]:
    """What a reader must know of an obligation, what the treaty says of the state first."""
    yield from _of_the_treaty(case)
    for step in case.duty.deciding:
        yield from _of_step(step)
    yield from _of_status(case)
    yield from map(_may_have, case.duty.possible)
    if case.duty.status == "undetermined":
        yield from _undetermined(case)


def _of_the_treaty(case: Case) -> Iterator[str]:
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


def _of_status(case: Case) -> Iterator[str]:
    """What the record does and does not tell of where the obligation stands."""
    duty = case.duty
    if duty.request and duty.request.record.deadline is None:
        yield "until when it was requested is not on record"
    if duty.status == "reopened":
        yield "no new deadline is on record"
    elif duty.status == "completed" and duty.late:
        yield "after its deadline"
    elif duty.status == "completed" and _after_deadline(duty):
        yield f"that is after {day(duty.deadline)}, but no document on record says that the deadline was missed"


def _undetermined(case: Case) -> Iterator[str]:
    """What is known of a deadline of which nobody can tell what came of it."""
    duty = case.duty
    if duty.deadline is None:
        yield "until when it was extended is not on record"
        return
    yield OVER
    if duty.request is None:
        yield "no document says what came of it"
    else:
        yield "no decision on the request is on record"
    decided = _decided(case, duty.deadline)
    if decided and not any(step.event == "not-approved" for step in duty.deciding):
        yield decided


def _decided(case: Case, deadline: Interval) -> str | None:
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


def day(interval: Interval | None) -> str | None:
    """A deadline if its day is known."""
    if interval is None or interval.first != interval.last:
        return None
    return interval.first
