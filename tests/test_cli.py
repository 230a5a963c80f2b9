"""What scripts and people rely on: exit status, standard output and standard error of each command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from minefacts import __version__
from minefacts.cli.group import COMMANDS
from minefacts.dataset.reading import Dataset


def test_limit_of_none_is_an_answer(run: Run) -> None:
    assert run("casualties", "-n", "0", "-f", "json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (("treaty", "Ukraine"), "did you mean minefacts treaty -c Ukraine?"),
        (("casualties", "Burkina", "Faso"), "did you mean minefacts casualties -c 'Burkina Faso'?"),
        (("treaty", "--as-of", "2025-02-30"), "2025-02-28"),
        (("treaty", "--as-of", "2025-13"), "2025-12"),
        (("treaty", "--as-of", "someday"), "2024-11-25"),
        (("treaty", "--status", "withdrawed"), "withdrawn"),
        (("treaty", "--region", "Asien"), "Asia"),
        (("casualties", "--measure", "kiled"), "killed"),
        (("casualties", "--body", "Landmine Monitr"), "Landmine Monitor"),
        (("casualties", "--year", "20x"), "latest"),
        (("casualties", "--year", "2008-1999"), "1999-2008"),
        (("casualties", "--fields", "valeu"), "value"),
        (("casualties", "--sort", "vlaue"), "value"),
        (("casualties", "-f", "jsom"), "json"),
        (("country", "Cambodia", "-f", "csv"), "table, json, jsonl"),
        (("casualties", "--chart", "-f", "json"), "--chart"),
        (("casualtis",), "casualties"),
        (("treaty", "--stauts", "x"), "--status"),
        (("changes", "--since", "2026", "--until", "2025"), "cannot end before"),
        (("changes", "--until", "2020"), "2024-11-26"),
        (("casualties", "-n", "9" * 5000), "-n 10"),
        (("sources", "-f", "csl-json", "--fields", "id"), "--fields"),
        (("country",), "NAME"),
        (("treaty", "--as-of", ""), "2024-11-25"),
        (("changes", "--since", ""), "2024-11-25"),
        (("casualties", "--fields", ","), "id,value"),
        (("casualties", "-n", "x"), "-n 10"),
        (("casualties", "--edition", "foo"), "--edition 2023"),
        (("treaty", "-c", "Norway", "--is", "bound", "--counts"), "-c and --as-of"),
        (("parties", "Guterres"), "minefacts search Guterres"),
        (("casualties", "Cambodia", "2024"), "did you mean minefacts casualties -c Cambodia --year 2024?"),
        (("cas",), "did you mean minefacts casualties?"),
    ],
)
def test_bad_input_gets_one_line_that_says_what_would_be_right(run: Run, ask: tuple[str, ...], words: str) -> None:
    status, out, err = run(*ask)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert words in err


def test_missing_dataset(run: Run, tmp_path: Path) -> None:
    status, out, err = run("--data", str(tmp_path / "none"), "casualties")
    assert (status, out) == (5, "")
    assert err.count("\n") == 1


def test_broken_dataset_is_refused_before_the_first_answer(run: Run, data: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    shutil.copytree(data, bad)
    figures = bad / "figures.json"
    figures.write_text(figures.read_text("utf-8").replace('"value": 7239', '"value": 7240'), "utf-8")
    status, out, err = run("casualties", "--data", str(bad), "-f", "json")
    assert (status, out) == (5, "")
    error = json.loads(err)["error"]
    assert error["code"] == "dataset"
    (problem,) = error["problems"]
    assert problem["record"] == "casualties.WLD.2017.2017.total.lm2018-cas"
    assert problem["field"] == "value"


def test_unreadable_dataset(run: Run, data: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    shutil.copytree(data, bad)
    (bad / "claims.json").write_bytes(b"\xff\xfe[")
    assert run("--data", str(bad), "article")[:2] == (5, "")


def test_copy_of_the_dataset_answers_the_same(run: Run, data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(data, copy)
    assert run("treaty", "--data", str(copy)) == run("treaty")


def test_later_option_wins(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINEFACTS_DATA", "/nowhere")
    assert run("casualties").status == 5
    assert run("--data", str(data), "casualties").status == 0
    assert run("--data", "/nowhere", "casualties", "--data", str(data)).status == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_help_leads_with_examples(run: Run, command: str) -> None:
    status, out, err = run(command, "-h")
    assert (status, err) == (0, "")
    assert out.index("Examples:") < out.index("-h, --help")
    assert len(out.splitlines()) <= 40
    assert max(map(len, out.splitlines())) <= 80


def test_bare_program_prints_its_help(run: Run) -> None:
    assert run() == run("--help")
    assert run().status == 0


def test_version_names_the_dataset_s_date(run: Run, dataset: Dataset) -> None:
    assert run("--version").stdout == f"minefacts {__version__}, dataset of {dataset.version}\n"


WORDS = [
    *COMMANDS,
    *(
        "-c",
        "--year",
        "--measure",
        "--edition",
        "--body",
        "--source",
        "--history",
        "--all",
        "--chart",
        "--as-of",
        "--is",
    ),
    *("--status", "--region", "--counts", "--since", "--until", "-f", "--fields", "--sort", "-n", "--color", "--", "-"),
    *("World", "Ukraine", "Congo", "Kosovo", "latest", "1999-2024", "2023", "2025-02-30", "total", "area", "killed"),
    *(
        "json",
        "csv",
        "table",
        "plain",
        "csl-json",
        "value",
        "-value",
        "id,value",
        "sources",
        "-sources",
        "0",
        "3",
        "bound",
    ),
    *("state-party", "withdrawn", "Asia", "CMAA", "article", "", " ", "\u202e", "\x1b[31m", "5,757", "always", "bash"),
]


@given(command=st.sampled_from(sorted(COMMANDS)), words=st.lists(st.sampled_from(WORDS), max_size=6))
def test_no_command_line_is_a_bug(run: Run, command: str, words: list[str]) -> None:
    status, out, err = run(command, *(word for word in words if word != "-"))
    assert status in (0, 1, 2, 3, 4)
    if status in (2, 3, 4) and command != "resolve":
        assert out == ""
        assert err.count("\n") == 1
    assert "\x1b" not in err


def test_values_are_taken_as_tables_say_them(run: Run) -> None:
    ask = ("contamination", "-c", "KHM", "--fields", "measure", "-f", "plain", "--measure")
    assert run(*ask, "contaminated area") == run(*ask, "area")
    assert run("treaty", "--status", "State Party", "-f", "json").json
    assert run("treaty", "--status", "not a party", "-f", "json").json
