"""Names to states, over the dataset that ships and over small ones built here."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minefacts.dataset import layout
from minefacts.dataset.reading import Dataset, bundled
from minefacts.errors import AmbiguousNameError, NotAStateError, UnknownError
from minefacts.model.records import Area, Country
from minefacts.questions import names
from minefacts.questions.names import complete, match, normalise, resolve, spellings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DATASET = Dataset(bundled())
STATES = tuple(DATASET.countries.values())
SPELLINGS = tuple((state, name) for state in STATES for _, name in spellings(state))
SUCCESSORS = {
    "Soviet Union": "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB",
    "USSR": "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB",
    "U.S.S.R.": "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB",
    "Yugoslavia": "BIH HRV MKD MNE SRB SVN",
    "SFR Yugoslavia": "BIH HRV MKD MNE SRB SVN",
    "Serbia and Montenegro": "MNE SRB",
    "Serbia & Montenegro": "MNE SRB",
    "Czechoslovakia": "CZE SVK",
    "Congo": "COD COG",
    "the Congo": "COD COG",
    "Конго": "COD COG",
    "Korea": "KOR PRK",
    "Corea": "KOR PRK",
    "Sudan (former)": "SDN SSD",
}


def answer(text: str) -> str:
    return resolve(DATASET, text).iso3


def outcome(text: str) -> Country | UnknownError | AmbiguousNameError:
    try:
        return resolve(DATASET, text)
    except (UnknownError, AmbiguousNameError) as error:
        return error


def state(iso3: str, m49: str, name: str, *aliases: str) -> Country:
    return Country(iso3, iso3[:2], m49, name, f"Republic of {name}", True, "Europe", "Europe", aliases, {})


def dataset(folder: Path, *countries: Country, areas: tuple[Area, ...] = ()) -> Dataset:
    (folder / "countries.json").write_text(layout.text(countries, "iso3"), "utf-8")
    (folder / "areas.json").write_text(layout.text(areas, "name"), "utf-8")
    return Dataset(str(folder))


@pytest.mark.parametrize("country", STATES, ids=lambda country: country.iso3)
def test_every_name_finds_its_own_state_or_is_declared_to_be_of_several(country: Country) -> None:
    for _, name in spellings(country):
        found = outcome(name)
        one_of_several = isinstance(found, AmbiguousNameError) and (country.name, country.iso3) in found.suggestions
        assert found == country or one_of_several, name


@pytest.mark.parametrize("country", STATES, ids=lambda country: country.iso3)
def test_every_code_finds_its_state_in_any_case_and_with_or_without_zeros(country: Country) -> None:
    codes = {"iso2": [country.iso2], "iso3": [country.iso3], "m49": [country.m49, str(int(country.m49))]}
    for kind, spelt in codes.items():
        for code in (*spelt, *(one.lower() for one in spelt), f" {spelt[0]} "):
            assert match(DATASET, code) == (country.name, country.iso2, country.iso3, country.m49, kind)


def test_a_name_of_two_states_is_an_alias_of_each() -> None:
    owners: dict[str, set[str]] = {}
    for country, name in SPELLINGS:
        owners.setdefault(normalise(name), set()).add(country.iso3)
    for key, iso3s in owners.items():
        declared = {one.iso3 for one in STATES if key in map(normalise, one.aliases)}
        assert len(iso3s) == 1 or iso3s == declared, key


def test_no_state_repeats_a_name() -> None:
    for country in STATES:
        for spelt in (country.aliases, *country.names.values()):
            assert len(spelt) == len(set(spelt)), country.iso3
        assert not {country.name} & set(country.aliases), country.iso3


def test_every_state_has_a_name_in_the_six_languages() -> None:
    for country in STATES:
        assert {"ar", "en", "es", "fr", "ru", "zh"} <= country.names.keys(), country.iso3


@pytest.mark.parametrize("area", DATASET.areas, ids=lambda area: area.name)
def test_every_name_of_an_area_is_said_to_be_no_state(area: Area) -> None:
    for name in (area.name, *area.aliases):
        with pytest.raises(NotAStateError) as caught:
            resolve(DATASET, name)
        assert area.name in caught.value.message
        assert caught.value.message.endswith(area.note)
        assert caught.value.suggestions == ()


def test_no_area_has_a_name_of_a_state_or_of_another_area() -> None:
    taken = {normalise(name) for _, name in SPELLINGS}
    taken |= {code.casefold() for one in STATES for code in (one.iso2, one.iso3, one.m49)}
    for area in DATASET.areas:
        keys = {normalise(name) for name in (area.name, *area.aliases)}
        assert not keys & taken, area.name
        taken |= keys


TYPED = {
    "AFG": ("004", "4", "٠٠٤", "Afganistán"),
    "AUT": ("Österreich", "Osterreich", "ÖSTERREICH"),
    "AZE": ("Azərbaycan", "Azerbaycan"),
    "BOL": ("Bolivia (Plurinational State of)", "Bolivia, Plurinational State of"),
    "CHN": ("China", "People's Republic of China", "中国", "中國"),
    "CIV": ("CÔTE D’IVOIRE", "CÔTE D'IVOIRE", "cote divoire", "Cote d Ivoire", "Côte-d`Ivoire", "Ivory Coast"),
    "COD": ("DRC", "D.R. Congo", "Congo, Dem. Rep.", "Congo (DRC)", "République démocratique du Congo"),
    "COG": ("Congo, Rep.", "Republic of Congo", "République du Congo"),
    "CPV": ("Cape Verde",),
    "DMA": ("Dominica",),
    "DOM": ("Dominican Republic", "Dominican Rep."),
    "EGY": ("Egypt, Arab Rep.",),
    "FSM": ("Micronesia, Fed. Sts.",),
    "GBR": ("UK", "u.k.", "Great Britain"),
    "GIN": ("Guinea",),
    "GMB": ("the Gambia", "Gambia, The", "Gambia (the)"),
    "GNB": ("Guinea Bissau",),
    "GNQ": ("Equatorial Guinea", "Guinea, Equatorial"),
    "IRL": ("Ireland", "Éire", "EIRE"),
    "IRN": ("Iran, Islamic Rep.", "ایران", "ايران", "إيران", "إيـــران"),
    "ISL": ("is", "Ísland"),
    "KHM": ("Камбоджа", "柬埔寨", "កម្ពុជា"),
    "KOR": ("Korea, Rep.", "Republic of Korea", "Korea, South", "한국"),
    "LAO": ("Lao P.D.R.", "Lao PDR", "Lao People's Dem. Rep."),
    "LCA": ("St Lucia", "SAINT LUCIA"),
    "MMR": ("Burma", "Myanmar (Burma)", "Burma/Myanmar"),
    "NAM": ("NA", "na", "516"),
    "NER": ("Niger", "Niger, The"),
    "NGA": ("Nigeria",),
    "NOR": ("NO", "no"),
    "PRK": ("Korea, Dem. People's Rep.", "Democratic People’s Republic of Korea", "Democratic Peoples Republic Korea"),
    "RUS": ("Российская Федерация", "россия"),
    "SSD": ("South Sudan", "Sudan, South"),
    "SWZ": ("Eswatini (Swaziland)",),
    "TUR": ("Turkey", "Turkiye", "Turkey (Türkiye)"),
    "UKR": ("Україна", "УКРАЇНА", "Ucrania", "ＵＫＲ", "Ｕｋｒａｉｎｅ"),
    "USA": ("U.S.A.", "u s a", "The United States", "美國"),
    "VCT": ("St. Vincent & the Grenadines",),
    "VEN": ("Venezuela, RB", "Venezuela (Bolivarian Republic of)"),
    "VNM": ("Việt Nam", "Viet-Nam", "vietnam"),
    "WSM": ("Samoa",),
    "YEM": ("Yemen, Rep.",),
}


@pytest.mark.parametrize(("text", "iso3"), [(text, iso3) for iso3, texts in TYPED.items() for text in texts])
def test_what_people_type_and_paste_finds_its_state(text: str, iso3: str) -> None:
    assert answer(text) == iso3
    assert answer(f"  {unicodedata.normalize('NFD', text)}\n") == iso3


AREAS = {
    "Abkhazia": ("Abkhazia",),
    "American Samoa": ("American Samoa", "Samoa, American", "16"),
    "European Union": ("EU", "European Union"),
    "Hong Kong": ("Hong Kong", "Hong Kong SAR, China"),
    "Kosovo": ("Kosovo", "XKX", "Косово"),
    "Nagorno-Karabakh": ("nagorno karabakh", "Artsakh"),
    "Northern Ireland": ("Northern Ireland", "Ireland, Northern"),
    "Somaliland": ("Somaliland",),
    "Taiwan": ("Taiwan", "Republic of China", "China, Republic of", "China (Taiwan)", "TW", "twn", "158", "台湾"),
    "Western Sahara": ("Western Sahara", "Sahara, Western", "EH"),
}


@pytest.mark.parametrize(("text", "area"), [(text, area) for area, texts in AREAS.items() for text in texts])
def test_an_area_is_told_apart_from_a_misspelt_state(text: str, area: str) -> None:
    with pytest.raises(NotAStateError, match="has no record here") as caught:
        resolve(DATASET, text)
    assert area.casefold() in caught.value.message.casefold()


@pytest.mark.parametrize(("text", "iso3s"), SUCCESSORS.items())
def test_a_name_of_several_states_is_refused_with_all_of_them(text: str, iso3s: str) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        resolve(DATASET, text)
    assert [candidate.iso3 for candidate in caught.value.suggestions] == iso3s.split()
    assert all(f"{country} ({iso3})" in caught.value.message for country, iso3 in caught.value.suggestions)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ukrane", "UKR"),
        ("Украйина", "UKR"),
        ("Austrailia", "AUS"),
        ("Phillipines", "PHL"),
        ("Columbia", "COL"),
        ("Cambodja", "KHM"),
        ("Nigerr", "NER"),
        ("Leste", "TLS"),
        ("United", "USA"),
        ("Georgia (US)", "GEO"),
    ],
)
def test_an_unknown_name_gets_the_nearest_first(text: str, first: str) -> None:
    with pytest.raises(UnknownError) as caught:
        resolve(DATASET, text)
    offered = caught.value.suggestions
    assert offered[0].iso3 == first
    assert len({candidate.iso3 for candidate in offered}) == len(offered) <= 5


def test_the_messages_say_what_is_wrong_and_what_would_be_right() -> None:
    assert str(outcome("Ukrane")) == "no state is called 'Ukrane': did you mean Ukraine (UKR)?"
    assert str(outcome("Kosvo")) == "no state is called 'Kosvo': did you mean Kosovo (no record here)?"
    assert str(outcome("")) == "no state is called '': give a name, or an ISO 3166 or M49 code"
    assert str(outcome("Korea")) == "'Korea' names 2 states: say South Korea (KOR) or North Korea (PRK)"
    assert str(outcome("TW")).startswith("'TW' (Taiwan) has no record here. Not one of the 197 states")


def test_a_message_shows_what_was_typed_in_one_short_line() -> None:
    message = str(outcome("\x1b[31m\u202e\n" + "x" * 5000))
    assert message.isprintable()
    assert len(message) < 200


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("UKR", "iso3"),
        ("ua", "iso2"),
        ("804", "m49"),
        ("Ukraine", "name"),
        ("UKRAÏNE", "name"),
        ("Republic of Korea", "official-name"),
        ("Egypt, Arab Rep.", "official-name"),
        ("Burma", "alias"),
        ("Україна", "uk"),
        ("Ucrania", "es"),
        ("乌克兰", "zh"),
        ("烏克蘭", "zh-Hant"),
        ("Eswatini (Swaziland)", "name"),
    ],
)
def test_a_match_says_how_it_was_found(text: str, kind: str) -> None:
    assert match(DATASET, text).matched_by == kind


def test_an_exact_name_beats_a_normalised_one(tmp_path: Path) -> None:
    small = dataset(tmp_path, state("AAA", "001", "First", "Ríga"), state("BBB", "002", "Second", "Riga"))
    assert resolve(small, "Ríga").iso3 == "AAA"
    assert resolve(small, "Riga").iso3 == "BBB"
    with pytest.raises(AmbiguousNameError):
        resolve(small, "RIGA")


def test_a_name_that_says_nothing_names_nothing(tmp_path: Path) -> None:
    area = Area("--", ("",), "No note.")
    small = dataset(tmp_path, state("AAA", "001", "First", "", "The", "…"), areas=(area,))
    for text in ("", " ", "the", "...", "--"):
        with pytest.raises(UnknownError, match="no state is called"):
            resolve(small, text)


def test_a_code_or_short_name_needs_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_index", None)
    assert [answer(text) for text in ("UKR", "ua", "804", "Ukraine", "ukraine", "Côte d'Ivoire")] == [
        *["UKR"] * 5,
        "CIV",
    ]


def test_a_prefix_of_several_names_completes_by_name() -> None:
    names = [value for value, _ in complete(DATASET, "united")]
    assert {"United Arab Emirates", "United States"} <= set(names)
    assert all(name.startswith("United ") for name in names)
    assert len(complete(DATASET, "Rep")) > 10


@pytest.mark.parametrize(
    ("typed", "iso3s"),
    [
        ("uk", "Ukraine GBR"),
        ("UKR", "UKR"),
        ("Ukrai", "UKR"),
        ("NI", "NER NGA NIC NIU"),
        ("ni", "Niger Nigeria Nicaragua Niue"),
        ("Bur", "Burundi BurkinaFaso"),
        ("côte d", "CIV"),
        ("cote d", "CIV"),
        ("st vin", "VCT"),
        ("Bosnia-h", "BIH"),
        ("Republic of Kor", "KOR"),
        ("Korea", ""),
        ("the", ""),
        ("xyzzy", ""),
    ],
)
def test_a_prefix_completes_by_code_or_by_the_one_name_that_starts_so(typed: str, iso3s: str) -> None:
    assert {value.replace(" ", "") for value, _ in complete(DATASET, typed)} == set(iso3s.split())


def test_nothing_typed_yet_completes_to_every_state() -> None:
    assert complete(DATASET, "") == [(state.iso3, state.name) for state in STATES]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Republic of the Congo", "republiccongo"),
        ("Trinidad & Tobago", "trinidadtobago"),
        ("St. Lucia", "stlucia"),
        ("Saint-Lucia", "stlucia"),
        ("Solomon Is.", "solomonislands"),
        ("Straße Ø", "strasseo"),
        ("of the", ""),
    ],
)
def test_normalising_leaves_what_tells_states_apart(text: str, key: str) -> None:
    assert normalise(text) == key


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.sampled_from(["the", "an d", "sa", "int", "Re.p", "o f", "IS", " ", "D", "em", "&"])).map("".join))
def test_normalising_twice_changes_nothing_more_about_dropped_words(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.sampled_from(SPELLINGS), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_accents_and_space_do_not_matter(spelling: tuple[Country, str], recase: Callable[[str], str]) -> None:
    _, name = spelling
    typed = unicodedata.normalize("NFKD", recase(name)).replace("-", " ").replace("'", "’")
    assert normalise(typed) == normalise(name)


@given(st.one_of(st.text(), st.text("aeinrtuo ,()/-.'&"), st.sampled_from(SPELLINGS).map(lambda one: one[1][:-1])))
def test_any_text_is_answered_or_refused(text: str) -> None:
    found = outcome(text)
    if not isinstance(found, Country):
        assert found.message.isprintable()
        assert all(DATASET.countries[iso3].name == country for country, iso3 in found.suggestions)
