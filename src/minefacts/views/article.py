"""How the article's claims and parties are shown, and what the record says of each claim in words."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import COUNTS, Figure, Subject
from ..questions import article, series, treaty
from ..questions.article import ClaimRecord
from . import words
from .columns import Column
from .registry import View


def now(one: ClaimRecord, dataset: Dataset) -> str | None:
    """What the record says of the same matter as a claim; None if it says nothing."""
    subject = next((claim.subject for claim in dataset.claims if claim.id == one.id), None)
    if subject is None:
        return None
    today = dataset.day or dates.today()
    if subject.kind == "figure":
        return _figure(dataset, dataset.figures[subject.key])
    if subject.kind == "treaty":
        return _treaty(dataset, subject, today)
    return None


def _treaty(dataset: Dataset, subject: Subject, today: str) -> str:
    """How many States Parties there are, or where one state stands."""
    if subject.key == COUNTS:
        then = dataset.article_day or today
        both = [f"{treaty.parties_on(dataset, day)} States Parties on {day}" for day in (then, today)]
        signed = dataset.treaty.signatories
        return f'{"; ".join(both)}; the article says "signatories", of which there were ever {signed}'
    (one,) = treaty.standings(dataset, [dataset.countries[subject.key]], today)
    return f"{one.country}: {words.standing(one)}"


def _figure(dataset: Dataset, figure: Figure) -> str:
    """What other documents than the article make of its figure, and every body's newest one for a later period."""
    said = [*_same_period(dataset, figure), *(_cited(dataset, other) for other in article.later(dataset, figure))]
    if not said:
        said = [f"no other document has a figure for {words.period(figure)}"]
    return f"{words.subject(figure, dataset)}: {'; '.join(said)}"


def _same_period(dataset: Dataset, figure: Figure) -> list[str]:
    """What the body's own current figure for the same period says."""
    current = series.current(dataset, figure, but=figure.source)
    if current is None:
        return []
    if current.value == figure.value:
        return [_cited(dataset, current)]
    return [f"now {_cited(dataset, current)}"]


def _cited(dataset: Dataset, figure: Figure) -> str:
    """A figure with its period, its body and the edition or year that says so."""
    return f"{words.value(figure)} for {words.period(figure)} {words.said_by(figure, dataset)}"


CLAIMS = (
    Column("¶", words.field("paragraph"), "paragraph", right=True),
    Column("The article", words.field("claim"), "claim"),
    Column("Said by", words.field("said_by"), "said_by", priority=1),
    Column("The record now", lambda one, dataset: now(one, dataset) or "", "now"),
)
PARTIES = (
    Column("Name", words.field("name"), "name"),
    Column("Kind", words.field("kind"), "kind", priority=1),
    Column("Role", words.field("role"), "role"),
    Column("Position", words.field("position"), "position"),
    Column("¶", words.field("paragraphs"), "paragraphs", priority=2),
)
VIEWS = {"ClaimRecord": View(CLAIMS, worded={"now": now}), "Party": View(PARTIES)}
