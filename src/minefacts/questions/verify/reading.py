"""Sentences of a draft as marks in order: numbers, places, periods, and the words that tell what is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from ...model import lexicon, numerals
from ...model.numerals import Number
from ...model.records import WORLD
from .periods import FIRST_WORDS, Period, periods


class Mention(NamedTuple):
    """A place named in running text."""

    at: int
    to: int
    place: str


#: Finds the places that a text of a language names.
Finder = Callable[[str, str], Iterable[Mention]]


class Mark(NamedTuple):
    """One thing that a sentence says: a number, a place's code, a period, a word's tag, or the end of a clause."""

    at: int
    to: int
    kind: str
    what: str
    number: Number | None = None
    period: Period | None = None


class Amount(NamedTuple):
    """A number as it is written, with what stands around it.

    approximation: `about`, `over`, `nearly` or `below`, in the text's own words; empty if there is none
    unit: `percent`, `km²`, `points` of a percentage, or empty
    factor: by what the unit as written is multiplied to be `unit`
    end: where the number and its unit end
    """

    number: Number
    approximation: str
    unit: str
    factor: float
    said: str
    end: int

    @property
    def low(self) -> float | None:
        """The number in `unit`, of a range the lower end; None if it cannot be read."""
        if self.number.low is None:
            return None
        return _whole(self.number.low * self.factor)

    @property
    def high(self) -> float | None:
        """The upper end of a range, or `low` again."""
        if self.number.high is None:
            return None
        return _whole(self.number.high * self.factor)

    @property
    def step(self) -> float:
        """The last place that the writer gave, in `unit`."""
        return self.number.step * self.factor


#: Numbers that follow such words, or stand before them, are not amounts: ages, ordinals, pages, money, documents.
_LEFT_OUT_BEFORE = re.compile(
    r"(?:\b(?:aged?|ages|âgée?s? de|im alter von|a la edad de)|\b(?:pages?|pp?\.|seiten?|s\.|páginas?|pág\.)|"
    r"\b(?:articles?|art\."
    r"|protocols?|resolutions?|no\.|nos\.|nr\.|n°|nº|№|number|paragraphs?|para\.|chapter|section|footnote|table|figure|annex|"
    r"action|actions|artikels?|absatz|artículos?|résolution|resolución|version|phase|level|room|part|stage|grade|route|"
    r"highway|windows|type|model|covid|flight|unit|brigade|issue|volume|vol\.)|[$€£¥]|\b(?:usd|eur|gbp|chf|us|aud|"
    r"million de))\s?$",
    re.IGNORECASE,
)
_LEFT_OUT_AFTER = re.compile(
    r"(?:st|nd|rd|th|ème|è?me|er|º|ª)\b|[-\s]years?[-\s]olds?\b|-year\b|[-\s]jährig|\s?(?:jahre alt|años de edad)|"
    r"\s?(?:[€£$]|(?:us |u\.s\. |canadian |australian )?(?:dollars?|euros?|pounds?|francs?|yen|rubles|roubles|"
    r"usd|eur|chf|gbp|"
    r"kronor|kroner|hryvnias?|riels?|dólares|de dólares|de dollars|d[’']euros|de euros)\b)|\s?ans\b(?=\s(?:a été|"
    r"et|,))",
    re.IGNORECASE,
)
_APPROXIMATIONS = {
    "over": "more than|over|above|at least|in excess of|exceeding|exceeded|exceeds|upwards of|no fewer than|"
    "topped|surpassed|"
    "plus de|au moins|mehr als|über|mindestens|más de|al menos|por lo menos|not less than|a minimum of",
    "nearly": "nearly|almost|close to|just under|not quite|près de|presque|knapp|fast|beinahe|casi|approaching|nearing",
    "below": "less than|fewer than|under|below|up to|as many as|no more than|moins de|jusqu'à|weniger als|bis zu|"
    "unter|menos de|"
    "hasta|at most",
    "about": "about|around|roughly|approximately|approx\\.|some|circa|ca\\.|an estimated|estimated|environ|"
    "quelque|rund|etwa|"
    "ungefähr|circa|zirka|cerca de|alrededor de|unos|unas|aproximadamente|estimated at|"
    "estimates of|schätzungsweise|estimado en|on the order of",
}
_APPROXIMATE = re.compile(
    r"(?:^|[^\w])(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _APPROXIMATIONS.items())
    + r")\s(?:the\s|a\s|an\s)?$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s(?:or more|or so|oder mehr|ou plus|o más)\b", re.IGNORECASE)
_TWICE = re.compile(
    r"\b(?:(?P<two>twice|double|deux fois|doppelt so|zweimal so|el doble)|(?P<three>three times|triple|trois "
    r"fois|dreimal so|"
    r"tres veces)|(?P<four>four times|quatre fois|viermal so)) (?:as many|the number|plus|viele|de|that number|más)\b",
    re.IGNORECASE,
)
_KM2 = (
    r"km²|km2\b|sq\.?\s?km\b|sq\.? kilomet(?:er|re)s?|square[ -]kilomet(?:er|re)s?|quadratkilometern?\b|"
    r"kilom[èe]tres?[ -]carrés?|kil[óo]metros? cuadrados?"
)
_UNIT = re.compile(
    r"[\s ]?(?:(?P<points>percentage[ -]points?|prozentpunkte?|points? de pourcentage|puntos porcentuales)|"
    r"(?P<percent>%|per ?cent\b|pct\b|prozent\b|pour ?cent\b|por ciento\b)|"
    rf"[-\s]?(?:(?P<km>{_KM2})|(?P<ha>hectares?\b|ha\b|hektar\b|hect[áa]reas?\b)|(?P<acre>acres?\b)|"
    r"(?P<mile>sq(?:uare|\.)? miles?\b)|(?P<metre>m²|m2\b|sq\.? ?m\b|square[ -]met(?:er|re)s?\b|quadratmetern?\b|"
    r"mètres?[ -]carrés?|metros? cuadrados?)))",
    re.IGNORECASE,
)
THOUSANDTH = 10.0**-3
#: Square kilometres in one of each unit of area.
AREAS = {"km": 1.0, "ha": 0.01, "acre": 0.00404685642, "mile": 2.589988110, "metre": 0.000001}
_TWICE_HINT = re.compile(r"\b(?:double|triple|times|fois|doble|mal)\b")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+|[;:()–—,]")
STOPS = frozenset(";:()–—,")


#: The place and the day with which an agency begins: `GENEVA, 20 November 2024 —`.
_DATE_LINE = re.compile(
    r"[A-ZÀ-Þ][^.!?;—–]{0,60}\d{0,4}\s?(?:\([^()]{1,40}\)\s?)?[—–]\s|[A-ZÀ-Þ][^.!?;]{0,60}\d{4}\s?-{1,2}\s"
)


@cache
def countable() -> re.Pattern[str]:
    """What follows an amount of four digits, and not a year."""
    tags = (
        "people",
        "children",
        "civilians",
        "military",
        "casualties",
        "killed",
        "injured",
        "mines",
        "group",
        "deminers",
    )
    words = [form.replace("_", " ") for tag in tags for form in lexicon.FORMS[tag].split()]
    return re.compile(
        rf"\s(?:new |civilian |landmine |anti-?personnel )?(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE
    )


class Reading(NamedTuple):
    """A sentence with its marks in order, and how many of its numbers are dates, ages, pages, money or the like."""

    text: str
    marks: tuple[Mark, ...]
    left_out: int


class Token(NamedTuple):
    """A word in small letters, a run of digits or a stop, where it stands."""

    at: int
    to: int
    word: str


def read(text: str, language: str, find: Finder) -> Reading:
    """The marks of a sentence."""
    tokens = [Token(match.start(), match.end(), match.group().lower()) for match in _TOKEN.finditer(text)]
    dates = periods(text, countable(), _starts(tokens, FIRST_WORDS))
    left_out = sum(any(map(str.isdigit, text[one.at : one.to])) for one in dates)
    line = _DATE_LINE.match(text)
    begin = 0
    if line:
        begin = line.end()
    marks = [Mark(one.at, one.to, "period", one.kind, period=one) for one in dates if one.at >= begin]
    for number in numerals.numbers(text, language, _starts(tokens, numerals.first_words(language))):
        if any(one.at < number.end and number.start < one.to for one in dates):
            continue
        if is_left_out(text, number):
            left_out += 1
        else:
            marks.append(Mark(number.start, number.end, "number", "", number=number))
    marks += [Mark(mention.at, mention.to, "place", mention.place) for mention in find(text, language)]
    marks += _multiples(text)
    named = {at for mark in marks for at in range(mark.at, mark.to)}
    marks += [mark for mark in words(tokens) if mark.at not in named]
    marks.sort(key=_position)
    return Reading(text, tuple(marks), left_out)


_position = attrgetter("at")


def _starts(tokens: Iterable[Token], words: frozenset[str]) -> list[int]:
    """Where digits begin, or one of some words."""
    return [at for at, _, word in tokens if word in words or word[0].isdigit() or "-" in word]


def _multiples(text: str) -> list[Mark]:
    """The marks of "twice as many" and the like."""
    if " as " not in text and not _TWICE_HINT.search(text):
        return []
    factors = {"two": "2", "three": "3", "four": "4"}
    return [Mark(one.start(), one.end(), "times", factors[one.lastgroup or "two"]) for one in _TWICE.finditer(text)]


def words(tokens: list[Token]) -> list[Mark]:
    """The words that the lexicon knows, and the ends of clauses."""
    tags, phrases, world = lexicon.tags(), lexicon.phrases(), lexicon.world()
    found: list[Mark] = []
    after = 0
    for index, (at, to, word) in enumerate(tokens):
        if at < after:
            continue
        if word in phrases:
            word, to = _phrase(tokens, index, phrases[word])
            after = to
        tag = tags.get(word)
        if word in world:
            found.append(Mark(at, to, "place", WORLD))
        elif tag:
            found.append(Mark(at, to, "tag", tag))
        elif word in STOPS:
            found.append(Mark(at, to, "stop", word))
    return found


def _phrase(tokens: list[Token], index: int, forms: Iterable[tuple[str, ...]]) -> tuple[str, int]:
    """The longest form of several words that begins at a token, or its own word; and where it ends."""
    for form in forms:
        following = tokens[index : index + len(form)]
        if len(following) == len(form) and all(one.word == word for one, word in zip(following, form, strict=True)):
            return " ".join(form), following[-1].to
    return tokens[index].word, tokens[index].to


def is_left_out(text: str, number: Number) -> bool:
    """Whether a number is an ordinal, an age, a page, money, or the number of a document."""
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 40]
    if _LEFT_OUT_AFTER.match(after) or text[number.start - 1 : number.start] == "#":
        return True
    if before.rstrip(" (").lower().endswith("de") and re.match(r"\s(?:ans|años)\b", after):
        return True
    return bool(_LEFT_OUT_BEFORE.search(before)) and not (before.rstrip().lower().endswith("us") and "$" not in before)


def amount(text: str, number: Number) -> Amount:
    """A number with its unit and the words that make it a rough one."""
    match = _UNIT.match(text, number.end)
    unit, factor, end = "", 1.0, number.end
    if match:
        end = match.end()
        name = match.lastgroup or ""
        unit = "km²"
        if name in ("percent", "points"):
            unit = name
        factor = AREAS.get(name, 1.0)
    if not unit and number.low is not None and number.low == number.high and number.step == THOUSANDTH:
        # People and mines are whole: three digits after a point or a comma are a group, whatever the language.
        whole = round(number.low * 1000)
        number = number._replace(low=whole, high=whole, step=1)
    rough = _APPROXIMATE.search(text[max(0, number.start - 28) : number.start])
    approximation, start = "", number.start
    if rough:
        approximation = rough.lastgroup or ""
        start = number.start - len(rough.group().lstrip())
    elif _MORE.match(text, end):
        approximation = "over"
    return Amount(number, approximation, unit, factor, text[start:end].strip(" ,;("), end)


def _whole(value: float) -> float:
    """A value without the noise of floating point, as a whole number if it is one."""
    value = round(value, 6)
    if value == int(value):
        return int(value)
    return value
