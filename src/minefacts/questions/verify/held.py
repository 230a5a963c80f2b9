"""A sentence in which every place is one letter, so that patterns can be told of lists of places."""

from __future__ import annotations

import re

from .predicates import HOLDER
from .reading import Mark


class Held:
    """A sentence in small letters with one holder for each place, and the way back to its own words."""

    def __init__(self, own: str, text: str, marks: list[Mark]) -> None:
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
        self.own = own

    def said(self, at: int, to: int) -> str:
        """The words of the sentence itself between two positions, whole words only."""
        start, end = self.own_position(at), self.own_position(to)
        while end < len(self.own) and self.own[end].isalnum():
            end += 1
        return self.own[start:end].strip(" ,;")

    def own_position(self, position: int) -> int:
        """The position in the sentence itself of one in the sentence with holders."""
        moved = position
        for held, own in self.shifts:
            if held > position:
                break
            moved = own + position - held
        return moved

    def numbers(self, match: re.Match[str]) -> range:
        """The numbers of the places that a match has as `who`."""
        first = self.text.count(HOLDER, 0, match.start("who"))
        return range(first, first + match["who"].count(HOLDER))
