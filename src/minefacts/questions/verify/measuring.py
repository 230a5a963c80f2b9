"""What a number in running text counts: the measures that it may be of, from the words before and after it."""

from __future__ import annotations

import re

from .around import HARM, NOUNS, Around, Counted, Measures
from .harm import casualties
from .reading import Amount, Reading

#: So many members are those of the treaty; fewer may be those of anything.
MEMBERS = 100


def counted(reading: Reading, near: Around, amount: Amount, previous: Counted | None) -> Counted:
    """What a number of a sentence counts; `previous` is what the number before it counts."""
    if amount.unit == "points" or _is_change(near, amount):
        return Counted((), "change")
    if near.after("rate"):
        return Counted((), "rate")
    if amount.unit == "km²":
        return _area(near, previous)
    if amount.unit == "percent":
        return _share(near, reading)
    noun = near.noun()
    if previous and previous.measures and not noun and (is_comparison(near) or _is_listed(near)):
        return previous
    if noun in _COUNTING:
        return _of_noun(near, noun, amount, reading)
    return casualties(near, noun, reading, previous)


_COMPARED = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|than|vs\.?|par rapport à|gegenüber|nach|frente a)\s(?:the\s|"
    r"\w+\s){0,3}$",
    re.IGNORECASE,
)


def is_comparison(near: Around) -> bool:
    """Whether a number stands beside the one before it, of the same kind: `up from 26,911 a year before`."""
    if any(mark.kind == "tag" and mark.what in (*NOUNS, *HARM) for mark in near.right):
        return False
    return bool(_COMPARED.search(near.text[max(0, near.at - 40) : near.at]))


def _is_listed(near: Around) -> bool:
    """Whether a number stands in a list with nothing but a place: `Russia 26.5 million`."""
    after = [mark for mark in near.right if mark.kind == "tag"]
    begin = max((match.end() for match in _ITEM.finditer(near.text, 0, near.at)), default=0)
    before = [mark for mark in near.left if mark.at >= begin]
    return not after and [mark.kind for mark in before] == ["place"]


_ITEM = re.compile(r"[,;]|\b(?:and|und|et|y)\b")


_UP = re.compile(r"(?<!made\s)(?<!make\s)(?<!makes\s)\b(?:up|down)\s(?:by\s)?$")


def _is_change(near: Around, amount: Amount) -> bool:
    """Whether a number tells of a rise or a fall rather than of an amount."""
    following = near.text[amount.end : amount.end + 40].lower()
    risen = next((mark for mark in near.left[::-1] if mark.kind == "tag"), None)
    if amount.unit == "percent" and risen and risen.what == "rise" and len(near.text[risen.to : near.at].split()) <= 3:
        return True
    if amount.unit == "percent" and _UP.search(near.text[max(0, near.at - 12) : near.at]):
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
        r"\b(?:by|of|um|de|en un|d[’']) (?:(?:about|more|over|than|nearly|at least|almost|some|around|rund|"
        r"plus)\s){0,3}$",
        before,
    ):
        return amount.unit == "percent" and near.before("rise")
    return False


def _area(near: Around, previous: Counted | None) -> Counted:
    """What square kilometres measure."""
    of_area = previous is not None and previous.measures[:1] and previous.measures[0][1] in _OF_AREAS
    if previous and of_area and is_comparison(near):
        return previous
    if near.has("hypothetical"):
        return Counted((), "hypothetical")
    measures = _done(near) or _contaminated(near)
    if measures:
        return Counted(measures)
    if previous and of_area:
        return previous
    return Counted((), "unknown")


def _done(near: Around) -> Measures:
    """What was done to land, if anything was."""
    if near.has("battle") and near.has("cleared"):
        return (("clearance", "battle-area-cleared"),)
    if "remaining" in _before(near) | _after(near) or re.search(
        r"\bto (?:be "
        ")?clear",
        near.text[near.to : near.to + 60],
    ):
        return ()
    for tag, measure in _DONE:
        if near.has(tag):
            return (("clearance", measure),)
    return ()


def _contaminated(near: Around) -> Measures:
    """What land holds, if anything tells; the first word of it that is there decides."""
    for tags, measures in _HELD:
        if near.has(*tags):
            return tuple(("contamination", measure) for measure in measures)
    return ()


#: Words for what land holds, and what it may be measured as; the first that are there decide.
_HELD = (
    (("cluster",), ("cluster-munition-area", "cluster-and-erw-area")),
    (("antivehicle",), ("antivehicle-mined-area",)),
    (("suspected",), ("suspected-area", "area")),
    (("confirmed",), ("confirmed-mined-area",)),
    (
        ("contaminated", "mines", "remaining"),
        ("area", "mined-area", "confirmed-mined-area", "suspected-area", "other-erw-area"),
    ),
)
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
    if match:
        end = match.start()
    else:
        end = len(near.text)
    return {mark.what for mark in near.right if mark.kind == "tag" and mark.at < end}


#: Nouns that tell by themselves what a number is of.
_COUNTING = frozenset(("members", "countries", "parties", "signed", "outside", "mines"))


def _of_noun(near: Around, noun: str, amount: Amount, reading: Reading) -> Counted:
    """What a number of states or of mines counts."""
    if noun == "members":
        return _members(amount)
    if noun == "mines":
        return _mines(near, reading)
    return _states(near, noun)


def _members(amount: Amount) -> Counted:
    """What a number of members counts."""
    if amount.low is not None and amount.low >= MEMBERS:
        return Counted((("treaty", "parties"),))
    return Counted((), "unknown")


def _states(near: Around, noun: str) -> Counted:
    """What a number of states counts."""
    measures = _states_done(near) or _states_affected(near, noun) or _states_bound(near, noun)
    if measures:
        return Counted(measures)
    if near.has(*HARM):
        return Counted((("casualties", "places"),))
    if near.before("contaminated"):
        return Counted((("contamination", "places"),))
    return Counted((), "unknown")


def _states_done(near: Around) -> Measures:
    """The states that have finished a duty, if it is they that are counted."""
    finished = near.after("completed") and near.after("cleared", "contaminated", "duty", "completed")
    if finished and not near.after("not"):
        if near.after("stockpile"):
            return (("stockpiles", "stockpile-completed"),)
        return (("clearance", "clearance-completed"),)
    if near.after("destroyed") and near.after("stockpile"):
        return (("stockpiles", "stockpile-completed"),)
    return ()


def _states_affected(near: Around, noun: str) -> Measures:
    """The states with mines in the ground, if it is they that are counted."""
    if not near.soon("contaminated", "duty", "cleared", "suspected"):
        return ()
    if noun == "parties" or near.soon("duty"):
        return (("contamination", "states-parties"),)
    return (("contamination", "places"), ("contamination", "states-parties"))


def _states_bound(near: Around, noun: str) -> Measures:
    """The states in or outside the treaty, if it is they that are counted."""
    if near.soon("outside") or noun == "outside" or (near.soon("not") and near.soon("parties", "signed")):
        return (("treaty", "outside"),)
    if near.after("withdrawn"):
        return (("treaty", "withdrawn"),)
    if noun == "signed" or near.soon("signed") or (near.before("signed") and not near.soon("parties")):
        return (("treaty", "signatories"),)
    if noun == "parties" or near.soon("parties") or near.before("parties"):
        return (("treaty", "parties"),)
    return ()


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
