"""Numbers and periods in running text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefacts.model import lexicon
from minefacts.model.numerals import LANGUAGES, numbers
from minefacts.questions.verify.periods import periods

PEOPLE = re.compile(r"\s(?:people|casualties)\b")


def read(text: str, language: str = "en") -> list[tuple[str, float | None, float]]:
    return [(text[one.start : one.end], one.low, one.step) for one in numbers(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "value", "step"),
    [
        ("5,757", "en", 5757, 1),
        ("5 757", "fr", 5757, 1),
        ("5\u202f757", "en", 5757, 1),
        ("6.279", "de", 6279, 1),
        ("6.279", "es", 6279, 1),
        ("6.279", "en", 6.279, 0.001),
        ("1'234'567", "de", 1234567, 1),
        ("1.234,5", "de", 1234.5, 0.1),
        ("1,234.5", "en", 1234.5, 0.1),
        ("175.39", "en", 175.39, 0.01),
        ("1.6 million", "en", 1_600_000, 100_000),
        ("2,5 Millionen", "de", 2_500_000, 100_000),
        ("half a million", "en", 500_000, 100_000),
        ("eine halbe Million", "de", 500_000, 100_000),
        ("twenty-five", "en", 25, 1),
        ("two hundred and fifty", "en", 250, 10),
        ("a hundred", "en", 100, 100),
        ("deux cents", "fr", 200, 100),
        ("dix-sept", "fr", 17, 1),
        ("un million", "fr", 1_000_000, 1_000_000),
        ("zwölf", "de", 12, 1),
        ("dos mil", "es", 2000, 1000),
        ("20,000", "en", 20_000, 10_000),
    ],
)
def test_number_is_read_in_its_language(text: str, language: str, value: float, step: float) -> None:
    ((said, low, last),) = read(f"x {text} y", language)
    assert (said, low) == (text, value)
    assert last == pytest.approx(step)


@pytest.mark.parametrize("text", ["one of the", "a mine", "PMN-2", "M14", "COVID-19", "km2", "per cent", "#5x", "T72B"])
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read(f"x {text} y") == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("20–30", 20, 30), ("20 to 30", 20, 30), ("between 40 and 50", 40, 50), ("zwischen 40 und 50", 40, 50)],
)
def test_range_is_one_number(text: str, low: int, high: int) -> None:
    language = "de" if "zwischen" in text else "en"
    assert [(one.low, one.high) for one in numbers(text, language)] == [(low, high)]


def test_change_is_two_numbers() -> None:
    assert [one.low for one in numbers("rose from 20 to 30")] == [20, 30]
    assert [one.low for one in numbers("20 and 30")] == [20, 30]


def test_number_too_long_to_be_one_has_no_value() -> None:
    (one,) = numbers("9" * 5000)
    assert (one.low, one.high) == (None, None)


@given(st.text(), st.sampled_from(LANGUAGES))
def test_numbers_stand_in_order_and_inside_the_text(text: str, language: str) -> None:
    last = 0
    for one in numbers(text, language):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("in 2023", "year", "2023", "2023"),
        ("since 1979", "since", "1979", None),
        ("since the end of the war in 1995", "since", "1995", None),
        ("since November 2020", "since", "2020-11", None),
        ("between 2015 and 2018", "span", "2015", "2018"),
        ("1999–2008", "span", "1999", "2008"),
        ("between November 2023 and October 2024", "span", "2023-11", "2024-10"),
        ("by the end of 2023", "until", None, "2023"),
        ("on 25 November 2024", "part", "2024-11-25", "2024-11-25"),
        ("November 25, 2024", "part", "2024-11-25", "2024-11-25"),
        ("25. November 2024", "part", "2024-11-25", "2024-11-25"),
        ("3 de diciembre de 1997", "part", "1997-12-03", "1997-12-03"),
        ("in the first half of 2024", "part", "2024", "2024"),
        ("Landmine Monitor 2024 says", "edition", "2024", "2024"),
        ("the 1997 Mine Ban Treaty", "edition", "1997", "1997"),
        ("last year", "last", None, None),
        ("im vergangenen Jahr", "last", None, None),
        ("the year before", "before", None, None),
        ("over the past decade", "vague", None, None),
        ("ten years ago", "vague", None, None),
    ],
)
def test_period_is_read(text: str, kind: str, start: str | None, end: str | None) -> None:
    assert [one[2:] for one in periods(text, PEOPLE)] == [(kind, start, end)]


def test_amount_of_four_digits_is_no_year() -> None:
    assert periods("killed 1983 people", PEOPLE) == []
    assert [one.start for one in periods("in 1983 people died", PEOPLE)] == ["1983"]
    assert periods("In May 5,757 people died", PEOPLE) == []


def test_word_has_one_tag_and_text_a_language() -> None:
    assert lexicon.tags()["getötet"] == "killed"
    assert lexicon.language("Die Minen haben nicht nur im Land der Khmer Menschen getötet") == "de"
    assert lexicon.language("5,757", "fr") == "fr"


SPELT = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte",
}
ROUND = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
SCALED = {
    "en": {
        "3 hundred": 300,
        "3 thousand": 3000,
        "3 million": 3e6,
        "3 mn": 3e6,
        "3 m": 3e6,
        "3 billion": 3e9,
        "3 bn": 3e9,
    },
    "fr": {
        "trois cent": 300,
        "trois cents": 300,
        "trois mille": 3000,
        "un million": 1e6,
        "3 millions": 3e6,
        "un milliard": 1e9,
        "3 milliards": 3e9,
    },
    "de": {
        "drei hundert": 300,
        "drei tausend": 3000,
        "eine Million": 1e6,
        "3 Millionen": 3e6,
        "3 Mio": 3e6,
        "eine Milliarde": 1e9,
        "3 Milliarden": 3e9,
    },
    "es": {"cien": 100, "ciento tres": 103, "tres mil": 3000, "un millón": 1e6, "3 millones": 3e6},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words_are_read(language: str) -> None:
    values = [read(f"x {word} y", language)[0][1] for word in SPELT[language].split()]
    assert values == list(range(2, 21))
    tens = [read(f"x {word} y", language)[0][1] for word in ROUND[language].split()]
    assert tens == [20 + 10 * place for place in range(len(tens))]
    scaled = {text: read(f"x {text} y", language)[0][1] for text in SCALED[language]}
    assert scaled == SCALED[language]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        *(("two hundred and five", "en", 205), ("twenty-one thousand", "en", 21_000), ("treinta y uno", "es", 31)),
        *(("vingt et un", "fr", 21), ("two million three hundred thousand", "en", 2_300_000)),
        *(("half a million", "en", 500_000), ("un demi million", "fr", 500_000), ("medio millón", "es", 500_000)),
    ],
)
def test_number_words_are_put_together(text: str, language: str, value: float) -> None:
    assert [one[1] for one in read(f"x {text} y", language)] == [value]
