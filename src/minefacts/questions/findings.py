"""Findings beside each other: the newest of the same, the period each is of, what answers an allegation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import Certainty, Conduct, Finding
from .figures import Years

#: The body whose editions are the newest that the record shows unasked.
MONITOR = "Landmine Monitor"
#: What answers an allegation.
DENIALS: tuple[Certainty, ...] = ("denied", "stated-none")


class Period(Protocol):
    """What has a period and an edition, each perhaps not on record."""

    @property
    def start(self) -> str | None:
        """The first year, month or day."""

    @property
    def end(self) -> str | None:
        """The last year, month or day."""

    @property
    def edition(self) -> int | None:
        """The year of the body's report."""


def newest_editions(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of each kind of conduct, what the newest edition of the Monitor found that treats it."""
    editions: dict[Conduct, int] = {}
    own = [finding for finding in findings if finding.body == MONITOR and finding.edition is not None]
    for finding in own:
        editions[finding.conduct] = max(finding.edition or 0, editions.get(finding.conduct, 0))
    return (finding for finding in own if finding.edition == editions[finding.conduct])


def current(dataset: Dataset, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The newest finding of each series: the same body as sure of the same conduct of the same actor in a place."""
    series: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        key = (one.conduct, one.by, one.actor, one.group, one.where, one.certainty, one.body)
        series.setdefault(key, []).append(one)
    for members in series.values():
        last = max(_rank(dataset, one) for one in members)
        yield from (one for one in members if _rank(dataset, one) == last)


def denials(finding: Finding, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The findings by which the one concerned denies an allegation of the same conduct in the same period."""
    if finding.certainty != "alleged" or finding.by is None:
        return ()
    own = period(finding)
    return tuple(
        one.id
        for one in findings
        if one.certainty in DENIALS
        and (one.conduct, one.by) == (finding.conduct, finding.by)
        and overlap(period(one), own)
    )


def period(finding: Period) -> tuple[str, str]:
    """The first and the last day of a finding's period: up to its end, from its start, or else of its edition."""
    if finding.edition:
        edition = str(finding.edition)
    else:
        edition = None
    start = finding.start or finding.end or edition
    end = finding.end or edition or finding.start
    return dates.first_day(start or "0001"), dates.last_day(end or start or "0001")


def span(years: Years) -> tuple[str, str]:
    """The first and the last day of some years."""
    return f"{years.first:04}-01-01", f"{years.last:04}-12-31"


def overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two periods have a day in common, both given by their first and last."""
    return one[0] <= other[1] and other[0] <= one[1]


def published(dataset: Dataset, finding: Finding) -> str | None:
    """When the earliest document of a finding was published, as far as that is known."""
    days = [dataset.sources[source].published for source in finding.sources]
    return min((day for day in days if day), key=dates.last_day, default=None)


def _rank(dataset: Dataset, finding: Finding) -> tuple[int, str]:
    """What makes one finding of a series newer than another: its edition, or else its year of publication; its end."""
    issued = published(dataset, finding) or "0"
    return finding.edition or int(issued[:4]), period(finding)[1]
