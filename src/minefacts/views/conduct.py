"""How findings on conduct are shown, and said in words: an allegation as one, with the denial or that none is known."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..model.vocabulary import ACTORS, CERTAINTIES, plain
from ..questions.conduct import FindingRecord
from . import words
from .answer import Answer
from .columns import Column, Table, of_records
from .view import View

#: How names of bodies begin that take an article.
WITH_ARTICLE = ("Government", "Landmine Monitor", "Organization", "Group", "authorities")
#: The words by which a note tells of a denial.
DENIALS = ("denied", "denies", "denial")
CERTAINTY_ROLES = {"confirmed": "bad", "acknowledged": "bad", "probable": "warning", "alleged": "warning"}


def who(one: FindingRecord) -> str:
    """Who did it: `Russia`, `Abkhazia, de facto authorities`, `Boko Haram`, `non-state armed groups`."""
    if one.by_name is None:
        return one.group or ACTORS[one.actor]
    if one.actor == "de-facto-authorities":
        return f"{one.by_name}, {ACTORS[one.actor]}"
    return one.by_name


def certainty(name: str) -> str:
    """How sure a body is, in words."""
    return CERTAINTIES.get(name) or plain(name)


def period(one: FindingRecord) -> str:
    """When: `2023-07 to 2024-10`, `until 2011`, `since 2022-06`."""
    return words.between(one.start, one.end)


def according_to(one: FindingRecord) -> str:
    """Whose finding it is: `Landmine Monitor 2024`."""
    return words.edition_of(one.body, one.edition)


def note(one: FindingRecord, dataset: Dataset) -> str:
    """What a reader must know of a finding, who accuses whom first."""
    return "; ".join(part for part in (allegation(one, dataset), one.note) if part)


def allegation(one: FindingRecord, dataset: Dataset) -> str:
    """Who accuses whom, and what the one concerned says to it; nothing of another finding."""
    if one.certainty != "alleged":
        return ""
    body = dataset.bodies.get(one.body)
    if body is None or body.kind == "monitor" or body.place == one.by:
        said = f"an allegation that {named(one.body)} reports"
    else:
        said = f"{named(one.body)} accuses {who(one)}"
    answers = list(dict.fromkeys(named(dataset.findings[key].body) for key in one.denied_by))
    if answers:
        return f"{said}; denied, according to {', '.join(answers)}"
    if any(word in (one.note or "") for word in DENIALS):
        return said
    return f"{said}; no denial on record"


def named(body: str) -> str:
    """A body in a sentence: `the Landmine Monitor`, `Human Rights Watch`."""
    if body.startswith(WITH_ARTICLE):
        return f"the {body}"
    return body


def denial(one: FindingRecord) -> str:
    """Of an allegation, whether the one concerned denies it, as far as the record goes; nothing of another finding."""
    if one.certainty != "alleged":
        return ""
    if one.denied_by or any(word in (one.note or "") for word in DENIALS):
        return "denied"
    return "no denial on record"


def sentence(one: FindingRecord) -> str:
    """A finding in one line: `use of mines in Ukraine by Russia: confirmed, 2023 (Mine Action Review 2024)`."""
    place = ""
    if one.where_name and one.where != one.by:
        place = f" in {one.where_name}"
    return f"{plain(one.conduct)} of mines{place} by {who(one)}: {finding(one)}"


def finding(one: FindingRecord) -> str:
    """What a body found, without who did what: `confirmed, 2022-02-24 to 2024-10 (Landmine Monitor 2024)`."""
    said = ", ".join(part for part in (certainty(one.certainty), denial(one), period(one)) if part)
    return f"{said} ({according_to(one)})"


COLUMNS = (
    Column("Conduct", words.field("conduct"), "conduct", whole=True),
    Column("By", lambda one, _: who(one), "by_name", least=10),
    Column("Where", words.field("where_name"), "where_name", least=10, priority=1),
    Column("How sure", lambda one, _: certainty(one.certainty), "certainty", least=10, styles=CERTAINTY_ROLES),
    Column("Period", lambda one, _: period(one), "start", least=10),
    Column("According to", lambda one, _: according_to(one), "body", marked=True, least=12),
    Column("Note", note, "note", note=True),
)
BY_ONE = tuple(column for column in COLUMNS if column.header != "By")
IN_ONE = tuple(column for column in COLUMNS if column.header != "Where")


def tables(answer: Answer[FindingRecord], dataset: Dataset) -> list[Table]:
    """One table; of places asked for by name, what each is said to have done and, apart, what was done there."""
    if not answer.places:
        return [of_records(answer.title, COLUMNS, answer.records, dataset)]
    found = []
    for code in answer.places:
        name = dataset.places[code].name
        own = [one for one in answer.records if one.by == code]
        there = [one for one in answer.records if one.where == code]
        if own:
            found.append(of_records(f"{answer.title}: by {name}", BY_ONE, own, dataset))
        # What only the place itself did there has been told.
        if any(one.by != code for one in there):
            found.append(of_records(f"{answer.title}: in {name}", IN_ONE, there, dataset))
    return found


VIEWS = {"FindingRecord": View(COLUMNS, tables=tables)}
