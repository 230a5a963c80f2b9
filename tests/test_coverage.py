"""What the dataset does not cover: what asks about it, where to ask, what must hold of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from msgspec.structs import replace

import minefacts
from minefacts.checks import coverage as rules
from minefacts.checks.examined import Examined
from minefacts.dataset.reading import Dataset
from minefacts.model.records import Elsewhere
from minefacts.questions import coverage

MONEY = Elsewhere("money", ("donor", "mine action funding"), "the donors", "https://donors.example")
SEA = Elsewhere("sea mines", ("sea mines",), "the navy", "http://navy.example")
PLACES = Elsewhere(coverage.PLACES, ("profile",), "the Monitor", "https://monitor.example")


@pytest.fixture
def sample(dataset: Dataset) -> Examined:
    """The real dataset with a few subjects of its own."""
    sample = Examined(dataset.folder, held=True)
    sample.hold(Elsewhere, (MONEY, SEA, PLACES))
    return sample


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("donor", [MONEY]),
        ("DONOR", [MONEY]),
        ("Mine-action funding", [MONEY]),
        ("mine action", []),
        ("donor of Laos", []),
        ("donors", []),
        ("", []),
        ("...", []),
    ],
)
def test_a_text_as_a_whole_asks_about_a_subject(sample: Examined, text: str, subjects: list[Elsewhere]) -> None:
    assert coverage.asked(sample, text) == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("which donor cleared the sea mines", [MONEY, SEA]),
        ("the sea, mines", [SEA]),
        ("seamines", []),
        ("donors", []),
        ("", []),
    ],
)
def test_a_text_mentions_a_subject_by_whole_words(sample: Examined, text: str, subjects: list[Elsewhere]) -> None:
    assert coverage.mentioned(sample, text) == subjects


def test_where_to_ask_about_a_place_is_known_or_not(sample: Examined) -> None:
    assert coverage.places(sample) == PLACES
    sample.hold(Elsewhere, (MONEY,))
    assert coverage.places(sample) is None


@pytest.mark.parametrize(
    ("broken", "field", "reason"),
    [
        (replace(MONEY, words=()), "words", "are missing"),
        (replace(MONEY, words=("donor", "--")), "words", "one of them is empty"),
        (replace(MONEY, words=("donor", "Donor")), "words", "name 'donor' 2 times"),
        (replace(MONEY, where=" "), "where", "is empty"),
        (replace(MONEY, url="donors.example"), "url", "is not an address"),
        (replace(MONEY, url="javascript:alert()"), "url", "is not an address"),
    ],
)
def test_a_subject_that_breaks_a_rule_is_told(sample: Examined, broken: Elsewhere, field: str, reason: str) -> None:
    sample.hold(Elsewhere, (broken, SEA))
    (told,) = rules.problems(sample)
    assert (told.file, told.record, told.field) == ("elsewhere.json", "money", field)
    assert reason in told.reason


def test_sound_subjects_break_no_rule(sample: Examined) -> None:
    assert list(rules.problems(sample)) == []


def test_every_real_word_asks_about_its_subject(dataset: Dataset) -> None:
    assert coverage.places(dataset) is not None
    for one in dataset.elsewhere:
        for word in one.words:
            assert one in coverage.asked(dataset, word), word
            assert one in coverage.mentioned(dataset, f"who knows about {word} here"), word


def test_search_says_what_is_not_covered_beside_what_it_finds(run: Run) -> None:
    asked = run("search", "funding")
    assert "not covered here: funding of mine action; ask the Landmine Monitor" in asked.stdout + asked.stderr
    assert run("search", "funding", "-f", "json").stderr.startswith("minefacts: not covered here: funding")
    nothing = run("search", "qwertz", "donors")
    assert (nothing.status, nothing.stdout) == (1, "")
    assert "not covered here: funding of mine action" in nothing.stderr
    assert "nothing in the record matches 'qwertz donors'" in nothing.stderr
    assert "not covered" not in run("search", "Cambodia", "-f", "json").stderr


def test_a_place_without_figures_says_where_to_ask(run: Run) -> None:
    nothing = run("contamination", "-c", "Fiji")
    assert (nothing.status, nothing.stdout) == (1, "")
    assert "no figure on contamination is recorded for Fiji, which does not mean zero; ask the " in nothing.stderr


def test_a_summary_without_figures_says_where_to_ask(run: Run) -> None:
    assert "No figure is on record: ask the " in run("country", "Fiji").stdout
    assert "No figure is on record" not in run("country", "Cambodia").stdout


def test_the_readme_says_that_something_is_not_covered_and_how_to_ask() -> None:
    _, _, section = (
        (Path(__file__).parent.parent / "README.md").read_text("utf-8").partition("## What it does not cover")
    )
    assert "minefacts search funding" in section.partition("\n## ")[0]


def test_programs_ask_as_search_does() -> None:
    facts = minefacts.load()
    assert [one.subject for one in facts.elsewhere("who are the donors")] == ["funding of mine action"]
    assert facts.elsewhere("Cambodia") == []


def test_subject_is_found_by_its_own_name(dataset: Dataset) -> None:
    missing = [one.subject for one in dataset.elsewhere if one not in coverage.asked(dataset, one.subject)]
    assert missing == []
