"""Rules over the real dataset."""

from __future__ import annotations

from pathlib import Path

import pytest

from minefacts.checks import check as integrity
from minefacts.dataset import layout
from minefacts.dataset.reading import Dataset, decode
from minefacts.model.records import ARTICLE, FILES

#: How many records there were once; a fact is corrected, not taken away.
COUNTS = {
    "sources.json": 238,
    "countries.json": 197,
    "treaty.json": 1,
    "treaty-events.json": 477,
    "figures.json": 885,
    "claims.json": 32,
    "parties.json": 14,
}


def test_dataset_breaks_no_rule(data: Path) -> None:
    assert integrity.check(str(data)) == []


@pytest.mark.parametrize("file", FILES)
def test_file_is_in_canonical_layout(data: Path, file: str) -> None:
    kind, key = FILES[file]
    records = decode(str(data), file, tuple[kind, ...])  # type: ignore[valid-type]
    assert layout.text(records, key) == (data / file).read_text(encoding="utf-8"), "run: poe write"


@pytest.mark.parametrize(("file", "count"), COUNTS.items())
def test_nothing_is_lost(data: Path, file: str, count: int) -> None:
    kind, _ = FILES[file]
    assert len(decode(str(data), file, tuple[kind, ...])) >= count  # type: ignore[valid-type]


def test_dataset_stays_small(data: Path) -> None:
    assert sum(path.stat().st_size for path in data.iterdir()) < 1_000_000


def test_topics_have_all_their_figures(dataset: Dataset) -> None:
    topics: list[str] = [figure.topic for figure in dataset.figures]
    counts = {"casualties": 736, "clearance": 87, "contamination": 62}
    assert [topic for topic, count in counts.items() if topics.count(topic) < count] == []


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
