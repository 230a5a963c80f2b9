"""What must hold of findings on conduct: who, by what kind of actor, in which period, in which edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Problem
from ..model import dates
from ..model.records import Finding
from .examined import Examined, problem
from .treaty import not_a_date

#: The first edition of any body that reports on mines by edition.
FIRST_EDITION = 1992


def problems(dataset: Examined) -> Iterator[Problem]:
    """What is wrong with single findings."""
    for finding in dataset.records(Finding):
        yield from _named(finding)
        yield from _actor(finding)
        yield from _edition(dataset, finding)
        yield from _period(dataset, finding)


def _named(finding: Finding) -> Iterator[Problem]:
    """Ids that are not made of the finding's own fields."""
    who = finding.by or (_slug(finding.group) if finding.group else finding.actor)
    parts = (finding.conduct, who, finding.where or "unknown", finding.end or "undated", finding.certainty)
    start = ".".join((*parts, _slug(finding.body)))
    if finding.id != start and not finding.id.startswith(f"{start}."):
        yield problem(Finding, finding.id, "id", f"does not begin with {start}")


def _actor(finding: Finding) -> Iterator[Problem]:
    """States and de facto authorities have a code, armed groups may have a name."""
    if finding.actor in ("state", "de-facto-authorities"):
        if finding.by is None:
            yield problem(Finding, finding.id, "by", f"is null, though the actor is {finding.actor}")
    elif finding.by is not None:
        yield problem(Finding, finding.id, "by", f"does not apply to an actor of the kind {finding.actor}")
    if finding.group is not None and finding.actor != "non-state":
        yield problem(Finding, finding.id, "group", f"does not apply to an actor of the kind {finding.actor}")


def _edition(dataset: Examined, finding: Finding) -> Iterator[Problem]:
    last = int(dataset.last_day[:4])
    if finding.edition is not None and not FIRST_EDITION <= finding.edition <= last:
        yield problem(Finding, finding.id, "edition", f"is not a year from {FIRST_EDITION} to {last}")


def _period(dataset: Examined, finding: Finding) -> Iterator[Problem]:
    """Periods that the calendar does not have, that end before they start or that lie ahead."""
    broken: list[Problem] = []
    for field in ("start", "end"):
        broken += not_a_date(Finding, finding.id, field, getattr(finding, field))
    yield from broken
    if broken:
        return
    start, end = finding.start, finding.end
    if start and end and dates.first_day(start) > dates.last_day(end):
        yield problem(Finding, finding.id, "end", f"{end} is before start")
    for field, date in (("start", start), ("end", end)):
        if date and dates.first_day(date) > dataset.last_day:
            yield problem(Finding, finding.id, field, f"{date} is after {dataset.last_day}")
    if start and finding.edition is not None and int(start[:4]) > finding.edition:
        yield problem(Finding, finding.id, "start", f"{start} is after the edition of {finding.edition}")


def _slug(text: str) -> str:
    """A name as it stands in an id: small letters and digits, with hyphens."""
    return re.sub("[^a-z0-9]+", "-", text.casefold()).strip("-")
