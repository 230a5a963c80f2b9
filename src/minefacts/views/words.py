"""How a figure, its period and a status are said in words: one wording for tables, claims and messages."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..model.records import Figure, Source, SourceKind, Topic
from ..questions.figures import FigureRecord
from ..questions.treaty import Standing

QUALIFIERS = {"at-least": "at least", "about": "about", "more-than": "more than"}
UNITS = {"percent": "%", "km²": "km²"}
MEASURE_WORDS = {
    "total": "casualties",
    "casualties places": "places with casualties",
    "contamination places": "contaminated places",
    "civilian-share": "civilian share",
    "child-share": "child share",
    "improvised-mine-total": "casualties of improvised mines",
    "antipersonnel-mine-total": "casualties of antipersonnel mines",
    "area": "contaminated area",
    "cluster-and-erw-area": "cluster munition and ERW area",
    "other-erw-area": "other ERW area",
    "states-parties": "States Parties affected",
    "clearance-completed": "states that completed clearance",
    "stockpile-completed": "states that destroyed their stockpile",
}
STATUS_WORDS = {
    "state-party": "State Party",
    "signatory": "signatory",
    "withdrawn": "withdrawn",
    "not-party": "not a party",
    "unsettled": "unsettled",
}


def value(figure: Figure | FigureRecord) -> str:
    """A figure's value with its qualifier and unit: `at least 5,757`, `40,000 (derived)`, `84 %`."""
    unit = UNITS.get(figure.unit)
    number = f"{figure.value:,} {unit}" if unit else f"{figure.value:,}"
    if figure.qualifier == "derived":
        return f"{number} (derived)"
    return f"{QUALIFIERS[figure.qualifier]} {number}" if figure.qualifier else number


def period(figure: Figure | FigureRecord) -> str:
    """A figure's period: `2023`, `2024-11-25`, `1979 to 2024-06`."""
    return figure.start if figure.start == figure.end else f"{figure.start} to {figure.end}"


def measure(topic: Topic, name: str) -> str:
    """A measure as a column says it."""
    return MEASURE_WORDS.get(f"{topic} {name}") or MEASURE_WORDS.get(name) or name.replace("-", " ")


def boolean(answer: bool | None) -> str:
    """Yes, no, or that the record cannot tell."""
    return {True: "yes", False: "no", None: "unknown"}[answer]


def standing(one: Standing) -> str:
    """A state's standing in one line: `State Party (accession 2012-01-09, in force 2012-07-01)`."""
    acts = [consent(one)] if one.consent else []
    acts += [f"in force {one.in_force}"] if one.in_force else []
    acts += [f"withdrawal {withdrawal(one)}"] if withdrawal(one) else []
    acts += [f"suspension (not a withdrawal) notified {one.suspension_notified}"] if one.suspension_notified else []
    return f"{STATUS_WORDS[one.status]} ({'; '.join(acts)})" if acts else STATUS_WORDS[one.status]


def raw(value: object) -> str:
    """A field's value as it is, an array joined by commas, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return boolean(value)
    return ", ".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)


def consent(one: Standing) -> str:
    """How and when a state consented to be bound: `ratification 2005-12-27`."""
    return f"{one.consent} {one.deposited}" if one.consent else ""


def withdrawal(one: Standing) -> str:
    """A withdrawal's notice and effect: `notified 2025-06-27, effective 2025-12-27`."""
    acts = [f"notified {one.withdrawal_notified}"] if one.withdrawal_notified else []
    acts += [f"effective {one.withdrawal_effective}"] if one.withdrawal_effective else []
    return ", ".join(acts)


def standing_note(one: Standing) -> str:
    """What a reader must know of a state's standing, a notified suspension first."""
    suspension = f"suspension notified {one.suspension_notified}: " if one.suspension_notified else ""
    return suspension + (one.note or "")


def figure_note(figure: FigureRecord, dataset: Dataset) -> str:
    """What a reader must know of a figure, and what editions before and after it said."""
    notes = [figure.note] if figure.note else []
    if figure.revised:
        notes.append("earlier editions said otherwise (--history)")
    return "; ".join(filter(None, [*notes, superseded(figure.id, figure.superseded_by, dataset)]))


def superseded(figure: str, by: str | None, dataset: Dataset) -> str:
    """What the current figure `by` says in place of `figure`, or that it says the same; nothing where it is current."""
    if by is None:
        return ""
    current, before = dataset.figures[by], dataset.figures[figure]
    verb = "superseded" if current.value != before.value else "unchanged" if alike(current, before) else "restated"
    return f"{verb}: {value(current)} {said_by(current, dataset)}"


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same: the same value, as exactly."""
    return (one.value, one.qualifier) == (other.value, other.qualifier)


def source_kind(kind: SourceKind) -> str:
    """Whether a document is the body's own or reports what the body said."""
    return {"primary": "primary (published by the body itself)", "relay": "relay (reports what the body said)"}[kind]


def said_by(figure: Figure, dataset: Dataset) -> str:
    """Whose figure it is and when they said so: `(Landmine Monitor, 2025 edition)`, `(CMAA, published 2025-10)`."""
    published = dataset.sources[figure.source].published
    when = f"{figure.edition} edition" if figure.edition else f"published {published}" if published else "undated"
    return f"({figure.body}, {when})"


def reference(source: Source) -> str:
    """A document as a reference line: `Publisher (date). Title. URL`."""
    return f"{source.publisher} ({source.published or 'undated'}). {source.title}. {source.URL}"


def count(number: int, noun: str) -> str:
    """A number of things: `1 figure`, `1,200 figures`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
