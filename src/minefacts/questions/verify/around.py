"""What stands around a number in a sentence, up to the numbers before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .reading import Mark, Reading

#: Topic and measure of what is counted, the likeliest first.
Measures = tuple[tuple[str, str], ...]


class Counted(NamedTuple):
    """What a number counts.

    measures: topic and measure, the likeliest first; of the treaty, `treaty` and `parties`, `signatories`, `outside`
        or `withdrawn`
    reason: why a number that counts something is of no measure of the record: `unknown`, `change`, `rate`, `group`,
        `cause`, `hypothetical`
    """

    measures: Measures
    reason: str = ""


#: Who casualties are, and the measure that counts all casualties among them.
WHO = {"children": "children", "civilians": "civilians", "military": "military", "deminers": "deminers"}
HARM = ("killed", "injured", "casualties")


class Around(NamedTuple):
    """What stands around a number, up to the numbers before and after it; `end` is where the one after it begins."""

    text: str
    at: int
    to: int
    left: Sequence[Mark]
    right: Sequence[Mark]
    end: int

    def has(self, *tags: str) -> bool:
        """Whether one of these tags stands on either side."""
        return any(mark.what in tags for mark in (*self.left, *self.right) if mark.kind == "tag")

    def after(self, *tags: str) -> bool:
        """Whether one of these tags follows the number."""
        return any(mark.what in tags for mark in self.right if mark.kind == "tag")

    def soon(self, *tags: str) -> bool:
        """Whether one of these tags follows the number in the same clause, within eight words."""
        for mark in self.right:
            if (mark.kind in ("stop", "place") and mark.what in (",", "(", "–", "—", ":")) or mark.to - self.to > 80:
                return False
            if mark.kind == "tag" and mark.what in tags:
                return len(self.text[self.to : mark.at].split()) <= 8
        return False

    def before(self, *tags: str) -> bool:
        """Whether one of these tags stands before the number."""
        return any(mark.what in tags for mark in self.left if mark.kind == "tag")

    def noun(self) -> str:
        """The tag of the noun that is counted, which follows within three words."""
        for mark, following in pairwise((*self.right, None)):
            if mark is None:
                break
            if mark.kind == "tag" and mark.what in NOUNS:
                if mark.what == "mines" and following and following.what in HARM and following.at <= mark.to + 1:
                    continue  # mine casualties
                if len(self.text[self.to : mark.at].split()) <= 3:
                    return mark.what
                return ""
            if mark.kind in ("stop", "period"):
                return ""
        return ""


NOUNS = frozenset((*WHO, *HARM, "people", "group", "mines", "countries", "members", "parties", "signed", "outside"))


def around(reading: Reading, index: int) -> Around:
    """What stands around the number that is mark `index` of a sentence."""
    marks, this = reading.marks, reading.marks[index]
    first = index
    while first and marks[first - 1].kind not in ("number", "times") and marks[first - 1].what not in (";", ")"):
        first -= 1
    last = index + 1
    while last < len(marks) and marks[last].kind not in ("number", "times"):
        # The bracket that closes around the number itself ends nothing: `nine in ten (90%) were civilians`.
        if marks[last].what == ";" or (marks[last].what == ")" and marks[last].at > this.to + 1):
            break
        last += 1
    follows = last < len(marks) and marks[last].kind in ("number", "times")
    if follows:
        end = marks[last].at
    else:
        end = len(reading.text)
    return Around(reading.text, this.at, this.to, marks[first:index], marks[index + 1 : last], end)
