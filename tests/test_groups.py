"""Groups of states that people ask for: what must hold of them, and that a region may be one."""

from __future__ import annotations

import pytest
from conftest import Run
from msgspec.structs import replace

from minefacts.checks import groups as rules
from minefacts.checks.examined import Examined
from minefacts.dataset.reading import Dataset
from minefacts.model.records import Group

PAIR = Group("Pair", ("FRA", "NOR"), ("article",))


@pytest.mark.parametrize(
    ("broken", "field", "reason"),
    [
        (replace(PAIR, name="Asia"), "name", "is also the name of a region"),
        (replace(PAIR, name="western europe"), "name", "is also the name of a region"),
        (replace(PAIR, members=()), "members", "are none"),
        (replace(PAIR, members=("NOR", "FRA")), "members", "are repeated or out of order"),
        (replace(PAIR, members=("FRA", "FRA")), "members", "are repeated or out of order"),
    ],
)
def test_a_group_that_breaks_a_rule_is_told(dataset: Dataset, broken: Group, field: str, reason: str) -> None:
    sample = Examined(dataset.folder, held=True)
    sample.hold(Group, (broken,))
    (told,) = rules.problems(sample)
    assert (told.file, told.record, told.field, told.reason) == ("groups.json", broken.name, field, reason)


def test_a_sound_group_breaks_no_rule(dataset: Dataset) -> None:
    sample = Examined(dataset.folder, held=True)
    sample.hold(Group, (PAIR,))
    assert list(rules.problems(sample)) == []


@pytest.mark.parametrize("group", ["EU", "NATO", "P5"])
def test_a_group_is_a_region_to_ask_for(run: Run, dataset: Dataset, group: str) -> None:
    answer = run("treaty", "--region", group.lower(), "-f", "plain", "--fields", "iso3")
    assert (answer.status, answer.stderr) == (0, "")
    assert sorted(answer.stdout.split()) == list(dataset.groups[group].members)


@pytest.mark.parametrize("region", ["EU", "Africa", "South-eastern Asia"])
def test_figures_of_a_region_are_those_of_its_states(run: Run, dataset: Dataset, region: str) -> None:
    states = run("treaty", "--region", region, "-f", "plain", "--fields", "iso3").stdout.split()
    told = run("casualties", "--region", region, "-f", "plain", "--fields", "iso3", "--history").stdout.split()
    assert set(told) == {figure.place for figure in dataset.figures.under("casualties")} & set(states)


def test_a_place_and_a_region_must_both_hold(run: Run) -> None:
    both = run("casualties", "-c", "Ukraine", "-c", "Cambodia", "--region", "Asia", "-f", "plain", "--fields", "iso3")
    assert set(both.stdout.split()) == {"KHM"}
    neither = run("casualties", "-c", "Ukraine", "--region", "NATO")
    assert (neither.status, neither.stdout) == (1, "")
    assert "without --region there are " in neither.stderr


def test_a_ranking_in_a_region_counts_no_places_of_the_world(run: Run) -> None:
    ranking = ("casualties", "--year", "2023", "--measure", "total", "--sort", "-value")
    assert "places for which" in run(*ranking).stdout
    assert "places for which" not in run(*ranking, "--region", "Asia").stdout


def test_a_region_that_does_not_exist_is_refused_with_the_nearest(run: Run) -> None:
    refused = run("contamination", "--region", "Natoo")
    assert (refused.status, refused.stdout) == (2, "")
    assert "did you mean NATO?" in refused.stderr
