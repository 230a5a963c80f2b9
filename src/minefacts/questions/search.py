"""Facts that hold all the words and numbers asked for."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from msgspec import Struct

from ..dataset.reading import Dataset
from ..errors import MinefactsError, NotAStateError
from ..model import law
from ..views import words
from ..views.answer import Answer
from . import names, series
from .figures import place_name

#: How long a word must be to find the longer words that it begins.
PREFIX = 4
#: A day or a month, whose parts mean nothing apart.
DATE = re.compile(r"(?<![\d-])\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?(?![\d-])")
Kind = Literal["figure", "claim", "party", "act", "source"]


class Hit(Struct, frozen=True):
    """A record that matches; a figure that a later one replaced names the current one."""

    kind: Kind
    id: str
    iso3: str | None
    text: str
    superseded_by: str | None
    source: str


def answer(dataset: Dataset, text: str) -> Answer:
    """The records that match `text`."""
    nothing = f"nothing in the record matches {text!r}"
    try:
        names.match(dataset, text)
    except NotAStateError as error:
        nothing = error.message
    except MinefactsError:
        pass
    return Answer(Hit, find(dataset, text), f"Facts with {text!r}", nothing=nothing)


def find(dataset: Dataset, text: str) -> list[Hit]:
    """Every record that holds each word and number of `text`, or is of the state that it names."""
    wanted, dates, state = tokens(text), DATE.findall(text), _state(dataset, text)
    return [
        hit
        for hit, hidden in _everything(dataset)
        if (state and hit.iso3 == state)
        or (wanted and all(date in f"{hit.text} {hidden}" for date in dates) and matches(wanted, hit.text, hidden))
    ]


def _state(dataset: Dataset, text: str) -> str | None:
    """The code of the state that a text names, if it names one by more than a number or two letters."""
    try:
        match = names.match(dataset, text)
    except MinefactsError:
        return None
    return None if match.matched_by in ("iso2", "m49") else match.iso3


def matches(wanted: list[str], *texts: str) -> bool:
    """Whether each wanted number or short word stands in one of `texts`, and each longer word begins a word of one."""
    there = [token for text in texts for token in tokens(text)]
    return all(
        any(word.startswith(token) for word in there) if len(token) >= PREFIX and token.isalpha() else token in there
        for token in wanted
    )


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, without case and accents; `5,757`, `5 757` and `5757` are one number."""
    joined: list[str] = []
    for word in (part.strip(".,") for part in text.translate(_FOLD).split()):
        number = _number(word)
        if joined and len(word) == 3 and word.isdecimal() and joined[-1].isdecimal() and _grouped(joined[-1]):
            joined[-1] += word
        elif number:
            joined.append(number)
        else:
            joined.extend(word.replace(",", " ").replace(".", " ").split())
    return joined


def _fold(character: str) -> str:
    """A character without case and accents; a space for what is neither letter nor digit nor part of a number."""
    kept = (c for c in unicodedata.normalize("NFKD", character.casefold()) if not unicodedata.combining(c))
    return " percent " if character == "%" else "".join(c if c.isalnum() or c in ".," else " " for c in kept)


_FOLD = names.Folding(_fold)


def _number(word: str) -> str | None:
    """A number without the commas between its groups of three digits; None for anything else."""
    first, *groups = word.partition(".")[0].split(",")
    if groups and not (0 < len(first) <= 3 and all(len(group) == 3 for group in groups)):
        return None
    digits = word.replace(",", "")
    return digits if digits.replace(".", "", 1).isdecimal() else None


def _grouped(number: str) -> bool:
    """Whether a group of three digits may follow: a year does not begin a number written in groups."""
    return len(number) % 3 != 1 or len(number) == 1


def _everything(dataset: Dataset) -> Iterator[tuple[Hit, str]]:
    """Each fact as a hit, with what else of it can be searched."""
    yield from _figures(dataset)
    for claim in dataset.claims:
        said_by = f" ({dataset.parties[claim.said_by].name})" if claim.said_by else ""
        yield Hit("claim", claim.id, None, claim.claim + said_by, None, claim.source), ""
    for party in dataset.parties.values():
        text = ": ".join(part for part in (f"{party.name}, {party.role}", party.position) if part)
        yield Hit("party", party.id, party.iso3, text, None, party.source), party.kind
    for iso3, acts in dataset.events.items():
        for act in acts:
            what = f"{place_name(dataset, iso3)}: {act.event.replace('-', ' ')} {act.date}"
            note = None if law.follows_article_17(dataset.treaty, act, acts) else act.note
            text = "; ".join(filter(None, (what, note)))
            hidden = f"{iso3} {act.id} {' '.join(act.sources)}"
            yield Hit("act", act.id, iso3, text, None, act.sources[0]), hidden
    for source in dataset.sources.values():
        yield Hit("source", source.id, None, words.reference(source), None, source.id), source.custom.supports


def _figures(dataset: Dataset) -> Iterator[tuple[Hit, str]]:
    """Each figure, with the one that is current where it is another; figures of a series follow one another."""
    for _, alike in groupby(dataset.figures, key=lambda one: (one.topic, one.iso3, one.start, one.end, one.measure)):
        for members in series.grouped(dataset, alike).values():
            for figure in members:
                what = f"{place_name(dataset, figure.iso3)} {words.period(figure)}"
                measured = f"{words.measure(figure.topic, figure.measure)}: {words.value(figure)}"
                said = f"{what}, {measured} {words.said_by(figure, dataset)}"
                text = "; ".join(filter(None, (said, figure.note)))
                hidden = f"{figure.value} {figure.id} {figure.topic} {figure.unit}"
                current = None if figure is members[-1] else members[-1].id
                yield Hit("figure", figure.id, figure.iso3, text, current, figure.source), hidden
