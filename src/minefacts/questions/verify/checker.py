"""A draft held against the record: each number on mines and each treaty claim with a verdict, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...dataset.known import known_on
from ...dataset.reading import Dataset
from ...model import dates
from .. import mentions
from . import joining, judging, standing
from .comparing import RATIO
from .counting import CountDecision, judge_count
from .decision import Decision, Verdict
from .drafts import Passage
from .evidence import Evidence
from .joining import TreatyClaim
from .periods import Period
from .reading import Mention
from .standing import TreatyDecision
from .statements import Names, OnMines, Reader, Statement, Tally

AnyDecision = Decision | CountDecision | TreatyDecision


class Judged(NamedTuple):
    """A number or a treaty claim of a draft, with the verdict of the text's date and that of today.

    now: null if no date of the text was given, so that the verdict is that of today
    """

    subject: Statement | TreatyClaim
    decision: AnyDecision
    now: AnyDecision | None


class Checker:
    """Holds one draft against a dataset, as it could be known on the day of the text."""

    def __init__(
        self, dataset: Dataset, names: Names, *, as_of: str | None, today: str, written: str | None = None
    ) -> None:
        """`as_of` is the day of the text if given, `written` that of its date line, which resolves "last year"."""
        day = as_of or today
        self.then = Evidence(known_on(dataset, day) if as_of else dataset, day)
        self.now = Evidence(dataset, today) if as_of else None
        year = int(day[:4]) if as_of else int(written[:4]) if written else None
        self.reader = Reader(names, year, int(day[:4]))
        self.held = 0

    @property
    def tally(self) -> Tally:
        """How many numbers were read and left out."""
        return self.reader.tally

    def check(self, passages: Iterable[Passage]) -> Iterator[Judged]:
        """The verdicts, in order of the text."""
        for sentence in self.reader.read(passages):
            yield from self._numbers(sentence)
            for claim in joining.claims(sentence):
                yield self._judged(claim, lambda evidence, claim=claim: standing.decide(evidence, claim))

    def _numbers(self, sentence: OnMines) -> Iterator[Judged]:
        """The verdicts on a sentence's numbers: of a relative period, the period that another of its numbers fixes."""
        judged = [self._number(one, None, None) for one in sentence.statements]
        fixed = next((_period(one) for one in judged if _period(one)), None)
        previous: Judged | None = None
        for one, first in zip(sentence.statements, judged, strict=True):
            again = one.times or (fixed and one.period is None and first.decision.verdict == "not-checked")
            result = self._number(one, fixed, previous) if again else first
            self.held += result.decision.verdict != "not-checked"
            previous = result
            yield result

    def _number(self, one: Statement, fixed: Period | None, previous: Judged | None) -> Judged:
        """The verdict on a number, of the period `fixed` if it names none itself."""
        if fixed and one.period is None:
            one = one._replace(period=fixed)
        return self._judged(one, lambda evidence: _decide(evidence, one, previous, evidence is self.now))

    def _judged(self, subject, decide) -> Judged:  # type: ignore[no-untyped-def]
        """A subject with its verdicts."""
        return Judged(subject, decide(self.then), decide(self.now) if self.now else None)


def _decide(evidence: Evidence, one: Statement, previous: Judged | None, now: bool) -> AnyDecision:
    """The verdict on a number by one state of the record."""
    if one.times:
        return _multiple(evidence, one, previous, now)
    if one.counted.measures and one.counted.measures[0][0] == "treaty":
        return judge_count(evidence, one)
    return judging.judge(evidence, one)


def _multiple(evidence: Evidence, one: Statement, previous: Judged | None, now: bool) -> Decision:
    """The verdict on "twice as many": the record's ratio of the two figures."""
    if previous is None or not isinstance(previous.subject, Statement) or not one.counted.measures:
        return Decision("not-checked", "unknown")
    decision = previous.now if now else previous.decision
    base = decision.figure if isinstance(decision, Decision) else None
    if base is None or decision is None or decision.verdict == "not-checked":
        return Decision("not-checked", "no-base")
    topic, measure = one.counted.measures[0]
    lines = evidence.lines(topic, base.place, measure)
    alike = [line.current for line in lines if _same_period(line.current, base)]
    if not alike or not base.value:
        return Decision("not-checked", "no-figure")
    ratio = alike[0].value / base.value / one.times
    verdict: Verdict = "matches" if ratio == 1 else "rounded" if abs(ratio - 1) <= RATIO else "differs"
    return Decision(verdict, "ratio", alike[0], (base,))


def _same_period(figure, base) -> bool:  # type: ignore[no-untyped-def]
    return (figure.body, figure.start, figure.end) == (base.body, base.start, base.end)


def _period(judged: Judged) -> Period | None:
    """The year that a number fixes by being the figure of it."""
    decision = judged.decision
    if (
        not isinstance(decision, Decision)
        or decision.figure is None
        or decision.verdict not in ("matches", "superseded")
    ):
        return None
    if isinstance(judged.subject, Statement) and judged.subject.period is not None:
        return None
    start, end = decision.figure.start, decision.figure.end
    if len(start) != 4 or start != end:
        return None
    return Period(0, 0, "year", start, end)


#: A date line: a day written out, among the first lines of a text.
_DATE_LINE = re.compile(r"\d")


def date_of(text: str) -> str | None:
    """The day of a text's date line: the only complete date among its first five lines, and short of text beside it."""
    from .periods import periods
    from .reading import countable

    for line in text[:1500].splitlines()[:6]:
        days = [
            one.end for one in periods(line[:160], countable()) if one.kind == "part" and one.end and len(one.end) == 10
        ]
        if len(days) == 1 and (
            len(line) <= 60 or re.match(r"[^a-z]*?[A-ZÀ-Þ][^.]{0,60}\d{4}\s?(?:\([^)]*\)\s?)?[-–—:]", line)
        ):
            return days[0] if dates.is_date(str(days[0])) else None
    return None


def names_of(dataset: Dataset) -> Names:
    """What a dataset knows by name: its places, and its bodies by their names and those they publish under."""
    body_of: dict[str, frozenset[str]] = {}
    for body in dataset.bodies.values():
        if body.kind == "press":
            continue
        for name in (body.name, body.name.partition(" (")[0], body.full_name, *body.publishers):
            key = name.lower()
            body_of[key] = body_of.get(key, frozenset()) | {body.name}
    for name in PUBLISHERS_OF_THE_MONITOR:
        body_of[name] = body_of.get(name, frozenset()) | {MONITOR}
    listed = sorted(body_of, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, listed))})(?![\w-])", re.IGNORECASE)

    def places(text: str, language: str) -> list[Mention]:
        languages = ("en",) if language == "en" else ("en", language)
        return [
            _whole(text, Mention(one.start, one.end, one.code))
            for one in mentions.within(dataset, text, languages)
            if one.code
        ]

    return Names(places, pattern, body_of)


def _whole(text: str, mention: Mention) -> Mention:
    """A place with the full stop of its abbreviation, as in `the U.S. and Russia`."""
    if "." in text[mention.at : mention.to] and text[mention.to : mention.to + 1] == ".":
        return mention._replace(to=mention.to + 1)
    return mention


#: The Monitor is the research arm of the campaign: texts name either.
MONITOR = "Landmine Monitor"
PUBLISHERS_OF_THE_MONITOR = (
    "icbl",
    "icbl-cmc",
    "international campaign to ban landmines",
    "landmine and cluster munition monitor",
)
