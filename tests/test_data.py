"""Rules over the real dataset."""

from __future__ import annotations

from pathlib import Path

import pytest

from minefacts.checks import check as integrity
from minefacts.dataset import layout
from minefacts.dataset.reading import Dataset
from minefacts.model.records import (
    ARTICLE,
    FILES,
    Body,
    Claim,
    Country,
    DeadlineEvent,
    Event,
    Figure,
    Finding,
    Party,
    Record,
    Source,
    Treaty,
)

#: How many records there were once; a fact is corrected, not taken away.
COUNTS: dict[type[Record], int] = {
    Source: 1340,
    Country: 197,
    Treaty: 1,
    Event: 477,
    DeadlineEvent: 350,
    Figure: 3799,
    Finding: 574,
    Body: 150,
    Claim: 32,
    Party: 14,
}


def test_dataset_breaks_no_rule(data: Path) -> None:
    assert integrity.check(str(data)) == []


@pytest.mark.parametrize("kind", FILES)
def test_file_is_in_canonical_layout(data: Path, dataset: Dataset, kind: type[Record]) -> None:
    file = FILES[kind]
    assert layout.text(dataset.records(kind), file.key) == (data / file.name).read_text("utf-8"), "run: poe write"


@pytest.mark.parametrize(("kind", "count"), COUNTS.items())
def test_nothing_is_lost(dataset: Dataset, kind: type[Record], count: int) -> None:
    assert len(dataset.records(kind)) >= count


def test_dataset_stays_small(data: Path) -> None:
    names = data / "names.json"
    assert sum(path.stat().st_size for path in data.iterdir() if path != names) <= 2_600_000
    assert names.stat().st_size <= 3_000_000


def test_topics_have_all_their_figures(dataset: Dataset) -> None:
    topics: list[str] = [figure.topic for figure in dataset.figures]
    counts = {"casualties": 2440, "clearance": 586, "contamination": 431, "stockpiles": 342}
    assert [topic for topic, count in counts.items() if topics.count(topic) < count] == []


def test_bodies_publish_under_names_that_documents_give(dataset: Dataset) -> None:
    publishers = {source.publisher for source in dataset.sources}
    assert {name for body in dataset.bodies.values() for name in body.publishers} <= publishers


def test_copies_kept_by_others_are_relays(dataset: Dataset) -> None:
    copies = [source for source in dataset.sources if "(copy on " in source.title]
    assert copies
    assert {source.custom.kind for source in copies} == {"relay"}
    assert {source.publisher for source in copies} & {n for b in dataset.bodies.values() for n in b.publishers} == set()


def test_part_of_a_whole_says_so_once(dataset: Dataset) -> None:
    scoped = [figure for figure in dataset.figures if figure.scope is not None]
    assert scoped
    assert [figure.id for figure in scoped if figure.scope == figure.note] == []


def test_undated_steps_lie_in_an_interval(dataset: Dataset) -> None:
    undated = [step for step in dataset.steps if step.date is None and step.event != "first"]
    assert undated
    assert [step.id for step in undated if not (step.not_before or "~") <= (step.not_after or "")] == []


def test_allegations_name_no_state_as_proven(dataset: Dataset) -> None:
    """A finding by armed groups or by nobody known names no state that did it."""
    by = {finding.by for finding in dataset.findings if finding.actor in ("non-state", "unknown")}
    assert by == {None}


@pytest.mark.parametrize(
    "name",
    [
        "António Guterres",
        "Armida Salsiah Alisjahbana",
        "Tamar Gabelnick",
        "Volodymyr Zelensky",
        "Hun Manet",
        "Donald Trump",
        "Outgoing US administration",
        "Human rights advocates",
        "International Campaign to Ban Landmines (ICBL)",
        "United Nations (UN)",
        "United States",
        "Russia",
        "Ukraine",
        "Cambodia",
    ],
)
def test_article_names_its_parties(dataset: Dataset, name: str) -> None:
    (party,) = [party for party in dataset.parties.values() if party.name == name]
    assert party.source == ARTICLE
    assert party.paragraphs


@pytest.mark.parametrize("stated", ["164", "1,600", "one million", "20,000", "twice", "5,757", "84", "1979"])
def test_article_claims_hold_its_numbers(dataset: Dataset, stated: str) -> None:
    assert any(stated in claim.claim for claim in dataset.claims)


def test_article_figures_are_each_claimed(dataset: Dataset) -> None:
    figures = {f"figure:{figure.id}" for figure in dataset.figures if figure.source == ARTICLE}
    assert figures == {claim.refers_to for claim in dataset.claims if (claim.refers_to or "").startswith("figure:")}


def test_claims_cover_every_paragraph(dataset: Dataset) -> None:
    assert {claim.paragraph for claim in dataset.claims} == set(range(9))
