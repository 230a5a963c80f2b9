"""A person's first guess is refused with the command that works: one row of guesses.toml each."""

from __future__ import annotations

import datetime
import shlex
import tomllib
from pathlib import Path

import pytest
from conftest import TODAY, Run
from hypothesis import given
from hypothesis import strategies as st

from minefacts.cli.group import COMMANDS
from minefacts.cli.guesses import written_dates
from minefacts.model import dates

GUESSES = tomllib.loads((Path(__file__).parent / "guesses.toml").read_text(encoding="utf-8"))["guess"]


@pytest.mark.parametrize("guess", GUESSES, ids=lambda guess: guess["line"])
def test_guess_is_refused_with_the_command_that_works(run: Run, guess: dict[str, object]) -> None:
    line, offered = str(guess["line"]), guess["offered"]
    assert isinstance(offered, list)
    status, out, err = run(*shlex.split(line))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.endswith(f": did you mean {' or '.join(offered)}?\n")


@pytest.mark.parametrize("line", sorted({line for guess in GUESSES for line in guess["offered"]}))
def test_command_that_is_offered_works(run: Run, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = run(*shlex.split(line)[1:])
    # The folder to export to, and the texts to look up, are for the person to say, and so is the draft.
    assert status in (0, 1) or "Missing argument" in err or "draft.txt" in err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "treaty --history",
            "treaty has no option --history, which casualties, contamination, clearance, stockpiles and conduct have",
        ),
        (
            "article --region Asia",
            (
                "article has no option --region, which casualties, contamination, clearance, stockpiles, treaty and "
                "deadlines have"
            ),
        ),
        ("casualties --xyz", "No such option '--xyz': minefacts casualties --help lists its options"),
        ("casualties foo", "casualties takes no argument 'foo': minefacts casualties --help lists its options"),
    ],
)
def test_what_stands_for_nothing_here(run: Run, line: str, said: str) -> None:
    assert run(*line.split()) == (2, "", f"minefacts: {said}\n")


def test_slip_of_a_search_is_told_apart_from_what_is_not_there(run: Run) -> None:
    status, out, err = run("search", "ukrane")
    assert (status, out) == (1, "")
    assert err == "minefacts: nothing in the record matches 'ukrane': did you mean minefacts search Ukraine?\n"
    assert "did you mean" not in run("search", "qqqqq").stderr


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("data", "help")])
def test_help_of_a_command_is_its_help(run: Run, command: str, option: str) -> None:
    assert run("help", command) == run(command, option)


def test_help_without_a_command_is_that_of_the_program(run: Run) -> None:
    assert run("help") == run("--help")
    assert run("help", "data", "export") == run("data", "export", "--help")


def test_version_in_short(run: Run) -> None:
    assert run("-V") == run("--version")


@given(st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(9000, 1, 1)))
def test_date_is_read_however_it_is_written(day: datetime.date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%m/%d/%Y"):
        assert str(day) in written_dates.iso_of(day.strftime(form))
    assert written_dates.iso_of(day.strftime("%d %B %Y")) == [str(day)]


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert all(date == "today" or dates.is_date(date) for date in written_dates.iso_of(text))
    written_dates.span_of(text)


WORDS = [
    "Cambodia",
    "killed",
    "2023",
    "in",
    "--json",
    "-x",
    "--year",
    "2020..2024",
    "-c",
    "treaty",
    "-f",
    "=",
    "--=",
    "",
]


@given(st.lists(st.sampled_from([*WORDS, *COMMANDS]) | st.text(), max_size=5).filter(lambda line: "-" not in line))
def test_no_guess_is_a_bug(run: Run, line: list[str]) -> None:
    status, _, err = run(*line)
    assert status in (0, 1, 2, 3, 4, 5)
    assert "bug" not in err


@pytest.mark.parametrize(
    ("text", "expected"),
    [("yesterday", "2026-08-31"), ("tomorrow", "2026-09-02"), ("last week", "2026-08-25"), ("last year", "2025")],
)
def test_days_near_today(monkeypatch: pytest.MonkeyPatch, text: str, expected: str) -> None:
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    assert written_dates.iso_of(text) == [expected]
