"""The rules of names.json, each on a small sample that breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from minefacts.checks import names
from minefacts.checks.examined import Examined
from minefacts.dataset import layout
from minefacts.model.records import Area, Country, Name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STATE = Country("AAA", "AA", "001", "First", "Republic of First", True, "Europe", "Europe", (1, 1))
OTHER = Country("BBB", "BB", "002", "Second", "Republic of Second", True, "Europe", "Europe", (2, 1))
SOUND = (
    Name("first", ("First", "Fírst"), ("AAA",), ("name",), "cs en"),
    Name("republicfirst", ("Republic of First",), ("AAA",), ("official-name",), "en"),
    Name("republicsecond", ("Republic of Second",), ("BBB",), ("official-name",), "en"),
    Name("riga", ("Ríga", "Riga"), ("AAA", "BBB"), ("alias",), ""),
    Name("second", ("Second",), ("BBB",), ("name",), "en"),
)
AREA = Area("Isle", None, None, ("The Isle",), None, None)


def problems(folder: Path, records: Iterable[Name], area: Area = AREA) -> list[str]:
    """What the rules find."""
    (folder / "countries.json").write_text(layout.text([STATE, OTHER], "iso3"), "utf-8")
    (folder / "areas.json").write_text(layout.text([area], "name"), "utf-8")
    (folder / "names.json").write_text(layout.text(records, "key"), "utf-8")
    return [str(problem) for problem in names.problems(Examined(str(folder), held=True))]


def test_sound_names_have_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (Name("old", ("Older",), ("AAA",), ("alias",), ""), "names.json: old: names: 'Older' belongs under 'older'"),
        (Name("Old", ("Old",), ("AAA",), ("alias",), ""), "names.json: Old: names: 'Old' belongs under 'old'"),
        (Name("old", ("Old", "Old"), ("AAA",), ("alias",), ""), "names.json: old: names: has a name twice"),
        (
            Name("old", ("Old",), ("AAA", "BBB"), ("alias",), ""),
            "names.json: old: places: has 2 codes for 1 names: give one for all, or one for each",
        ),
        (
            Name("old", ("Old", "OLD"), ("AAA", "AAA"), ("alias",), ""),
            "names.json: old: places: gives the same place for every name: give it once",
        ),
        (
            Name("old", ("Old",), ("AAA",), ("alias",), "English"),
            "names.json: old: languages: 'English' is not a language",
        ),
        (
            Name("old", ("Old",), ("AAA",), ("alias",), "fr en"),
            "names.json: old: languages: are repeated, out of order or not separated by one blank",
        ),
        (
            Name("isle", ("Isle",), ("AAA",), ("alias",), ""),
            "areas.json: Isle: aliases: 'Isle' is a name of AAA in names.json",
        ),
    ],
)
def test_a_broken_name_is_told(tmp_path: Path, record: Name, reason: str) -> None:
    assert reason in problems(tmp_path, [*SOUND, record])


def test_a_state_has_its_own_names(tmp_path: Path) -> None:
    assert problems(tmp_path, SOUND[1:]) == ["countries.json: AAA: name: 'First' is not a name of AAA in names.json"]
