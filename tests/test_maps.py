"""The world as tiles."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from drawing import GROUNDS, HOSTILE, figure

from minefacts.render.escape import is_unsafe
from minefacts.render.tilemap import render
from minefacts.views import atlas, classes
from minefacts.views.maps import Ground, Group, Page, TileMap, tile_map

GROUPS = [Group("Party", "blue", "p"), Group("Other", "orange", "o"), Group("None", "blank", "-")]
PAGE = Page(GROUNDS, "Source: a report.", "Record of today")


def sample() -> TileMap:
    return tile_map("Title", "Subtitle", GROUNDS, GROUPS, {"AGO": "Party", "MLI": "Party", "TCD": "Other"}, rest="None")


def counts(one: TileMap) -> dict[str, int]:
    return {group.name: group.count for group in one.groups}


def test_map_counts_its_classes() -> None:
    assert counts(sample()) == {"Party": 2, "Other": 1, "None": 1}
    assert sample().description.startswith(
        "Title. A map of the world with one tile per place. Party: 2; Other: 1; None: 1."
    )


def test_map_in_letters() -> None:
    lines = render([sample()], ["Sources: a"], 80).splitlines()
    assert lines[3:6] == ["AO", " " * 38 + "ML" + " " * 37 + "TDo", " " * 42 + "xk-"]
    assert lines[6:] == [
        *[""] * 19,
        "AA  2  Party",
        "AAo 1  Other",
        "AA- 1  None",
        "In small letters: areas that are not among the 197 states (xk Kosovo).",
        "Names and tiles imply no opinion on legal status.",
        "",
        "Sources: a",
    ]


def test_map_in_colour_is_as_wide_as_80_columns() -> None:
    text = render([sample()], [], 80, color=True)
    row = text.splitlines()[4]
    assert row == (" " * 39 + "\x1b[38;5;231;48;5;25mML\x1b[0m" + " " * 37 + "\x1b[38;5;16;48;5;166mTD\x1b[0m")
    assert "\x1b[38;5;231;48;5;25m  \x1b[0m  2  Party" in text


def test_ascii_terminal_gets_letters_with_its_colours() -> None:
    text = render([sample()], [], 80, color=True, encoding="ascii")
    assert "TD\x1b[0mo" in text


def test_narrow_terminal_gets_lists() -> None:
    assert render([sample()], [], 40).splitlines() == [
        "Title",
        "Subtitle",
        "",
        "Party (2): Angola, Mali",
        "",
        "Other (1): Chad",
        "",
        "None (1): Kosovo",
        "In small letters: areas that are not",
        "among the 197 states (xk Kosovo).",
        "Names and tiles imply no opinion on",
        "legal status.",
    ]


def test_standings() -> None:
    records = [SimpleNamespace(iso3="AGO", status="state-party"), SimpleNamespace(iso3="TCD", status="withdrawn")]
    (one,) = atlas.treaty(records, PAGE, "On a day")
    assert counts(one) == {"State Party": 1, "Withdrawn": 1, "No treaty standing": 2}
    (one,) = atlas.treaty(records, PAGE._replace(whole=False), "On a day")
    assert counts(one)["Not in this answer"] == 2


def obligation(iso3: str, article: int, status: str) -> Any:
    return SimpleNamespace(iso3=iso3, country=iso3, article=article, status=status, deadline="2030-01-01")


def test_deadlines_have_a_map_for_each_article() -> None:
    records = [
        obligation("AGO", 5, "pending"),
        obligation("TCD", 5, "none-reported"),
        obligation("AGO", 4, "completed"),
    ]
    fifth, fourth = atlas.deadlines(records, PAGE, "On a day")
    assert counts(fifth) == {"Pending": 1, "None reported": 1, "No obligation on record": 2}
    assert counts(fourth) == {"Completed": 1, "No obligation on record": 3}
    assert fifth.subtitle == "Duty to clear mined areas (Article 5)"


def finding(conduct: str, certainty: str, by: str | None, where: str | None) -> Any:
    return SimpleNamespace(conduct=conduct, certainty=certainty, by=by, where=where, body="Monitor", edition=2024)


def test_conduct_is_drawn_by_kind_use_where_it_happened() -> None:
    records = [
        finding("use", "alleged", None, "MLI"),
        finding("use", "confirmed", "TCD", "MLI"),
        finding("use", "denied", "TCD", None),
        finding("production", "never", "TCD", "TCD"),
        finding("production", "alleged", None, "MLI"),
    ]
    use, production = atlas.conduct(records, PAGE, "Conduct")
    assert counts(use) == {"Confirmed or acknowledged": 1, "No finding in this answer": 3}
    assert [tile.ground.code for tile in use.tiles if tile.group.startswith("Confirmed")] == ["MLI"]
    assert list(use.notes[:2]) == [
        "Not drawn: 1 finding without a place.",
        "Of several findings on a place the gravest is shown.",
    ]
    assert (use.title, use.subtitle) == (
        "Use of antipersonnel mines",
        "Where it happened, by a state or others: Monitor 2024",
    )
    assert counts(production) == {"Says it has none, or never did": 1, "No finding in this answer": 3}
    assert production.notes[0] == "Not drawn: 1 finding on armed groups or unknown actors."


def test_figures_are_classed_by_the_breaks_of_their_measure() -> None:
    figures = [figure("Angola", "2023", 9), figure("Chad", "2023", 10), figure("Mali", "2023", 500)]
    (one,) = classes.figures([figure("World", "2023", 9999), *figures], PAGE)
    assert counts(one) == {"Below 10": 1, "10 to below 50": 1, "500 and more": 1, "Not recorded": 1}
    assert (one.title, one.subtitle) == ("Casualties, 2023", "Monitor, in people; classes in round numbers")
    assert [group.letter for group in one.groups] == ["1", "2", "5", "-"]


def test_breaks_that_fill_few_classes_give_way() -> None:
    grounds = [Ground(f"P{n}", f"P{n}", "PP", n + 1, 1) for n in range(5)]
    figures = [figure(f"P{n}", "2023", 501 + n, iso3=f"P{n}") for n in range(5)]
    (one,) = classes.figures(figures, PAGE._replace(grounds=grounds))
    assert counts(one) == {"501": 1, "502": 1, "503": 1, "504": 1, "505": 1}
    assert one.subtitle.endswith("classes with about the same number of places each")


def test_other_figures_are_classed_by_how_many_places_there_are() -> None:
    grounds = [Ground(f"P{n}", f"P{n}", "PP", n + 1, 1) for n in range(10)]
    figures = [
        figure(f"P{n}", "2023", n, iso3=f"P{n}", measure="mines-destroyed", topic="clearance") for n in range(10)
    ]
    (one,) = classes.figures(figures, PAGE._replace(grounds=grounds))
    assert counts(one) == {"0 to 1": 2, "2 to 3": 2, "4 to 5": 2, "6 to 7": 2, "8 to 9": 2}
    assert one.subtitle.endswith("classes with about the same number of places each")


def test_few_figures_of_a_measure_without_breaks_have_a_class_each() -> None:
    grounds = [Ground(f"P{n}", f"P{n}", "PP", n + 1, 1) for n in range(2)]
    figures = [figure(f"P{n}", "2023", n, iso3=f"P{n}", measure="mines-destroyed", topic="clearance") for n in range(2)]
    (one,) = classes.figures(figures, PAGE._replace(grounds=grounds))
    assert counts(one) == {"0": 1, "1": 1}


def test_a_map_is_of_the_newest_year_that_many_places_have() -> None:
    broad = [figure(place, "2022", 20) for place in ("Angola", "Chad", "Mali")]
    (one,) = classes.figures([*broad, figure("Mali", "2023", 4), figure("Chad", "2022", 2, body="Other")], PAGE)
    assert one.title == "Casualties, 2022"
    assert one.notes[0] == "Not drawn: 2 figures of another measure, body or year."


def test_stocks_of_several_years_share_a_map() -> None:
    stocks = [
        figure("Mali", year, value, topic="contamination", measure="mined-area", unit="km²")
        for year, value in (("2019", 200.5), ("2021", 0.5))
    ]
    (one,) = classes.figures(
        [*stocks, figure("Chad", "2020", 3, topic="contamination", measure="mined-area", unit="km²")], PAGE
    )
    assert (one.title, counts(one)) == ("Mined area, 2020–2021", {"Below 1": 1, "1 to below 5": 1, "Not recorded": 2})


def test_there_is_no_map_of_the_world_alone() -> None:
    assert classes.figures([figure("World", "2023", 1)], PAGE) == []


@pytest.mark.parametrize("width", [None, 80, 40])
def test_hostile_names_stay_text(width: int | None) -> None:
    grounds = [Ground("AGO", HOSTILE, "\x1b\u202e", 1, 1), Ground("XKX", HOSTILE, "x", 27, 2, True)]
    one = tile_map(HOSTILE, HOSTILE, grounds, [Group(HOSTILE, "blue", "p")], {}, rest=HOSTILE, notes=[HOSTILE])
    text = render([one], [HOSTILE], width)
    assert not any(is_unsafe(character) for character in text if character != "\n")
    if width == 80:
        assert len(text.splitlines()[-8]) <= 80
