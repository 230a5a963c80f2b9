"""What the record says in words: plain English, without codes and shorthand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minefacts.dataset.reading import Dataset

ISO_DATE = re.compile(r"\b\d{4}-\d{2}\b")
CODE = re.compile(r"\b[A-Z]{3}\b")


def notes(dataset: Dataset) -> Iterator[tuple[str, str]]:
    for records in (dataset.figures, dataset.findings, dataset.events, dataset.steps):
        yield from ((one.id, one.note) for one in records if one.note is not None)


def test_days_in_notes_are_written_out(dataset: Dataset) -> None:
    assert [(key, note) for key, note in notes(dataset) if ISO_DATE.search(note)] == []


def test_notes_are_parts_with_semicolons_and_no_full_stop(dataset: Dataset) -> None:
    for key, note in notes(dataset):
        assert all(part.strip() for part in note.split(";")), key
        assert note == note.strip(), key
        assert not note.endswith("."), key


def test_what_a_document_supports_names_places_in_words(dataset: Dataset) -> None:
    for source in dataset.sources:
        assert not {code for code in CODE.findall(source.custom.supports) if code in dataset.countries}, source.id
