"""One place in short: the newest of each thing first, few enough lines for one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..dataset.reading import Dataset
from ..model.records import TOPICS, Measure, Topic
from ..model.vocabulary import measure, plain
from ..questions.conduct import FindingRecord
from ..questions.country import Profile
from ..questions.figure_records import FigureRecord
from . import conduct, deadlines, words
from .columns import Column, Table, of_records

#: What is told of a topic first: the first of these measures that is on record.
HEADLINES: dict[Topic, tuple[Measure, ...]] = {
    "casualties": ("total", "killed", "injured"),
    "contamination": ("area", "mined-area", "confirmed-mined-area", "suspected-area", "cluster-munition-area"),
    "clearance": ("land-cleared", "land-released", "mines-destroyed", "battle-area-cleared"),
    "stockpiles": ("stockpile-remaining", "stockpile-destroyed", "mines-retained"),
}
#: What a number of a measure is a number of, in a few words.
PHRASES: dict[Measure, str] = {
    "area": "contaminated",
    "mined-area": "mined",
    "confirmed-mined-area": "confirmed mined area",
    "suspected-area": "suspected",
    "cluster-munition-area": "with cluster munitions",
    "land-cleared": "cleared",
    "land-released": "released",
    "stockpile-remaining": "mines in stock",
    "stockpile-destroyed": "stockpiled mines destroyed",
    "mines-retained": "mines retained",
}
#: How many years older than the newest figure that of another body may be to be told beside it.
BESIDE = 1
#: How many years older than the newest of all measures one may be that comes before it in the headlines.
OLDER = 2
#: How many lines a topic, the conduct and the article's words take at most.
MOST = 2
#: The longest words of the article that are shown whole.
LONGEST = 96
SUBJECTS: dict[Topic, str] = {topic: topic.capitalize() for topic in TOPICS}


class Row(NamedTuple):
    """One line of a summary: what it is about, what is known, and according to whom."""

    subject: str
    fact: str
    by: str = ""


COLUMNS = (
    Column("Subject", lambda one, _: one.subject, "subject", whole=True, role="label"),
    Column("Newest on record", lambda one, _: f"{one.fact} ({one.by})" if one.by else one.fact, "fact"),
)


def table(profile: Profile, title: str, dataset: Dataset) -> Table:
    """The summary of a place as one table."""
    return of_records(title, COLUMNS, list(rows(profile)), dataset)


def rows(profile: Profile) -> Iterator[Row]:
    """The lines of a summary, in the order of what people ask first."""
    yield from _standing(profile)
    for topic in TOPICS:
        yield from _named_once(_figures(topic, getattr(profile, topic)))
    yield from _named_once(_conduct(profile))
    yield from _article(profile)
    yield from _missing(profile)


def _standing(profile: Profile) -> Iterator[Row]:
    """Where a state stands, and its deadlines."""
    if profile.treaty is not None:
        yield Row("Treaty", words.standing(profile.treaty))
    subject = "Deadlines"
    for obligation in sorted(profile.deadlines, key=lambda one: -one.article):
        yield Row(subject, deadlines.sentence(obligation))
        subject = ""


def _figures(topic: Topic, records: Sequence[FigureRecord]) -> list[Row]:
    """The newest figures on a topic, of one measure, of different bodies."""
    subject = SUBJECTS[topic]
    chosen = _headline(topic, records) or list(records[:1])
    return [Row(subject, _said(one), words.whose(one.body, one.edition, one.place)) for one in chosen]


def _headline(topic: Topic, records: Sequence[FigureRecord]) -> list[FigureRecord]:
    """The newest figures for a whole place of the first measure of which there are new ones, each of another body."""
    whole = [one for one in records if one.measure in HEADLINES[topic] and one.scope is None]
    years = [int(one.end[:4]) for one in whole]
    for name in HEADLINES[topic]:
        found: dict[str, FigureRecord] = {}
        for one in sorted(whole, key=lambda one: one.end, reverse=True):
            if one.measure == name and int(one.end[:4]) >= max(years) - OLDER:
                found.setdefault(one.body, one)
        if found:
            newest = list(found.values())
            first = int(newest[0].end[:4]) - BESIDE
            return [one for one in newest if int(one.end[:4]) >= first][:MOST]
    return []


def _said(one: FigureRecord) -> str:
    """A figure after its year: `2024: 49 casualties`, `2025-03: 1,697 km² contaminated`."""
    phrase = PHRASES.get(one.measure) or measure(one.topic, one.measure)
    if one.value == 1:
        phrase = phrase.replace("casualties", "casualty")
    amount = words.value(one)
    if one.qualifier == "derived":
        amount, phrase = words.number(one.value, one.unit, None), f"{phrase} (derived)"
    return words.with_brackets(f"{words.period(one)}: {amount} {phrase}", one.scope)


def _conduct(profile: Profile) -> list[Row]:
    """The findings of the newest periods, one on use among them; a denial is told with what it denies."""
    told = {denial for one in profile.conduct for denial in one.denied_by}
    newest = sorted((one for one in profile.conduct if one.id not in told), key=_newest_of, reverse=True)
    used = [one for one in newest if one.conduct == "use"]
    if used and used[0] not in newest[:MOST]:
        newest.insert(MOST - 1, used[0])
    return [
        Row("Conduct", _finding(one, profile.iso3), words.whose(one.body, one.edition, profile.country))
        for one in newest[:MOST]
    ]


def _newest_of(one: FindingRecord) -> tuple[str, int]:
    """By what findings are ordered: the end of their period, or the edition that says that it goes on."""
    edition = one.edition or 0
    return one.end or str(edition), edition


def _finding(one: FindingRecord, place: str) -> str:
    """A finding after its period: `2024 to 2025: use by Russia, confirmed`."""
    said = ", ".join(filter(None, (conduct.certainty(one.certainty), conduct.denial(one))))
    where = ""
    if one.where_name and one.where not in (one.by, place):
        where = f" in {one.where_name}"
    text = f"{plain(one.conduct)} by {conduct.who(one)}{where}: {said}"
    period = conduct.period(one)
    if period:
        return f"{period}: {text}"
    return text


def _article(profile: Profile) -> Iterator[Row]:
    """The article's shortest words on a place, and how many claims there are."""
    if not profile.claims:
        return
    shortest = min((one.claim for one in profile.claims), key=len)
    count = words.count(len(profile.claims), "claim")
    yield Row("The article", shortest if len(shortest) <= LONGEST else count, count)


def _missing(profile: Profile) -> Iterator[Row]:
    """The topics of which the record has no figure."""
    missing = [topic for topic in TOPICS if not getattr(profile, topic)]
    if missing:
        yield Row("No figures", f"{', '.join(missing)} (which does not mean zero)")


def _named_once(found: Iterable[Row]) -> Iterator[Row]:
    """Lines of which only the first names its subject."""
    for number, row in enumerate(found):
        yield row._replace(subject="") if number else row
