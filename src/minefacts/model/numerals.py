"""Numbers in running text: digits as English, French, Spanish, German and Swiss writers group them, and number words.

Every pattern takes time linear in the text. A number too long to be one is read without a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

#: Digits of the longest number that is read; more are a code, not an amount.
LONGEST = 15
#: The languages whose numbers are read.
LANGUAGES = ("en", "fr", "de", "es")


class Number(NamedTuple):
    """A number where it stands in a text; `low` and `high` differ in a range, and are None if it is unreadable.

    `step` is the last place that the writer gave: 100 for 5,700, 0.1 for 175.4, 100,000 for 1.6 million.
    `grouped` tells an amount from a year: it is written with separators, with a fraction or in words.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    step: float
    grouped: bool

    @property
    def value(self) -> float | None:
        """The number, or the lower end of a range."""
        return self.low


UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt",
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn zwanzig",
    "es": "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte",
}
TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "fr": "trente quarante cinquante soixante",
    "de": "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
SCALES = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9},
    "fr": {
        "cent": 100,
        "cents": 100,
        "mille": 1000,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
    "de": {
        "hundert": 100,
        "tausend": 1000,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
    },
    "es": {"cien": 100, "ciento": 100, "mil": 1000, "millón": 10**6, "millones": 10**6},
}
#: Scales that mean the same in every language: a short text may not tell its own.
MILLIONS = {
    word: scale for scales in SCALES.values() for word, scale in scales.items() if scale >= 10**6 and len(word) > 2
}
#: Forms of "one" that are as often an article or a pronoun: a number only before a scale, as in "one million".
ONES = {"en": ("one", "a"), "fr": ("un", "une"), "de": ("ein", "eine", "einer"), "es": ("un", "una", "uno")}
#: Half of a million, without the million.
HALF = {"en": "half a", "fr": "un demi", "de": "eine halbe", "es": "medio"}
#: "And" within a number, which stands only after a scale, in Spanish after tens.
JOINT = {
    "en": "(?<=hundred)[ ]and[ ]|(?<=thousand)[ ]and[ ]",
    "fr": "(?<=vingt)[ ]et[ ]|(?<=ante)[ ]et[ ]",
    "de": "(?!)",
    "es": "(?<=nta)[ ]y[ ]",
}
#: Scales that are also other words: they count only after another number.
BOUND = frozenset(("m", "mn", "bn", "mio", "cent", "cents"))
#: Between digits of one number: an apostrophe, a blank that does not break, a plain blank.
BLANKS = " \u00a0\u2009\u202f"
APOSTROPHES = "'’"


@cache
def _words(language: str) -> dict[str, int]:
    """Each number word that stands for an amount below a hundred."""
    words = {word: value for value, word in enumerate(UNITS[language].split())}
    words |= {word: 30 + 10 * index for index, word in enumerate(TENS[language].split())}
    for one in ONES[language]:
        words[one] = 1
    return words


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Digits with an optional scale after them, or number words."""
    groups = rf"\d{{1,3}}(?:[{BLANKS}{APOSTROPHES},.]\d{{3}})+(?!\d)(?:[.,]\d{{1,6}}(?!\d))?"
    digits = rf"(?:{groups}|\d+(?:[.,]\d{{1,6}}(?![\d]))?)"
    scales = "|".join(sorted({**MILLIONS, **SCALES[language]}, key=len, reverse=True))
    words = "|".join(sorted({*_words(language), *SCALES[language]} - BOUND, key=len, reverse=True))
    later = "|".join(sorted({*_words(language), *SCALES[language]}, key=len, reverse=True))
    half = rf"(?:{HALF[language]})[ -](?:million|millón)\b"
    joint = rf"(?:[ \u00a0-]|{JOINT[language]})"
    return re.compile(
        rf"(?P<half>\b{half})|(?P<digits>{digits})(?:[ \u00a0-](?P<scale>{scales})\b)?"
        rf"|(?<![\w-])(?P<words>(?:{words})(?:{joint}(?:{later}))*)(?![\w])"
    )


def lowered(text: str) -> str:
    """Text in small letters, of which every letter stands where it stood."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def numbers(text: str, language: str = "en", starts: Iterable[int] | None = None) -> list[Number]:
    """The numbers of a text, in order; of a range one, with both ends.

    `starts` are the positions at which one may begin, if they are known: those of digits and of `first_words`.
    """
    found: list[Number] = []
    small = lowered(text)
    for match in _matches(small, language, starts):
        number = _read(match, language)
        if number is None or _is_inside_a_word(text, number):
            continue
        if found and _is_range(text, found[-1], number, language):
            first = found.pop()
            number = Number(first.start, number.end, first.low, number.high, min(first.step, number.step), True)
        found.append(number)
    return found


def _matches(text: str, language: str, starts: Iterable[int] | None) -> Iterator[re.Match[str]]:
    """What the pattern of a language matches, anywhere or at some positions."""
    pattern = _pattern(language)
    if starts is None:
        yield from pattern.finditer(text)
        return
    last = 0
    for start in starts:
        if start >= last:
            match = pattern.match(text, start)
        else:
            match = None
        if match:
            last = match.end()
            yield match


@cache
def first_words(language: str) -> frozenset[str]:
    """The words in small letters with which a number in words may begin."""
    halves = {HALF[language].split(" ")[0]}
    parts = {word.split("-")[0] for word in _words(language)}
    return frozenset({*_words(language), *parts, *SCALES[language], *halves} - BOUND)


def amount(digits: str, language: str) -> tuple[float | None, float, bool]:
    """The value, the last place given and whether separators were used, of digits as a language writes them."""
    plain = digits
    for blank in BLANKS + APOSTROPHES:
        plain = plain.replace(blank, "")
    decimal = _decimal_mark(plain, language)
    whole, _, fraction = plain.partition(decimal) if decimal else (plain, "", "")
    whole = whole.replace(",", "").replace(".", "")
    if len(whole) + len(fraction) > LONGEST:
        return None, 1, True
    if fraction:
        return float(f"{whole}.{fraction}"), 10.0 ** -len(fraction), True
    value = int(whole)
    return value, _step(value), not digits.isdecimal()


def _decimal_mark(plain: str, language: str) -> str:
    """The mark before the fraction: of two kinds the last, of one kind what the language makes of it."""
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        if plain.rfind(".") > plain.rfind(","):
            return "."
        return ","
    if points + commas != 1:
        return ""
    mark = ","
    if points:
        mark = "."
    after = len(plain) - plain.index(mark) - 1
    if after != 3 or plain.startswith("0"):
        return mark
    grouping = "."
    if language == "en":
        grouping = ","
    if mark == grouping:
        return ""
    return mark


def _step(value: int) -> float:
    """The last place of a whole number that is not zero."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _read(match: re.Match[str], language: str) -> Number | None:
    """What a match of the pattern says; None for an article or a scale that stands alone."""
    if match["half"]:
        return Number(match.start(), match.end(), 500_000, 500_000, 100_000, True)
    if match["digits"]:
        value, step, grouped = amount(match["digits"], language)
        if match["scale"] and value is not None:
            scale = {**MILLIONS, **SCALES[language]}[match["scale"].lower()]
            value, step, grouped = round(value * scale, 6), step * scale, True
        return Number(match.start(), match.end(), value, value, step, grouped)
    return _read_words(match, language)


def _read_words(match: re.Match[str], language: str) -> Number | None:
    """The value of number words: `two hundred and fifty`, `one million`."""
    # In French "dix-sept" is one word.
    words = re.findall(r"[^\W\d_]+(?:-(?:sept|huit|neuf))?", match["words"].lower())
    values, scales = _words(language), SCALES[language]
    if len(words) == 1 and (
        words[0] in ONES[language] or (words[0] in scales and words[0] not in ("mil", "cien", "mille"))
    ):
        return None
    total, part, scaled = 0, 0, False
    for word in words:
        if word in scales and scales[word] > 100:
            total, part, scaled = total + max(part, 1) * scales[word], 0, True
        elif word in scales:
            part, scaled = max(part, 1) * scales[word], True
        elif word in values:
            part += values[word]
    if not scaled and words[0] in ONES[language]:
        return None
    value = total + part
    return Number(match.start(), match.end(), value, value, _step(value) if scaled else 1, True)


def _is_inside_a_word(text: str, number: Number) -> bool:
    """Whether the digits are part of a designation: `PMN-2`, `M14`, `COVID-19`, `km2`, `T72B`."""
    before = text[max(0, number.start - 2) : number.start]
    after = text[number.end : number.end + 1]
    if before and (before[-1].isalpha() or before[-1] in "_/#@"):
        return True
    if (
        len(before) == 2
        and before[1] in "-–."
        and before[0].isalnum()
        and not (before[0].isdigit() and before[1] in "-–")
    ):
        return True
    return after == "_" or (after.isalpha() and not SUFFIX.match(text, number.end))


#: Letters that may follow digits without a blank: units, ordinals, decades.
SUFFIX = re.compile(r"(?:km|ha|m²|m2|st|nd|rd|th|er|e|è|ème|s|k|m|bn|mn|x|pc|a)(?![^\W\d_])", re.IGNORECASE)
TO = {"en": ("to", "and"), "fr": ("à", "et"), "de": ("bis", "und"), "es": ("a", "y")}
BETWEEN = {"en": "between", "fr": "entre", "de": "zwischen", "es": "entre"}


def _is_range(text: str, first: Number, second: Number, language: str) -> bool:
    """Whether two numbers are the ends of one range: `20-30`, `20 to 30`, `between 20 and 30`."""
    if first.low is None or second.low is None or first.high != first.low or not first.low < second.low:
        return False
    link = text[first.end : second.start]
    if link in ("-", "–", "—"):
        return True
    to, also = TO[language]
    if link.strip().lower() == also and len(link) <= 5:
        return text[: first.start].rstrip().lower().endswith(BETWEEN[language])
    return link.strip().lower() == to and len(link) <= 5 and not _from(text, first.start)


def _from(text: str, start: int) -> bool:
    """Whether a change is told, `from 20 to 30`, whose ends are two numbers."""
    before = text[max(0, start - 24) : start].lower()
    return bool(re.search(r"\b(?:from|de|von|desde)\s+(?:\w+\s+){0,2}$", before))
