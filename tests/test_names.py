"""Names to places, over the dataset that ships and over small ones built here."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from minefacts.dataset import layout
from minefacts.dataset.lines import Lines
from minefacts.dataset.reading import Dataset, bundled
from minefacts.errors import AmbiguousNameError, NotAStateError, UnresolvedError
from minefacts.model.records import Area, Country, Name
from minefacts.model.spelling import normalise
from minefacts.questions.completion import complete
from minefacts.questions.names import match, place, state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from minefacts.model.records import NameKind

DATASET = Dataset(bundled())
NAMES = tuple(DATASET.names)
WRITTEN = tuple(written for name in NAMES for written in name.names)
STATES = tuple(DATASET.countries.values())
USSR = "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB"
YUGOSLAVIA = "BIH HRV MKD MNE SRB SVN"


def code(text: str, dataset: Dataset = DATASET) -> str:
    """What a text names, or why it names nothing."""
    try:
        return match(dataset, text).iso3
    except UnresolvedError as error:
        return error.code


def candidates(text: str, dataset: Dataset = DATASET) -> list[str]:
    """What is offered in the place of a text that is refused."""
    with pytest.raises(UnresolvedError) as caught:
        match(dataset, text)
    return [one.iso3 for one in caught.value.suggestions]


def message(text: str, dataset: Dataset = DATASET) -> str:
    """How a text is refused."""
    with pytest.raises(UnresolvedError) as caught:
        match(dataset, text)
    return caught.value.message


def country(iso3: str, m49: str, name: str) -> Country:
    return Country(iso3, iso3[:2], m49, name, f"Republic of {name}", True, "Europe", "Europe", (int(m49), 1))


def called(written: str | tuple[str, ...], *places: str, kind: NameKind = "alias", languages: str = "") -> Name:
    names = (written,) if isinstance(written, str) else written
    return Name(normalise(names[0]), names, places, (kind,), languages)


def small(folder: Path, names: Iterable[Name] = (), areas: Iterable[Area] = ()) -> Dataset:
    """Two states, First and Second, with these names."""
    states = (country("AAA", "001", "First"), country("BBB", "002", "Second"))
    own = [called(one.name, one.iso3, kind="name", languages="en") for one in states]
    (folder / "countries.json").write_text(layout.text(states, "iso3"), "utf-8")
    (folder / "areas.json").write_text(layout.text(areas, "name"), "utf-8")
    (folder / "groups.json").write_text("[]", "utf-8")
    (folder / "names.json").write_text(layout.text([*own, *names], "key"), "utf-8")
    return Dataset(str(folder))


def test_every_name_finds_its_own_place_or_is_declared_to_be_of_several() -> None:
    for name in NAMES:
        for index, written in enumerate(name.names):
            if len(name.places) == 1:
                assert code(written) == name.places[0], written
            else:
                found = code(written)
                assert found == name.places[index] or name.places[index] in candidates(written), written


@pytest.mark.parametrize("one", STATES, ids=lambda one: one.iso3)
def test_every_code_finds_its_state_with_or_without_zeros(one: Country) -> None:
    codes = {"iso2": [one.iso2], "iso3": [one.iso3], "m49": [one.m49, str(int(one.m49))]}
    for kind, spelt in codes.items():
        for text in (*spelt, f" {spelt[0]} "):
            assert astuple(match(DATASET, text)) == (one.name, one.iso2, one.iso3, one.m49, kind, (), ())


@pytest.mark.parametrize("one", STATES, ids=lambda one: one.iso3)
def test_a_code_in_small_letters_is_a_code_unless_a_name_is_spelt_so(one: Country) -> None:
    for text in (one.iso2.lower(), one.iso3.lower()):
        name = DATASET.names.get(normalise(text))
        spelt = name is not None and text in [written.casefold() for written in name.names]
        assert code(text) == one.iso3 or spelt


def test_a_code_in_capitals_beats_a_name_and_a_name_one_in_small_letters(tmp_path: Path) -> None:
    dataset = small(tmp_path, [called("Aaa", "BBB"), called("Bb", "AAA")])
    assert [code(text, dataset) for text in ("AAA", "aaa", "Aaa", "BB", "bb")] == ["AAA", "BBB", "BBB", "BBB", "AAA"]
    assert [code(text) for text in ("NA", "na", "NGA", "nga", "Nga", "AO", "ao", "Áo")] == [
        *("NAM", "NAM", "NGA", "RUS", "RUS", "AGO", "AGO", "AUT")
    ]


TYPED = {
    "AFG": ("004", "4", "٠٠٤", "Afganistán"),
    "AUT": ("Österreich", "Osterreich", "Oesterreich", "ÖSTERREICH"),
    "AZE": ("Azərbaycan", "Azerbaycan"),
    "BOL": ("Bolivia (Plurinational State of)", "Bolivia, Plurinational State of"),
    "CHN": ("China", "People's Republic of China", "中国", "中國", "Cina", "Kina"),
    "CIV": ("CÔTE D’IVOIRE", "cote divoire", "Cote d Ivoire", "Côte-d`Ivoire", "Ivory Coast", "Elfenbeinküste"),
    "COD": ("DRC", "D.R. Congo", "Congo, Dem. Rep.", "Congo (DRC)", "République démocratique du Congo", "DR Kongo"),
    "COG": ("Congo, Rep.", "Republic of Congo", "République du Congo"),
    "CPV": ("Cape Verde",),
    "DMA": ("Dominica",),
    "DOM": ("Dominican Republic", "Dominican Rep."),
    "EGY": ("Egypt, Arab Rep.",),
    "FSM": ("Micronesia, Fed. Sts.",),
    "GBR": ("UK", "u.k.", "Great Britain"),
    "GEO": ("Georgien", "Sakartvelo", "Sak'art'velo"),
    "GHA": ("घाना", "ਘਾਨਾ"),
    "GIN": ("Guinea", "गिनी", "ਗਿਨੀ"),
    "GMB": ("the Gambia", "Gambia, The", "Gambia (the)"),
    "GNB": ("Guinea Bissau",),
    "GNQ": ("Equatorial Guinea", "Guinea, Equatorial"),
    "IRL": ("Ireland", "Éire", "EIRE"),
    "IRN": ("Iran, Islamic Rep.", "ایران", "ايران", "إيران", "إيـــران"),
    "ISL": ("is", "Ísland"),
    "KAZ": ("Kazakh Soviet Socialist Republic", "Kazakh SSR"),
    "KEN": ("Кения",),
    "KHM": ("Камбоджа", "柬埔寨", "កម្ពុជា", "カンボジア", "ｶﾝﾎﾞｼﾞｱ"),
    "KOR": ("Korea, Rep.", "Republic of Korea", "Korea, South", "한국", "대한민국"),
    "LAO": ("Lao P.D.R.", "Lao PDR", "Lao People's Dem. Rep.", "Lao People's DR"),
    "LCA": ("St Lucia", "SAINT LUCIA"),
    "MLI": ("République du Mali", "Mali, République du"),
    "MMR": ("Burma", "Myanmar (Burma)", "Burma/Myanmar"),
    "MWI": ("Malawi", "ma Lawi"),
    "NAM": ("NA", "na", "516"),
    "NER": ("Niger", "Niger, The"),
    "NGA": ("Nigeria",),
    "NOR": ("NO", "no"),
    "PRK": ("Korea, Dem. People's Rep.", "Democratic People’s Republic of Korea", "Democratic Peoples Republic Korea"),
    "RUS": ("Российская Федерация", "россия"),
    "SLB": ("Solomon Isds", "Solomon Is."),
    "SSD": ("South Sudan", "Sudan, South", "De Swdan"),
    "SWZ": ("Eswatini (Swaziland)",),
    "TGO": ("टोगो", "টোগো"),
    "TON": ("Reino de Tonga", "टोंगा", "টোঙ্গা"),
    "TUR": ("Turkey", "Turkiye", "Turkey (Türkiye)"),
    "UKR": (
        "Україна",
        "УКРАЇНА",
        "Ucrania",
        "ＵＫＲ",
        "Ｕｋｒａｉｎｅ",
        "Ουκρανία",
        "우크라이나",
        "l’Ukraine",
        "უკრაინა",
    ),
    "USA": ("U.S.A.", "u s a", "The United States", "美國"),
    "UZB": ("O'zbekiston", "Oʻzbekiston"),
    "VCT": ("St. Vincent & the Grenadines",),
    "VEN": ("Venezuela, RB", "Venezuela (Bolivarian Republic of)"),
    "VNM": ("Việt Nam", "Viet-Nam", "vietnam"),
    "WLD": ("World", "the world", "WLD", "Welt", "monde"),
    "WSM": ("Samoa",),
    "XKX": ("Kosovo", "XKX", "XK", "კოსოვო", "Косово"),
    "TWN": ("Taiwan", "TW", "台湾"),
    "YEM": ("Yemen, Rep.",),
}


@pytest.mark.parametrize(("text", "iso3"), [(text, iso3) for iso3, texts in TYPED.items() for text in texts])
def test_what_people_type_and_paste_finds_its_place(text: str, iso3: str) -> None:
    assert code(text) == iso3
    assert code(f"  {unicodedata.normalize('NFD', text)}\n") == iso3


@given(st.sampled_from(WRITTEN), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_accents_and_blanks_do_not_matter(name: str, recase: Callable[[str], str]) -> None:
    typed = unicodedata.normalize("NFKD", recase(name)).replace("-", " ").replace("'", "’")
    assert normalise(typed) == normalise(name)


@pytest.mark.parametrize(
    ("text", "iso3s"),
    [
        ("Soviet Union", USSR),
        ("U.S.S.R.", USSR),
        ("СССР", USSR),
        ("Yugoslavia", YUGOSLAVIA),
        ("SFR Yugoslavia", YUGOSLAVIA),
        ("Serbia & Montenegro", "MNE SRB"),
        ("Czechoslovakia", "CZE SVK"),
        ("the Congo", "COD COG"),
        ("Kongo", "COD COG"),
        ("Конго", "COD COG"),
        ("Korea", "KOR PRK"),
        ("Corea", "KOR PRK"),
        ("Sudan (former)", "SDN SSD"),
        ("United Arab Republic", "EGY SYR"),
        ("Nigeri", "NER NGA"),
    ],
)
def test_a_name_of_several_states_is_refused_with_all_of_them(text: str, iso3s: str) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        state(DATASET, text)
    assert [one.iso3 for one in caught.value.suggestions] == iso3s.split()
    assert all(f"{name} ({iso3})" in caught.value.message for name, iso3 in caught.value.suggestions)


@pytest.mark.parametrize(
    "text", ["East Pakistan", "West Pakistan", "German East Africa", "Mesopotamia", "Russian Empire"]
)
def test_a_former_name_of_another_or_a_larger_territory_is_not_a_states(text: str) -> None:
    assert code(text) == "unknown-name"


def test_an_exact_name_beats_a_normalised_one(tmp_path: Path) -> None:
    dataset = small(tmp_path, [called(("Ríga", "Riga"), "AAA", "BBB")])
    assert [code(text, dataset) for text in ("Ríga", "Riga", "RIGA")] == ["AAA", "BBB", "ambiguous-name"]


def test_both_of_two_names_have_to_agree(tmp_path: Path) -> None:
    dataset = small(tmp_path, [called("Old", "AAA"), called(("Both", "Both"), "AAA", "BBB"), called("Other", "BBB")])
    assert [code(text, dataset) for text in ("First (Old)", "Old/Both", "First (Other)")] == [
        "AAA",
        "AAA",
        "unknown-name",
    ]


def test_a_name_that_says_nothing_names_nothing(tmp_path: Path) -> None:
    dataset = small(tmp_path, areas=[Area("--", None, None, ("",), None, None)])
    for text in ("", " ", "the", "...", "--"):
        assert message(text, dataset) == f"no state is called {text!r}: give a name, or an ISO 3166 or M49 code"


def test_a_region_or_a_group_is_no_state() -> None:
    for text in ("NATO", "nato", "Europe", "Northern Africa"):
        assert message(text) == f"{text!r} is a region or a group of states, not a state: ask for it as a region"


@pytest.mark.parametrize("area", DATASET.areas, ids=lambda area: area.name)
def test_every_name_of_an_area_is_an_area_or_said_to_have_no_record(area: Area) -> None:
    for name in (area.name, *area.aliases):
        assert code(name) == (area.code or "not-a-state"), name
        with pytest.raises(NotAStateError) as caught:
            state(DATASET, name)
        assert area.name in caught.value.message


@pytest.mark.parametrize(
    ("text", "kind"), [("World", "world"), ("Kosovo", "area"), ("Western Sahara", "area"), ("Chad", "state")]
)
def test_a_place_is_a_state_an_area_or_the_world(text: str, kind: str) -> None:
    assert place(DATASET, text).kind == kind
    if kind != "state":
        with pytest.raises(NotAStateError, match="not"):
            state(DATASET, text)


def test_an_area_is_told_apart_from_a_misspelt_state() -> None:
    for text in ("Northern Ireland", "Ireland, Northern", "American Samoa", "Samoa, American", "Greenland"):
        assert code(text) == "not-a-state"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ukrane", "UKR"),
        ("Украйына", "UKR"),
        ("უკრაინაა", "UKR"),
        ("カンボシア", "KHM"),
        ("Austrailia", "AUS"),
        ("Phillipines", "PHL"),
        ("Afganhistan", "AFG"),
        ("Nigerr", "NER"),
        ("Leste", "TLS"),
        ("United", "USA"),
        ("Georgia (US)", "GEO"),
    ],
)
def test_an_unknown_name_gets_the_nearest_first(text: str, first: str) -> None:
    offered = candidates(text)
    assert offered[0] == first
    assert len(set(offered)) == len(offered) <= 5


def test_the_messages_say_what_is_wrong_and_what_would_be_right() -> None:
    assert message("Ukrane") == "no state is called 'Ukrane': did you mean Ukraine (UKR)?"
    assert message("Gibraltr") == "no state is called 'Gibraltr': did you mean Gibraltar (no record here)?"
    assert message("Korea") == "'Korea' names 2 states: say South Korea (KOR) or North Korea (PRK)"
    assert message("GL").startswith("'GL' (Greenland) has no record here: it is not one of the 197 states")


def test_a_message_shows_what_was_typed_in_one_short_line() -> None:
    told = message("\x1b[31m\u202e\n" + "x" * 5000)
    assert told.isprintable()
    assert len(told) < 200


@pytest.mark.parametrize(
    ("text", "kind", "languages"),
    [
        ("UKR", "iso3", ()),
        ("ua", "iso2", ()),
        ("804", "m49", ()),
        ("Ukraine", "name", ("en", "fr")),
        ("Republic of Korea", "official-name", ("en",)),
        ("Egypt, Arab Rep.", "official-name", ("en",)),
        ("Ucrania", "un-short", ("es",)),
        ("République du Mali", "un-formal", ("fr",)),
        ("乌克兰", "un-short", ("zh",)),
        ("Sakartvelo", "local", ()),
        ("Upper Volta", "former", ("en",)),
        ("Україна", "cldr", ("uk",)),
    ],
)
def test_a_match_says_how_it_was_found_and_who_says_so(text: str, kind: str, languages: tuple[str, ...]) -> None:
    found = match(DATASET, text)
    assert found.matched_by == kind
    assert set(languages) <= set(found.languages)


def test_a_name_is_looked_up_without_reading_all(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = Dataset(bundled())
    monkeypatch.setattr(Lines, "blocks", None)
    assert [code(text, dataset) for text in ("UKR", "Georgien", "カンボジア", "Kosovo")] == ["UKR", "GEO", "KHM", "XKX"]


def test_a_code_or_short_name_needs_no_names(tmp_path: Path) -> None:
    dataset = small(tmp_path)
    (tmp_path / "names.json").unlink()
    assert [place(dataset, text).code for text in ("AAA", "1", "first", "BB")] == ["AAA", "AAA", "AAA", "BBB"]


@given(st.one_of(st.text(), st.text("aeinrtuo ,()/-.'&"), st.sampled_from(WRITTEN).map(lambda name: name[:-1])))
def test_any_text_is_answered_or_refused(text: str) -> None:
    if code(text) in DATASET.places:
        assert place(DATASET, text).code == code(text)
    else:
        assert message(text).isprintable()
        assert set(candidates(text)) <= set(DATASET.places)


def test_a_prefix_of_several_names_completes_by_name() -> None:
    names = [value for value, _ in complete(DATASET, "united")]
    assert {"United Arab Emirates", "United States"} <= set(names)
    assert all(name.startswith("United ") for name in names)
    assert len(complete(DATASET, "Rep")) > 10


@pytest.mark.parametrize(
    ("typed", "values"),
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
        ("Burma", "MMR"),
        ("Koso", "XKX"),
        ("Wor", "WLD"),
        ("Korea", ""),
        ("the", ""),
        ("xyzzy", ""),
    ],
)
def test_a_prefix_completes_by_code_or_by_the_one_name_that_starts_so(typed: str, values: str) -> None:
    assert {value.replace(" ", "") for value, _ in complete(DATASET, typed)} == set(values.split())


def test_nothing_typed_yet_completes_to_every_state() -> None:
    assert [(one.iso3, one.name) for one in STATES] == complete(DATASET, "")[: len(STATES)]
