"""Treaty claims in running text: who is said to be a party, to have signed, joined or left, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...model.numerals import lowered
from ...model.records import WORLD
from . import predicates
from .held import Held
from .periods import Period
from .predicates import HINTS, HOLDER, OPPOSITE, Claimed
from .reading import Reading


class Claim(NamedTuple):
    """What a sentence says of one state and the treaty.

    when: the day, month or year at which it is said to have happened, null if none is named
    """

    said: str
    place: str
    claimed: Claimed
    when: Period | None


def claims(reading: Reading) -> tuple[Claim, ...]:
    """The treaty claims of a sentence, in order of its states."""
    marks = [mark for mark in reading.marks if mark.kind == "place" and mark.what != WORLD]
    if not marks:
        return ()
    small = lowered(reading.text)
    if not any(hint in small for hint in HINTS):
        return ()
    held = Held(reading.text, small, marks)
    return tuple(
        Claim(
            said=held.said(claim.at, claim.to),
            place=marks[index].what,
            claimed=claim.claimed,
            when=_when(reading, held.own_position(claim.to)),
        )
        for index, claim in sorted(_Found(held.text).claims.items())
    )


class _Stated(NamedTuple):
    """Where a claim stands, and what is claimed."""

    at: int
    to: int
    claimed: Claimed


class _Found:
    """The claims of a sentence with holders, by the number of the holder; the first that is found of one stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.claims: dict[int, _Stated] = {}
        self.said: list[tuple[int, Claimed]] = []
        self._stated()
        self._apposed()
        self._repeated()
        self._listed()

    def _take(self, match: re.Match[str], claimed: Claimed) -> None:
        """Keep what a match claims of its states."""
        first = self.text.count(HOLDER, 0, match.start("who"))
        for index in range(first, first + match["who"].count(HOLDER)):
            self.claims.setdefault(index, _Stated(match.start(), match.end(), claimed))
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
            if before in ("not-party", "never-joined", "not-signed"):
                self._take(match, before)
        for match in predicates.ELLIPSIS.finditer(self.text):
            before = self._before(match.start())
            if before is not None:
                claimed: Claimed = before
                if before not in ("party", "joined", "signed"):
                    claimed = OPPOSITE[before]
                if match["no"]:
                    claimed = OPPOSITE[claimed]
                self._take(match, claimed)

    def _before(self, at: int) -> Claimed | None:
        """What was claimed last before a position."""
        earlier = [claimed for end, claimed in sorted(self.said) if end <= at]
        if earlier:
            return earlier[-1]
        return None

    def _listed(self) -> None:
        """Claims of lists: `states outside such as India`, `164 signatories, including Ukraine`."""
        for match in predicates.OUTSIDE.finditer(self.text):
            self._take(match, "not-party")
        counted = predicates.COUNTED.search(self.text)
        for match in predicates.WITH.finditer(self.text):
            if counted and counted.end() <= match.start():
                excluded = match["pred"].lower().startswith(predicates.EXCLUDING)
                self._take(match, "not-party" if excluded else "party")


def _when(reading: Reading, end: int) -> Period | None:
    """The time at which a claim is said to have come true: named soon after it, in the same clause."""
    for mark in reading.marks:
        if mark.at < end:
            continue
        if mark.at > end + 90 or mark.kind == "place" or mark.what == ";":
            return None
        if mark.period and mark.period.kind in ("year", "part", "since", "until"):
            if _CLAUSE.search(reading.text, end, mark.at):
                return None
            return mark.period
    return None


_CLAUSE = re.compile(r"\b(?:while|but|whereas)\b")
