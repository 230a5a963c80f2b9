"""The package as a library: the same answers and refusals as on the command line."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
from conftest import TODAY, Run

import minefacts
from minefacts.api import Facts
from minefacts.cli.group import COMMANDS
from minefacts.cli.root import root
from minefacts.errors import (
    AmbiguousNameError,
    DatasetError,
    MinefactsError,
    NotAStateError,
    UnknownError,
    UsageError,
)
from minefacts.model.records import TOPICS


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
    asked: dict[str, Any] = {"country": "World", "year": 2016, "measure": "total", "body": "Landmine Monitor"}
    (current,) = facts.figures("casualties", **asked)
    assert (current.value, current.revised) == (9440, True)
    several: dict[str, Any] = {name: [value] if isinstance(value, str) else str(value) for name, value in asked.items()}
    assert facts.figures("casualties", **several) == [current]
    history = facts.figures("casualties", **asked, history=True)
    assert [(one.edition, one.value) for one in history][-1] == (2017, 8605)
    every = [figure for figure in facts.dataset.figures if figure.topic == "clearance"]
    assert len(facts.figures("clearance", history=True)) == len(every)


def test_a_past_day_is_shown_as_it_could_be_known(facts: Facts) -> None:
    asked: dict[str, Any] = {"country": "World", "year": 2016, "measure": "total", "body": "Landmine Monitor"}
    (then,) = facts.figures("casualties", **asked, on="2017-12-31")
    assert (then.value, then.edition) == (8605, 2017)


#: A question of the library, and the command that answers the same.
SAME: list[tuple[Callable[[Facts], Any], tuple[str, ...]]] = [
    (lambda facts: [facts.treaty("LBN", on="2026-03-01")], ("treaty", "-c", "Lebanon", "--as-of", "2026-03-01")),
    (lambda facts: facts.standings(region="Asia", on=TODAY), ("treaty", "--region", "Asia")),
    (lambda facts: facts.counts(on=TODAY), ("treaty", "--counts")),
    (lambda facts: facts.about(), ("treaty", "--about")),
    (lambda facts: facts.figures("casualties", country="Mali", on=TODAY), ("casualties", "-c", "Mali")),
    (lambda facts: facts.deadlines(country="Angola", on=TODAY), ("deadlines", "-c", "Angola")),
    (lambda facts: facts.conduct(country="Myanmar", on=TODAY), ("conduct", "-c", "Myanmar")),
    (lambda facts: [facts.country("Cambodia", on=TODAY)], ("country", "Cambodia")),
    (lambda facts: facts.claims(on=TODAY), ("article",)),
    (lambda facts: facts.parties(on=TODAY), ("parties",)),
    (
        lambda facts: facts.changes(since="2025-06", until="2025-08"),
        ("changes", "--since", "2025-06", "--until", "2025-08"),
    ),
    (lambda facts: facts.search("8605", on=TODAY), ("search", "8605")),
    (lambda facts: facts.sources(on=TODAY), ("sources",)),
    (lambda facts: facts.glossary(), ("glossary",)),
    (lambda facts: [facts.resolve("Україна")], ("resolve", "Україна")),
]


@pytest.mark.parametrize(("ask", "command"), SAME, ids=[" ".join(command) for _, command in SAME])
def test_library_and_command_line_agree(
    facts: Facts, run: Run, ask: Callable[[Facts], Any], command: tuple[str, ...]
) -> None:
    records = [msgspec.json.decode(msgspec.json.encode(record)) | facts.worded(record) for record in ask(facts)]
    assert records
    assert records == run(*command, "-f", "json").json


#: The method that answers a command's questions, if it is not called like the command.
CALLED = {"article": "claims"} | dict.fromkeys(TOPICS, "figures")
#: Options that draw, write and order an answer, or narrow what a method returns anyway.
PRESENTED = {
    *("chart", "map", "format", "output", "fields", "sort", "limit", "sources", "quiet", "no_pager", "data", "color"),
    *("everything", "full", "question", "questions"),
}
#: What an option is called as a parameter; the treaty's other questions are methods of their own.
PARAMETERS = {"as_of": "on", "conduct": "conduct_kind"}
OF_THEIR_OWN = {"treaty": {"counts", "itself", "status", "region"}, "changes": {"as_of"}}
#: What is the same on any day.
TIMELESS = ("glossary", "resolve")


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"verify", "data", "completion", "help"}))
def test_library_takes_what_the_command_takes(name: str) -> None:
    command = root.get_command(click.Context(root), name)
    assert command is not None
    method = getattr(Facts, CALLED.get(name, name))
    options = {option.name or "" for option in command.params} - PRESENTED - OF_THEIR_OWN.get(name, set())
    if name in TIMELESS:
        options.remove("as_of")
    if name == "sources":
        options.add("ids")
    taken = set(inspect.signature(method).parameters) - {"self"} - ({"topic"} if name in TOPICS else set())
    assert taken == {PARAMETERS.get(option, option) for option in options}


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
