"""A sentence taken apart for itself: each number with what it counts, and the place and period that stand by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ...model.records import WORLD
from . import measuring
from .around import Counted, around
from .binding import bound_periods, bound_place, is_partial, is_regional
from .harm import times
from .joining import Claim, claims
from .obliged import DutyClaim, duty_claims
from .periods import Period
from .reading import Amount, Finder, Mark, Reading, amount, read

_AND = re.compile(r"\b(?:and|und|et|y)\b")
#: A sentence with more numbers is a list that no grammar holds together: none of them is bound to anything.
MOST = 60


class Names(NamedTuple):
    """What a dataset knows by name: finds places and bodies in a sentence, and the place of an adjective."""

    places: Finder
    bodies: Callable[[str], frozenset[str]]
    adjective: Callable[[str], str]


class Numeral(NamedTuple):
    """A number of a sentence, or a multiple such as "twice as many".

    amount: null for a multiple
    said: as it is written
    place: the code of the place that stands by it, empty if none does
    periods: the period that stands by it, or those of the sentence
    times: the multiple; 0 for a number
    compared: whether another number is compared with it: `down from 174,000`
    """

    amount: Amount | None
    said: str
    counted: Counted
    place: str
    periods: tuple[Period, ...]
    times: int
    compared: bool


class Parsed(NamedTuple):
    """A sentence with its numbers.

    places: the codes of the places that it names, each once
    years: its periods of whole years, each once
    relative: "last year", if it says so
    edition: the year of the report that it names
    adjective: the code of the place whose adjective it has, as in "Cambodian", if it names none
    partial: whether it may tell of one incident or of a part of a place
    regional: the places of which it names a part, as in "northern Iraq"
    whole: whether it says that it tells of all
    claims: what it says of states and a treaty
    duties: what it says of deadlines
    left_out: how many of its numbers are dates, ages, pages, money or the like
    """

    reading: Reading
    numerals: tuple[Numeral, ...]
    places: tuple[str, ...]
    years: tuple[Period, ...]
    relative: Period | None
    bodies: frozenset[str]
    edition: int | None
    adjective: str
    partial: bool
    regional: frozenset[str]
    whole: bool
    claims: tuple[Claim, ...]
    duties: tuple[DutyClaim, ...]
    left_out: int

    @property
    def numbers(self) -> int:
        """How many numbers the sentence has, those left out included."""
        return self.left_out + len(self.numerals)


def parse(text: str, language: str, names: Names, under: str = "") -> Parsed:
    """A sentence taken apart; a cell of a table together with the headers that it stands `under`."""
    reading = read(text, language, names.places)
    left_out = reading.left_out
    if under:
        reading = _with_headers(under, text, language, names)
    marks = reading.marks
    dates = [mark.period for mark in marks if mark.period]
    years = {(one.start, one.end): one for one in dates if one.kind in ("year", "span", "since")}
    places = tuple(dict.fromkeys(mark.what for mark in marks if mark.kind == "place"))
    return Parsed(
        reading=reading,
        numerals=_numerals(reading),
        places=places,
        years=tuple(years.values()),
        relative=next((one for one in dates if one.kind == "last"), None),
        bodies=names.bodies(reading.text),
        edition=next((int(one.start or 0) for one in dates if one.kind == "edition"), None),
        adjective="" if places else names.adjective(reading.text),
        partial=is_partial(reading),
        regional=is_regional(reading),
        whole=any(mark.what in ("total", WORLD) for mark in marks),
        claims=claims(reading),
        duties=duty_claims(reading),
        left_out=left_out,
    )


def _with_headers(under: str, text: str, language: str, names: Names) -> Reading:
    """A cell read as one sentence with its headers, whose own numbers do not count."""
    begin = len(under) + 3
    reading = read(f"{under} : {text}", language, names.places)
    marks = tuple(mark for mark in reading.marks if mark.kind not in ("number", "times") or mark.at >= begin)
    return reading._replace(marks=marks)


def _numerals(reading: Reading) -> tuple[Numeral, ...]:
    """The numbers of a sentence with what stands by them."""
    found: list[Numeral] = []
    indices = [index for index, mark in enumerate(reading.marks) if mark.kind in ("number", "times")]
    if len(indices) > MOST:
        return tuple(_unbound(reading, reading.marks[index]) for index in indices)
    previous: Counted | None = None
    for index in indices:
        found.append(_numeral(reading, index, previous))
        previous = found[-1].counted
    for number in range(len(found) - 2, -1, -1):
        if _is_joined(reading, indices[number], indices[number + 1]) and not found[number].counted.measures:
            found[number] = found[number]._replace(counted=found[number + 1].counted)
    return tuple(found)


def _is_joined(reading: Reading, first: int, second: int) -> bool:
    """Whether the noun after the second of two numbers is that of both: `651 in Afghanistan and 933 in Syria`."""
    between = reading.marks[first + 1 : second]
    text = reading.text[reading.marks[first].to : reading.marks[second].at]
    return bool(_AND.search(text)) and len(text) < 40 and all(mark.kind in ("place", "period") for mark in between)


def _numeral(reading: Reading, index: int, previous: Counted | None) -> Numeral:
    """One number of a sentence; `previous` is what the number before it counts."""
    mark = reading.marks[index]
    near = around(reading, index)
    place, dates = bound_place(near), bound_periods(near, reading)
    if mark.number is None:
        return Numeral(None, reading.text[mark.at : mark.to], times(near), place, dates, int(mark.what), False)
    one = amount(reading.text, mark.number)
    return Numeral(
        one, one.said, measuring.counted(reading, near, one, previous), place, dates, 0, measuring.is_comparison(near)
    )


def _unbound(reading: Reading, mark: Mark) -> Numeral:
    """A number of a long list, of which nothing is told."""
    said = reading.text[mark.at : mark.to]
    if mark.number:
        one = amount(reading.text, mark.number)
    else:
        one = None
    return Numeral(one, said, Counted((), "list"), "", (), 0, False)
