"""The one folding: what it leaves out, what it never does, and that it is one."""

from __future__ import annotations

import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefacts.dataset.reading import Dataset, bundled
from minefacts.model.spelling import fold, normalise, words

DATASET = Dataset(bundled())
NAMES = tuple(written for name in DATASET.names for written in name.names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UKRAÏNE", "Ukraine"),
        ("Ｕｋｒａｉｎｅ", "Ukraine"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Côte-d`Ivoire", "COTE D'IVOIRE"),
        ("Saint-Lucia", "St. Lucia"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("The Republic of the Congo", "Republic Congo"),
        ("Solomon Isds", "Solomon Islands"),
        ("Solomon Is.", "Solomon Islands"),
        ("Dem. Rep. Congo", "Democratic Republic of the Congo"),
        ("DR Congo", "Democratic Republic of the Congo"),
        ("Lao People's DR", "Lao People’s Democratic Republic"),
        ("Kazakh SSR", "Kazakh Soviet Socialist Republic"),
        ("Palestinian Terr.", "Palestinian Territory"),
        ("l'Ukraine", "L’Ukraine"),
        ("l’Ukraine", "Ukraine"),
        ("Die Philippinen", "Philippinen"),
        ("O'zbekiston", "Oʻzbekiston"),
        ("İRAN", "iran"),
        ("Straße", "STRASSE"),
        ("Ελλάδα", "ΕΛΛΑΔΑ"),
        ("Йемен", "ЙЕМЕН"),
        ("إيـــران", "ايران"),
        ("ایران", "ايران"),
        ("ﻟﺒﻨﺎﻥ", "لبنان"),
        ("ארה״ב", "ארהב"),
        ("יִשְׂרָאֵל", "ישראל"),
        ("ｶﾝﾎﾞｼﾞｱ", "カンボジア"),
        ("Viê\u0323t Nam", "Việt Nam"),
        ("फ़िजी", "फिजी"),
        ("ﬁji", "Fiji"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize(
    "names",
    [
        ("टोगो", "टोंगा"),
        ("टोगो", "टागा"),
        ("গিনি", "ঘানা"),
        ("গানা", "গিনি"),
        ("கானா", "கினி"),
        ("ఘానా", "గినియా"),
        ("ไทย", "ไท"),
        ("ນີເຊ", "ນີເຈ"),
        ("កាណាដា", "កេណ្យ៉ា"),
        ("ガーナ", "カーナ"),
        ("가봉", "가나"),
        ("Niger", "Nigeria"),
        ("Guinea", "Guinea-Bissau"),
        ("Dominica", "Dominicana"),
        ("South Korea", "North Korea"),
        ("Republic of Korea", "Democratic People's Republic of Korea"),
        ("De Swdan", "Swdan"),
        ("O'zbekiston", "zbekiston"),
        ("La’os", "os"),
        ("U.S.A.", "U.S."),
        ("A.R. Egypt", "R. Egypt"),
    ],
)
def test_letters_and_words_that_tell_names_apart_are_kept(names: tuple[str, ...]) -> None:
    for one, other in combinations(names, 2):
        assert normalise(one) != normalise(other)


@given(st.one_of(st.text(), st.sampled_from(NAMES)))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(
    st.lists(
        st.sampled_from(
            ["the", "an d", "sa", "int", "Re.p", "o f", "IS", " ", "D", "em", "&", "l'", "la ", "a", "pd", "r"]
        )
    ).map("".join)
)
def test_normalising_twice_changes_nothing_more_about_words_that_are_left_out(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.one_of(st.text(), st.sampled_from(NAMES)))
def test_composed_and_decomposed_text_is_one(text: str) -> None:
    assert normalise(unicodedata.normalize("NFC", text)) == normalise(unicodedata.normalize("NFD", text))


@given(st.sampled_from(NAMES))
def test_a_name_is_never_nothing(name: str) -> None:
    assert normalise(name)


@given(st.text())
def test_a_key_has_no_blanks_and_no_capitals(text: str) -> None:
    key = normalise(text)
    assert key == key.casefold() == unicodedata.normalize("NFC", key)
    assert not any(character.isspace() for character in key)


@pytest.mark.parametrize("text", ["", " ", "the", "of the", "…", "--", "'", "&"])
def test_what_names_nothing_has_no_key(text: str) -> None:
    assert normalise(text) == ""


def test_words_are_folded_without_being_joined() -> None:
    assert words("The Côte d’Ivoire: 5,757 MINES") == ["the", "cote", "d", "ivoire", "5", "757", "mines"]


def test_characters_to_keep_are_kept() -> None:
    assert fold("5,757.5 % d’État", ",.%").split() == ["5,757.5", "%", "d", "etat"]
    assert fold("d’État", "'") == "d'etat"
