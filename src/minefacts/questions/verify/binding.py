"""Which place and which period of a sentence a number belongs to, and whether it is of a part only."""

from __future__ import annotations

import re

from ...model.records import WORLD
from .around import Around
from .periods import MONTHS, Period
from .reading import Mark, Reading

#: Periods that are of no number.
IGNORED = frozenset(("edition", "beside"))
_IN = re.compile(r"(?:\b(?:in|across|within|throughout|inside|en|au|aux|à|dans|im)\s(?:the\s|la\s|le\s)?|\()$")


def bound_place(near: Around) -> str:
    """The place that stands by a number: after it with a preposition, or before it; the nearer of the two."""
    after = next((mark for mark in near.right if mark.kind == "place" and _follows(near, mark)), None)
    before = next((mark for mark in reversed(near.left) if mark.kind == "place" and not _is_beaten(near, mark)), None)
    if before and _is_of_another(near, before):
        before = None
    if after and before:
        if after.at - near.to <= near.at - before.to:
            return after.what
        return before.what
    chosen = after or before
    if chosen:
        return chosen.what
    return ""


_BEATEN = re.compile(
    r"\b(?:overtook|overtaking|overtaken|than|unlike|like|replac\w+|surpass\w+|exceed\w+|behind|outside)\s(?:the\s)?$",
    re.IGNORECASE,
)


def _is_beaten(near: Around, mark: Mark) -> bool:
    """Whether a place is only compared with the one that the number is of: `Myanmar overtook Syria with 1,003`."""
    return bool(_BEATEN.search(near.text[max(0, mark.at - 20) : mark.at]))


def _follows(near: Around, mark: Mark) -> bool:
    """Whether a place after a number is said to be where it was counted."""
    return mark.what == WORLD or bool(_IN.search(near.text[max(0, mark.at - 14) : mark.at]))


def _is_of_another(near: Around, mark: Mark) -> bool:
    """Whether a place before a number belongs to the number before that: it stands before a comma or an "and"."""
    if near.left:
        first = near.left[0].at
    else:
        first = near.at
    earlier = near.text[:first]
    if not re.search(r"\d[\s%]*[^;]{0,60}$", earlier):
        return False
    return bool(re.search(r",|\b(?:and|while|und|et|y)\b", near.text[mark.to : near.at]))


def bound_periods(near: Around, reading: Reading) -> tuple[Period, ...]:
    """The period that stands by a number, or that of its sentence; several if the sentence does not tell which."""
    for mark in near.right:
        if mark.period and mark.period.kind not in IGNORED and not _leads(near, mark.period):
            return (mark.period,)
    before = [mark.period for mark in near.left if mark.period and mark.period.kind not in IGNORED]
    if before and not _belongs_before(near, before[-1]):
        return (before[-1],)
    end = _clause_end(reading, near)
    named = [one for one in _named(reading) if one.at < end and not _is_compared(near, one)]
    named += _beside(near, reading)
    if not named:
        return ()
    if named[0].at < 4 and named[0].to <= near.at:
        return (named[0],)
    distinct = {(one.kind, one.start, one.end): one for one in named}
    return tuple(distinct.values())


def _beside(near: Around, reading: Reading) -> list[Period]:
    """The years told before a number with which something is compared: `the highest since 1999, when it was 9,220`."""
    found = [mark.period for mark in reading.marks if mark.period and mark.period.kind == "beside"]
    return [one._replace(kind="year", end=one.start) for one in found if one.to <= near.at]


def _leads(near: Around, period: Period) -> bool:
    """Whether a period stands right before the next number and is of that one: `4,709, 2023: 5,757`."""
    return near.end < len(near.text) and not near.text[period.to : near.end].strip(" :=(")


def _named(reading: Reading) -> list[Period]:
    """The periods that a sentence names."""
    return [mark.period for mark in reading.marks if mark.period and mark.period.kind not in IGNORED]


def _is_compared(near: Around, period: Period) -> bool:
    """Whether a later period is that of another number with which this one is compared: `to 68, from 1,220 in 2007`."""
    return bool(_COMPARED.search(near.text, near.to, period.at))


_COMPARED = re.compile(r"\b(?:from|compared|against|than|versus)\b")


def _clause_end(reading: Reading, near: Around) -> int:
    """Where the part of a sentence ends in which a number stands: what follows a semicolon is of another."""
    stops = [mark.at for mark in reading.marks if mark.what == ";" and mark.at > near.at]
    return min(stops, default=len(reading.text))


def _belongs_before(near: Around, period: Period) -> bool:
    """Whether a period before a number belongs to the number before that, as in `5,757 in 2023, up from 4,710`."""
    return bool(re.search(r",|\b(?:up|down|compared|against|from)\b", near.text[period.to : near.at])) and bool(
        re.search(r"\d[^;]{1,80}$", near.text[: period.at])
    )


_CAPITAL = re.compile(
    r"\b(?:in|near|at|around|outside|en|à|bei|nahe)\s+(?:the\s|la\s|el\s|le\s)?(?P<name>[A-ZÀ-Þ][\w’'-]+)"
)
_NOT_PLACES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "the", "this", "its"),
        *("total", "response", "mine", "landmine", "landmines", "world"),
    )
)
_REGION = re.compile(
    r"\b(?:north|south|east|west|central|mid)(?:-?(?:east|west))?(?:ern)?\s(?:of\s)?$|\b(?:parts?|regions?|provinces?|districts?|"
    r"areas) (?:of|in)\s(?:the\s)?$|\b(?:nord|süd|ost|west)(?:lichen?|es|en)?\s$",
    re.IGNORECASE,
)


def is_regional(reading: Reading) -> frozenset[str]:
    """The places of which a sentence names a part: `northern Iraq`, `parts of Colombia`."""
    return frozenset(
        mark.what
        for mark in reading.marks
        if mark.kind == "place" and mark.what != WORLD and _REGION.search(reading.text[max(0, mark.at - 24) : mark.at])
    )


def is_partial(reading: Reading) -> bool:
    """Whether a sentence may tell of one incident, or of a part of a place."""
    for mark in reading.marks:
        if mark.what == "incident" or (mark.period and mark.period.kind == "part"):
            return True
    named = {at for mark in reading.marks if mark.kind in ("place", "period") for at in range(mark.at, mark.to)}
    for match in _CAPITAL.finditer(reading.text):
        word = match["name"].lower()
        if word not in MONTHS and word not in _NOT_PLACES and match.start("name") not in named:
            return True
    return False
