"""Treaty claims in running text: who is said to be a party, to have signed, joined or left, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...model.records import WORLD
from . import predicates
from .periods import Period, periods
from .predicates import HOLDER, OPPOSITE, Claimed
from .reading import Mark, countable
from .statements import OnMines


class TreatyClaim(NamedTuple):
    """What a sentence says of one state and the treaty.

    when: the day, month or year at which it is said to have happened, null if none is named
    """

    line: int
    sentence: str
    said: str
    place: str
    claimed: Claimed
    when: Period | None


def claims(sentence: OnMines) -> list[TreatyClaim]:
    """The treaty claims of a sentence, in order of its states."""
    text = sentence.reading.text
    marks = [mark for mark in sentence.reading.marks if mark.kind == "place" and mark.what != WORLD]
    if sentence.other_treaty or not marks or not predicates.HINT.search(text):
        return []
    held = Held(text, marks)
    found = _Found(held.text)
    return [
        TreatyClaim(
            line=sentence.line,
            sentence=sentence.shown,
            said=held.said(claim.at, claim.to),
            place=marks[index].what,
            claimed=claim.claimed,
            when=_when(held.text, claim.to),
        )
        for index, claim in sorted(found.claims.items())
    ]


class Held:
    """A sentence with one holder for each place, and the way back to its own words."""

    def __init__(self, text: str, marks: list[Mark]) -> None:
        parts: list[str] = []
        #: Positions with holders, and those in the sentence itself, where they move against each other.
        self.shifts: list[tuple[int, int]] = []
        start = length = 0
        for mark in marks:
            parts += [text[start : mark.at], HOLDER]
            length += mark.at - start
            self.shifts += [(length, mark.at), (length + 1, mark.to)]
            length += 1
            start = mark.to
        self.text = "".join((*parts, text[start:]))
        self.own = text

    def said(self, at: int, to: int) -> str:
        """The words of the sentence itself between two positions, whole words only."""
        start, end = self._back(at), self._back(to)
        while end < len(self.own) and self.own[end].isalnum():
            end += 1
        return self.own[start:end].strip(" ,;")

    def _back(self, position: int) -> int:
        moved = position
        for held, own in self.shifts:
            if held > position:
                break
            moved = own + position - held
        return moved


class _Claim(NamedTuple):
    """Where a claim stands, and what is claimed."""

    at: int
    to: int
    claimed: Claimed


class _Found:
    """The claims of a sentence with holders, by the number of the holder; the first that is found of one stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.claims: dict[int, _Claim] = {}
        self.said: list[tuple[int, Claimed]] = []
        self._stated()
        self._apposed()
        self._repeated()
        self._listed()

    def _take(self, match: re.Match[str], claimed: Claimed) -> None:
        """Keep what a match claims of its states."""
        first = self.text.count(HOLDER, 0, match.start("who"))
        for index in range(first, first + match["who"].count(HOLDER)):
            self.claims.setdefault(index, _Claim(match.start(), match.end(), claimed))
        self.said.append((match.end(), claimed))

    def _stated(self) -> None:
        """Claims with a subject and a predicate: `Poland and Finland have withdrawn`."""
        for claimed, pattern in predicates.CLAIMS:
            for match in pattern.finditer(self.text):
                before = self.text[max(0, match.start() - 30) : match.start()]
                if predicates.UNREAL.search(before) or predicates.NONE_OF.search(before):
                    continue
                self._take(match, OPPOSITE[claimed] if predicates.NEITHER.search(before) else claimed)

    def _apposed(self) -> None:
        """Claims beside a name: `Ukraine, a State Party since 2006`."""
        for match in predicates.APPOSED.finditer(self.text):
            self._take(match, "not-party" if match["no"] else "party")

    def _repeated(self) -> None:
        """Claims that take their predicate from the one before: `Tonga is not`, `nor has Israel`."""
        for match in predicates.NOR.finditer(self.text):
            before = self._before(match.start())
            if before in ("not-party", "not-signed"):
                self._take(match, before)
        for match in predicates.ELLIPSIS.finditer(self.text):
            before = self._before(match.start())
            if before is not None:
                positive = before if before in ("party", "joined", "signed") else OPPOSITE[before]
                self._take(match, OPPOSITE[positive] if match["no"] else positive)

    def _before(self, at: int) -> Claimed | None:
        """What was claimed last before a position."""
        earlier = [claimed for end, claimed in sorted(self.said) if end <= at]
        return earlier[-1] if earlier else None

    def _listed(self) -> None:
        """Claims of lists: `states outside such as India`, `164 signatories, including Ukraine`."""
        for match in predicates.OUTSIDE.finditer(self.text):
            self._take(match, "not-party")
        counted = predicates.COUNTED.search(self.text)
        for match in predicates.WITH.finditer(self.text):
            if counted and counted.end() <= match.start():
                excluded = match["pred"].lower().startswith(predicates.EXCLUDING)
                self._take(match, "not-party" if excluded else "party")


def _when(text: str, end: int) -> Period | None:
    """The time at which a claim is said to have come true: named soon after it, in the same clause."""
    clause = re.split(rf"[;{HOLDER}]|\bwhile\b|\bbut\b", text[end : end + 90])[0]
    named = [one for one in periods(clause, countable()) if one.kind in ("year", "part", "since", "until")]
    return named[0] if named else None
