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
        (replace(PAIR, members=("NOR", "FRA")), "members", "are not in order, each once"),
        (replace(PAIR, members=("FRA", "FRA")), "members", "are not in order, each once"),
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
