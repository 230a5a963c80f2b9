"""The article that is the front page: each of its claims beside what the record says now, and whom it names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import COUNTS, Claim, Figure, Party
from . import series

#: What the record makes of a claim: `verify`'s words, and `newer` if it holds for its period and a later one is known.
Verdict = Literal["matches", "rounded", "superseded", "bodies-differ", "differs", "newer"]


class ClaimRecord(Struct, frozen=True):
    """A claim of the article and what the record makes of it.

    `verdict` is null if there is nothing to compare; `figure` is the id of the figure that was compared and `value`
    its value, or the number of States Parties.
    """

    id: str
    paragraph: int
    claim: str
    said_by: str | None
    refers_to: str | None
    verdict: Verdict | None
    figure: str | None
    value: int | float | None
    source: str


def select(dataset: Dataset, today: str) -> list[ClaimRecord]:
    """Every claim of the article, beside what the record says on the day `today`."""
    return of_claims(dataset, dataset.claims, today)


def of_claims(dataset: Dataset, claims: Iterable[Claim], today: str) -> list[ClaimRecord]:
    """Claims beside what the record says on the day `today`."""
    return [_record(dataset, claim, today) for claim in claims]


def parties(dataset: Dataset) -> list[Party]:
    """Whom the article names, in order of the first paragraph that names them."""
    return sorted(dataset.parties.values(), key=lambda party: party.paragraphs)


def _record(dataset: Dataset, claim: Claim, today: str) -> ClaimRecord:
    verdict, figure, value = compared(dataset, claim, today)
    return ClaimRecord(
        id=claim.id,
        paragraph=claim.paragraph,
        claim=claim.claim,
        said_by=dataset.parties[claim.said_by].name if claim.said_by else None,
        refers_to=claim.refers_to,
        verdict=verdict,
        figure=figure,
        value=value,
        source=claim.source,
    )


Compared = tuple[Verdict | None, str | None, int | float | None]


def compared(dataset: Dataset, claim: Claim, today: str) -> Compared:
    """The verdict on a claim, the id of the figure that decides it, and its value."""
    subject = claim.subject
    if subject is None:
        return None, None, None
    if subject.kind == "figure":
        return _figure(dataset, dataset.figures[subject.key])
    if subject.kind == "treaty" and subject.key == COUNTS:
        return _counts(dataset, today)
    return None, None, None


def _counts(dataset: Dataset, today: str) -> Compared:
    """Whether there are as many States Parties on the day `today` as on the day of the article."""
    from . import treaty  # figures need no acts

    now = treaty.parties_on(dataset, today)
    then = treaty.parties_on(dataset, dataset.article_day or today)
    return ("matches" if now == then else "superseded"), None, now


def _figure(dataset: Dataset, figure: Figure) -> Compared:
    """What other documents than the article make of its figure."""
    current = series.current(dataset, figure, but=figure.source)
    newer = later(dataset, figure)
    if current is None:
        others = of_other_bodies(dataset, figure)
        if not others:
            return None, None, None
        return "bodies-differ", others[0].id, others[0].value
    if current.value != figure.value:
        return "superseded", current.id, current.value
    return ("newer" if newer else "matches"), current.id, current.value


def of_other_bodies(dataset: Dataset, figure: Figure) -> list[Figure]:
    """What other bodies say of the same place and measure at the newest period that they speak of."""
    found = [
        other
        for other in dataset.figures.under(figure.topic, figure.place)
        if other.measure == figure.measure
        and other.body != figure.body
        and other.scope == figure.scope
        and series.period_kind(other) == series.period_kind(figure)
        and series.current(dataset, other) == other
    ]
    return series.newest(found)


def later(dataset: Dataset, figure: Figure) -> list[Figure]:
    """Every body's newest current figure of the same place and measure for a later period of the same kind."""
    alike = [
        other
        for other in dataset.figures.under(figure.topic, figure.place)
        if other.measure == figure.measure
        and other.scope == figure.scope
        and series.period_kind(other) == series.period_kind(figure)
        and dates.last_day(other.end) > dates.last_day(figure.end)
        and series.current(dataset, other) == other
    ]
    return series.newest(alike)
