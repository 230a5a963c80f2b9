"""What a screen of 80 columns holds: few lines a record, and at most four below a table."""

from __future__ import annotations

import pytest
from conftest import Run

from minefacts.cli import present


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns, but for that it is none."""
    monkeypatch.setattr(present, "terminal_width", lambda: 80)


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize(
    ("question", "lines_a_record"),
    [
        (("treaty", "--region", "Europe"), 1.6),
        (("treaty", "--all"), 1.22),
        (("casualties", "-c", "Cambodia"), 1.5),
        (("search", "Poland"), 2.5),
        (("changes",), 1.3),
        (("sources",), 2.0),
    ],
)
def test_answer_takes_few_lines_a_record(run: Run, question: tuple[str, ...], lines_a_record: float) -> None:
    records = run(*question, "-f", "jsonl").stdout.count("\n")
    lines = run(*question).stdout.splitlines()
    assert len(lines) <= records * lines_a_record
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize(
    "question",
    [
        ("casualties",),
        ("contamination",),
        ("clearance",),
        ("stockpiles",),
        ("treaty",),
        ("treaty", "--counts"),
        ("treaty", "-c", "Ukraine"),
        ("deadlines",),
        ("conduct",),
        ("parties",),
        ("article",),
        ("changes",),
        ("search", "Poland"),
        ("glossary",),
    ],
    ids=" ".join,
)
def test_at_most_four_lines_stand_below_a_table(run: Run, question: tuple[str, ...]) -> None:
    lines = run(*question).stdout.splitlines()
    sources = [n for n, line in enumerate(lines) if line.startswith(("Source: ", "Sources: "))]
    ends = [n for n, line in enumerate(lines) if line.startswith(("Dataset of ", "The record ends "))]
    assert len(ends) == 1
    assert ends[0] == len(lines) - 1
    assert all(n == len(lines) - 2 for n in sources)


def test_country_in_full_shows_every_newest_figure_with_its_source(run: Run) -> None:
    figures = run("country", "Cambodia", "-f", "json").json[0]["casualties"]
    shown = run("country", "Cambodia", "--full").stdout
    assert all(figure["source"] in shown for figure in figures)
