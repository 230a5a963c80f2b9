"""The bench reckons and writes what it says; nothing here is timed or installed."""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from conftest import Run

from minefacts.api import Facts
from minefacts.checks.check import check
from minefacts.dataset.reading import Dataset
from minefacts.model.records import FILES

ROOT = Path(__file__).parent.parent


@pytest.fixture
def budgets(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module("budgets", monkeypatch)


@pytest.fixture
def timing(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module("timing", monkeypatch)


def module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module of the bench, whose folder is on the path when it runs."""
    monkeypatch.syspath_prepend(ROOT / "bench")
    return importlib.import_module(name)


def test_table_shows_ratios_and_whether_they_are_within_the_budget(budgets: ModuleType, timing: ModuleType) -> None:
    shown = {"click": "`import click`", "lookup": "a lookup", "help": "help", "pycountry": "pycountry"}
    programs = [timing.Program(name, text, ()) for name, text in shown.items()]
    taken = {
        "click": timing.Taken(10.0, 20.0),
        "lookup": timing.Taken(13.0, 28.0),
        "help": timing.Taken(14.0, 20.0),
        "pycountry": timing.Taken(1234.56, 30.0),
    }
    limits = budgets.measured(budgets.BUDGETS, taken)
    assert budgets.table(programs, taken, limits).splitlines()[2:] == [
        "| `import click` | 10.0 | 20.0 |  |  |  |",
        "| a lookup | 13.0 | 28.0 | 1.30 × click, memory 1.40 × click | 1.30 × click, memory 1.50 × click | yes |",
        "| help | 14.0 | 20.0 | 1.40 × click | 1.30 × click | no |",
        "| pycountry | 1,234.6 | 30.0 | lookup 0.01 × pycountry | lookup 1.00 × pycountry | yes |",
    ]
    assert [limit.program for limit in limits if not limit.within(taken)] == ["help"]


def test_a_question_to_many_figures_may_take_a_third_of_jq(budgets: ModuleType, timing: ModuleType) -> None:
    taken = {"query of 50": timing.Taken(34.0, 33.0), "jq of 50": timing.Taken(100.0, 100.0)}
    limits = budgets.measured(budgets.of_figures(50), taken)
    missed = [limit for limit in limits if not limit.within(taken)]
    assert [(limit.quantity, limit.wording(limit.ratio(taken))) for limit in missed] == [("time", "0.34 × jq")]


def test_what_has_no_reference_is_measured_by_itself(budgets: ModuleType, timing: ModuleType) -> None:
    taken = {"export of 50": timing.Taken(100.0, 201.0), "search of 50": timing.Taken(100.0, 199.0)}
    limits = budgets.measured(budgets.of_figures(50), taken)
    assert [(limit.wording(limit.factor), limit.within(taken)) for limit in limits] == [
        ("200 MB", True),
        ("200 MB", False),
    ]


def test_a_dataset_that_has_grown_gives_the_same_answers(
    monkeypatch: pytest.MonkeyPatch, data: Path, tmp_path: Path
) -> None:
    module("generate", monkeypatch).enlarge(data, tmp_path / "data", 3)
    for kind, file in FILES.items():
        lines = (tmp_path / "data" / file.name).read_text("utf-8").splitlines()
        assert len(lines) in (count := len((data / file.name).read_text("utf-8").splitlines()), 3 * (count - 2) + 2)
        keys = [getattr(record, file.key) for record in Dataset(str(tmp_path / "data")).lines(kind)]
        assert keys == sorted(keys)
    grown, real = Facts(Dataset(str(tmp_path / "data"))), Facts(Dataset(str(data)))
    for name in ("Cambodia", "საქართველო"):
        assert grown.country(name) == real.country(name)
        assert grown.treaty(name) == real.treaty(name)


def test_text_is_placed_between_the_markers(budgets: ModuleType) -> None:
    document = "# a\n<!-- bench -->\nold\n<!-- /bench -->\nb\n"
    placed = budgets.placed(document, "| \\1 |\n")
    assert placed == "# a\n<!-- bench -->\n\n| \\1 |\n\n<!-- /bench -->\nb\n"
    assert budgets.placed(placed, "| \\1 |\n") == placed
    assert budgets.marked(placed)
    assert not budgets.marked("# a\n<!-- bench -->\n")


def test_page_has_both_markers(budgets: ModuleType) -> None:
    assert budgets.marked((ROOT / "docs" / "performance.md").read_text("utf-8"))


@pytest.mark.parametrize("count", [0, 50, 30_000])
def test_generated_dataset_is_valid(monkeypatch: pytest.MonkeyPatch, data: Path, tmp_path: Path, count: int) -> None:
    folder = tmp_path / "data"
    module("generate", monkeypatch).generate(data, folder, count)
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    assert len({figure["id"] for figure in figures}) == count
    assert check(str(folder)) == []


def test_current_figures_are_those_of_the_newest_edition(
    monkeypatch: pytest.MonkeyPatch, run: Run, data: Path, tmp_path: Path
) -> None:
    module("generate", monkeypatch).generate(data, tmp_path / "data", 100_000)
    query = module("programs", monkeypatch).QUERY
    answer = run("--data", str(tmp_path / "data"), *query)
    assert [figure["edition"] for figure in answer.json] == [2024]


@pytest.mark.skipif(os.name != "posix", reason="programs are launched as POSIX has it")
def test_failing_program_ends_the_bench(timing: ModuleType) -> None:
    program = timing.Program("false", "false", (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(timing.FailedError, match="false fails: 3 "):
        timing.run(program)


@pytest.mark.skipif(os.name != "posix", reason="programs are launched as POSIX has it")
def test_peak_memory_of_a_program_is_told(timing: ModuleType) -> None:
    program = timing.Program("python", "python", (sys.executable, "-c", "pass"))
    assert timing.measure([program], 1)["python"].memory > 0
