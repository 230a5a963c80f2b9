"""How the summary of a place is shown: in short, or all there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..dataset.reading import Dataset
from ..model.records import TOPICS
from ..questions.country import Profile
from . import article, conduct, deadlines, figures, summary, treaty, words
from .answer import Answer
from .columns import Column, Table, of_records
from .view import View

COLUMNS = (
    Column("Official name", words.field("official_name"), "official_name"),
    Column("Codes", lambda one, _: ", ".join(filter(None, (one.iso3, one.iso2, one.m49))), "iso3"),
    Column("Region", lambda one, _: ", ".join(filter(None, (one.subregion, one.region))), "region"),
    Column("Note", words.field("note"), "note"),
)
OF_ONE_PLACE = tuple(column for column in figures.COLUMNS if column.header != "Place")
DEADLINES = tuple(column for column in deadlines.COLUMNS if column.header != "Country")
OF_ONE_STATE = tuple(column for column in treaty.COLUMNS if column.header != "Country")


def in_short(answer: Answer[Any], dataset: Dataset) -> list[Table]:
    """The newest of each thing, as one table that one screen has room for."""
    return [summary.table(profile, answer.title, dataset) for profile in answer.records]


def in_full(answer: Answer[Any], dataset: Dataset) -> list[Table]:
    """A place's codes, its standing, its newest figures and the article's words on it, each as a table."""
    found: list[Table] = []
    for profile in answer.records:
        found += _tables(profile, dataset)
    return found


def _tables(profile: Profile, dataset: Dataset) -> list[Table]:
    parts = [of_records(profile.country, COLUMNS, [profile], dataset)]
    if profile.treaty is not None:
        parts.append(of_records("Mine Ban Treaty", OF_ONE_STATE, [profile.treaty], dataset))
    if profile.deadlines:
        parts.append(of_records("Deadlines", DEADLINES, profile.deadlines, dataset))
    for topic in TOPICS:
        records = getattr(profile, topic)
        if records:
            title = f"{topic.capitalize()}: each body's newest figures"
            parts.append(of_records(title, OF_ONE_PLACE, records, dataset))
        else:
            title = f"{topic.capitalize()}: no figure recorded, which does not mean zero"
            parts.append(of_records(title, (), (), dataset))
    if profile.conduct:
        parts.append(of_records("Conduct: each body's newest findings", conduct.COLUMNS, profile.conduct, dataset))
    if profile.parties:
        parts.append(of_records("Whom the article names", article.PARTIES, profile.parties, dataset))
    if profile.claims:
        parts.append(of_records("What the article says of it", article.CLAIMS, profile.claims, dataset))
    return parts


def cited(profile: Profile) -> Iterable[str]:
    """The documents behind a place's standing, its figures and the article's words on it."""
    if profile.treaty is not None:
        yield from profile.treaty.sources
    for topic in TOPICS:
        for figure in getattr(profile, topic):
            yield figure.source
    for obligation in profile.deadlines:
        yield from obligation.sources
    for finding in profile.conduct:
        yield from finding.sources
    for party in profile.parties:
        yield party.source


VIEWS = {
    "Profile": View(COLUMNS, tables=in_short, cited=cited),
    "ProfileInFull": View(COLUMNS, tables=in_full, cited=cited),
}
