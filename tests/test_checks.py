"""Each rule of the dataset: what a change of a sound sample breaks, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from sample import SOUND, event, write
from sample import source as unused

from minefacts.checks import examined
from minefacts.checks.check import check
from minefacts.model.records import (
    FILES,
    PLACES,
    Area,
    Body,
    Claim,
    Country,
    DeadlineEvent,
    Elsewhere,
    Event,
    Figure,
    Finding,
    Group,
    Name,
    Party,
    Record,
    Source,
    Term,
    Treaty,
)
from minefacts.model.references import Reference, references

Kind = type[Record]
TOTAL = "casualties.WLD.2022.2022.total.m23"
UNKNOWN = "casualties.WLD.2022.2022.outcome-unknown.m23"
SHARE = "casualties.WLD.2022.2022.civilian-share.m23"
PART = "casualties.AAA.2022.2022.total.m23"
CLEARED = "clearance.AAA.2024.2024.land-cleared.mac25"
RATIFIED, ENTERED = "AAA-ratification-2005-12-27", "AAA-entry-into-force-2006-06-01"
PARTIAL = "CCC-accession-2026"
NOTICE, LEFT = "BBB-withdrawal-notified-2025-06-27", "BBB-withdrawal-effective-2025-12-27"
FIRST, ASKED, GRANTED = "AAA-5-first-to-2016-06-01", "AAA-5-requested-2015-10-01", "AAA-5-granted-2015-12-04"
DESTROYED, CLEAR = "BBB-4-completed-2006-02", "BBB-5-completed-2012"
BY_STATE, BY_GROUP = "use.AAA.BBB.2023.confirmed.monitor", "use.some-army.AAA.2023.alleged.monitor"


@pytest.fixture(params=["held in memory", "read where it lies"])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound dataset, its files small enough to be held or too large."""
    if request.param == "read where it lies":
        monkeypatch.setattr(examined, "LARGE", 0)
    return write(tmp_path / "data", *SOUND)


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in check(str(folder))]


def change(folder: Path, kind: Kind, key: str, **fields: Any) -> None:
    """Give some fields of one record other values."""
    path = folder / FILES[kind].name
    records = json.loads(path.read_text("utf-8"))
    (record,) = [one for one in records if one[FILES[kind].key] == key]
    assert all(record.get(name) != value for name, value in fields.items())
    record.update(fields)
    # A changed key has its own place in the order, which is another rule.
    records.sort(key=lambda one: str(one[FILES[kind].key]))
    lines = (json.dumps(one, ensure_ascii=False) for one in records)
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


def test_sample_is_sound(folder: Path) -> None:
    assert told(folder) == []


#: A record, what becomes of its fields, and what is then wrong: the record and the field, where not those changed.
BROKEN: list[tuple[Kind, str, dict[str, Any], str]] = [
    # places
    (Country, "AAA", {"m49": "16"}, "m49: '16' is not such a code"),
    (Country, "AAA", {"iso2": "aa"}, "iso2: 'aa' is not such a code"),
    (
        Country,
        "AAA",
        {"name": "World"},
        "name: 'World' is another's name as well\nname: 'World' is not a name of AAA in names.json",
    ),
    (Country, "AAA", {"region": " "}, "region: is empty"),
    (Country, "AAA", {"subregion": ""}, "subregion: is empty"),
    (
        Area,
        "Dorland",
        {"name": "BORLAND"},
        "name: is also the name of a state\naliases: 'BORLAND' is a name of BBB in names.json",
    ),
    (Area, "Dorland", {"code": "WLD"}, "code: 'WLD' is another's code as well"),
    (Area, "Dorland", {"code": "AAA"}, "code: 'AAA' is another's code as well"),
    (Area, "Dorland", {"code": "X1"}, "code: 'X1' is not such a code"),
    (Area, "Dorland", {"label": None}, "label: is there without a tile, or missing on one"),
    (Area, "Dorland", {"tile": None}, "label: is there without a tile, or missing on one"),
    (Area, "Dorland", {"label": "D"}, "label: 'D' is not two capital letters"),
    # names
    (Name, "aland", {"names": ["Alande"]}, "names: 'Alande' belongs under 'alande'"),
    (Name, "aland", {"names": ["Aland", "Aland"]}, "names: has a name twice"),
    (
        Name,
        "aland",
        {"places": ["AAA", "BBB"]},
        "places: has 2 codes for 1 names: give one for all, or one for each",
    ),
    (
        Name,
        "aland",
        {"names": ["ALAND", "Aland"], "places": ["AAA", "AAA"]},
        "places: gives the same place for every name: give it once",
    ),
    (Name, "aland", {"languages": "english!"}, "languages: 'english!' is not a language"),
    (
        Name,
        "aland",
        {"languages": "fr en"},
        "languages: are repeated, out of order or not separated by one blank",
    ),
    (
        Country,
        "AAA",
        {"official_name": "Empire of Aland"},
        "official_name: 'Empire of Aland' is not a name of AAA in names.json",
    ),
    (Area, "Dorland", {"aliases": ["Aland"]}, "aliases: 'Aland' is a name of AAA in names.json"),
    # treaty
    (Treaty, "treaty", {"adopted": "1997-09-31"}, "adopted: '1997-09-31' is not a date of the calendar"),
    (Event, RATIFIED, {"id": "AAA-accession-2005-12-27"}, "id: is not AAA-ratification-2005-12-27"),
    (Event, PARTIAL, {"not_before": "2025-12-31"}, "not_before: 2025-12-31 is not a day within the date 2026"),
    (Event, PARTIAL, {"not_after": "2026-05"}, "not_after: 2026-05 is not a day within the date 2026"),
    (Event, PARTIAL, {"not_before": "2026-06-02", "not_after": "2026-06-01"}, "not_before: is after not_after"),
    (Event, PARTIAL, {"not_before": "2026-1"}, "not_before: '2026-1' is not a date of the calendar"),
    (Event, RATIFIED, {"not_before": "2005-12-27"}, "not_before: bounds a date that is complete"),
    # deadlines
    (DeadlineEvent, GRANTED, {"id": "AAA-5-granted"}, f"id: is not {GRANTED}"),
    (DeadlineEvent, DESTROYED, {"basis": None, "article": 5, "id": "BBB-5-completed-2006-02"}, ""),
    (DeadlineEvent, GRANTED, {"basis": "declared"}, "basis: applies only to a completion"),
    (DeadlineEvent, DESTROYED, {"deadline": "2009-11-01"}, "deadline: does not apply to a step of the kind completed"),
    (DeadlineEvent, GRANTED, {"deadline": "2026-06"}, "deadline: 2026-06 is not a day"),
    (DeadlineEvent, GRANTED, {"deadline": "2026-02-30"}, "deadline: '2026-02-30' is not a date of the calendar"),
    (
        DeadlineEvent,
        FIRST,
        {"deadline": "2017-06-01", "id": "AAA-5-first-to-2017-06-01"},
        "deadline: the treaty gives 2016-06-01; a note must say why it differs",
    ),
    (DeadlineEvent, FIRST, {"deadline": "2017-06-01", "id": "AAA-5-first-to-2017-06-01", "note": "As printed."}, ""),
    (DeadlineEvent, GRANTED, {"deadline": "2016-06-01"}, f"deadline: 2016-06-01 is not later than that of {FIRST}"),
    (DeadlineEvent, GRANTED, {"deadline": "2016-06-02"}, ""),
    (
        DeadlineEvent,
        ASKED,
        {"date": "2015-12-05", "id": "AAA-5-requested-2015-12-05"},
        f"date: is after the extension that answers it, {GRANTED}",
    ),
    (DeadlineEvent, ASKED, {"date": "2015-12-04", "id": "AAA-5-requested-2015-12-04"}, ""),
    (DeadlineEvent, CLEAR, {"not_after": "2013-01-01"}, "not_after: 2013-01-01 is not a day within the date 2012"),
    # conduct
    (Finding, BY_STATE, {"id": "use"}, f"id: does not begin with {BY_STATE}"),
    (Finding, BY_STATE, {"edition": 1991, "start": None}, "edition: is not a year from 1992 to 2026"),
    (Finding, BY_STATE, {"edition": 1992, "start": None}, ""),
    (Finding, BY_STATE, {"edition": 2023}, ""),
    (Finding, BY_STATE, {"edition": 2027}, "edition: is not a year from 1992 to 2026"),
    (Finding, BY_STATE, {"edition": 2022}, "start: 2023 is after the edition of 2022"),
    (Finding, BY_STATE, {"start": "2023-02-30"}, "start: '2023-02-30' is not a date of the calendar"),
    (Finding, BY_STATE, {"start": "2024"}, "end: 2023 is before start"),
    (Finding, BY_STATE, {"group": "Some Army"}, "group: does not apply to an actor of the kind state"),
    (Finding, BY_GROUP, {"actor": "unknown"}, "group: does not apply to an actor of the kind unknown"),
    # figures
    (Figure, TOTAL, {"value": 4711}, "value: 4711 is not the sum of its parts 1661 + 3015 + 34"),
    (Figure, TOTAL, {"value": 4711, "note": "Its parts are 1 short of it."}, ""),
    (Figure, SHARE, {"value": 101}, "value: 101 is more than 100 percent"),
    (Figure, SHARE, {"value": 100}, ""),
    (Figure, SHARE, {"unit": "people"}, "unit: 'people' is not a unit of its measure"),
    (
        Figure,
        CLEARED,
        {"topic": "contamination", "id": CLEARED.replace("clearance", "contamination")},
        "measure: 'land-cleared' is not a measure of its topic",
    ),
    (Figure, PART, {"scope": " "}, "scope: ' ' is empty"),
    (Figure, PART, {"edition": 1899}, "edition: 1899 is not a year from 1900 to 2026"),
    (Figure, PART, {"edition": 2027}, "edition: 2027 is not a year from 1900 to 2026"),
    (
        Figure,
        PART,
        {"start": "2022-13", "id": "casualties.AAA.2022-13.2022.total.m23"},
        "start: '2022-13' is not a date of the calendar",
    ),
    (
        Figure,
        PART,
        {"end": "2022-13", "id": "casualties.AAA.2022.2022-13.total.m23"},
        "end: '2022-13' is not a date of the calendar",
    ),
    (Figure, PART, {"end": "2021", "id": "casualties.AAA.2022.2021.total.m23"}, "end: '2021' is before start"),
    (Figure, PART, {"end": "2027", "id": "casualties.AAA.2022.2027.total.m23"}, "end: '2027' is after 2026-06-30"),
    (Figure, PART, {"id": "casualties.AAA"}, f"id: is not made of the other fields: {PART}"),
    # article
    (Claim, "p1-total", {"refers_to": "figure:none"}, "refers_to: 'figure:none' refers to nothing"),
    (Claim, "p1-total", {"refers_to": "treaty:XXX"}, "refers_to: 'treaty:XXX' refers to nothing"),
    (Claim, "p1-total", {"refers_to": "weather:AAA"}, "refers_to: 'weather:AAA' refers to nothing"),
    (Claim, "p1-total", {"refers_to": "conduct:AAA"}, ""),
    (Claim, "p1-total", {"refers_to": "deadlines:counts"}, ""),
    (Claim, "p1-parties", {"paragraph": 2}, "paragraph: is 2, which the id does not say"),
    (Party, "envoy", {"paragraphs": [1, 1]}, "paragraphs: are missing, repeated or out of order"),
    (Party, "envoy", {"paragraphs": [2, 1]}, "paragraphs: are missing, repeated or out of order"),
    # terms, groups, coverage
    (Term, "mine", {"meaning": "A mine"}, "meaning: is not one sentence"),
    (Term, "mine", {"meaning": "A mine. A trap."}, "meaning: is not one sentence"),
    (Group, "Duo", {"members": []}, "members: are none"),
    (Group, "Duo", {"members": ["BBB", "AAA"]}, "members: are repeated or out of order"),
    (Group, "Duo", {"name": "southern ASIA"}, "name: is also the name of a region"),
    (Elsewhere, "Money", {"words": []}, "words: are missing, or one of them is empty"),
    (Elsewhere, "Money", {"words": ["funding", "Funding"]}, "words: name 'funding' 2 times"),
    (Elsewhere, "Money", {"where": " "}, "where: is empty"),
    (Elsewhere, "Money", {"url": "example.org"}, "url: 'example.org' is not an address on the web"),
    # sources
    (Source, "m23", {"issued": {"date-parts": [[2023, 13]]}}, "issued: 2023-13 is not a date"),
    (Source, "m23", {"issued": {"date-parts": [[2027]]}}, "issued: is after the dataset's date 2026-06-30"),
    (Source, "m23", {"issued": {"date-parts": [[2026]]}}, ""),
]


@pytest.mark.parametrize(
    ("kind", "key", "fields", "wrong"),
    BROKEN,
    ids=[
        f"{kind.__name__} {' '.join(map(str, fields))} {number}" for number, (kind, _, fields, _) in enumerate(BROKEN)
    ],
)
def test_rule(folder: Path, kind: Kind, key: str, fields: dict[str, Any], wrong: str) -> None:
    change(folder, kind, key, **fields)
    record = fields.get(FILES[kind].key, key)
    assert told(folder) == [f"{FILES[kind].name}: {record}: {line}" for line in wrong.splitlines()]


#: Acts beside the sound ones, and what is then wrong with one of them.
ADDED: list[tuple[list[Record], list[str]]] = [
    ([event("BBB", "ratification", "2005-01-01")], ["event: BBB consented already by accession"]),
    ([event("AAA", "signature", "2005-01-01")], ["event: AAA signed already"]),
    ([event("BBB", "signature", "2005-01-01")], ["date: comes after the accession of 2004-05-12"]),
    ([event("CCC", "entry-into-force", "2025-01-01")], ["event: has no consent before it"]),
    ([event("CCC", "withdrawal-notified", "2025-01-01")], ["event: has no consent before it"]),
    ([event("AAA", "suspension-notified", "2025-07-18")], []),
    ([event("AAA", "suspension-notified", "2004-07-18")], ["event: has no consent before it"]),
    ([event("AAA", "withdrawal-effective", "2025-12-27")], ["event: has no withdrawal-notified before it"]),
    # A state may withdraw and accede again; an entry into force that follows may lie ahead.
    ([event("BBB", "accession", "2026-01-05"), event("BBB", "entry-into-force", "2026-07-01")], []),
    ([event("BBB", "entry-into-force", "2026-07-01")], ["event: has no consent before it"]),
    ([event("CCC", "signature", "2026-07-01")], ["date: is after the dataset's date 2026-06-30"]),
    (
        [event("CCC", "entry-into-force", "2026-07-01")],
        ["date: is not 2026-07-01 to 2026-12-01, which Article 17 gives"],
    ),
]


@pytest.mark.parametrize(("acts", "wrong"), ADDED)
def test_act_after_others(tmp_path: Path, acts: list[Record], wrong: list[str]) -> None:
    folder = write(tmp_path / "data", *SOUND, *acts)
    assert [f"{problem.field}: {problem.reason}" for problem in check(str(folder))] == wrong


#: What a state did, each act as its kind and day, and what is then wrong with it.
SEQUENCES: list[tuple[list[tuple[str, str]], list[str]]] = [
    ([("accession", "1998-09-30"), ("entry-into-force", "1999-03-01")], []),
    ([("accession", "1998-10-01"), ("entry-into-force", "1999-03-01")], ["is not 1999-04-01, which Article 17 gives"]),
    ([("succession", "2011-11-11"), ("entry-into-force", "2011-07-09")], []),
    ([("withdrawal-notified", "2025-06-27"), ("withdrawal-effective", "2025-12-27")], []),
    (
        [("withdrawal-notified", "2025-06-27"), ("withdrawal-effective", "2025-12-26")],
        ["is less than six months after its notice (Article 20)"],
    ),
    ([("withdrawal-notified", "2025-06-27"), ("withdrawal-effective", "2026-01-31")], []),
]


@pytest.mark.parametrize(("acts", "wrong"), SEQUENCES)
def test_articles_17_and_20(tmp_path: Path, acts: list[tuple[str, str]], wrong: list[str]) -> None:
    first = [] if acts[0][0].endswith("sion") else [event("BBB", "accession", "2004-05-12")]
    folder = write(tmp_path / "data", *first, *(event("BBB", kind, date) for kind, date in acts))
    assert [problem.reason for problem in check(str(folder))] == wrong


REFERENCES = [(kind, reference) for kind in FILES for reference in references(kind)]


@pytest.mark.parametrize(
    ("kind", "reference"), REFERENCES, ids=[f"{kind.__name__} {one.field}" for kind, one in REFERENCES]
)
def test_every_reference_must_name_a_record(folder: Path, kind: Kind, reference: Reference) -> None:
    key = first_key(folder, kind)
    change(folder, kind, key, **{reference.field: ["ZZZ"] if reference.many else "ZZZ"})
    target = "countries.json or areas.json" if reference.target == PLACES else reference.target
    assert f"{FILES[kind].name}: {key}: {reference.field}: 'ZZZ' is not in {target}" in told(folder)


@pytest.mark.parametrize("kind", [kind for kind in FILES if "sources" in kind.__struct_fields__])
def test_every_fact_cites_a_document(folder: Path, kind: Kind) -> None:
    key = first_key(folder, kind)
    change(folder, kind, key, sources=[])
    assert f"{FILES[kind].name}: {key}: sources: cites no source" in told(folder)


def first_key(folder: Path, kind: Kind) -> str:
    """The key of a file's first record."""
    key: str = json.loads((folder / FILES[kind].name).read_text("utf-8"))[0][FILES[kind].key]
    return key


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


AREA = '{"name": "", "code": null, "label": null, "aliases": [], "note": null, "tile": null},'
TERM = '{"term": "mine", "meaning": "A mine.", "sources": ["list"]},'
#: A file, a text of it, what becomes of that, and what is then wrong.
FILES_BROKEN: list[tuple[str, str, str, str]] = [
    ("countries.json", '"AA"', '"BB"', "AAA: iso2: 'BB' belongs to 2 states"),
    ("countries.json", '"901"', '"902"', "BBB: m49: '902' belongs to 2 states"),
    ("countries.json", "[2, 1]", "[1, 1]", "AAA: tile: 1, 1 is another's tile as well"),
    ("areas.json", "[4, 1]", "[3, 1]", "Dorland: tile: 3, 1 is another's tile as well"),
    ("areas.json", "[\n", f"[\n{AREA}\n", "name: is empty"),
    ("terms.json", "[\n", f"[\n{TERM}\n", "mine: term: is duplicated (2 records)"),
    ("terms.json", "[\n", f"[\n{TERM.replace('mine', 'Mine')}\n", "mine: term: is also a name of 'Mine'"),
    ("figures.json", '"value": 34', '"value": 35, "value": 34', f"{UNKNOWN}: value: appears twice in the record"),
    ("treaty.json", "[\n", "[\n{},\n", "record 1: id: Object missing required field `id`"),
    ("datapackage.json", "2026-06-30", "2026-06", "version: '2026-06' is not a day"),
    ("datapackage.json", "2026-06-30", "soon", "version: 'soon' is not a day"),
    ("datapackage.json", "2026-06-30", "2026-06-31", "version: '2026-06-31' is not a day"),
    ("datapackage.json", "{", '{"name": "other", ', "name: appears twice"),
    ("datapackage.json", "{", '{"x": 1e999, ', "is not strictly valid JSON (1e999 is not a number of JSON)"),
]


@pytest.mark.parametrize(("file", "old", "new", "wrong"), FILES_BROKEN)
def test_rule_of_a_file(folder: Path, file: str, old: str, new: str, wrong: str) -> None:
    rewrite(folder / file, old, new)
    assert f"{file}: {wrong}" in told(folder)


def test_document_that_nothing_cites_is_unused(folder: Path) -> None:
    write(folder, *SOUND, unused("spare", None))
    assert told(folder) == ["sources.json: spare: id: is used by no record"]


def test_code_of_the_world_is_no_state_s(folder: Path) -> None:
    change(folder, Country, "CCC", iso3="WLD")
    assert "countries.json: WLD: iso3: is the code reserved for the world" in told(folder)


def test_number_of_treaties_is_one(folder: Path) -> None:
    (folder / "treaty.json").write_text("[]")
    assert "treaty.json: holds 0 records, not 1" in told(folder)


def test_broken_record_hides_no_other_fault_and_is_not_missed(folder: Path) -> None:
    change(folder, Figure, TOTAL, value="many")
    change(folder, Figure, SHARE, value=101)
    change(folder, Source, "m24", type="rumour")
    change(folder, Treaty, "treaty", entry_into_force="x")
    change(folder, Party, "envoy", iso3="XXX")
    change(folder, Body, "Review", place="XXX")
    kinds = get_type_hints(Source)["type"]
    assert sorted(told(folder)) == [
        "bodies.json: Review: place: 'XXX' is not in countries.json or areas.json",
        f"figures.json: {SHARE}: value: 101 is more than 100 percent",
        f"figures.json: {TOTAL}: value: Expected `int | float`, got `str`",
        "parties.json: envoy: iso3: 'XXX' is not in countries.json",
        f"sources.json: m24: type: 'rumour' does not exist: choose from {', '.join(get_args(kinds))}",
        "treaty.json: treaty: entry_into_force: 'x' is not a date of the calendar",
    ]


def test_rules_on_dates_hold_without_a_version(folder: Path) -> None:
    rewrite(folder / "datapackage.json", "2026-06-30", "soon")
    change(folder, Figure, SHARE, value=101)
    assert told(folder) == [
        "datapackage.json: version: 'soon' is not a day",
        f"figures.json: {SHARE}: value: 101 is more than 100 percent",
    ]


@pytest.mark.parametrize("file", ["datapackage.json", "areas.json", "figures.json"])
def test_link_out_of_the_folder_is_refused(folder: Path, file: str) -> None:
    shutil.move(folder / file, folder.parent / "outside.json")
    (folder / file).symlink_to(folder.parent / "outside.json")
    assert f"{file}: points outside the folder" in told(folder)
