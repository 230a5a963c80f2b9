"""From a draft to statements: each number on mines with its place, measure, period and body, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...model import lexicon, numerals
from ...model.records import WORLD
from . import measuring
from .around import Around, Counted, around
from .binding import bound_period, bound_place, is_partial, is_regional
from .drafts import Passage
from .harm import times
from .periods import Period
from .reading import Amount, Finder, Reading, amount, read
from .sentences import sentences


class Statement(NamedTuple):
    """A number that a sentence on mines gives, and what it is said to count.

    places: the codes that it may be of, the likeliest first; more than one if the sentence does not tell
    placed: whether the sentence itself names the place, or no place is named anywhere before, which means the world
    period: its years, null if none is named or none can be told
    dated: whether the sentence itself names the period to the year
    relative: whether the period is one like "last year" that the text's date does not resolve
    bodies: the bodies that the sentence names
    edition: the year of the report that the sentence names
    partial: whether it may be of one incident, or of a part of the place
    regional: whether it is of a part of the place, as in "northern Iraq"
    near: whether what the sentence does not name stands in the same paragraph
    whole: whether the sentence says that it tells of all
    times: by what the number before it is multiplied, as in "twice as many"; 0 if it is a number of its own
    other_treaty: whether the sentence, or the last one that named a treaty, names another than this
    """

    line: int
    sentence: str
    amount: Amount | None
    said: str
    counted: Counted
    places: tuple[str, ...]
    placed: bool
    period: Period | None
    dated: bool
    relative: bool
    bodies: frozenset[str]
    edition: int | None
    partial: bool
    regional: bool
    near: bool
    whole: bool
    times: int
    other_treaty: bool


class OnMines(NamedTuple):
    """A sentence on mines or the treaty: its marks, and the statements that its numbers make."""

    line: int
    shown: str
    reading: Reading
    statements: tuple[Statement, ...]
    other_treaty: bool


class Tally:
    """How many numbers were read, and how many of them were left out as dates, ages and the like or as not on mines."""

    def __init__(self) -> None:
        self.numbers = self.left_out = 0


class Names(NamedTuple):
    """What a dataset knows by name: places in running text, and bodies by a pattern of their names."""

    places: Finder
    bodies: re.Pattern[str]
    body_of: dict[str, frozenset[str]]


class Reader:
    """Reads the passages of one draft in order; what a sentence does not name it takes from those before it."""

    def __init__(self, names: Names, year: int | None, latest: int) -> None:
        """`year` is the year in which the text was written, if that is known; no figure is of one after `latest`."""
        self.names, self.year, self.latest = names, year, latest
        self.tally = Tally()
        self.language = "en"
        self.other_treaty = False
        self.place: str | None = None
        self.named_any = False
        self.period: Period | None = None
        self.on_mines = False
        self.seen = False
        self.near = True

    def read(self, passages: Iterable[Passage]) -> Iterator[OnMines]:
        """The sentences on mines or the treaty, in order."""
        for passage in passages:
            self.language = lexicon.language(passage.text, self.language)
            self.near = False
            if passage.under:
                self.place, self.period = None, None
                self.on_mines = is_on_mines(passage.under) or is_on_mines(passage.shown)
            for line, text in sentences(passage):
                found = self._sentence(line, text, passage)
                if found:
                    yield found

    def _sentence(self, line: int, text: str, passage: Passage) -> OnMines | None:
        """A sentence on mines with its statements; None if it is on something else."""
        self._note_treaty(text)
        treaty = self._is_on_the_treaty(text)
        if not (treaty or is_on_mines(text) or (passage.under and self.on_mines) or self._goes_on(text)):
            count = len(numerals.numbers(text, self.language)) if _DIGIT.search(text) else 0
            self.tally.numbers += count
            self.tally.left_out += count
            self.on_mines = False
            self.place, self.period = None, None
            return None
        self.on_mines = self.seen = True
        reading = read(text, self.language, self.names.places)
        numbers = reading.left_out + sum(mark.kind in ("number", "times") for mark in reading.marks)
        self.tally.numbers += numbers
        self.tally.left_out += reading.left_out
        if passage.under:
            reading = self._with_headers(passage.under, text)
        statements = tuple(self._statements(line, passage.shown or text, reading))
        self._take(reading)
        return OnMines(line, passage.shown or text, reading, statements, self.other_treaty)

    def _with_headers(self, under: str, text: str) -> Reading:
        """A cell read as one sentence with the headers it stands under, whose own numbers do not count."""
        begin = len(under) + 3
        reading = read(f"{under} : {text}", self.language, self.names.places)
        marks = tuple(mark for mark in reading.marks if mark.kind not in ("number", "times") or mark.at >= begin)
        return reading._replace(marks=marks)

    def _note_treaty(self, text: str) -> None:
        """Remember which treaty was named last."""
        if not _TREATY.search(text):
            return
        ours = [match.start() for match in lexicon.OURS.finditer(text)]
        others = [match.start() for match in lexicon.OTHERS.finditer(text)]
        if ours or others:
            self.other_treaty = max(others, default=-1) > max(ours, default=-1)

    def _is_on_the_treaty(self, text: str) -> bool:
        """Whether a sentence is on this treaty: by its name, or by that of any treaty where no other was named last."""
        if lexicon.OURS.search(text):
            return True
        if self.other_treaty or not _TREATY.search(text):
            return False
        return bool(lexicon.THE_TREATY.search(text)) or (self.seen and bool(lexicon.THE_CONVENTION.search(text)))

    def _goes_on(self, text: str) -> bool:
        """Whether a sentence goes on about the casualties of the one before, such as `Of these, 1,983 were killed`."""
        return self.on_mines and bool(_GOES_ON.search(text)) and not _OTHER_CAUSE.search(text)

    def _take(self, reading: Reading) -> None:
        """Keep the place and the period that a sentence names for those after it."""
        places = list(dict.fromkeys(mark.what for mark in reading.marks if mark.kind == "place"))
        self.near = True
        if len(places) == 1:
            self.place = places[0]
        elif places:
            self.place = None
        self.named_any = self.named_any or bool(places)
        named = [mark.period for mark in reading.marks if mark.period and mark.period.kind in ("year", "span", "since")]
        years = {(one.start, one.end) for one in named}
        if len(years) == 1:
            self.period = named[0]

    def _statements(self, line: int, shown: str, reading: Reading) -> Iterator[Statement]:
        """The statements of a sentence."""
        marks = reading.marks
        named = self.names.bodies.finditer(reading.text)
        bodies = frozenset(body for match in named for body in self.names.body_of[match.group().lower()])
        edition = next(
            (int(mark.period.start or 0) for mark in marks if mark.period and mark.period.kind == "edition"), None
        )
        previous: Counted | None = None
        for index, mark in enumerate(marks):
            if mark.kind not in ("number", "times"):
                continue
            if mark.number:
                one = amount(reading.text, mark.number)
                counted = measuring.counted(reading, index, one, previous)
                said, factor = one.said, 0
            else:
                one, factor = None, int(mark.what)
                said = reading.text[mark.at : mark.to]
                counted = times(reading, index)
            near = around(reading, index)
            places, placed = self._places(near, reading)
            period, dated, relative = self._period(near, reading)
            yield Statement(
                line=line,
                sentence=shown,
                amount=one,
                said=said,
                counted=counted,
                places=places,
                placed=placed,
                period=period,
                dated=dated,
                relative=relative,
                bodies=bodies,
                edition=edition,
                partial=is_partial(reading, near),
                regional=is_regional(reading, places),
                near=self.near,
                whole=any(mark.what in ("total", WORLD) for mark in marks),
                times=factor,
                other_treaty=self.other_treaty,
            )
            previous = counted

    def _places(self, near: Around, reading: Reading) -> tuple[tuple[str, ...], bool]:
        """The places that a number may be of, and whether the sentence names it."""
        bound = bound_place(near)
        if bound:
            return (bound,), True
        named = tuple(dict.fromkeys(mark.what for mark in reading.marks if mark.kind == "place"))
        if named:
            return named, len(named) == 1
        if self.place:
            return (self.place,) if self.place == WORLD else (self.place, WORLD), False
        return (WORLD,), not self.named_any

    def _period(self, near: Around, reading: Reading) -> tuple[Period | None, bool, bool]:
        """The period that a number is of, whether the sentence names it to the year, and whether it stays relative."""
        found = bound_period(near, reading)
        if found is None:
            return self.period, False, False
        if found.kind in ("last", "this", "before"):
            return self._resolved(found, reading)
        if found.kind == "until" and int(found.end or 0) > self.latest:
            return None, False, False  # a plan
        return found, found.kind != "vague", False

    def _resolved(self, found: Period, reading: Reading) -> tuple[Period | None, bool, bool]:
        """`last year` as a year, by the date of the text or the year that the sentence names."""
        year = self.year
        if found.kind == "before":
            years = [
                int(mark.period.start or 0) for mark in reading.marks if mark.period and mark.period.kind == "year"
            ]
            year = years[0] if len(set(years)) == 1 else None
            if year is None and any(mark.period and mark.period.kind == "last" for mark in reading.marks):
                year = self.year - 1 if self.year else None
        if year is None:
            return None, False, True
        year = year if found.kind == "this" else year - 1
        return found._replace(kind="year", start=str(year), end=str(year)), True, False


_TREATY = re.compile(
    r"reat(?:y|ies)|onvention|rait[ée]|ratado|onvenci|onvenio|ertrag|greement|ccord|[Pp]act\b|onvention|\b(?:CCM|CCW|NPT|CTBT|TPNW|"
    r"APMBC|MBT)\b|[Bb]an\b|inenverbot|bkommen|ereinkommen"
)
_DIGIT = re.compile(r"\d|\b(?:hundred|thousand|million)", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:killed|injured|wounded|maimed|casualties|victims|deaths|survivors|cleared|deminers|stockpile|tués|blessés|victimes|"
    r"morts|getötet|verletzt|opfer|tote|heridos|muertos|víctimas)\b",
    re.IGNORECASE,
)
_OTHER_CAUSE = re.compile(
    r"\b(?:earthquake|flood|cyclone|shelling|air ?strikes?|missiles?|drones?|rockets?|artillery|crash|covid|"
    r"virus|disease|"
    r"malaria|gunmen|shot|stabbed|famine|fire|bombing|suicide|war|fighting|battle|clashes|festival|match|election)\b",
    re.IGNORECASE,
)


def is_on_mines(text: str) -> bool:
    """Whether a sentence is on landmines and what is left of war, rather than on mining or anything else."""
    if lexicon.STRONG.search(text):
        return True
    return bool(lexicon.WEAK.search(text)) and not lexicon.MINING.search(text)
