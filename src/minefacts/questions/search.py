"""Facts that hold all the words and numbers asked for."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct

from ..dataset.reading import Dataset
from ..errors import MinefactsError
from ..model import law, vocabulary
from ..model.records import Certainty, DeadlineEvent, Figure, Finding, Qualifier
from ..model.spelling import fold
from . import about, names, series

#: How long a word must be to find the longer words that it begins.
PREFIX = 4
#: A day or a month, whose parts mean nothing apart.
DATE = re.compile(r"(?<![\d-])\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?(?![\d-])")
#: The shortest text that may name a place.
SHORTEST = 3
Kind = Literal["figure", "finding", "claim", "party", "act", "step", "treaty", "term", "source"]


class Hit(Struct, frozen=True, kw_only=True):
    """A record that matches; a figure that a later one replaced names the current one.

    `subject` is the measure of a figure, the conduct of a finding, the act or the step; `value` and what follows it
    are those of a figure, `certainty` that of a finding. The id of what the treaty's own record says is the name of its
    field.
    """

    kind: Kind
    id: str
    iso3: str | None = None
    place: str | None = None
    subject: str | None = None
    start: str | None = None
    end: str | None = None
    value: int | float | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    certainty: Certainty | None = None
    body: str | None = None
    edition: int | None = None
    superseded_by: str | None = None
    source: str
    note: str | None = None


def find(dataset: Dataset, text: str) -> list[Hit]:
    """Every record that holds each word and number of `text`, or is of the state or area that it names."""
    sought = Sought(tuple(tokens(text)), tuple(DATE.findall(text)), _place(dataset, text))
    return [hit for hit, haystack in _everything(dataset, sought) if sought.is_in(hit, haystack)]


class Sought(NamedTuple):
    """What is searched: words and numbers, days and months among them, and the code of the place that they name."""

    words: tuple[str, ...]
    dates: tuple[str, ...]
    place: str | None

    def is_in(self, hit: Hit, haystack: str) -> bool:
        """Whether a record with this text matches."""
        if self.place and hit.iso3 == self.place:
            return True
        return bool(self.words) and all(date in haystack for date in self.dates) and matches(self.words, haystack)

    def may_be_in(self, haystack: str) -> bool:
        """Whether a text can match, which is told much faster than whether it does."""
        plain = haystack.replace("²", "2")
        if not plain.isascii() or "%" in plain:
            return True
        text = plain.encode().translate(_SMALL, _GROUPING)
        for word in self.words:
            # A number may be written in groups of digits, a word with a hyphen or an apostrophe in it.
            there = text if word.isdecimal() else text.translate(None, _APART)
            if word.encode().translate(None, _APART) not in there:
                return False
        return True


#: The capitals of ASCII in small letters, and all that is neither letter nor digit.
_SMALL = bytes(ord(chr(code).lower()) if code < 128 else code for code in range(256))
_APART = bytes(code for code in range(128) if not chr(code).isalnum())
_GROUPING = b" ,"


def _place(dataset: Dataset, text: str) -> str | None:
    """The code of the place that a text names, if it names one by more than a number or two letters."""
    if len(text.strip()) < SHORTEST or text.strip().isdecimal():
        return None
    try:
        return names.place(dataset, text).code
    except MinefactsError:
        return None


def matches(wanted: Iterable[str], *texts: str) -> bool:
    """Whether each wanted number or short word stands in one of `texts`, and each longer word begins a word of one."""
    there = [token for text in texts for token in tokens(text)]
    return all(_is_among(token, there) for token in wanted)


def _is_among(token: str, there: list[str]) -> bool:
    """Whether a number or a short word is one of some words, or a longer one the beginning of one."""
    if len(token) >= PREFIX and token.isalpha():
        return any(word.startswith(token) for word in there)
    return token in there


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, without case and accents; `5,757`, `5 757` and `5757` are one number."""
    found: list[str] = []
    grouping = False
    for word in (part.strip(".,") for part in fold(text.replace("%", " percent "), ".,").split()):
        if grouping and len(word) == 3 and word.isdecimal():
            found[-1] += word
            continue
        number = _number(word)
        grouping = number is not None and number.isdecimal() and len(number) <= 3
        if number is not None:
            found.append(number)
        else:
            found.extend(word.replace(",", " ").replace(".", " ").split())
    return found


def _number(word: str) -> str | None:
    """A number without the commas between its groups of three digits; None for anything else."""
    first, *groups = word.partition(".")[0].split(",")
    if groups and not (0 < len(first) <= 3 and all(len(group) == 3 for group in groups)):
        return None
    digits = word.replace(",", "")
    if digits.replace(".", "", 1).isdecimal():
        return digits
    return None


def _everything(dataset: Dataset, sought: Sought) -> Iterator[tuple[Hit, str]]:
    """Each fact as a hit, with all of it that can be searched."""
    yield from _figures(dataset, sought)
    for finding in dataset.findings:
        yield _finding(dataset, finding)
    for claim in dataset.claims:
        said_by = ""
        if claim.said_by:
            said_by = dataset.parties[claim.said_by].name
        yield Hit(kind="claim", id=claim.id, source=claim.source, note=claim.claim), f"{claim.claim} {said_by}"
    for party in dataset.parties.values():
        text = " ".join(filter(None, (party.name, party.kind, party.role, party.position)))
        yield Hit(kind="party", id=party.id, iso3=party.iso3, source=party.source, note=party.position), text
    yield from _acts(dataset)
    for step in filter(dataset.shows, dataset.steps):
        yield _step(dataset, step)
    yield from _treaty(dataset)
    for term in dataset.terms.values():
        yield Hit(kind="term", id=term.term, source=term.sources[0], note=term.meaning), f"{term.term} {term.meaning}"
    yield from _documents(dataset)


def _figures(dataset: Dataset, sought: Sought) -> Iterator[tuple[Hit, str]]:
    """Each figure, with the one that is current if it is another; figures of a series follow one another.

    Left out are those of which none of one place, period and measure can match.
    """
    for (topic, place, *_, measure), alike in groupby(dataset.figures, key=_together):
        figures = list(alike)
        shared = f"{dataset.places[place].name} {vocabulary.measure(topic, measure)}"
        found = {one.id for one in figures if place == sought.place or sought.may_be_in(f"{shared} | {_said(one)}")}
        if not found:
            continue
        for members in series.grouped(dataset, figures).values():
            for figure in members:
                if figure is members[-1]:
                    current = None
                else:
                    current = members[-1].id
                if figure.id in found:
                    yield _figure(dataset, figure, current)


_together = attrgetter("topic", "place", "start", "end", "measure")


def _figure(dataset: Dataset, figure: Figure, current: str | None) -> tuple[Hit, str]:
    place = dataset.places[figure.place].name
    hit = Hit(
        kind="figure",
        id=figure.id,
        iso3=figure.place,
        place=place,
        subject=figure.measure,
        start=figure.start,
        end=figure.end,
        value=figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        body=figure.body,
        edition=figure.edition,
        superseded_by=current,
        source=figure.source,
        note=figure.note,
    )
    return hit, _haystack(place, vocabulary.measure(figure.topic, figure.measure), _said(figure))


def _said(figure: Figure) -> str:
    """What of a figure can be searched, but for the names of its place and its measure."""
    said = f"{figure.body} | {figure.edition or ''} | {figure.scope or ''} | {figure.note or ''} | {figure.value}"
    return f"{said} | {figure.id} | {figure.topic} | {figure.unit} | {figure.qualifier or ''} | {_period(figure)}"


def _period(figure: Figure) -> str:
    return figure.start if figure.start == figure.end else f"{figure.start} | {figure.end}"


def _finding(dataset: Dataset, finding: Finding) -> tuple[Hit, str]:
    code = finding.by or finding.where
    place, where = dataset.places.name(code), dataset.places.name(finding.where)
    hit = Hit(
        kind="finding",
        id=finding.id,
        iso3=code,
        place=place,
        subject=finding.conduct,
        certainty=finding.certainty,
        start=finding.start,
        end=finding.end,
        body=finding.body,
        edition=finding.edition,
        source=finding.sources[0],
        note=finding.note,
    )
    said = (finding.conduct, finding.certainty, finding.actor, finding.group, finding.body, finding.edition)
    return hit, _haystack(place, where, *said, finding.note, finding.start, finding.end, finding.id)


def _acts(dataset: Dataset) -> Iterator[tuple[Hit, str]]:
    for iso3, acts in groupby(dataset.events, key=lambda act: act.iso3):
        place, together = dataset.places[iso3].name, list(acts)
        for act in filter(dataset.shows, together):
            if law.follows_article_17(dataset.treaty, act, together):
                note = None
            else:
                note = act.note
            hit = Hit(
                kind="act",
                id=act.id,
                iso3=iso3,
                place=place,
                subject=act.event,
                start=act.date,
                end=act.date,
                source=act.sources[0],
                note=note,
            )
            yield hit, _haystack(place, act.event, act.date, note, act.id, *act.sources)


def _step(dataset: Dataset, step: DeadlineEvent) -> tuple[Hit, str]:
    place = dataset.places[step.iso3].name
    hit = Hit(
        kind="step",
        id=step.id,
        iso3=step.iso3,
        place=place,
        subject=step.event,
        start=step.date,
        end=step.deadline,
        source=step.sources[0],
        note=step.note,
    )
    said = (place, "article", step.article, "deadline", step.event, step.date, step.deadline)
    return hit, _haystack(*said, step.note, step.id, *step.sources)


def _treaty(dataset: Dataset) -> Iterator[tuple[Hit, str]]:
    """Each field of the treaty's own record."""
    source = dataset.treaty.sources[0]
    for field in about.fields(dataset.treaty):
        hit = Hit(kind="treaty", id=field.field, source=source, note=field.value)
        yield hit, f"{vocabulary.treaty_field(field.field)} {field.value}"


def _documents(dataset: Dataset) -> Iterator[tuple[Hit, str]]:
    for source in filter(dataset.shows, dataset.sources):
        text = _haystack(
            source.publisher, source.published, source.title, source.URL, source.id, source.custom.supports
        )
        yield Hit(kind="source", id=source.id, start=source.published, source=source.id, note=source.title), text


def _haystack(*parts: object) -> str:
    """What of a record can be searched, as one text."""
    return " ".join(str(part) for part in parts if part is not None)
