"""A draft held against the record: each number on mines and each treaty claim with a verdict, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...dataset.known import known_on
from ...dataset.reading import Dataset
from ...model import dates
from ...model.records import Figure
from . import judging, obliged, standing
from .comparing import RATIO
from .counting import CountDecision, judge_count
from .decision import Decision, Verdict
from .evidence import Evidence
from .joining import Claim
from .naming import names_of
from .obliged import DutyClaim, DutyDecision
from .passages import Passage
from .periods import Period, periods
from .reading import countable
from .standing import TreatyDecision
from .statements import OnMines, Reader, Statement, Tally, TreatyClaim

AnyDecision = Decision | CountDecision | TreatyDecision | DutyDecision


class Judged(NamedTuple):
    """A number or a treaty claim of a draft, with the verdict of the text's date and that of today.

    now: null if no date of the text was given, so that the verdict is that of today
    """

    subject: Statement | TreatyClaim
    decision: AnyDecision
    now: AnyDecision | None


class Decided(NamedTuple):
    """The verdict of the text's date, and that of today if they are two days."""

    decision: AnyDecision
    now: AnyDecision | None


#: How many statements and claims are kept with their verdicts: reports repeat themselves.
KEPT = 2000


class Checker:
    """Holds one draft against a dataset, as it could be known on the day of the text."""

    def __init__(self, dataset: Dataset, *, as_of: str | None, today: str, written: str | None = None) -> None:
        """`as_of` is the day of the text if given, `written` that of its date line, which resolves "last year"."""
        day = as_of or today
        self.then = Evidence(dataset, day)
        self.now: Evidence | None = None
        if as_of:
            self.then = Evidence(known_on(dataset, day), day)
            self.now = Evidence(dataset, today)
        resolving = as_of or written
        year = None
        if resolving:
            year = int(resolving[:4])
        self.reader = Reader(names_of(dataset), year, int(day[:4]))
        self.held = 0
        self._numbers: dict[Statement, Decided] = {}
        self._claims: dict[Claim | DutyClaim, Decided] = {}

    @property
    def tally(self) -> Tally:
        """How many numbers were read and left out."""
        return self.reader.tally

    def check(self, passages: Iterable[Passage]) -> Iterator[Judged]:
        """The verdicts, in order of the text."""
        for sentence in self.reader.read(passages):
            yield from self._numbers_of(sentence)
            for one in sentence.claims:
                yield Judged(one, *self._claim(one.claim))

    def _numbers_of(self, sentence: OnMines) -> Iterator[Judged]:
        """The verdicts on a sentence's numbers: of a relative period, the period that another of its numbers fixes."""
        statements = sentence.statements
        decided = [self._number(one) for one in statements]
        fixed = next(filter(None, map(_fixes, statements, decided)), None)
        before: Decided | None = None
        for one, first in zip(statements, decided, strict=True):
            result = first
            if one.times:
                result = self._multiple(one, before)
            elif fixed and not one.periods and first.decision.verdict == "not-checked":
                result = self._number(one._replace(periods=(fixed,)))
            self.held += result.decision.verdict != "not-checked"
            before = result
            yield Judged(one, *result)

    def _number(self, one: Statement) -> Decided:
        """The verdict on a number, wherever it stands."""
        key = one._replace(line=0, sentence="")
        if key not in self._numbers:
            if len(self._numbers) >= KEPT:
                self._numbers.clear()
            if self.now:
                now = _decide(self.now, one)
            else:
                now = None
            self._numbers[key] = Decided(_decide(self.then, one), now)
        return self._numbers[key]

    def _claim(self, claim: Claim | DutyClaim) -> Decided:
        """The verdict on a treaty claim, wherever it stands."""
        if claim not in self._claims:
            if len(self._claims) >= KEPT:
                self._claims.clear()
            if self.now:
                now = _decide_claim(self.now, claim)
            else:
                now = None
            self._claims[claim] = Decided(_decide_claim(self.then, claim), now)
        return self._claims[claim]

    def _multiple(self, one: Statement, before: Decided | None) -> Decided:
        """The verdict on "twice as many" as the number before it."""
        if before is None:
            return Decided(Decision("not-checked", "no-base"), None)
        if self.now:
            now = multiple(self.now, one, before.now)
        else:
            now = None
        return Decided(multiple(self.then, one, before.decision), now)


def _decide_claim(evidence: Evidence, claim: Claim | DutyClaim) -> AnyDecision:
    """The verdict on a claim by one state of the record."""
    if isinstance(claim, DutyClaim):
        return obliged.decide(evidence, claim)
    return standing.decide(evidence, claim)


def _decide(evidence: Evidence, one: Statement) -> AnyDecision:
    """The verdict on a number by one state of the record."""
    if one.counted.measures and one.counted.measures[0][0] == "treaty":
        return judge_count(evidence, one)
    return judging.judge(evidence, one)


def _fixes(one: Statement, decided: Decided) -> Period | None:
    """The year that a number fixes by being the figure of it, if it names none."""
    decision = decided.decision
    if one.periods or not isinstance(decision, Decision) or decision.figure is None:
        return None
    start, end = decision.figure.start, decision.figure.end
    if decision.verdict not in ("matches", "superseded") or len(start) != 4 or start != end:
        return None
    return Period(0, 0, "year", start, end)


def multiple(evidence: Evidence, one: Statement, before: AnyDecision | None) -> Decision:
    """The verdict on "twice as many": the record's ratio of two figures of one body and period."""
    if isinstance(before, Decision) and before.verdict != "not-checked":
        base = before.figure
    else:
        base = None
    if base is None or not base.value or not one.counted.measures:
        return Decision("not-checked", "no-base")
    topic, measure = one.counted.measures[0]
    lines = evidence.lines(topic, base.place, measure)
    alike = [line.current for line in lines if _is_beside(line.current, base)]
    if not alike:
        return Decision("not-checked", "no-figure")
    ratio = alike[0].value / base.value / one.times
    verdict: Verdict = "differs"
    if ratio == 1:
        verdict = "matches"
    elif abs(ratio - 1) <= RATIO:
        verdict = "rounded"
    return Decision(verdict, "ratio", alike[0], (base,))


def _is_beside(figure: Figure, base: Figure) -> bool:
    """Whether two figures are of one body and one period."""
    return (figure.body, figure.start, figure.end) == (base.body, base.start, base.end)


#: A line that begins with a place and a day, as agencies' reports do.
_AGENCY = re.compile(r"[^a-z]*?[A-ZÀ-Þ][^.]{0,60}\d{4}\s?(?:\([^)]*\)\s?)?[-–—:]")


def date_of(text: str) -> str | None:
    """The day of the date line among a text's first lines: it has nothing but a day, or a place and a day."""
    for line in text[:1500].splitlines()[:6]:
        named = periods(line[:160], countable())
        days = [one.end for one in named if one.kind == "part" and one.end and len(one.end) == 10]
        if len(days) == 1 and (len(line) <= 60 or _AGENCY.match(line)) and dates.is_date(days[0]):
            return days[0]
    return None
