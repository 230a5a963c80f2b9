"""What a record type says of others: declared once, and followed by schema, citations, export and the rules."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from msgspec import Meta
from sample import SOUND, write

from minefacts.checks.check import check
from minefacts.dataset import citations, export, schema
from minefacts.dataset.known import known_from
from minefacts.dataset.reading import Dataset
from minefacts.model import records
from minefacts.model.records import (
    FILES,
    PLACES,
    About,
    Country,
    DataFile,
    Event,
    Figure,
    Finding,
    PlaceCode,
    Record,
    SourceId,
)
from minefacts.model.references import Reference, references, referred

ToyId = Annotated[str, Meta(extra={"refers_to": "toys.json"})]


class Toy(Record, frozen=True):
    """A kind of record that nothing but this test knows."""

    about: ClassVar[About] = {
        "": "A kind of record that nothing but this test knows.",
        "id": "the key",
        "place": "where it is",
        "like": "ids of other toys",
        "sources": "ids of documents",
    }

    id: str
    place: PlaceCode | None
    like: tuple[ToyId, ...]
    sources: tuple[SourceId, ...]


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more type of record, with its file: all that a new kind of fact needs below the commands."""
    kind: type[Record] = Toy
    monkeypatch.setitem(FILES, kind, DataFile("toys.json", "id", "Toys"))
    monkeypatch.setattr(records, "Toy", Toy, raising=False)


@pytest.fixture
def folder(toys: None, tmp_path: Path) -> Path:
    bear = Toy("bear", "AAA", (), ("m24",))
    return write(tmp_path / "data", *SOUND, bear, Toy("train", None, ("bear",), ("undated", "m23")))


def test_references_are_those_declared() -> None:
    assert references(Figure) == (
        Reference("place", PLACES, many=False),
        Reference("body", "bodies.json", many=False),
        Reference("source", "sources.json", many=False),
    )
    assert references(Event) == (
        Reference("iso3", "countries.json", many=False),
        Reference("sources", "sources.json", many=True),
    )
    assert [one.field for one in references(Finding)] == ["by", "where", "body", "sources"]
    assert references(Country) == ()


def test_keys_that_a_field_names(folder: Path) -> None:
    place, like, sources = references(Toy)
    train = Dataset(str(folder)).lines(Toy)["train"]
    assert (referred(train, place), referred(train, like)) == ((), ("bear",))
    assert referred(train, sources) == ("undated", "m23")


def test_every_target_is_a_file_or_the_places() -> None:
    named = {reference.target for kind in FILES for reference in references(kind)}
    assert named - {PLACES} <= {file.name for file in FILES.values()}


def test_rules_follow_a_new_kind(folder: Path) -> None:
    assert check(str(folder)) == []
    write(folder, *SOUND, Toy("bear", "XXX", ("bear", "doll"), ()), Toy("bear", None, (), ("m24",)))
    assert [str(problem) for problem in check(str(folder))] == [
        "toys.json: bear: id: is duplicated (2 records)",
        "toys.json: bear: place: 'XXX' is not in countries.json or areas.json",
        "toys.json: bear: like: 'doll' is not in toys.json",
        "toys.json: bear: sources: cites no source",
    ]


def test_citations_follow_a_new_kind(folder: Path) -> None:
    data = Dataset(str(folder))
    assert citations.usage(data)["undated"] == 1
    assert citations.behind(data, "train") == ("undated", "m23")
    assert known_from(data, data.lines(Toy)["train"]) == "2023-11-14"


def test_schema_follows_a_new_kind(folder: Path) -> None:
    described = schema.json_schema()
    assert described["properties"]["toys.json"]["items"] == {"$ref": "#/$defs/Toy"}
    assert described["$defs"]["Toy"]["properties"]["like"]["description"] == "ids of other toys"
    table = schema.table_schema(Toy)
    assert [field["name"] for field in table["fields"]] == ["id", "place", "like", "sources"]
    assert table["primaryKey"] == "id"


def test_export_follows_a_new_kind(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export.export(Dataset(str(folder)), str(out))
    with (out / "toys.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["id", "place", "like", "sources"],
            ["bear", "AAA", "", "m24"],
            ["train", "", "bear", "undated;m23"],
        ]
    resources = {one["name"] for one in json.loads((out / "datapackage.json").read_text("utf-8"))["resources"]}
    assert "toys" in resources
    with closing(sqlite3.connect(out / "minefacts.sqlite")) as connection:
        linked = connection.execute("select toys, position, value from toys_sources order by 1, 2").fetchall()
        assert linked == [("bear", 0, "m24"), ("train", 0, "undated"), ("train", 1, "m23")]
        foreign = {(row[3], row[2]) for row in connection.execute("pragma foreign_key_list(toys_like)")}
        assert foreign == {("toys", "toys"), ("value", "toys")}
        assert connection.execute("pragma foreign_key_check").fetchall() == []
