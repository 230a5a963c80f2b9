"""How the article's claims and parties are shown, and what the record says of each claim in words."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import COUNTS, Figure, Subject
from ..questions import article, conduct, deadlines, series, treaty
from ..questions.article import ClaimRecord
from ..questions.conduct import FindingRecord
from . import conduct as conduct_words
from . import deadlines as deadline_words
from . import words
from .columns import Column
from .view import View


def now(one: ClaimRecord, dataset: Dataset) -> str | None:
    """What the record says of the same matter as a claim; None if it says nothing."""
    subject = next((claim.subject for claim in dataset.claims if claim.id == one.id), None)
    if subject is None:
        return None
    return said_of(dataset, subject, dataset.day or dates.today())


def today(one: ClaimRecord, dataset: Dataset) -> str | None:
    """What all of the record says today, if the record of a past day was asked."""
    if dataset.day is None:
        return None
    return now(one, dataset.whole)


def said_of(dataset: Dataset, subject: Subject, today: str) -> str | None:
    """What the record of a day says of what a claim is about."""
    if subject.kind == "figure":
        return _figure(dataset, dataset.figures[subject.key])
    if subject.kind in ("treaty", "party", "outside"):
        return _treaty(dataset, subject, today)
    if subject.kind == "conduct":
        return _conduct(dataset, subject)
    if subject.kind == "deadlines":
        return _deadlines(dataset, subject, today)
    return None


def _treaty(dataset: Dataset, subject: Subject, today: str) -> str:
    """How many States Parties there are, or where one state stands."""
    if subject.key == COUNTS:
        days = dict.fromkeys((dataset.article_day or today, today))
        both = [f"{words.parties(treaty.parties_on(dataset, day))} on {day}" for day in days]
        signed = dataset.treaty.signatories
        return f'{"; ".join(both)}; the article says "signatories", of which there were ever {signed}'
    (one,) = treaty.standings(dataset, [dataset.countries[subject.key]], today)
    return f"{one.country}: {words.standing(one)}"


def _conduct(dataset: Dataset, subject: Subject) -> str | None:
    """What was found of one state's conduct since the year of the article, or of the use by states at all."""
    if subject.key == COUNTS:
        return _use(dataset)
    since = (dataset.article_day or "")[:4]
    found = [one for one in conduct.of(dataset, subject.key) if one.by == subject.key and (one.start or "") >= since]
    said = [f"{one.conduct} {conduct_words.finding(one)}" for one in found]
    if not said:
        return None
    return f"{dataset.places[subject.key].name}: {'; '.join(said)}"


def _use(dataset: Dataset) -> str | None:
    """The states that the newest edition of the Monitor says have used mines, or are accused of it."""
    found = [one for one in conduct.select(dataset, conduct.Query()).records if one.conduct == "use"]
    said = []
    for certainty in ("confirmed", "alleged"):
        who = sorted({_accused(one) for one in found if one.certainty == certainty and one.by})
        if who:
            said.append(f"{certainty} {', '.join(who)}")
    if not said:
        return None
    return f"use by states, {found[0].body} {found[0].edition}: {'; '.join(said)}"


def _accused(one: FindingRecord) -> str:
    """A state that used mines or is accused of it, with what it says to that."""
    denial = conduct_words.denial(one)
    if denial:
        return f"{conduct_words.who(one)} ({denial})"
    return conduct_words.who(one)


def _deadlines(dataset: Dataset, subject: Subject, today: str) -> str:
    """How many obligations with a deadline have each status, or where those of one state stand."""
    if subject.key != COUNTS:
        state = dataset.countries[subject.key]
        said = [deadline_words.sentence(one) for one in deadlines.of(dataset, state, today)]
        return f"{state.name}: {'; '.join(said) or 'no obligation with a deadline on record'}"
    records = deadlines.select(dataset, deadlines.Query(as_of=today))
    missed = [f"{one.country} (Article {one.article})" for one in records if one.status == "missed"]
    said = [f"deadlines on {today}: {deadline_words.counts(records)}"]
    if missed:
        said.append(f"missed, as documents say: {', '.join(missed)}")
    return "; ".join(said)


def _figure(dataset: Dataset, figure: Figure) -> str:
    """What other documents than the article make of its figure, and every body's newest one for a later period."""
    said = [*_same_period(dataset, figure), *(_cited(dataset, other) for other in article.later(dataset, figure))]
    if not said:
        said = [_cited(dataset, other) for other in article.of_other_bodies(dataset, figure)[:MOST]]
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


#: How many other bodies are told if the claim's own has no figure.
MOST = 2
VERDICT_ROLES = {
    "matches": "good",
    "newer": "good",
    "rounded": "good",
    "superseded": "warning",
    "bodies-differ": "warning",
    "differs": "bad",
}
CLAIMS = (
    Column("¶", words.field("paragraph"), "paragraph", right=True),
    Column("The article", words.field("claim"), "claim", least=24),
    Column("Said by", words.field("said_by"), "said_by", priority=1),
    Column("The record", lambda one, dataset: now(one, dataset) or "", "now", least=24),
    Column("Verdict", words.field("verdict"), "verdict", whole=True, styles=VERDICT_ROLES),
    Column("Today", lambda one, dataset: today(one, dataset) or "", "today", least=24, priority=1),
    Column("Verdict today", words.field("verdict_today"), "verdict_today", whole=True, styles=VERDICT_ROLES),
)
PARTIES = (
    Column("Name", words.field("name"), "name"),
    Column("Kind", words.field("kind"), "kind", priority=1),
    Column("Role", words.field("role"), "role"),
    Column("Position", words.field("position"), "position", least=24),
    Column("¶", words.field("paragraphs"), "paragraphs", priority=2),
)
VIEWS = {"ClaimRecord": View(CLAIMS, worded={"now": now, "today": today}), "Party": View(PARTIES)}
