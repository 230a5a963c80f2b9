"""From a draft to statements: each number on mines with its place, measure, period and body, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...model import lexicon, numerals
from ...model.records import WORLD
from .around import Counted
from .joining import Claim
from .obliged import DutyClaim
from .parsing import Names, Numeral, Parsed, parse
from .passages import Passage
from .periods import Period
from .reading import Amount
from .sentences import Sentence, sentences
from .topic import Topic


class Statement(NamedTuple):
    """A number that a sentence on mines gives, and what it is said to count.

    places: the codes that it may be of, the likeliest first; more than one if the sentence does not tell
    placed: whether the sentence itself names the place, or no place is named anywhere before, which means the world
    periods: its years, none if none is named or can be told; several if the sentence does not tell which
    dated: whether the sentence itself names the period to the year
    relative: whether the period is one like "last year" that the text's date does not resolve
    bodies: the bodies that the sentence names
    edition: the year of the report that the sentence names
    partial: whether it may be of one incident, or of a part of the place
    regional: whether it is of a part of the place, as in "northern Iraq"
    near: whether what the sentence does not name stands in the same paragraph
    whole: whether the sentence says that it tells of all
    times: by what the number before it is multiplied, as in "twice as many"; 0 if it is a number of its own
    compared: whether another number is compared with it, so that it may be an earlier one
    other_treaty: whether the sentence, or the last one that named a treaty, names another than this
    """

    line: int
    sentence: str
    amount: Amount | None
    said: str
    counted: Counted
    places: tuple[str, ...]
    placed: bool
    periods: tuple[Period, ...]
    dated: bool
    relative: bool
    bodies: frozenset[str]
    edition: int | None
    partial: bool
    regional: bool
    near: bool
    whole: bool
    times: int
    compared: bool
    other_treaty: bool


class TreatyClaim(NamedTuple):
    """A treaty claim where it stands."""

    line: int
    sentence: str
    claim: Claim | DutyClaim

    @property
    def said(self) -> str:
        """The claim as it is written."""
        return self.claim.said


class OnMines(NamedTuple):
    """A sentence on mines or the treaty: the statements that its numbers make, and its treaty claims."""

    statements: tuple[Statement, ...]
    claims: tuple[TreatyClaim, ...]


class Tally:
    """How many numbers were read, and how many of them were left out as dates, ages and the like or as not on mines."""

    def __init__(self) -> None:
        self.numbers = self.left_out = 0


#: The topics of what there is, not of what happened.
STOCKS = ("contamination", "stockpiles")
#: The kinds of periods that are whole years.
YEARS = frozenset(("year", "span", "since", "until"))
#: How many sentences are kept as they were taken apart.
KEPT = 1000


class Reader:
    """Reads the passages of one draft in order; what a sentence does not name it takes from those before it."""

    def __init__(self, names: Names, year: int | None, latest: int) -> None:
        """`year` is the year in which the text was written, if that is known; no figure is of one after `latest`."""
        self.names, self.year, self.latest = names, year, latest
        self.tally = Tally()
        self.topic = Topic()
        self.language = "en"
        self.place: str | None = None
        self.period: Period | None = None
        #: Whether any place was named yet, and whether what is carried on stands in the same paragraph.
        self.placed = False
        self.near = True
        self._parsed: dict[tuple[str, str, str], Parsed] = {}

    def read(self, passages: Iterable[Passage]) -> Iterator[OnMines]:
        """The sentences on mines or the treaty, in order."""
        for passage in passages:
            self.language = lexicon.language(passage.text, self.language)
            self.near = False
            if passage.under:
                self.place = self.period = None
            for sentence in sentences(passage):
                if self.topic.is_on_mines(sentence.text, passage.under, passage.shown):
                    yield self._sentence(sentence, passage)
                else:
                    self._leave_out(sentence.text)

    def _leave_out(self, text: str) -> None:
        """Count the numbers of a sentence on something else, and forget what was carried on."""
        if lexicon.DIGIT.search(text) or "hundred" in text or "thousand" in text:
            count = len(numerals.numbers(text, self.language))
            self.tally.numbers += count
            self.tally.left_out += count
        self.place = self.period = None

    def _sentence(self, sentence: Sentence, passage: Passage) -> OnMines:
        """A sentence on mines with its statements."""
        parsed = self._parse(sentence.text, passage.under)
        self.tally.numbers += parsed.numbers
        self.tally.left_out += parsed.left_out
        shown = passage.shown or sentence.text
        statements = tuple(self._statement(sentence.line, shown, parsed, one) for one in parsed.numerals)
        self._take(parsed)
        claims: tuple[Claim | DutyClaim, ...] = (*parsed.claims, *parsed.duties)
        if self.topic.other_treaty:
            claims = ()
        return OnMines(statements, tuple(TreatyClaim(sentence.line, shown, one) for one in claims))

    def _parse(self, text: str, under: str) -> Parsed:
        """A sentence taken apart; reports repeat theirs, so those read last are kept."""
        key = self.language, under, text
        if key not in self._parsed:
            if len(self._parsed) >= KEPT:
                self._parsed.clear()
            self._parsed[key] = parse(text, self.language, self.names, under)
        return self._parsed[key]

    def _take(self, parsed: Parsed) -> None:
        """Keep the place and the period that a sentence names for those after it."""
        self.near = True
        if parsed.places:
            self.place = parsed.places[0] if len(parsed.places) == 1 else None
            self.placed = True
        told = [one for one in parsed.years if one.kind in ("year", "span")]
        if told and parsed.relative:
            self.period = None
        elif len(told) == 1:
            self.period = told[0]
        elif not told and parsed.relative and self.year:
            self.period = self._resolved(parsed.relative, parsed)[0][0]

    def _statement(self, line: int, shown: str, parsed: Parsed, one: Numeral) -> Statement:
        """A number with what its sentence tells, or those before it."""
        places, placed = self._places(parsed, one)
        periods, dated, relative = self._periods(parsed, one)
        return Statement(
            line=line,
            sentence=shown,
            amount=one.amount,
            said=one.said,
            counted=one.counted,
            places=places,
            placed=placed,
            periods=periods,
            dated=dated,
            relative=relative,
            bodies=parsed.bodies,
            edition=parsed.edition,
            partial=parsed.partial,
            regional=not parsed.regional.isdisjoint(places),
            near=self.near or "the country" in parsed.reading.text.lower(),
            whole=parsed.whole,
            times=one.times,
            compared=one.compared,
            other_treaty=self.topic.other_treaty,
        )

    def _places(self, parsed: Parsed, one: Numeral) -> tuple[tuple[str, ...], bool]:
        """The places that a number may be of, and whether the sentence names it."""
        if one.place:
            return (one.place,), True
        if parsed.places:
            return parsed.places, len(parsed.places) == 1
        if parsed.adjective:
            return (parsed.adjective,), False
        if self.place:
            return (self.place,) if self.place == WORLD else (self.place, WORLD), False
        return (WORLD,), not self.placed

    def _periods(self, parsed: Parsed, one: Numeral) -> tuple[tuple[Period, ...], bool, bool]:
        """The periods that a number may be of, whether the sentence names one to the year, whether it is relative."""
        if not one.periods:
            # What there is in the ground or in stock is told of the present, whatever year was named before.
            if one.counted.measures[:1] and one.counted.measures[0][0] not in STOCKS:
                carried = self.period
            else:
                carried = None
            return (carried,) if carried else (), False, False
        if len(one.periods) > 1:
            return tuple(period for period in one.periods if self._is_past(period)), False, False
        found = one.periods[0]
        if found.kind in ("last", "this", "before"):
            return self._resolved(found, parsed)
        if found.kind == "until" and not self._is_past(found):
            return (), False, False
        return (found,), found.kind != "vague", False

    def _is_past(self, period: Period) -> bool:
        """Whether a period is one of whole years, and not that of a plan."""
        return period.kind in YEARS and (period.kind != "until" or int(period.end or 0) <= self.latest)

    def _resolved(self, found: Period, parsed: Parsed) -> tuple[tuple[Period, ...], bool, bool]:
        """`last year` as a year, by the date of the text; `the year before` by the year that the sentence names."""
        year = self.year
        if found.kind == "before":
            named = [int(one.start or 0) for one in parsed.years if one.kind == "year"]
            if len(named) == 1:
                year = named[0]
            else:
                year = None
        if year is None:
            return (), False, True
        if found.kind != "this":
            year -= 1
        return (found._replace(kind="year", start=str(year), end=str(year)),), True, False
