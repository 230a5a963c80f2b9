"""Who was killed or injured: what a number of people counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .around import HARM, WHO, Around, Counted
from .reading import Mark, Reading

#: Words between a verb and its number: `killed at least 20`, `injured another 40`, `killed an estimated 20,000`.
_FILLER = re.compile(
    r"[\s:(]*(?:(?:at|least|more|than|about|around|some|nearly|almost|over|another|an?|the|estimated|total|of|roughly|"
    r"approximately|up|to|as|many|or|so|were|was|by|stood|reached|mindestens|rund|etwa|mehr|als|über|fast|au|moins|plus|de|"
    r"environ|al|menos|más|unos|unas|cerca|other|others|additional|further|fewer|less|close|just|under)\s*)*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s*(?:[,/]\s*)?(?:or|and|and/or|oder|und|ou|et|o|y|bzw\.)\s+(?:\w+\s+){0,2}$|\s*/\s*$|\s*,\s*$", re.IGNORECASE
)


def harm(near: Around) -> str:
    """Whether a number is of the killed, the injured or both, by the verb or noun nearest to it; empty if none is."""
    close = _run(near, near.left[::-1], backwards=True)
    if close:
        return close
    after = _run(near, near.right, backwards=False)
    return after or _run(near, near.left[::-1], backwards=True, anywhere=True)


def _run(near: Around, marks: Sequence[Mark], *, backwards: bool, anywhere: bool = False) -> str:
    """The first group of words of harm on one side, such as `killed or injured`, taken together."""
    kinds: list[str] = []
    last: Mark | None = None
    for mark in marks:
        if mark.kind == "tag" and mark.what in HARM:
            if last is not None and not _JOINED.match(_between(near.text, last, mark)):
                break
            if last is None and backwards and not anywhere and not _FILLER.match(near.text[mark.to : near.at]):
                return ""
            kinds.append(mark.what)
            last = mark
    if not kinds:
        return ""
    if len(set(kinds)) == 1:
        return kinds[0]
    return "casualties"


def _between(text: str, one: Mark, other: Mark) -> str:
    """What stands between two words, whichever is first."""
    return text[min(one.to, other.to) : max(one.at, other.at)]


def casualties(near: Around, noun: str, reading: Reading, previous: Counted | None) -> Counted:
    """What a number of people counts."""
    other = _unharmed(near, noun, reading)
    if other is not None:
        return other
    kind = harm(near) or _earlier(near, reading, previous)
    if not kind and noun in WHO and _AMONG.match(near.text, near.to):
        kind = "casualties"
    if not kind and previous and previous.measures and previous.measures[0][0] == "casualties":
        if near.before("total"):
            return Counted((("casualties", "total"),))
        if noun != "mines":
            kind = _FROM_MEASURE.get(previous.measures[0][1], "")
    if not kind:
        return Counted((), "unknown")
    aside = _left_aside(near, noun)
    if aside:
        return Counted((), aside)
    return _of_people(near, noun, kind, reading)


def _left_aside(near: Around, noun: str) -> str:
    """Why people who were harmed are in no measure of the record; nothing if they may be."""
    if near.has("other-cause"):
        return "cause"
    if noun == "group" or (near.after("group") and noun in ("", "people")):
        return "group"
    return ""


def _unharmed(near: Around, noun: str, reading: Reading) -> Counted | None:
    """People who may be harmed, who live near mines, or of whom nobody knows what became."""
    if near.after("hypothetical"):
        return Counted((), "hypothetical")
    at_risk = noun != "casualties" and near.has("at-risk") and not near.has(*HARM)
    if at_risk or (noun == "people" and near.after("at-risk")):
        return Counted((("contamination", "people-affected"),))
    if near.after("unknown") and noun in ("", "people") and any(mark.what in HARM for mark in reading.marks):
        return Counted((("casualties", "outcome-unknown"),))
    return None


#: "1,498 children were among the 5,757 casualties".
_AMONG = re.compile(r"\s\w+ (?:were |are )?among the\b")


def _earlier(near: Around, reading: Reading, previous: Counted | None) -> str:
    """What the sentence spoke of before a change in per cent: `casualties rose 9 per cent to 6,279`."""
    if previous is None or previous.reason != "change":
        return ""
    before = [mark for mark in reading.marks if mark.to <= near.at]
    return _run(near, before[::-1], backwards=True, anywhere=True)


_FROM_MEASURE = {"total": "casualties", "killed": "killed", "injured": "injured", "children": "casualties"}
_TOTALS = {"casualties": "total", "killed": "killed", "injured": "injured"}


def _of_people(near: Around, noun: str, kind: str, reading: Reading) -> Counted:
    """The measures of casualties of a kind, among those that the words name."""
    who = _who(near, noun)
    if who:
        if kind == "casualties":
            return Counted((("casualties", WHO[who]),))
        return Counted((), "group")
    causes = {mark.what for mark in reading.marks if mark.kind == "tag"}
    if near.has("improvised") or (_is_on_improvised(causes) and not near.before("total")):
        if kind == "casualties":
            return Counted((("casualties", "improvised-mine-total"),))
        return Counted((), "cause")
    if near.has("antivehicle") or ("cluster" in causes and not causes & {"mines"}):
        return Counted((), "cause")
    if near.has("cluster") and not near.has("mines", "remnants"):
        return Counted((), "cause")
    measures = [("casualties", _TOTALS[kind])]
    if kind == "casualties" and "antipersonnel" in causes:
        measures.append(("casualties", "antipersonnel-mine-total"))
    return Counted(tuple(measures))


def _who(near: Around, noun: str) -> str:
    """Which people are counted, of those that have a measure of their own; empty for all of them."""
    if noun in WHO:
        return noun
    for mark in near.right:
        if mark.kind == "tag" and mark.what in WHO and _is_close(near, mark):
            return mark.what
    return ""


def _is_on_improvised(causes: set[str]) -> bool:
    """Whether a sentence is on improvised mines alone."""
    return "improvised" in causes and not causes & {"remnants", "antipersonnel"}


def _is_close(near: Around, mark: Mark) -> bool:
    """Whether a word follows the number within two words."""
    return len(near.text[near.to : mark.at].split()) <= 2


def times(near: Around) -> Counted:
    """What "twice as many" counts: the harm whose word stands before it, or after."""
    kind = harm(near)
    if kind:
        return Counted((("casualties", _TOTALS[kind]),))
    return Counted((), "unknown")
