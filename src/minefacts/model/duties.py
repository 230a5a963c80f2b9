"""The duties of Articles 4 and 5: what the steps on record make of one on a day.

The first deadline follows from the day on which the treaty enters into force for a state; extensions move it. A step
counts from the last day on which it may have happened. Nothing is inferred: a deadline that is over without a document
that tells what came of it is `undetermined`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from msgspec import Struct

from . import dates, law
from .law import Interval
from .records import Article, DeadlineEvent, Event, Treaty

#: The day of a step that nothing tells of, and the days of one that needs no telling.
NEVER = "9990-12-31"
ALWAYS = Interval("0001-01-01", "0001-01-01")
#: How many years after entry into force a duty must be fulfilled.
YEARS: dict[Article, int] = {4: 4, 5: 10}

#: In the order of a list: what is due first, what is over last.
DutyStatus = Literal["pending", "missed", "reopened", "undetermined", "completed", "none-reported", "ended"]
DUTY_STATUSES: tuple[DutyStatus, ...] = get_args(DutyStatus)
#: Those of a duty that is still to be fulfilled, as far as anybody knows.
OPEN: tuple[DutyStatus, ...] = ("pending", "missed", "reopened", "undetermined")
#: What may happen on one day, in the order in which it does.
_ORDER = (
    "first",
    "missed",
    "none-reported",
    "new-contamination",
    "requested",
    "granted",
    "not-approved",
    "completed",
)
_ANSWERS = ("granted", "not-approved")


class Step(Struct, frozen=True):
    """A recorded step and the days on which it may have happened."""

    record: DeadlineEvent
    days: Interval

    @property
    def event(self) -> str:
        """What happened."""
        return self.record.event


class Duty(Struct, frozen=True):
    """One duty on one day.

    request: the newest that nobody has answered
    late: whether it was completed after its deadline; null if the dates cannot tell, or if no document says so
    deciding: the steps that made it what it is
    steps: all that count by then
    possible: what may have happened by then
    """

    status: DutyStatus
    deadline: Interval | None
    first_deadline: Interval
    extensions: int
    request: Step | None
    completed: Step | None
    late: bool | None
    deciding: tuple[Step, ...]
    steps: tuple[Step, ...]
    possible: tuple[Step, ...]


def first_deadline(article: Article, force: Interval) -> Interval:
    """The days by which a duty must be fulfilled for which the treaty entered into force on one of the days `force`."""
    months = 12 * YEARS[article]
    return Interval(dates.months_later(force.first, months), dates.months_later(force.last, months))


def steps(records: Iterable[DeadlineEvent]) -> list[Step]:
    """The steps of one duty in the order in which they count.

    An extension comes no later than the next one, a request no later than its answer, whatever their dates leave open.
    """
    granted = _before_next([Step(record, days(record)) for record in records])
    return sorted((Step(one.record, _before_answer(one, granted)) for one in granted), key=_place)


def days(record: DeadlineEvent) -> Interval:
    """The days on which a step may have happened; a first deadline needs no telling."""
    if record.date is not None:
        first, last = dates.first_day(record.date), dates.last_day(record.date)
        return Interval(record.not_before or first, record.not_after or last)
    if record.event == "first":
        return ALWAYS
    return Interval(record.not_before or ALWAYS.first, record.not_after or NEVER)


def duty(treaty: Treaty, article: Article, acts: Sequence[Event], recorded: Sequence[Step], day: str) -> Duty | None:
    """What `recorded` steps make of a duty on `day`; None while the state has no such duty under the treaty."""
    status = law.status(acts, day)
    part = law.membership(acts, day)
    force = law.in_force(treaty, part)
    if status in ("not-party", "signatory") or force is None or day < treaty.fortieth_deposit:
        return None
    own = _of_membership(recorded, acts, day)
    counted = [step for step in own if step.days.last <= day]
    course = _Course(first_deadline(article, force))
    for step in counted:
        course.take(step)
    return Duty(
        status="ended" if status == "withdrawn" else course.status(day),
        deadline=None if status == "withdrawn" else course.deadline,
        first_deadline=course.first,
        extensions=course.extensions,
        request=course.request,
        completed=course.completed,
        late=course.late,
        deciding=tuple(course.deciding.values()),
        steps=tuple(counted),
        possible=tuple(step for step in own if step.days.first <= day < step.days.last),
    )


class _Course:
    """What a duty has come to, step by step."""

    def __init__(self, first: Interval) -> None:
        self.first = first
        self.deadline: Interval | None = first
        self.extensions = 0
        self.request: Step | None = None
        self.completed: Step | None = None
        self.late: bool | None = None
        self.state: Literal["running", "missed", "reopened", "none-reported", "completed"] = "running"
        #: The newest step of each kind that has not been overtaken.
        self.deciding: dict[str, Step] = {}

    def take(self, step: Step) -> None:
        """Go on by one step."""
        take = {
            "first": self._first,
            "requested": self._requested,
            "granted": self._granted,
            "not-approved": self._not_approved,
            "missed": self._missed,
            "new-contamination": self._new_contamination,
            "none-reported": self._none_reported,
            "completed": self._completed,
        }
        take[step.event](step)

    def status(self, day: str) -> DutyStatus:
        """The status on a day by which nothing else has happened."""
        if self.state in ("completed", "none-reported", "reopened"):
            return self.state
        if self.deadline is not None and day <= self.deadline.first:
            return "pending"
        over = self.deadline is not None and day > self.deadline.last
        if self.state == "missed" and over:
            return "missed"
        return "undetermined"

    def _first(self, step: Step) -> None:
        """A document that differs from the law's first deadline."""
        until = _until(step)
        if until is not None:
            self.first = self.deadline = until
        self.deciding["first"] = step

    def _requested(self, step: Step) -> None:
        self.request = self.deciding["requested"] = step
        self.deciding.pop("not-approved", None)

    def _granted(self, step: Step) -> None:
        """An extension: it answers what was asked, and ends a missed deadline and what was found since."""
        self.deadline = _until(step)
        self.extensions += 1
        self.request = self.completed = self.late = None
        self.state = "running"
        self.deciding = {"granted": step}

    def _not_approved(self, step: Step) -> None:
        self.request = None
        self.deciding.pop("requested", None)
        self.deciding["not-approved"] = step

    def _missed(self, step: Step) -> None:
        if self.state == "running":
            self.state = "missed"
            self.deciding["missed"] = step

    def _new_contamination(self, step: Step) -> None:
        """What is found while the deadline lies ahead is due by then; after it no deadline is on record."""
        if self.deadline is None or step.days.last > self.deadline.last:
            self.deadline = None
            self.state = "reopened"
        else:
            self.state = "running"
        self.completed = self.late = None
        self.deciding.pop("completed", None)
        self.deciding.pop("none-reported", None)
        self.deciding["new-contamination"] = step

    def _none_reported(self, step: Step) -> None:
        if self.state != "completed":
            self.state = "none-reported"
            self.deciding["none-reported"] = step

    def _completed(self, step: Step) -> None:
        """The first completion decides; one that follows without new contamination is told beside it."""
        if self.state == "completed":
            self.deciding["completed later"] = step
            return
        self.late = self._missed_by(step.days)
        self.state = "completed"
        self.completed = step
        self.request = None
        kept = {name: one for name, one in self.deciding.items() if name in ("first", "missed")}
        self.deciding = {"completed": step, **kept}

    def _missed_by(self, completed: Interval) -> bool | None:
        """Whether a completion came too late: yes only if a document says that the deadline was missed."""
        if "missed" in self.deciding:
            return True
        in_time = self.deadline is not None and completed.last <= self.deadline.first
        if in_time:
            return False
        return None


def _until(step: Step) -> Interval | None:
    """The deadline that a step names."""
    until = step.record.deadline
    if until:
        return Interval(dates.first_day(until), dates.last_day(until))
    return None


def _place(step: Step) -> tuple[str, int, str]:
    """Where a step stands among the others."""
    return step.days.last, _ORDER.index(step.event), step.record.deadline or ""


def _before_next(found: Sequence[Step]) -> list[Step]:
    """Steps of which an extension comes no later than a longer one, and if it is undated before a request for that."""
    bounded = []
    for step in found:
        last = step.days.last
        if step.event == "granted" and step.record.deadline is not None:
            further = [one for one in found if (one.record.deadline or "") > step.record.deadline]
            last = min([last, *(one.days.last for one in further if one.event == "granted")])
            if step.record.date is None:
                last = min([last, *(dates.day_before(one.days.first) for one in further if one.event == "requested")])
        bounded.append(Step(step.record, Interval(min(step.days.first, last), last)))
    return bounded


def _before_answer(step: Step, found: Sequence[Step]) -> Interval:
    """The days on which a step may have happened, a request no later than its answer."""
    answers = [one.days.last for one in found if one.event in _ANSWERS and one.days.first >= step.days.first]
    if step.event != "requested" or not answers:
        return step.days
    return Interval(step.days.first, min(step.days.last, *answers))


def _of_membership(recorded: Sequence[Step], acts: Sequence[Event], day: str) -> Sequence[Step]:
    """The steps since a state last joined, if it had left before."""
    parts = law.memberships(acts)
    current = law.membership(acts, day)
    left = [law.interval(part[-1]).first for part in parts[: parts.index(current)]]
    if left:
        return [step for step in recorded if step.days.first >= left[-1]]
    return recorded
