"""What a number in running text counts: the measures that it may be of, from the words before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .reading import Amount, Mark, Reading


class Counted(NamedTuple):
    """What a number counts.

    measures: topic and measure, the likeliest first; of the treaty, `treaty` and `parties`, `signatories`, `outside`
        or `withdrawn`
    reason: why a number that counts something is of no measure of the record: `unknown`, `change`, `rate`, `group`,
        `cause`, `hypothetical`
    """

    measures: tuple[tuple[str, str], ...]
    reason: str = ""


#: Who casualties are, and the measure that counts all casualties among them.
WHO = {"children": "children", "civilians": "civilians", "military": "military", "deminers": "deminers"}
HARM = ("killed", "injured", "casualties")
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


class Around(NamedTuple):
    """What stands around a number, up to the numbers before and after it."""

    text: str
    at: int
    to: int
    left: Sequence[Mark]
    right: Sequence[Mark]

    def has(self, *tags: str) -> bool:
        """Whether one of these tags stands on either side."""
        return any(mark.what in tags for mark in (*self.left, *self.right) if mark.kind == "tag")

    def after(self, *tags: str) -> bool:
        """Whether one of these tags follows the number."""
        return any(mark.what in tags for mark in self.right if mark.kind == "tag")

    def soon(self, *tags: str) -> bool:
        """Whether one of these tags follows the number in the same clause, within eight words."""
        for mark in self.right:
            if mark.kind in ("stop", "place") and mark.what in (",", "(", "–", "—", ":") or mark.to - self.to > 80:
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
                return mark.what if len(self.text[self.to : mark.at].split()) <= 3 else ""
            if mark.kind in ("stop", "period"):
                return ""
        return ""


NOUNS = frozenset((*WHO, *HARM, "people", "group", "mines", "countries", "areas", "parties", "signed", "outside"))


def around(reading: Reading, index: int) -> Around:
    """What stands around the number that is mark `index` of a sentence."""
    marks, this = reading.marks, reading.marks[index]
    first = index
    while first and marks[first - 1].kind not in ("number", "times") and marks[first - 1].what not in (";", ")"):
        first -= 1
    last = index + 1
    while last < len(marks) and marks[last].kind not in ("number", "times") and marks[last].what not in (";", ")"):
        last += 1
    return Around(reading.text, this.at, this.to, marks[first:index], marks[index + 1 : last])


def counted(reading: Reading, index: int, amount: Amount, previous: Counted | None) -> Counted:
    """What the number that is mark `index` of a sentence counts; `previous` is what the number before it counts."""
    near = around(reading, index)
    if amount.unit == "points" or _is_change(near, amount):
        return Counted((), "change")
    if near.after("rate"):
        return Counted((), "rate")
    if amount.unit == "km²":
        return _area(near, previous)
    if amount.unit == "percent":
        return _share(near, reading)
    noun = near.noun()
    if previous and previous.measures and not noun and _is_comparison(near):
        return previous
    if noun in ("countries", "areas", "parties", "signed", "outside"):
        return _states(near, noun)
    if noun == "mines":
        return _mines(near, reading)
    return _casualties(near, noun, reading, previous)


_COMPARED = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|than|vs\.?|par rapport à|gegenüber|nach|frente a)\s(?:the\s|\w+\s){0,3}$",
    re.IGNORECASE,
)


def _is_comparison(near: Around) -> bool:
    """Whether a number stands beside the one before it, of the same kind: `up from 26,911 a year before`."""
    if any(mark.kind == "tag" and mark.what in (*NOUNS, *HARM) for mark in near.right):
        return False
    return bool(_COMPARED.search(near.text[max(0, near.at - 40) : near.at]))


def _is_change(near: Around, amount: Amount) -> bool:
    """Whether a number tells of a rise or a fall rather than of an amount."""
    following = near.text[amount.end : amount.end + 40].lower()
    risen = next((mark for mark in near.left[::-1] if mark.kind == "tag"), None)
    if amount.unit == "percent" and risen and risen.what == "rise" and len(near.text[risen.to : near.at].split()) <= 3:
        return True
    if amount.unit == "percent" and re.match(
        r"\s?(?:rise|increase|drop|fall|decline|decrease|more|fewer|less|higher|lower|jump|"
        r"surge|reduction|mehr|weniger|de plus|de moins|más|menos)",
        following,
    ):
        return True
    if re.match(
        r"\s(?:more|fewer|less|mehr|weniger|de plus|de moins|más|menos) (?:\w+ )?(?:than|als|que)\b", following
    ):
        return True
    before = near.text[max(0, near.at - 30) : near.at].lower()
    if re.search(
        r"\b(?:by|of|um|de|en un|d[’']) (?:(?:about|more|over|than|nearly|at least|almost|some|around|rund|plus)\s){0,3}$",
        before,
    ):
        return amount.unit == "percent" and near.before("rise")
    return False


def _area(near: Around, previous: Counted | None) -> Counted:
    """What square kilometres measure."""
    still = near.has("remaining") or re.search(r"\bto (?:be )?clear", near.text[near.to : near.to + 60])
    if near.has("hypothetical"):
        return Counted((), "hypothetical")
    if near.has("battle") and near.has("cleared"):
        return Counted((("clearance", "battle-area-cleared"),))
    if not still:
        for tag, measure in _DONE:
            if near.has(tag):
                return Counted((("clearance", measure),))
    if near.has("cluster"):
        return Counted((("contamination", "cluster-munition-area"), ("contamination", "cluster-and-erw-area")))
    if near.has("antivehicle"):
        return Counted((("contamination", "antivehicle-mined-area"),))
    if near.has("suspected"):
        return Counted((("contamination", "suspected-area"), ("contamination", "area")))
    if near.has("confirmed"):
        return Counted((("contamination", "confirmed-mined-area"),))
    if near.has("contaminated", "mines", "remaining"):
        return Counted(
            (("contamination", "area"), ("contamination", "mined-area"), ("contamination", "confirmed-mined-area"))
        )
    if previous and previous.measures and previous.measures[0][1] in _OF_AREAS:
        return previous
    return Counted((), "unknown")


#: What "contaminated" or "mined" land may be measured as.
_CONTAMINATED = ("area", "mined-area", "confirmed-mined-area", "suspected-area", "other-erw-area")
#: Words for what was done to land, and its measure; the first that is there decides.
_DONE = (
    ("cancelled", "land-cancelled"),
    ("reduced", "land-reduced"),
    ("returned", "land-returned-to-use"),
    ("released", "land-released"),
    ("cleared", "land-cleared"),
)
_OF_AREAS = frozenset(measure for _, measure in _DONE) | {
    "area",
    "mined-area",
    "suspected-area",
    "confirmed-mined-area",
}


def _share(near: Around, reading: Reading) -> Counted:
    """What a percentage is a share of."""
    if not any(mark.what in HARM for mark in reading.marks if mark.kind == "tag"):
        return Counted((), "unknown")
    for part in (_before(near), _after(near)):
        for who, measure in (("children", "child-share"), ("civilians", "civilian-share")):
            if who in part:
                return Counted((("casualties", measure),))
    return Counted((), "unknown")


_CLAUSE = re.compile(r"[,;:]|\b(?:and|while|und|et|y|dont)\b")


def _before(near: Around) -> set[str]:
    """The tags of the clause before a number."""
    begin = max((match.end() for match in _CLAUSE.finditer(near.text, 0, near.at)), default=0)
    return {mark.what for mark in near.left if mark.kind == "tag" and mark.at >= begin}


def _after(near: Around) -> set[str]:
    """The tags of the clause after a number."""
    match = _CLAUSE.search(near.text, near.to)
    end = match.start() if match else len(near.text)
    return {mark.what for mark in near.right if mark.kind == "tag" and mark.at < end}


def _states(near: Around, noun: str) -> Counted:
    """What a number of states counts."""
    if near.after("completed") and near.after("cleared", "contaminated", "duty", "completed") and not near.after("not"):
        if near.after("stockpile"):
            return Counted((("stockpiles", "stockpile-completed"),))
        return Counted((("clearance", "clearance-completed"),))
    if near.after("destroyed") and near.after("stockpile"):
        return Counted((("stockpiles", "stockpile-completed"),))
    if near.soon("contaminated", "duty", "cleared", "suspected"):
        if noun == "parties" or near.soon("duty"):
            return Counted((("contamination", "states-parties"),))
        return Counted((("contamination", "places"), ("contamination", "states-parties")))
    if near.after("outside") or noun == "outside" or near.after("not") and near.after("parties", "signed"):
        return Counted((("treaty", "outside"),))
    if near.after("withdrawn"):
        return Counted((("treaty", "withdrawn"),))
    if noun == "signed" or near.after("signed") or near.before("signed") and not near.after("parties"):
        return Counted((("treaty", "signatories"),))
    if noun == "parties" or near.after("parties") or near.before("parties"):
        return Counted((("treaty", "parties"),))
    if near.has(*HARM):
        return Counted((("casualties", "places"),))
    if near.before("contaminated"):
        return Counted((("contamination", "places"),))
    return Counted((), "unknown")


def _mines(near: Around, reading: Reading) -> Counted:
    """What a number of mines counts."""
    if near.has("hypothetical"):
        return Counted((), "hypothetical")
    if near.has("retained"):
        return Counted((("stockpiles", "mines-retained"),))
    stocked = any(mark.what == "stockpile" for mark in reading.marks if mark.kind == "tag")
    if stocked and near.has("destroyed") and not near.has("remaining"):
        return Counted((("stockpiles", "stockpile-destroyed"),))
    if stocked:
        return Counted((("stockpiles", "stockpile-remaining"),))
    if near.has("destroyed", "cleared"):
        return Counted((("clearance", "mines-destroyed"), ("stockpiles", "stockpile-destroyed")))
    return Counted((), "unknown")


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
            if last is None:
                gap = near.text[mark.to : near.at] if backwards else ""
                if backwards and not anywhere and not _FILLER.match(gap):
                    return ""
            else:
                gap = near.text[mark.to : last.at] if backwards else near.text[last.to : mark.at]
                if not _JOINED.match(gap):
                    break
            kinds.append(mark.what)
            last = mark
    if not kinds:
        return ""
    return kinds[0] if len(set(kinds)) == 1 else "casualties"


def _casualties(near: Around, noun: str, reading: Reading, previous: Counted | None) -> Counted:
    """What a number of people counts."""
    if near.after("hypothetical"):
        return Counted((), "hypothetical")
    if (
        noun != "casualties"
        and near.has("at-risk")
        and not near.has(*HARM)
        or noun == "people"
        and near.after("at-risk")
    ):
        return Counted((("contamination", "people-affected"),))
    if near.after("unknown") and noun in ("", "people") and any(mark.what in HARM for mark in reading.marks):
        return Counted((("casualties", "outcome-unknown"),))
    kind = harm(near) or _earlier(near, reading, previous)
    if not kind and previous and previous.measures and previous.measures[0][0] == "casualties" and noun != "mines":
        kind = _FROM_MEASURE.get(previous.measures[0][1], "")
    if not kind:
        return Counted((), "unknown")
    if near.has("other-cause"):
        return Counted((), "cause")
    if noun == "group" or near.after("group") and noun in ("", "people"):
        return Counted((), "group")
    return _of_people(near, noun, kind, reading)


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
    who = noun if noun in WHO else ""
    if not who:
        who = next(
            (mark.what for mark in near.right if mark.kind == "tag" and mark.what in WHO and _is_close(near, mark)), ""
        )
    if who:
        return Counted((("casualties", WHO[who]),)) if kind == "casualties" else Counted((), "group")
    causes = {mark.what for mark in reading.marks if mark.kind == "tag"}
    if near.has("improvised") or "improvised" in causes and "remnants" not in causes and not causes & {"antipersonnel"}:
        return Counted((("casualties", "improvised-mine-total"),)) if kind == "casualties" else Counted((), "cause")
    if near.has("antivehicle") or "cluster" in causes and not causes & {"mines"}:
        return Counted((), "cause")
    if near.has("cluster") and not near.has("mines", "remnants"):
        return Counted((), "cause")
    measures = [("casualties", _TOTALS[kind])]
    if kind == "casualties" and near.has("antipersonnel"):
        measures.append(("casualties", "antipersonnel-mine-total"))
    return Counted(tuple(measures))


def _is_close(near: Around, mark: Mark) -> bool:
    """Whether a word follows the number within two words."""
    return len(near.text[near.to : mark.at].split()) <= 2


def times(reading: Reading, index: int) -> Counted:
    """What "twice as many" counts: the harm whose word stands before it, or after."""
    kind = harm(around(reading, index))
    return Counted((("casualties", _TOTALS[kind]),)) if kind else Counted((), "unknown")
