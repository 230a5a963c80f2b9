"""Figures that answer a question: what is current, revised, newest, left out, and how complete a ranking is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from msgspec.structs import astuple
from sample import dataset, figure, write

from minefacts.dataset.reading import Dataset
from minefacts.errors import UnknownError, UsageError
from minefacts.model.records import ARTICLE
from minefacts.questions import figures
from minefacts.questions.figures import Coverage, Query, Years


def values(selection: figures.Selection) -> list[Any]:
    return [one.value for one in selection.records]


def test_without_history_only_the_current_figure_answers(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, figure("AAA", "2022", "total", 10, "m23", 2023), figure("AAA", "2022", "total", 11, "m24", 2024)
    )
    (one,), left_out = astuple(figures.select(data, "casualties", Query()))
    assert (one.value, one.revised, one.superseded_by, left_out) == (11, True, None, 1)
    every = figures.select(data, "casualties", Query(history=True)).records
    assert [(record.value, record.superseded_by) for record in every] == [(11, None), (10, one.id)]


def test_figure_is_revised_by_a_later_edition_alone(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("AAA", "2022", "total", 10, "m23", 2024),
        figure("AAA", "2022", "total", 11, "m24", 2024),
        figure("AAA", "2022", "killed", 3, "m23", 2023),
        figure("AAA", "2022", "killed", 3, "m24", 2024),
    )
    assert not any(one.revised for one in figures.select(data, "casualties", Query(history=True)).records)


def test_earlier_edition_answers_when_it_is_asked_for(tmp_path: Path) -> None:
    data = dataset(
        tmp_path, figure("AAA", "2022", "total", 10, "m23", 2023), figure("AAA", "2022", "total", 11, "m24", 2024)
    )
    assert values(figures.select(data, "casualties", Query(editions=(2023,)))) == [10]
    assert values(figures.select(data, "casualties", Query(sources=("m23",)))) == [10]


def test_years_take_annual_figures_within_and_cumulative_ones_of_exactly_them(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("AAA", "2020", "total", 1, "m23"),
        figure("AAA", "2022", "total", 2, "m23"),
        figure("AAA", "2020", "total", 3, "m23", end="2022"),
        figure("AAA", "2020", "total", 5, "m23", end="2021"),
        figure("AAA", "2022-01", "total", 4, "m23", end="2022-06"),
    )
    assert values(figures.select(data, "casualties", Query(years=Years(2020, 2022)))) == [2, 1, 3]
    assert values(figures.select(data, "casualties", Query(years=Years(2020, 2021)))) == [1, 5]
    assert values(figures.select(data, "casualties", Query(years=Years(2021, 9999)))) == [2]


def test_latest_is_annual_and_cumulative_figures_are_asked_for(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("AAA", "2021", "total", 1, "m23"),
        figure("AAA", "2022", "total", 2, "m23"),
        figure("AAA", "1999", "total", 30, "m23", end="2022"),
    )
    assert values(figures.select(data, "casualties", Query(years="latest"))) == [2]
    assert values(figures.select(data, "casualties", Query(cumulative=True))) == [30]


def test_ranking_is_one_body_s_places_without_world_and_parts(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("WLD", "2022", "total", 100, "m23", 2023),
        figure("WLD", "2022", "places", 5, "m23", 2023, unit="places"),
        figure("AAA", "2022", "total", 10, "m23", 2023),
        figure("BBB", "2022", "total", 20, "m23", 2023),
        figure("CCC", "2022", "total", 7, "m23", 2023, scope="the north"),
        figure("AAA", "2022", "total", 99, "mac25", body="MAC"),
    )
    asked = figures.ranking(Query(years=Years(2022, 2022), measures=("total",)))
    selection = figures.select(data, "casualties", asked)
    assert {one.iso3: one.value for one in selection.records} == {"AAA": 10, "BBB": 20}
    assert figures.coverage(data, "casualties", selection.records) == Coverage(2, 5, "Monitor", "2022")


def test_number_of_places_counted_may_not_be_on_record(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "total", 10, "m23", 2023))
    assert figures.coverage(data, "casualties", figures.select(data, "casualties", Query()).records) is None


def test_front_page_is_the_article_s_or_the_newest_of_the_world(tmp_path: Path) -> None:
    told = figure("WLD", "2023", "total", 5, "article", 2024)
    world = [figure("WLD", "2022", "total", 6, "m23", 2023), figure("WLD", "2024", "total", 7, "m25", 2025)]
    data = dataset(tmp_path / "told", told, *world)
    assert values(figures.front_page(data, "casualties")) == [5]
    untold = dataset(tmp_path / "untold", *world, figure("AAA", "2025", "total", 1, "m25", 2025))
    assert values(figures.front_page(untold, "casualties")) == [7]


def test_newest_is_nothing_older_than_five_years(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("WLD", "2021", "total", 6, "m23"), figure("WLD", "2022", "killed", 2, "m23"))
    assert [one.value for one in figures.newest_of_world(data, "casualties")] == [2]


def test_order_is_world_first_then_names_newest_first(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("BBB", "2021", "killed", 1, "m23"),
        figure("BBB", "2021", "total", 2, "m23"),
        figure("BBB", "2022", "total", 3, "m23"),
        figure("AAA", "2020", "total", 4, "m23"),
        figure("WLD", "2020", "total", 5, "m23"),
    )
    assert values(figures.select(data, "casualties", Query())) == [5, 4, 3, 2, 1]


def test_part_of_an_older_edition_than_its_total_says_so(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("AAA", "2022", "total", 11, "m24", 2024),
        figure("AAA", "2022", "killed", 4, "m23", 2023),
        figure("AAA", "2021", "total", 11, "m23", 2023),
        figure("AAA", "2021", "killed", 4, "m24", 2024),
    )
    notes = {(one.start, one.measure): one.note for one in figures.select(data, "casualties", Query()).records}
    assert notes["2022", "killed"] == "part of an older edition than the total (2024)"
    assert set(notes.values()) == {None, notes["2022", "killed"]}


def test_cumulative_total_that_falls_says_so(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("AAA", "1999", "total", 50, "m23", end="2020"),
        figure("AAA", "1999", "total", 49, "m24", end="2021"),
        figure("AAA", "1999", "total", 51, "m25", end="2022"),
    )
    notes = {one.end: one.note for one in figures.select(data, "casualties", Query()).records}
    assert notes == {"2020": None, "2021": "lower than the total to 2020", "2022": None}


@pytest.mark.parametrize(
    ("text", "years"),
    [("2023", Years(2023, 2023)), ("1999-2008", Years(1999, 2008)), ("2020-", Years(2020, 9999)), ("latest", "latest")],
)
def test_years_asked(text: str, years: object) -> None:
    assert figures.years_of(text) == years


@pytest.mark.parametrize("text", ["20x", "2008-1999", "", "-", "2023-05", "٢٠٢٣"])
def test_years_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        figures.years_of(text)


def test_query_refuses_what_does_not_exist(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "total", 1, "m23"))
    with pytest.raises(UsageError, match="total"):
        figures.query_of(data, "casualties", measure=["totl"])
    with pytest.raises(UsageError, match="Monitor"):
        figures.query_of(data, "casualties", body=["Monitr"])
    with pytest.raises(UnknownError, match="did you mean m23"):
        figures.query_of(data, "casualties", source=["m233"])


def test_ids_of_documents_are_taken_in_any_case(tmp_path: Path) -> None:
    data = dataset(tmp_path, figure("AAA", "2022", "total", 1, "m23"))
    assert figures.query_of(data, "casualties", source=["M23"]).sources == ("m23",)


@pytest.fixture
def small(tmp_path: Path) -> str:
    records = [
        figure("WLD", "2022", "total", 100, "m23", 2023),
        figure("WLD", "2022", "places", 5, "m23", 2023, unit="places"),
        figure("AAA", "2022", "total", 10, "m23", 2023),
        figure("AAA", "2022", "killed", 3, "m23", 2023),
        figure("BBB", "2022", "total", 20, "m23", 2023),
        figure("AAA", "2021", "total", 12, "m23", 2023),
        figure("AAA", "2021", "total", 11, "m24", 2024),
        figure("WLD", "2023", "total", 90, "article", 2024),
    ]
    return str(write(tmp_path / "small", *records))


def test_sorted_by_value_places_are_ranked_and_counted(run: Run, small: str) -> None:
    ask = ("casualties", "--data", small, "--year", "2022", "--measure", "total", "--sort", "-value")
    status, out, err = run(*ask)
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[3:5]] == ["Borland", "Aland"]
    assert "On record: 2 of the 5 places for which Monitor counted casualties in 2022" in out
    assert "World" not in out


def test_sort_keeps_records_without_a_value_last(run: Run, small: str) -> None:
    ask = ("casualties", "--data", small, "--all", "--history", "--fields", "superseded_by,value", "-f", "plain")
    rows = run(*ask, "--sort", "superseded_by").rows
    assert len(rows) == 8
    assert [bool(row[0]) for row in rows] == [True] + [False] * 7
    assert [bool(row[0]) for row in run(*ask, "--sort=-superseded_by").rows] == [True] + [False] * 7


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (("-c", "Corland"), "no figure on casualties is recorded for Corland, which does not mean zero"),
        (("-c", "Aland", "--year", "2019"), "without --year there are 3"),
        (("-c", "Borland", "--measure", "killed"), "without --measure there are 1"),
        (("-c", "Aland", "--body", "MAC"), "without --body there are 3"),
    ],
)
def test_no_figure_is_not_zero(run: Run, small: str, ask: tuple[str, ...], words: str) -> None:
    status, out, err = run("casualties", "--data", small, *ask)
    assert (status, out) == (1, "")
    assert words in err


def test_front_page_says_what_is_newest(run: Run, tmp_path: Path) -> None:
    records = [figure("WLD", "2023", "total", 5, "article", 2024), figure("WLD", "2024", "total", 7, "m25", 2025)]
    folder = str(write(tmp_path / "data", *records))
    lines = run("casualties", "--data", folder).stdout.splitlines()
    assert lines[:2] == [
        "Casualties: what the article reports",
        "Newest: 7 in 2024 (Monitor, 2025 edition)",
    ]


def test_world_total_of_the_article_is_one_value(run: Run) -> None:
    records = run("casualties", "-f", "json").json
    assert [one["value"] for one in records if one["iso3"] == "WLD" and one["measure"] == "total"] == [5757]


@pytest.mark.parametrize(
    ("day", "value"), [("2017-12-31", "8605"), ("2018-12-31", "9437"), ("2020-01-01", "9439"), ("2024-01-01", "9440")]
)
def test_world_figure_as_it_was_known(run: Run, day: str, value: str) -> None:
    ask = ("casualties", "-c", "World", "--year", "2016", "--measure", "total", "--fields", "value", "-f", "plain")
    assert run(*ask, "--as-of", day).stdout == f"{value}\n"


def test_nothing_had_been_published_yet(run: Run) -> None:
    assert run("casualties", "--as-of", "1990") == (
        1,
        "",
        "minefacts: no figure on casualties was published by 1990-12-31\n",
    )


def test_figures_of_an_area(run: Run) -> None:
    assert {one["iso3"] for one in run("casualties", "-c", "Kosovo", "-f", "json").json} == {"XKX"}
    refused = run("treaty", "-c", "Kosovo")
    assert (refused.status, refused.stdout) == (3, "")
    assert "197" in refused.stderr


def test_most_casualties_of_2023(run: Run) -> None:
    ask = ("casualties", "--year", "2023", "--measure", "total", "--sort=-value", "-n", "5")
    assert run(*ask, "--fields", "place,value", "-f", "plain").rows == [
        ["Myanmar", "1003"],
        ["Syria", "933"],
        ["Afghanistan", "651"],
        ["Ukraine", "580"],
        ["Yemen", "499"],
    ]


def test_bodies_stand_side_by_side(run: Run) -> None:
    ask = ("clearance", "-c", "World", "--year", "2022", "--measure", "mines-destroyed", "--fields", "body,value")
    rows = run(*ask, "-f", "plain").rows
    assert ["Landmine Monitor", "169276"] in rows
    assert ["Mine Action Review", "213750"] in rows


def test_front_page_shows_the_article(run: Run, dataset: Dataset) -> None:
    status, out, err = run("casualties")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Casualties: what the article reports"
    assert lines[1].startswith("Newest: ")
    rows = [line.split("  ")[0] for line in lines[4:] if "  article" in line]
    told = [one for one in dataset.figures if one.source == ARTICLE and one.topic == "casualties"]
    assert sorted(row.strip() for row in rows) == sorted(dataset.places[one.place].name for one in told)
    assert "Source: article (in full: --sources)" in lines
    assert "Focus Lens News (2024-11-25)" in run("casualties", "--sources").stdout


def test_value_keeps_its_qualifier_among_chosen_fields(run: Run) -> None:
    assert "about 20,000  Cambodia" in run("casualties", "--fields", "value,place").stdout


def test_order_of_all_that_was_published(tmp_path: Path) -> None:
    ordered = [
        figure("WLD", "2020", "total", 1, "m23", 2023),
        figure("AAA", "2022", "total", 2, "m24", 2024),
        figure("AAA", "2022", "total", 3, "m23", 2024),
        figure("AAA", "2022", "total", 4, "press25", 2024),
        figure("AAA", "2022", "total", 5, "mac25", 2023, scope="the north", body="MAC"),
        figure("AAA", "2022", "total", 6, "m25", 2023, scope="the north"),
        figure("AAA", "2022", "killed", 7, "m25", 2023, qualifier=None),
        figure("AAA", "2022", "killed", 8, "m24", 2023, qualifier="about"),
        figure("AAA", "2021", "total", 9, "m25", 2025),
        figure("AAA", "2010", "total", 10, "m25", 2025, end="2022"),
        figure("AAA", "2005", "total", 11, "m25", 2025, end="2022"),
        figure("AAA", "2005", "total", 12, "m25", 2025, end="2021"),
        figure("XDD", "2022", "total", 13, "m25", 2025),
    ]
    data = dataset(tmp_path, *ordered[::-1])
    assert values(figures.select(data, "casualties", Query(history=True))) == list(range(1, 14))


def test_each_filter_of_a_query_can_be_left_out() -> None:
    asked = Query(places=("AAA",), years=Years(2022, 2022), measures=("total",), editions=(2023,), history=True)
    without = dict(figures.without(asked))
    assert set(without) == {"years", "measures", "editions", "places"}
    assert without["years"] == Query(places=("AAA",), measures=("total",), editions=(2023,), history=True)
    assert without["places"].places == ()
    assert without["measures"].measures == ()
    assert without["editions"].editions == ()
    assert without["places"].years == asked.years
