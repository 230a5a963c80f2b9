"""What must hold of the steps of obligations: each by itself, and those of one obligation in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..errors import Problem
from ..model import dates, duties, law
from ..model.duties import Step
from ..model.records import FILES, Article, DeadlineEvent, Event, Treaty
from .examined import Examined, problem
from .treaty import bounds, is_dated, not_a_date

#: The steps that name a deadline; the others have none.
WITH_DEADLINE = ("first", "requested", "granted", "not-approved")
#: Article 4 knows no extension, and a stock found later reopens nothing.
ONLY_OF_ARTICLE_5 = ("requested", "granted", "not-approved", "new-contamination")


def problems(dataset: Examined) -> Iterator[Problem]:
    """What is wrong with single steps, and with the order of those of each obligation."""
    obligations: dict[tuple[str, Article], list[DeadlineEvent]] = {}
    broken = set()
    for record in dataset.records(DeadlineEvent):
        key = record.iso3, record.article
        obligations.setdefault(key, []).append(record)
        found = list(_step(dataset, record))
        yield from found
        if found:
            broken.add(key)
    if not dataset.is_whole(FILES[DeadlineEvent].name):
        return
    for obligation, records in obligations.items():
        if obligation not in broken:
            yield from _order(duties.steps(records))
            yield from _first(dataset, records)


def _step(dataset: Examined, step: DeadlineEvent) -> Iterator[Problem]:
    """What is wrong with one step by itself."""
    if step.id != _named(step):
        yield _wrong(step, "id", f"is not {_named(step)}")
    if step.article == 4 and step.event in ONLY_OF_ARTICLE_5:
        yield _wrong(step, "event", f"{step.event} is not a step of Article 4")
    if step.basis is not None and step.event != "completed":
        yield _wrong(step, "basis", "applies only to a completion")
    broken: list[Problem] = []
    for field in ("date", "not_before", "not_after", "deadline"):
        broken += not_a_date(DeadlineEvent, step.id, field, getattr(step, field))
    yield from broken
    if not broken:
        yield from _dates(dataset, step)


def _dates(dataset: Examined, step: DeadlineEvent) -> Iterator[Problem]:
    """What is wrong with the days of a step whose dates are dates."""
    if step.deadline is not None and step.event not in WITH_DEADLINE:
        yield _wrong(step, "deadline", f"does not apply to a step of the kind {step.event}")
    if step.deadline is not None and len(step.deadline) != 10:
        yield _wrong(step, "deadline", f"{step.deadline} is not a day")
    if step.event == "first":
        if step.date is not None or step.deadline is None:
            yield _wrong(step, "date", "a first deadline has no date of its own, but a deadline")
    elif step.date is None:
        yield from _undated(step)
    else:
        yield from bounds(DeadlineEvent, step.id, step.date, step.not_before, step.not_after)
    if duties.days(step).first > dataset.last_day:
        yield _wrong(step, "date", f"is after the dataset's date {dataset.version}")


def _undated(step: DeadlineEvent) -> Iterator[Problem]:
    """A step whose day is on no record: the days are, between which it lies."""
    if step.not_before is None or step.not_after is None or {len(step.not_before), len(step.not_after)} != {10}:
        yield _wrong(step, "date", "is not on record: not_before and not_after must say between which days it lies")
    elif step.not_before > step.not_after:
        yield _wrong(step, "not_before", "is after not_after")


def _order(steps: Sequence[Step]) -> Iterator[Problem]:
    """Steps of one obligation that do not follow from those before them."""
    completed = False
    for step in steps:
        if step.event == "granted" and completed:
            yield _wrong(step.record, "event", "extends what is completed: no new contamination is on record")
        if step.event in ("granted", "new-contamination"):
            completed = False
        elif step.event == "completed":
            completed = True
    yield from _extensions([step.record for step in steps if step.event in ("granted", "first")])
    yield from _requests(steps)


def _extensions(records: Sequence[DeadlineEvent]) -> Iterator[Problem]:
    """Extensions that do not end later than a deadline set before them."""
    for record in records:
        for other in records:
            later = duties.days(record).first > duties.days(other).last
            if later and record.deadline and other.deadline and record.deadline <= other.deadline:
                yield _wrong(record, "deadline", f"{record.deadline} is not later than that of {other.id}")


def _requests(steps: Sequence[Step]) -> Iterator[Problem]:
    """Requests made after the extension that grants them."""
    granted = {step.record.deadline: step for step in steps if step.event == "granted"}
    for step in steps:
        if step.record.deadline:
            answer = granted.get(step.record.deadline)
        else:
            answer = None
        if step.event == "requested" and answer is not None and step.days.first > answer.days.last:
            yield _wrong(step.record, "date", f"is after the extension that answers it, {answer.record.id}")


def _first(dataset: Examined, records: Sequence[DeadlineEvent]) -> Iterator[Problem]:
    """First deadlines that are not what the treaty gives, without a note that says why; obligations of no party."""
    if not (dataset.is_whole(FILES[Event].name) and dataset.is_whole(FILES[Treaty].name)):
        return
    record = records[0]
    acts = list(dataset.events.starting(f"{record.iso3}-"))
    if not all(map(is_dated, acts)):
        return
    force = law.in_force(dataset.treaty, law.membership(acts, dates.LAST))
    if force is None:
        yield _wrong(record, "iso3", f"{record.iso3} never joined the treaty and has no obligation under it")
        return
    lawful = duties.first_deadline(record.article, force)
    for step in records:
        if step.event == "first" and not step.note and step.deadline not in lawful:
            yield _wrong(step, "deadline", f"the treaty gives {lawful.first}; a note must say why it differs")


def _named(step: DeadlineEvent) -> str:
    """The id of a step: its date, or else its deadline, or else the day by which it had happened."""
    start = f"{step.iso3}-{step.article}-{step.event}"
    if step.date is not None:
        return f"{start}-{step.date}"
    if step.deadline is not None:
        return f"{start}-to-{step.deadline}"
    return f"{start}-by-{step.not_after}"


def _wrong(step: DeadlineEvent, field: str, reason: str) -> Problem:
    return problem(DeadlineEvent, step.id, field, reason)
