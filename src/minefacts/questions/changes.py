"""What has become known between two days: legal acts, steps of obligations, figures and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from sys import intern
from typing import Any, Literal

from msgspec import Struct, structs

from ..dataset.known import known_from
from ..dataset.reading import Dataset
from ..errors import UsageError
from ..model import dates, law
from ..model.records import Certainty, DeadlineEvent, Event, Figure, Finding, Qualifier, Record
from . import findings

Kind = Literal["act", "step", "figure", "finding"]


class Change(Struct, frozen=True, kw_only=True):
    """A record by the date that made it known: that of an act or a step, or of the publication of a figure or finding.

    `subject` is the act, the step, the measure or the conduct; `value` and what follows it are those of a figure,
    `certainty` that of a finding.
    """

    date: str
    kind: Kind
    id: str
    iso3: str | None
    place: str | None
    subject: str
    start: str | None = None
    end: str | None = None
    value: int | float | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    certainty: Certainty | None = None
    body: str | None = None
    edition: int | None = None
    note: str | None = None
    source: str


def between(dataset: Dataset, since: str | None, until: str) -> list[Change]:
    """The changes from `since` (by default the day after the article) to `until`, those known last first.

    Raises UsageError if the first day comes after the last.
    """
    first = since or day_after_article(dataset)
    if first > until:
        raise UsageError(f"since {first} comes after until {until}")
    days: dict[str, list[Change]] = {}
    for record in filter(dataset.shows, _everything(dataset)):
        day = known_from(dataset, record)
        if first <= day <= until:
            days.setdefault(day, []).append(_change(dataset, record, day))
    for changes in days.values():
        changes.sort(key=lambda change: (change.kind, change.place or "", change.id))
    return [change for day in sorted(days, reverse=True) for change in days[day]]


def day_after_article(dataset: Dataset) -> str:
    """The first day that the article could not know of; without the article, that the treaty was adopted."""
    if dataset.article_day:
        return dates.next_day(dataset.article_day)
    return dataset.treaty.adopted


def _everything(dataset: Dataset) -> Iterator[Record]:
    """Every record that becomes known on a day."""
    yield from dataset.events
    yield from dataset.steps
    yield from dataset.figures
    yield from dataset.findings


def _change(dataset: Dataset, record: Record, day: str) -> Change:
    """A record as a change that became known on `day`."""
    change = CHANGES[type(record)](dataset, record)
    if not change.date:
        return structs.replace(change, date=day)
    return change


def _act(dataset: Dataset, act: Event) -> Change:
    acts = list(dataset.events.starting(f"{act.iso3}-"))
    note = act.note
    if law.follows_article_17(dataset.treaty, act, acts):
        note = "as Article 17 gives it"
    return Change(
        date=act.date,
        kind="act",
        id=act.id,
        iso3=act.iso3,
        place=dataset.places[act.iso3].name,
        subject=act.event,
        note=note,
        source=act.sources[0],
    )


def _step(dataset: Dataset, step: DeadlineEvent) -> Change:
    return Change(
        date=step.date or "",
        kind="step",
        id=step.id,
        iso3=step.iso3,
        place=dataset.places[step.iso3].name,
        subject=step.event,
        end=step.deadline,
        note=step.note,
        source=step.sources[0],
    )


def _figure(dataset: Dataset, figure: Figure) -> Change:
    # Texts that many figures share are held once.
    return Change(
        date=dataset.sources[figure.source].published or "",
        kind="figure",
        id=figure.id,
        iso3=intern(figure.place),
        place=dataset.places[figure.place].name,
        subject=figure.measure,
        start=intern(figure.start),
        end=intern(figure.end),
        value=figure.value,
        unit=intern(figure.unit),
        qualifier=figure.qualifier,
        body=intern(figure.body),
        edition=figure.edition,
        note=figure.note,
        source=intern(figure.source),
    )


def _finding(dataset: Dataset, finding: Finding) -> Change:
    code = finding.by or finding.where
    return Change(
        date=findings.published(dataset, finding) or "",
        kind="finding",
        id=finding.id,
        iso3=code,
        place=dataset.places.name(code),
        subject=finding.conduct,
        certainty=finding.certainty,
        start=finding.start,
        end=finding.end,
        body=finding.body,
        edition=finding.edition,
        note=finding.note,
        source=finding.sources[0],
    )


CHANGES: dict[type[Record], Callable[[Dataset, Any], Change]] = {
    Event: _act,
    DeadlineEvent: _step,
    Figure: _figure,
    Finding: _finding,
}
