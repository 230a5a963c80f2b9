"""Claims on deadlines in running text: by when a state must have cleared its mines, or that it has; and the verdict."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ...model import dates
from ...model.numerals import lowered
from ...model.records import WORLD, Article
from .. import deadlines
from ..deadlines import Obligation
from .evidence import Evidence
from .held import Held
from .periods import Period
from .predicates import HOLDER, UNREAL, WHO
from .reading import Mark, Reading

_WORDS = r"(?:[\w’'-]+\s)"
_CLEAR = r"(?:(?:mine\s|land\s|landmine\s)?clearance|demining|clearing)"
_FREE = r"(?:mine-?free|free\sof\s(?:all\s)?(?:known\s)?(?:anti-?personnel\s)?(?:land)?mines)"
#: What is claimed, and how it is said; the day follows.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("deadline", re.compile(rf"(?P<who>{HOLDER})(?:[’']s?)?\s{_WORDS}{{0,5}}?deadline\b")),
    (
        "deadline",
        re.compile(
            rf"(?P<who>{HOLDER})\s(?:must|has\sto|is\s(?:obliged|required|bound|due)\sto)\s{_WORDS}{{0,2}}?"
            rf"(?:clear|complete|finish|destroy)\b"
        ),
    ),
    (
        "extension",
        re.compile(
            rf"(?P<who>{HOLDER})\s(?:(?:was|has\sbeen|had\sbeen)\s)?(?:granted|given|received|obtained|won)\s"
            rf"{_WORDS}{{0,6}}?extensions?\b"
        ),
    ),
    (
        "completed",
        re.compile(rf"{WHO},?\s(?:which\s)?{_WORDS}{{0,2}}?(?:completed|finished)\s{_WORDS}{{0,3}}?{_CLEAR}\b"),
    ),
    (
        "completed",
        re.compile(rf"{WHO},?\s(?:which\s)?{_WORDS}{{0,2}}?(?:declared|became|is|are)\s{_WORDS}{{0,2}}?{_FREE}"),
    ),
    (
        "destroyed",
        re.compile(
            rf"{WHO},?\s(?:which\s)?{_WORDS}{{0,2}}?(?:completed|finished)\s{_WORDS}{{0,2}}?(?:destruction|destroying)\s"
            rf"{_WORDS}{{0,4}}?stockpiles?\b"
        ),
    ),
)
_HINTS = (
    "deadline",
    "extension",
    "must",
    "has to",
    "obliged",
    "required",
    "clearance",
    "demining",
    "free",
    "stockpile",
)
#: Before the day by which something must be done.
_UNTIL = re.compile(r"\b(?:until|till|to|by|through|before|of|is|was|on|expires?|expired|falls?)\s(?:the\send\sof\s)?$")


class DutyClaim(NamedTuple):
    """What a sentence says of one state's duty under an article: its deadline, or that it was done, with the day."""

    said: str
    place: str
    claimed: Literal["deadline", "completed"]
    article: Article
    when: Period | None


class DutyDecision(NamedTuple):
    """The verdict on a claim on a deadline, and the state's obligation on the day."""

    verdict: Literal["matches", "superseded", "differs", "not-checked"]
    obligation: Obligation | None
    id: str | None = None
    reason: str = ""


def duty_claims(reading: Reading) -> tuple[DutyClaim, ...]:
    """The claims of a sentence on deadlines and completions, in order of its states."""
    marks = [mark for mark in reading.marks if mark.kind == "place" and mark.what != WORLD]
    small = lowered(reading.text)
    if not marks or not any(hint in small for hint in _HINTS):
        return ()
    held = Held(reading.text, small, marks)
    found: dict[int, DutyClaim] = {}
    for form, pattern in _FORMS:
        for match in pattern.finditer(held.text):
            if UNREAL.search(held.text[max(0, match.start() - 30) : match.start()]):
                continue
            for index in held.numbers(match):
                claim = _claim(reading, held, match, form, marks[index])
                if claim:
                    found.setdefault(index, claim)
    return tuple(found[index] for index in sorted(found))


def _claim(reading: Reading, held: Held, match: re.Match[str], form: str, mark: Mark) -> DutyClaim | None:
    """A claim with its day; a deadline without one claims nothing."""
    end = held.own_position(match.end())
    due = form in ("deadline", "extension")
    when = _day(reading, end, due=due)
    if due and when is None:
        return None
    said = held.said(match.start(), match.end())
    if when:
        said = reading.text[held.own_position(match.start()) : when.to].strip(" ,;")
    clause = lowered(said)
    article: Article = 5
    if form == "destroyed" or ("stockpile" in clause and due):
        article = 4
    return DutyClaim(said, mark.what, "deadline" if due else "completed", article, when)


def _day(reading: Reading, end: int, *, due: bool) -> Period | None:
    """The day, month or year that follows soon; of a deadline the one that "until" or "by" leads to."""
    for mark in reading.marks:
        if mark.at < end or mark.period is None or mark.period.kind not in ("year", "part", "until"):
            continue
        if mark.at > end + 70 or any(end <= other.at < mark.at and other.what == ";" for other in reading.marks):
            return None
        led = mark.period.kind == "until" or _UNTIL.search(lowered(reading.text[max(0, mark.at - 24) : mark.at]))
        if mark.period.end and (led or not due):
            return mark.period
    return None


def decide(evidence: Evidence, claim: DutyClaim) -> DutyDecision:
    """The verdict on a claim, as of the day of the text; an undetermined deadline has none."""
    country = evidence.dataset.countries.get(claim.place)
    if country is None:
        return DutyDecision("not-checked", None, None, "no-standing")
    found = [one for one in deadlines.of(evidence.dataset, country, evidence.day) if one.article == claim.article]
    if not found:
        return DutyDecision("not-checked", None, None, "no-duty")
    one = found[0]
    if one.status in ("undetermined", "reopened", "ended", "none-reported"):
        return DutyDecision("not-checked", one, None, "no-duty-verdict")
    if claim.claimed == "deadline":
        return _of_deadline(evidence, claim, one)
    return _of_completion(evidence, claim, one)


def _of_deadline(evidence: Evidence, claim: DutyClaim, one: Obligation) -> DutyDecision:
    """The verdict on a deadline: the one that runs, or an earlier one."""
    steps = [step for step in evidence.dataset.steps.starting(f"{one.iso3}-{one.article}-") if step.event == "granted"]
    known = [step for step in steps if step.deadline and (step.not_after or step.date or "9") <= evidence.day]
    deciding = next((step.id for step in known if step.deadline == one.deadline), None)
    if one.deadline is None:
        return DutyDecision("not-checked", one, None, "no-duty-verdict")
    if _is_at(one.deadline, claim.when):
        if one.status == "completed":
            return DutyDecision("not-checked", one, None, "done")
        return DutyDecision("matches", one, deciding)
    earlier = [step.deadline for step in known if step.deadline] + [one.first_deadline]
    if any(day and _is_at(day, claim.when) for day in earlier):
        return DutyDecision("superseded", one, deciding)
    if one.status == "pending":
        return DutyDecision("differs", one, deciding)
    return DutyDecision("not-checked", one, deciding)


def _of_completion(evidence: Evidence, claim: DutyClaim, one: Obligation) -> DutyDecision:
    """The verdict on a completion: that there is one, and that it was then."""
    if one.status != "completed":
        return DutyDecision("differs", one)
    steps = evidence.dataset.steps.starting(f"{one.iso3}-{one.article}-completed-")
    done = [step for step in steps if step.date and step.date <= evidence.day]
    last = None
    if done:
        last = done[-1].id
    if claim.when is None:
        return DutyDecision("matches", one, last)
    for step in done:
        if step.date and _is_at(step.date, claim.when):
            return DutyDecision("matches", one, step.id)
    if last is None:
        return DutyDecision("not-checked", one, None)
    return DutyDecision("differs", one, last)


def _is_at(day: str, when: Period | None) -> bool:
    """Whether a day is the one that a text names, or lies in its month or year, whose end is the next day too."""
    if when is None or when.end is None:
        return False
    first, last = dates.first_day(when.end), dates.last_day(when.end)
    if len(day) == 10:
        last = dates.next_day(last)
    return first <= dates.first_day(day) and dates.last_day(day) <= last
