"""Areas that are not among the 197 states: they have figures, never a standing, and are shown without an opinion."""

from __future__ import annotations

import pytest
from conftest import Run

from minefacts.dataset.reading import Dataset

NO_OPINION = "Names imply no opinion on legal status."


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
    assert "Mine Ban Treaty" not in summary.stdout


def test_the_summary_of_a_state_has_a_standing_instead(run: Run) -> None:
    summary = run("country", "Norway").stdout
    assert NO_OPINION not in summary
    assert "Mine Ban Treaty" in summary


def test_an_area_has_no_standing_and_figures_as_any_place(run: Run) -> None:
    refused = run("treaty", "-c", "Kosovo")
    assert (refused.status, refused.stdout) == (3, "")
    assert "the depositary lists no such party" in refused.stderr
    assert run("casualties", "-c", "Kosovo", "-f", "json").json
    assert run("contamination", "-c", "Western Sahara", "-f", "json").json
