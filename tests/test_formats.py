"""What scripts rely on: the keys of records, and the same records in every format."""

from __future__ import annotations

import json
from importlib import import_module

import pytest
from conftest import Run
from sample import SOUND, write

from minefacts.render import FORMATS, WRITERS

QUESTIONS = [
    ("casualties",),
    ("clearance", "--all"),
    ("deadlines", "--all"),
    ("conduct", "--all"),
    ("treaty",),
    ("treaty", "--counts"),
    ("parties",),
    ("article",),
    ("changes",),
    ("search", "5757"),
    ("sources",),
    ("resolve", "Aland", "Borland"),
]
FIGURE_KEYS = (
    "id,topic,place,iso3,scope,start,end,measure,value,unit,qualifier,body,edition,published,source,source_kind,"
    "revised,superseded_by,note"
)
TREATY_KEYS = (
    "country,iso2,iso3,region,subregion,status,bound,signed,consent,deposited,in_force,withdrawal_notified,"
    "withdrawal_effective,suspension_notified,as_of,note,sources"
)


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (("casualties",), FIGURE_KEYS),
        (("contamination",), FIGURE_KEYS),
        (("clearance",), FIGURE_KEYS),
        (("treaty",), TREATY_KEYS),
        (("treaty", "--counts"), "status,count,bound,as_of"),
        (
            ("country", "Cambodia"),
            (
                "country,kind,official_name,iso2,iso3,m49,region,subregion,treaty,deadlines,casualties,contamination,clearance,"
                "stockpiles,conduct,parties,claims,note,as_of"
            ),
        ),
        (("parties",), "id,name,kind,role,iso3,position,paragraphs,source"),
        (("article",), "id,paragraph,claim,said_by,refers_to,verdict,figure,value,verdict_today,source,now,today"),
        (
            ("changes",),
            "date,kind,id,iso3,place,subject,start,end,value,unit,qualifier,certainty,body,edition,note,source,what,detail",
        ),
        (
            ("search", "5757"),
            "kind,id,iso3,place,subject,start,end,value,unit,qualifier,certainty,body,edition,superseded_by,source,note,text",
        ),
        (("sources",), "id,type,title,publisher,issued,url,kind,used_by"),
        (("resolve", "Norway"), "query,country,iso2,iso3,m49,matched_by,kinds,languages,error,candidates"),
    ],
)
def test_keys_are_a_promise(run: Run, command: tuple[str, ...], keys: str) -> None:
    for record in run(*command, "-f", "json").json:
        assert ",".join(record) == keys


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The option for a small dataset."""
    return "--data", str(write(tmp_path_factory.mktemp("small") / "data", *SOUND))


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_machine_formats_hold_the_same_records(run: Run, small: tuple[str, str], question: tuple[str, ...]) -> None:
    records = run(*small, *question, "-f", "json").json
    assert [json.loads(line) for line in run(*small, *question, "-f", "jsonl").stdout.splitlines()] == records
    header, *rows = run(*small, *question, "-f", "tsv").stdout.splitlines()
    assert header.split("\t") == list(records[0])
    assert rows == run(*small, *question, "-f", "plain").stdout.splitlines()
    assert len(rows) == len(records)
    table = [line for line in run(*small, *question, "-f", "markdown").stdout.splitlines() if line.startswith("| ")]
    assert len(table) == len(records) + 2


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_table_is_the_same_at_any_columns(
    run: Run, small: tuple[str, str], question: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    natural = run(*small, *question).stdout
    assert "…" not in natural
    assert "\x1b" not in natural
    for columns in ("0", "1", "20", "80"):
        monkeypatch.setenv("COLUMNS", columns)
        assert run(*small, *question).stdout == natural


def test_fields_choose_and_order(run: Run) -> None:
    assert run("parties", "--fields", "kind,id", "-f", "csv").stdout.splitlines()[:2] == ["kind,id", "person,guterres"]


def test_formats_are_those_that_can_be_written() -> None:
    assert set(FORMATS) <= set(WRITERS)
    for written in WRITERS.values():
        module, _, name = written.partition(":")
        assert callable(getattr(import_module(f"minefacts.render.{module}"), name))
