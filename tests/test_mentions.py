"""Places named in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefacts.dataset.reading import Dataset, bundled
from minefacts.questions.mentions import within

DATASET = Dataset(bundled())


def named(text: str, *languages: str) -> list[tuple[str, str | None]]:
    """What a text names, as it names it."""
    found = within(DATASET, text, ("en", *languages))
    return [(text[start:end], code) for start, end, code in found]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("In the end, mines remain in India.", [("India", "IND")]),
        ("Guinea-Bissau and Guinea", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("Papua New Guinea; New Guinea", [("Papua New Guinea", "PNG"), ("New Guinea", None)]),
        ("Bosnia and Herzegovina signed", [("Bosnia and Herzegovina", "BIH")]),
        ("Bosnia & Herzegovina signed", [("Bosnia & Herzegovina", "BIH")]),
        ("the Democratic Republic of the Congo", [("Democratic Republic of the Congo", "COD")]),
        ("DR Congo, or Congo", [("DR Congo", "COD"), ("Congo", None)]),
        ("Côte d’Ivoire, Cote d'Ivoire", [("Côte d’Ivoire", "CIV"), ("Cote d'Ivoire", "CIV")]),
        ("the U.S. and the UK told us", [("U.S", "USA"), ("UK", "GBR")]),
        ("Us too: the car in the CAR", [("CAR", "CAF")]),
        ("South Korea and North Korea", [("South Korea", "KOR"), ("North Korea", "PRK")]),
        ("Sudan and South Sudan; south of Sudan", [("Sudan", "SDN"), ("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("South of Sudan", [("Sudan", "SDN")]),
        ("Northern Ireland and Ireland", [("Northern Ireland", None), ("Ireland", "IRL")]),
        ("Latin America, America", [("Latin America", None), ("America", "USA")]),
        ("Ukraine's mines, Ukraine’s", [("Ukraine", "UKR"), ("Ukraine", "UKR")]),
        ("In Ukraine.\nThe army", [("Ukraine", "UKR")]),
        ("United\nStates", [("United\nStates", "USA")]),
        ("MINES IN MALI", [("MALI", "MLI")]),
        ("Kosovo", [("Kosovo", "XKX")]),
        ("World Bank, mines worldwide", []),
        ("Niger, Republic", [("Niger", "NER")]),
        ("Niger. Republic", [("Niger", "NER")]),
        ("Nigerian, Malian", []),
    ],
)
def test_the_longest_name_with_a_capital_is_found(text: str, mentions: list[tuple[str, str | None]]) -> None:
    assert named(text) == mentions


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [
        ("es", "sin minas en China", [("China", "CHN")]),
        ("fr", "Au Mali et aux États-Unis", [("Mali", "MLI"), ("États-Unis", "USA")]),
        ("de", "In Österreich und Oesterreich", [("Österreich", "AUT"), ("Oesterreich", "AUT")]),
        ("zh", "柬埔寨和乌克兰的地雷", [("柬埔寨", "KHM"), ("乌克兰", "UKR")]),
        ("ko", "우크라이나에서", [("우크라이나", "UKR")]),
        ("hi", "यूक्रेन और टोगो", [("यूक्रेन", "UKR"), ("टोगो", "TGO")]),
        ("ru", "Украина", [("Украина", "UKR")]),
    ],
)
def test_names_in_the_language_of_the_text_are_found_too(
    language: str, text: str, mentions: list[tuple[str, str | None]]
) -> None:
    assert named(text, language) == mentions


def test_names_in_other_languages_are_not_looked_for() -> None:
    assert named("Au Tchad") == []
    assert named("Au Tchad", "fr") == [("Tchad", "TCD")]


PARTS = [
    "Ukraine",
    "South",
    "Sudan",
    "of",
    "the",
    "Republic",
    "and",
    "Congo",
    "US",
    " ",
    ", ",
    ". ",
    "-",
    "’s",
    "\n",
    "é",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map("".join)))
def test_mentions_stand_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end, code in within(DATASET, text, ("en", "zh")):
        assert last <= start < end <= len(text)
        assert code is None or code in DATASET.places
        last = end
