"""The treaty itself: every field of its record is answered."""

from __future__ import annotations

import pytest
from conftest import Run
from msgspec import json as msgjson

from minefacts.dataset.reading import Dataset
from minefacts.model.records import Treaty
from minefacts.questions import about
from minefacts.questions.about import TreatyField

SAMPLE = Treaty(
    id="ban",
    formal_title="Convention",
    short_names=("Ban", "Treaty"),
    abbreviations=(),
    registration={"chapter": "XXVI", "number": "5"},
    adopted="1997-09-18",
    adopted_at="Oslo",
    opened_for_signature="1997-12-03",
    opened_at="Ottawa",
    entry_into_force="1999-03-01",
    fortieth_deposit="1998-09-16",
    depositary="Secretary-General",
    languages=("English",),
    signatories=133,
    articles={"5": "Clear."},
    notes={},
    status_lists=("text",),
    sources=("text",),
)


def test_a_field_with_parts_is_told_part_by_part() -> None:
    told = {one.field: one.value for one in about.fields(SAMPLE)}
    assert told["registration.chapter"] == "XXVI"
    assert told["articles.5"] == "Clear."
    assert told["short_names"] == "Ban; Treaty"
    assert told["abbreviations"] == ""
    assert told["signatories"] == "133"
    assert "articles" not in told
    assert "notes" not in told


def test_nothing_of_the_record_is_left_out(dataset: Dataset) -> None:
    told = about.fields(dataset.treaty)
    assert {one.field.partition(".")[0] for one in told} == set(Treaty.__struct_fields__)
    everything = msgjson.encode(told).decode()
    for text in (dataset.treaty.depositary, *dataset.treaty.articles.values(), *dataset.treaty.notes.values()):
        assert msgjson.encode(text).decode().strip('"') in everything


def test_about_is_a_table_and_answers_in_every_format(run: Run) -> None:
    table = run("treaty", "--about")
    assert (table.status, table.stderr) == (0, "")
    for said in ("Oslo", "Ottawa", "Article 5", "Secretary-General of the United Nations", "XXVI-5", "Sources: "):
        assert said in table.stdout
    records = run("treaty", "--about", "-f", "json").json
    assert [set(one) for one in records] == [{"field", "value"}] * len(records)
    assert run("treaty", "--about", "-f", "plain", "--sort", "value").status == 0
    assert ["adopted", "1997-09-18"] in run("treaty", "--about", "-f", "plain").rows


@pytest.mark.parametrize(
    "other", [["-c", "Norway"], ["--counts"], ["--all"], ["--region", "EU"], ["--status", "withdrawn"]]
)
def test_about_goes_with_no_other_question(run: Run, other: list[str]) -> None:
    refused = run("treaty", "--about", *other)
    assert (refused.status, refused.stdout) == (2, "")
    assert "--about" in refused.stderr


def test_fields_are_records() -> None:
    assert about.fields(SAMPLE)[0] == TreatyField("id", "ban")
