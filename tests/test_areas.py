"""Areas that are not among the 197 states: they have figures, never a standing, and are shown without an opinion."""

from __future__ import annotations

import pytest
from conftest import Run
from msgspec.structs import replace

from minefacts.checks import places as rules
from minefacts.checks.examined import Examined
from minefacts.dataset.reading import Dataset
from minefacts.model.records import Area

NO_OPINION = "Names imply no opinion on legal status."
ISLAND = Area("Island", "XIS", "IS", (), None, (1, 27))


def test_areas_with_figures_or_findings_have_a_code_and_no_other(dataset: Dataset) -> None:
    used = {figure.place for figure in dataset.figures}
    used |= {code for finding in dataset.findings for code in (finding.by, finding.where) if code}
    coded = {area.code for area in dataset.areas if area.code}
    assert coded == {code for code in used if dataset.places[code].kind == "area"}


@pytest.mark.parametrize("area", ["Kosovo", "Western Sahara", "Falkland Islands", "Malvinas"])
def test_the_summary_of_an_area_says_first_what_it_is_not(run: Run, area: str) -> None:
    summary = run("country", area)
    assert summary.status == 0
    assert "The depositary lists no such party; figures only." in summary.stdout.splitlines()[1]
    assert NO_OPINION in summary.stdout
    assert "State Party" not in summary.stdout
    assert "not a party" not in summary.stdout


def test_the_summary_of_a_state_has_a_standing_instead(run: Run) -> None:
    summary = run("country", "Norway").stdout
    assert NO_OPINION not in summary
    assert "State Party" in summary


def test_an_area_has_no_standing_and_figures_as_any_place(run: Run) -> None:
    refused = run("treaty", "-c", "Kosovo")
    assert (refused.status, refused.stdout) == (3, "")
    assert "the depositary lists no such party" in refused.stderr
    assert run("casualties", "-c", "Kosovo", "-f", "json").json
    assert run("contamination", "-c", "Western Sahara", "-f", "json").json


@pytest.mark.parametrize(
    ("broken", "field", "reason"),
    [
        (replace(ISLAND, name="norway"), "name", "is also the name of a state"),
        (replace(ISLAND, code="NOR"), "code", "'NOR' is another's code as well"),
        (replace(ISLAND, code="WLD"), "code", "'WLD' is another's code as well"),
        (replace(ISLAND, code="XI"), "code", "'XI' is not such a code"),
        (replace(ISLAND, code="xis"), "code", "'xis' is not such a code"),
        (replace(ISLAND, label=None), "label", "missing on one"),
        (replace(ISLAND, tile=None), "label", "is there without a tile"),
        (replace(ISLAND, label="Isl"), "label", "'Isl' is not two capital letters"),
    ],
)
def test_an_area_that_breaks_a_rule_is_told(dataset: Dataset, broken: Area, field: str, reason: str) -> None:
    sample = Examined(dataset.folder, held=True)
    sample.hold(Area, (broken,))
    (told,) = rules.problems(sample)
    assert (told.file, told.record, told.field) == ("areas.json", broken.name, field)
    assert reason in told.reason


def test_a_sound_area_breaks_no_rule(dataset: Dataset) -> None:
    sample = Examined(dataset.folder, held=True)
    sample.hold(Area, (ISLAND, replace(ISLAND, name="Islet", code=None, label=None, tile=None)))
    assert list(rules.problems(sample)) == []
