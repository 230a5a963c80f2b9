"""The article that is the front page: each of its claims beside what the record says now, and whom it names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import COUNTS, Claim, Figure, Party, Subject
from . import series
from .verify.comparing import RATIO, Said, likeness

#: What the record makes of a claim: `verify`'s words, and `newer` if it holds for its period and a later one is known.
Verdict = Literal["matches", "rounded", "superseded", "bodies-differ", "differs", "newer"]


class ClaimRecord(Struct, frozen=True):
    """A claim of the article and what the record of a day makes of it.

    verdict: null if there is nothing to compare
    figure: the id of the figure that was compared
    value: its value, or the number of States Parties
    verdict_today: what all of the record makes of it; null if that is what was asked
    """

    id: str
    paragraph: int
    claim: str
    said_by: str | None
    refers_to: str | None
    verdict: Verdict | None
    figure: str | None
    value: int | float | None
    verdict_today: Verdict | None
    source: str


class Compared(Struct, frozen=True):
    """The verdict on a claim, the id of the figure that decides it, and its value or a number of states."""

    verdict: Verdict | None = None
    figure: str | None = None
    value: int | float | None = None


def select(dataset: Dataset, day: str, today: str) -> list[ClaimRecord]:
    """Every claim of the article, beside what the record says on `day` and, of a past day's dataset, `today`."""
    return of_claims(dataset, dataset.claims, day, today)


def of_claims(dataset: Dataset, claims: Iterable[Claim], day: str, today: str) -> list[ClaimRecord]:
    """Claims beside what the record says on the day `day`."""
    return [_record(dataset, claim, day, today) for claim in claims]


def parties(dataset: Dataset) -> list[Party]:
    """Whom the article names, in order of the first paragraph that names them."""
    return sorted(dataset.parties.values(), key=lambda party: party.paragraphs)


def _record(dataset: Dataset, claim: Claim, day: str, today: str) -> ClaimRecord:
    compared = verdict_on(dataset, claim, day)
    if dataset.day is None:
        now = None
    else:
        now = verdict_on(dataset.whole, claim, today).verdict
    return ClaimRecord(
        id=claim.id,
        paragraph=claim.paragraph,
        claim=claim.claim,
        said_by=dataset.parties[claim.said_by].name if claim.said_by else None,
        refers_to=claim.refers_to,
        verdict=compared.verdict,
        figure=compared.figure,
        value=compared.value,
        verdict_today=now,
        source=claim.source,
    )


def verdict_on(dataset: Dataset, claim: Claim, day: str) -> Compared:
    """What the record of a day makes of a claim."""
    subject = claim.subject
    if subject is None:
        return Compared()
    if subject.kind == "figure":
        return _figure(dataset, dataset.figures[subject.key])
    if subject.kind in ("party", "outside"):
        return _standing(dataset, subject, day)
    if subject.kind == "treaty" and subject.key == COUNTS:
        return _counts(dataset, day)
    return Compared()


def _counts(dataset: Dataset, day: str) -> Compared:
    """Whether there are as many States Parties on `day` as on the day of the article."""
    from . import treaty  # figures need no acts

    now = len(treaty.parties_on(dataset, day))
    then = len(treaty.parties_on(dataset, dataset.article_day or day))
    return Compared("matches" if now == then else "superseded", None, now)


def _standing(dataset: Dataset, subject: Subject, day: str) -> Compared:
    """Whether a state stands on `day` where a claim has it."""
    from . import treaty  # figures need no acts

    (one,) = treaty.standings(dataset, [dataset.countries[subject.key]], day)
    if one.status == "unsettled":
        return Compared()
    inside = one.status == "state-party"
    return Compared("matches" if inside == (subject.kind == "party") else "superseded")


def _figure(dataset: Dataset, figure: Figure) -> Compared:
    """What other documents than the article make of its figure: the body's own first, then those of other bodies."""
    current = series.current(dataset, figure, but=figure.source)
    if current is None:
        return _by_others(figure, of_other_bodies(dataset, figure))
    verdict: Verdict = "superseded"
    if current.value == figure.value:
        verdict = "matches"
        if later(dataset, figure):
            verdict = "newer"
    elif likeness(said(figure), current.value) == "rounded":
        verdict = "rounded"
    return Compared(verdict, current.id, current.value)


def _by_others(figure: Figure, others: list[Figure]) -> Compared:
    """The verdict by what other bodies say, of whom the first that agrees decides."""
    for other in others:
        if _is_fair(figure, other):
            return Compared("rounded", other.id, other.value)
    if others:
        return Compared("bodies-differ", others[0].id, others[0].value)
    return Compared()


def _is_fair(figure: Figure, other: Figure) -> bool:
    """Whether a figure is the same as another body's, or a fair rounding of it; a multiple in words is a rough one."""
    if figure.qualifier == "derived" and figure.value:
        return abs(other.value / figure.value - 1) <= RATIO
    return likeness(said(figure), other.value) != "no"


def said(figure: Figure) -> Said:
    """The number of a figure as a text would give it: to its last digit that is not a nought."""
    step = 1.0
    while figure.value and figure.value % (step * 10) == 0:
        step *= 10
    approximation = {"about": "about", "derived": "about", "more-than": "over"}.get(figure.qualifier or "", "")
    return Said(figure.value, figure.value, step, approximation)


def of_other_bodies(dataset: Dataset, figure: Figure) -> list[Figure]:
    """What other bodies say of the same place and measure at the newest period that they speak of."""
    return series.newest([other for other in _alike(dataset, figure) if other.body != figure.body])


def later(dataset: Dataset, figure: Figure) -> list[Figure]:
    """Every body's newest current figure of the same place and measure for a later period of the same kind."""
    end = dates.last_day(figure.end)
    return series.newest([other for other in _alike(dataset, figure) if dates.last_day(other.end) > end])


def _alike(dataset: Dataset, figure: Figure) -> list[Figure]:
    """The current figures of the same place and measure for periods of the same kind, of every body."""
    kind = series.period_kind(figure)
    found = [
        other
        for other in dataset.figures.under(figure.topic, figure.place)
        if other.measure == figure.measure and other.scope == figure.scope and series.period_kind(other) == kind
    ]
    return [members[-1] for members in series.grouped(dataset, found).values()]
