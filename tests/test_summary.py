"""One place in short: the newest of each thing, few enough lines for one screen."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample
from conftest import Run
from sample import DAY, claim, event, figure, finding

from minefacts.cli import present
from minefacts.dataset.reading import Dataset
from minefacts.questions import country
from minefacts.views import summary

SCREEN = 22


def rows(data: Dataset, code: str) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in summary.rows(country.of(data, data.places[code], DAY))]  # type: ignore[misc]


def test_newest_of_each_thing_comes_first_and_what_is_missing_last(tmp_path: Path) -> None:
    data = sample.dataset(
        tmp_path,
        event("AAA", "accession", "2001-01-05"),
        figure("AAA", "2021", "total", 12, "m23", 2023),
        figure("AAA", "2022", "total", 11, "m23", 2023),
        figure("AAA", "2022", "killed", 4, "m23", 2023),
        finding("use.AAA", "AAA", "AAA", "m24"),
        claim("p1", "treaty:AAA"),
    )
    found = rows(data, "AAA")
    assert ("Casualties", "2022: 11 casualties", "Monitor 2023") in found
    assert ("Conduct", "2023: use by Aland: confirmed", "Monitor 2024") in found
    assert found[0][0] == "Treaty"
    assert found[-1] == ("No figures", "contamination, clearance, stockpiles (which does not mean zero)", "")


def test_another_body_stands_beside_if_it_is_about_as_new(tmp_path: Path) -> None:
    near = figure("AAA", "2021", "total", 12, "mac25", body="MAC")
    old = figure("AAA", "2019", "total", 9, "m24", 2024, body="Review")
    data = sample.dataset(tmp_path, figure("AAA", "2022", "total", 11, "m23", 2023), near, old)
    assert [row[1:] for row in rows(data, "AAA") if "casualties" in row[1]][:2] == [
        ("2022: 11 casualties", "Monitor 2023"),
        ("2021: 12 casualties", "MAC"),
    ]
    assert not any("2019" in row[1] for row in rows(data, "AAA"))


def test_part_of_a_place_never_stands_for_the_whole(tmp_path: Path) -> None:
    part = figure("AAA", "2023", "total", 3, "m24", 2024, scope="the north")
    whole = figure("AAA", "2021", "total", 9, "m23", 2023)
    assert rows(sample.dataset(tmp_path / "both", part, whole), "AAA")[1][1] == "2021: 9 casualties"
    assert rows(sample.dataset(tmp_path / "part", part), "AAA")[1][1] == "2023: 3 casualties (the north)"


def test_one_screen_has_room_for_every_place(run: Run, dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(present, "terminal_width", lambda: 80)
    for code in dataset.places:
        status, out, err = run("country", code)
        assert (status, err) == (0, ""), code
        assert out.count("\n") <= SCREEN, code
        assert max(map(len, out.splitlines())) <= 80, code


def test_use_is_told_among_newer_findings_of_other_conduct(tmp_path: Path) -> None:
    data = sample.dataset(
        tmp_path,
        finding("production.AAA.1", "AAA", "AAA", "m25", conduct="production", edition=2025, end="2025"),
        finding("stockpile.AAA.1", "AAA", "AAA", "m25", conduct="stockpile", edition=2025, end="2025"),
        finding("use.AAA.1", "AAA", "AAA", "m23", edition=2023, end="2022"),
    )
    told = [
        row.fact for row in summary.rows(country.of(data, data.places["AAA"], DAY)) if row.subject in ("Conduct", "")
    ]
    assert any("use by Aland" in fact for fact in told)
