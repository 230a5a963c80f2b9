"""The summary of one place."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from sample import DAY, claim, dataset, event, figure, party

from minefacts.dataset.reading import Dataset
from minefacts.questions import country


def of(data: Dataset, code: str) -> country.Profile:
    return country.of(data, data.places[code], DAY)


def test_profile_has_each_body_s_newest_figures(tmp_path: Path) -> None:
    data = dataset(
        tmp_path,
        figure("AAA", "2021", "total", 1, "m23", 2023),
        figure("AAA", "2022", "total", 2, "m23", 2023),
        figure("AAA", "2020", "total", 3, "mac25", body="MAC"),
        figure("BBB", "2022", "total", 4, "m23", 2023),
    )
    assert [one.value for one in of(data, "AAA").casualties] == [2, 3]


def test_claims_concern_who_is_named_who_speaks_and_what_they_refer_to(tmp_path: Path) -> None:
    told = figure("AAA", "2023", "total", 5, "article")
    data = dataset(
        tmp_path,
        told,
        party("envoy", "AAA"),
        claim("by-figure", f"figure:{told.id}"),
        claim("by-treaty", "treaty:AAA"),
        claim("by-speaker", None, "envoy"),
        claim("by-name", None, None, "Aland said no."),
        claim("part-of-a-word", None, None, "Greater Alander said no."),
        claim("other", "treaty:BBB"),
    )
    assert {one.id for one in of(data, "AAA").claims} == {"by-figure", "by-treaty", "by-speaker", "by-name"}


def test_area_and_world_have_no_standing(tmp_path: Path) -> None:
    data = dataset(tmp_path, event("AAA", "accession", "2001-01-05"))
    area, world, state = of(data, "XDD"), of(data, "WLD"), of(data, "AAA")
    assert (area.kind, area.treaty, area.note) == ("area", None, "Two states claim it.")
    assert (world.kind, world.treaty, world.region) == ("world", None, None)
    assert state.treaty is not None
    assert state.treaty.status == "state-party"


def test_country_joins_its_words(run: Run) -> None:
    assert run("country", "Burkina", "Faso", "-f", "json").json[0]["iso3"] == "BFA"


def test_country_has_the_claims_that_name_it(run: Run) -> None:
    claims = {one["id"] for one in run("country", "US", "-f", "json").json[0]["claims"]}
    assert {"p3-3-us-outside", "p5-2-us-reconsider"} <= claims
    assert not any("cambodia" in claim for claim in claims)


def test_country_with_nothing_but_acts(run: Run) -> None:
    status, out, _ = run("country", "Tuvalu")
    assert status == 0
    assert "No figures  casualties, contamination, clearance, stockpiles (which does not mean zero)" in out
    assert "accession 2011-09-13" in out
