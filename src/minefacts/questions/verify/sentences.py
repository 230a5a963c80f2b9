"""Passages as sentences, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .passages import Passage


class Sentence(NamedTuple):
    """A sentence and the line on which it begins."""

    line: int
    text: str


#: The end of a sentence: a mark, closing quotes, and a blank before what may begin another.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]{0,3}\s+(?=[\"'“‘«¿¡(\[]{0,3}[^\W_a-zà-öø-ÿ])|\n\s*\n")
#: What a full stop may end without ending a sentence: titles, initials, abbreviations, days in German.
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|St|No|Nos|Nr|Art|vs|cf|approx|ca|circa|est|sq|km|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sep|Sept|Oct|Nov|Dec|Sr|Sra|Mme|Mlle|bzw|etc|u\.a|z\.B|d\.h|e\.g|i\.e|p|pp|al|Inc|Ltd|Mio|Mrd|Rep|Dem|Gov|Sen)"
    r"|\b\d{1,2})\.$"
)
#: Characters of the longest sentence; what is longer is cut, so that no text without full stops takes long.
LONGEST = 2000


def sentences(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a passage, each with its line."""
    text, start, line, counted = passage.text, 0, passage.line, 0
    for end in (*_ends(text), len(text)):
        while start < end:
            cut = min(end, start + LONGEST)
            if cut < end:
                blank = text.rfind(" ", start + LONGEST // 2, cut)
                if blank > 0:
                    cut = blank
            piece = text[start:cut]
            lead = start + len(piece) - len(piece.lstrip())
            line += text.count("\n", counted, lead)
            counted = lead
            if piece.strip():
                yield Sentence(line, " ".join(piece.split()))
            start = cut


def _ends(text: str) -> Iterator[int]:
    """Where sentences end."""
    for match in _END.finditer(text):
        before = text[max(0, match.start() - 8) : match.start() + 1]
        number = before[-2:-1].isdigit() and not text[match.end() : match.end() + 1].isupper()
        abbreviation = _ABBREVIATION.search(before)
        if abbreviation and (not before[-2:-1].isdigit() or number or _german_day(text, match.end())):
            continue
        yield match.end()


def _german_day(text: str, at: int) -> bool:
    """Whether a month's name follows a number with a full stop: `25. November`."""
    return bool(_MONTH.match(text, at))


_MONTH = re.compile(r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")
