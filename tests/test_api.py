"""The package as a library: the same answers and refusals as on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

import minefacts
from minefacts.api import Facts
from minefacts.errors import (
    AmbiguousNameError,
    DatasetError,
    MinefactsError,
    NotAStateError,
    UnknownError,
    UsageError,
)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return minefacts.load()


def test_the_line_of_the_documentation() -> None:
    assert minefacts.load().treaty("Ukraine", on="2024-11-25").status == "state-party"


def test_standings_and_counts(facts: Facts) -> None:
    assert [one.iso3 for one in facts.standings(on="2026-03", status=["withdrawn"])] == [
        "EST",
        "FIN",
        "LVA",
        "LTU",
        "POL",
    ]
    assert {one.region for one in facts.standings(region=["asia"])} == {"Asia"}
    assert facts.counts(on="2024-11-25")[0].count == 164


def test_figures(facts: Facts) -> None:
    (current,) = facts.figures("casualties", country=["World"], year=2016, measure=["total"])
    assert (current.value, current.revised) == (9440, True)
    assert [current] == facts.figures(
        "casualties", country="World", year=2016, measure="total", body="Landmine Monitor"
    )
    history = facts.figures("casualties", country=["World"], year="2016", measure=["total"], history=True)
    assert [one.value for one in history] == [8605, 9437, 9439, 9439, 9440]
    every = [figure for figure in facts.dataset.figures if figure.topic == "clearance"]
    assert len(facts.figures("clearance", history=True)) == len(every)


def test_library_and_command_line_agree(facts: Facts, run: Run) -> None:
    (record,) = run("treaty", "-c", "Lebanon", "--as-of", "2026-03-01", "-f", "json").json
    standing = facts.treaty("LBN", on="2026-03-01")
    assert record == {name: _plain(getattr(standing, name)) for name in standing.__struct_fields__}
    assert [one.id for one in facts.search("8605")] == [one["id"] for one in run("search", "8605", "-f", "json").json]
    shown = run("changes", "--since", "2025-06", "--until", "2025-08", "-f", "json").json
    assert [one.what for one in facts.changes(since="2025-06", until="2025-08")] == [one["what"] for one in shown]
    assert [one.id for one in facts.sources()] == [one["id"] for one in run("sources", "-f", "json").json]
    assert [one.now for one in facts.claims(on="2026-09-01")] == [
        one["now"] for one in run("article", "-f", "json").json
    ]
    assert [one.id for one in facts.parties()] == [one["id"] for one in run("parties", "-f", "json").json]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def test_country_and_names(facts: Facts) -> None:
    assert facts.country("Cambodia", on="2024-11-25").treaty.as_of == "2024-11-25"
    found = facts.resolve("Україна")
    assert (found.iso3, found.m49, found.matched_by, "uk" in found.languages) == ("UKR", "804", "cldr", True)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda facts: facts.treaty("Atlantis"), UnknownError),
        (lambda facts: facts.treaty("Kosovo"), NotAStateError),
        (lambda facts: facts.country("Congo"), AmbiguousNameError),
        (lambda facts: facts.treaty("Norway", on="2025-02-30"), UsageError),
        (lambda facts: facts.figures("weather"), UsageError),
        (lambda facts: facts.figures("casualties", measure=["area"]), UsageError),
        (lambda facts: facts.figures("casualties", year="20x"), UsageError),
        (lambda facts: facts.figures("casualties", source=["nobody"]), UnknownError),
        (lambda facts: facts.standings(status=["gone"]), UsageError),
        (lambda facts: facts.standings(region=["Atlantic"]), UsageError),
        (lambda facts: facts.sources("nobody"), UnknownError),
    ],
)
def test_refusals_are_exceptions(facts: Facts, ask: object, error: type[MinefactsError]) -> None:
    assert callable(ask)
    with pytest.raises(error) as refused:
        ask(facts)
    assert refused.value.message
    assert "\n" not in refused.value.message


def test_another_dataset_is_validated(data: Path, tmp_path: Path) -> None:
    assert minefacts.load(str(data)).treaty("UKR").iso3 == "UKR"
    with pytest.raises(DatasetError):
        minefacts.load(str(tmp_path))
