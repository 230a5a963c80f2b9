"""How facts are said in sentences: one wording for tables, claims and messages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, Protocol

from ..dataset.reading import Dataset
from ..model.records import WORLD, Elsewhere, Figure, Qualifier, Source, SourceKind
from ..model.vocabulary import QUALIFIERS, STATUSES, UNITS, measure
from ..questions import series, treaty
from ..questions.treaty import Standing

#: What is said of a party if no document names the day of its deposit.
UNCONFIRMED = "not confirmed by the depositary"


class Valued(Protocol):
    """Anything with a value as figures have it."""

    @property
    def value(self) -> int | float:
        """The number."""

    @property
    def unit(self) -> str:
        """What is counted."""

    @property
    def qualifier(self) -> Qualifier | None:
        """How exact the number is."""


class Dated(Protocol):
    """Anything with a period."""

    @property
    def start(self) -> str:
        """The first year, month or day."""

    @property
    def end(self) -> str:
        """The last year, month or day."""


def number(value: int | float, unit: str, qualifier: str | None) -> str:
    """A value with its qualifier and unit: `at least 5,757`, `40,000 (derived)`, `84 %`."""
    text = f"{value:,}"
    if unit in UNITS:
        text = f"{text} {UNITS[unit]}"
    if qualifier == "derived":
        return f"{text} (derived)"
    if qualifier:
        return f"{QUALIFIERS[qualifier]} {text}"
    return text


def value(figure: Valued) -> str:
    """A figure's value with its qualifier and unit."""
    return number(figure.value, figure.unit, figure.qualifier)


def period(dated: Dated) -> str:
    """A period: `2023`, `2024-11-25`, `1979 to 2024-06`."""
    return between(dated.start, dated.end)


def between(first: str | None, last: str | None) -> str:
    """A period of which either end may be unknown: `2023`, `2023-07 to 2024-10`, `until 2011`, `since 2022-06`."""
    if first == last:
        return first or ""
    if first is None:
        return f"until {last}"
    if last is None:
        return f"since {first}"
    return f"{first} to {last}"


def title_years(dates: Iterable[str]) -> str:
    """The years that dates lie in, as a title has them: one, or the first and the last."""
    years = sorted({date[:4] for date in dates})
    if len(years) == 1:
        return years[0]
    return f"{years[0]}–{years[-1]}"


def place(name: str, scope: str | None) -> str:
    """A place with the part of it that is counted: `Iraq (Kurdistan Region)`."""
    return with_brackets(name, scope)


def boolean(answer: bool | None) -> str:
    """Yes, no, or that the record cannot tell."""
    return {True: "yes", False: "no", None: "unknown"}[answer]


def standing(one: Standing) -> str:
    """A state's standing in one line: `State Party (accession 2012-01-09, in force 2012-07-01)`."""
    acts = (
        consent(one),
        "" if treaty.is_confirmed(one) else UNCONFIRMED,
        after("in force", one.in_force),
        after("withdrawal", withdrawal(one)),
        after("suspension (not a withdrawal) notified", one.suspension_notified),
    )
    return with_brackets(STATUSES[one.status], "; ".join(filter(None, acts)))


def parties(found: Collection[Standing]) -> str:
    """How many States Parties `found` are, naming those that the depositary has not confirmed."""
    number = sum(one.status == "state-party" for one in found)
    return with_brackets(f"{number} States Parties", including(found))


def including(found: Iterable[Standing]) -> str:
    """Which of the States Parties among `found` the depositary has not confirmed; nothing if it confirmed all."""
    doubtful = [one.country for one in found if not treaty.is_confirmed(one)]
    if doubtful:
        return f"including {', '.join(doubtful)}, {UNCONFIRMED}"
    return ""


def after(words: str, said: str | None) -> str:
    """What is said after some words; nothing if nothing is."""
    if not said:
        return ""
    return f"{words} {said}"


def with_brackets(text: str, inside: str | None) -> str:
    """A text with what is in brackets behind it, if anything is: `Iraq (Kurdistan Region)`."""
    if not inside:
        return text
    return f"{text} ({inside})"


def raw(value: object) -> str:
    """A field's value as it is, an array joined by commas, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return boolean(value)
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value))
    return str(value)


def field(name: str) -> Callable[[Any, Dataset], str]:
    """A cell that shows one field as it is."""
    return lambda record, dataset: raw(getattr(record, name))


def consent(one: Standing) -> str:
    """How and when a state consented to be bound: `ratification 2005-12-27`."""
    return after(one.consent or "", one.deposited)


def withdrawal(one: Standing) -> str:
    """A withdrawal's notice and effect: `notified 2025-06-27, effective 2025-12-27`."""
    acts = after("notified", one.withdrawal_notified), after("effective", one.withdrawal_effective)
    return ", ".join(filter(None, acts))


def standing_note(one: Standing) -> str:
    """What a reader must know of a state's standing, a notified suspension first."""
    return ": ".join(filter(None, (after("suspension notified", one.suspension_notified), one.note)))


def superseded(figure: str, by: str | None, dataset: Dataset) -> str:
    """What the current figure `by` says in place of `figure`, or that it says the same; nothing if it is current."""
    if by is None:
        return ""
    current, before = dataset.figures[by], dataset.figures[figure]
    if current.value != before.value:
        verb = "superseded"
    elif series.alike(current, before):
        verb = "unchanged"
    else:
        verb = "restated"
    return f"{verb}: {value(current)} {said_by(current, dataset)}"


def source_kind(kind: SourceKind) -> str:
    """Whether a document is the body's own or reports what the body said."""
    return {"primary": "primary (published by the body itself)", "relay": "relay (reports what the body said)"}[kind]


def said_by(figure: Figure, dataset: Dataset) -> str:
    """Whose figure it is and when they said so: `(Landmine Monitor, 2025 edition)`, `(CMAA, published 2025-10)`."""
    return f"({body_and_date(figure.body, figure.edition, dataset.sources[figure.source].published)})"


def body_and_date(body: str, edition: int | None, published: str | None) -> str:
    """Whose figure it is and when they said so."""
    if edition:
        return f"{body}, {edition} edition"
    if published:
        return f"{body}, published {published}"
    return f"{body}, undated"


def whose(body: str, edition: int | None, place: str) -> str:
    """Whose figure it is, beside the name of the place: `Landmine Monitor 2024`, `government`, `BHMAC`."""
    if body == f"Government of {place}":
        return "government"
    return edition_of(body.removesuffix(f" ({place})"), edition)


def edition_of(body: str, edition: int | None) -> str:
    """A body with the edition of its report: `Landmine Monitor 2025`, `CMAA`."""
    if not edition:
        return body
    return f"{body} {edition}"


def subject(figure: Figure, dataset: Dataset) -> str:
    """What a figure is of: `World, casualties`."""
    return f"{dataset.places[figure.place].name}, {measure(figure.topic, figure.measure)}"


def reference(source: Source) -> str:
    """A document as a reference line: `Publisher (date). Title. URL`."""
    return f"{source.publisher} ({source.published or 'undated'}). {source.title}. {source.URL}"


def count(number: int, noun: str) -> str:
    """A number of things: `1 figure`, `1,200 figures`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun}s"


def not_covered(one: Elsewhere) -> str:
    """That a subject is not covered, and where to ask: `not covered here: prices; ask the authority: https://…`."""
    return f"not covered here: {one.subject}; {where_to_ask(one)}"


def where_to_ask(one: Elsewhere) -> str:
    """Who answers what the record does not: `ask the authority: https://…`."""
    return f"ask {one.where}: {one.url}"


def places(codes: tuple[str, ...], dataset: Dataset) -> str:
    """Places in a sentence: `Cambodia or Ukraine`."""
    return " or ".join("the world" if code == WORLD else dataset.places[code].name for code in codes)


def span(years: Iterable[int]) -> str:
    """Years or editions as a reader says them: `2019`, `2019 to 2024`; nothing if there are none."""
    found = sorted(years)
    if not found:
        return ""
    if found[0] == found[-1]:
        return str(found[0])
    return f"{found[0]} to {found[-1]}"


def upper(text: str) -> str:
    """A text that begins a line."""
    return text[0].upper() + text[1:]
