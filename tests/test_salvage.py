"""Broken files of any size: their problems are told, at most a thousand; another layout changes no answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from sample import SOUND, write

from minefacts.checks import check as integrity
from minefacts.checks import examined
from minefacts.dataset import elements, lines, tidying
from minefacts.model.records import FILES

FIGURE, OTHER = "casualties.WLD.2022.2022.total.m23", "casualties.WLD.2023.2023.total.article"


@pytest.fixture(params=["small files", "large files"])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound dataset to spoil, its files small enough to be held or too large."""
    if request.param == "large files":
        monkeypatch.setattr(examined, "LARGE", 0)
        monkeypatch.setattr(lines, "BLOCK", 500)
        monkeypatch.setattr(elements, "CHUNK", 300)
        monkeypatch.setattr(tidying, "RUN", 3)
    return write(tmp_path / "data", *SOUND)


def edit(folder: Path, key: str, **fields: object) -> None:
    """Give fields of one figure other values."""
    path = folder / "figures.json"
    records = json.loads(path.read_text("utf-8"))
    (record,) = [one for one in records if one["id"] == key]
    record.update(fields)
    path.write_text("[\n" + ",\n".join(map(json.dumps, records)) + "\n]\n", "utf-8")


def replace(folder: Path, before: bytes, after: bytes) -> None:
    path = folder / "figures.json"
    assert before in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(before, after))


@pytest.mark.parametrize("beside", [b"1e999", b"9" * 5000, b'"\xff"', b'{"a": 1e999}'])
def test_value_outside_its_list_beside_what_no_decoder_takes(run: Run, folder: Path, beside: bytes) -> None:
    edit(folder, FIGURE, measure="kiled")
    replace(folder, b'"measure": "kiled"', b'"measure": "kiled", "x": ' + beside)
    status, out, err = run("--data", str(folder), "casualties", "-f", "json")
    assert (status, out) == (5, "")
    assert len(err) < 5000
    (problem,) = json.loads(err)["error"]["problems"]
    assert (problem["file"], problem["record"]) == ("figures.json", FIGURE)
    assert problem["reason"] == "'kiled' does not exist: did you mean killed?"


@pytest.mark.parametrize("bad", [rb"\q", b"\x01", rb"\ud800"])
def test_bad_escape_hides_no_other_problem(folder: Path, bad: bytes) -> None:
    edit(folder, OTHER, value="many")
    edit(folder, FIGURE, note="HERE")
    replace(folder, b"HERE", bad)
    found = {(problem.record, problem.file) for problem in integrity.check(str(folder))}
    assert found >= {(OTHER, "figures.json"), (FIGURE, "figures.json")}


def test_long_values_are_not_repeated(run: Run, folder: Path) -> None:
    edit(folder, FIGURE, **dict.fromkeys(("measure", "body", "note", "place", "unit"), "x" * 50_000))
    for form in ("json", "table"):
        status, out, err = run("--data", str(folder), "casualties", "-f", form)
        assert (status, out) == (5, "")
        assert len(err) < 20_000
    assert len(run("data", "check", str(folder)).stderr) < 20_000


def test_no_more_than_a_thousand_problems_are_told(run: Run, folder: Path) -> None:
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    wrong = [{**figures[0], "id": f"wrong-{number:05}", "value": "many"} for number in range(2500)]
    (folder / "figures.json").write_text("[\n" + ",\n".join(map(json.dumps, figures + wrong)) + "\n]\n", "utf-8")
    status, out, err = run("data", "check", str(folder))
    assert (status, out) == (5, "")
    assert len(err.splitlines()) == 1001
    assert "has 2,500 problems" in err.splitlines()[-1]
    told = json.loads(run("--data", str(folder), "treaty", "-f", "json").stderr)["error"]
    assert len(told["problems"]) == 1000
    assert "(and 2,499 more)" in told["message"]


def test_keys_that_several_records_have_are_told(folder: Path) -> None:
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    several = [*figures, figures[0], figures[0], figures[2], {**figures[3], "id": ""}]
    (folder / "figures.json").write_text(json.dumps(several), "utf-8")
    told = {problem.record: problem.reason for problem in integrity.check(str(folder)) if problem.field == "id"}
    assert told[figures[0]["id"]] == "is duplicated (3 records)"
    assert told[figures[2]["id"]] == "is duplicated (2 records)"
    assert "" in told


LAYOUTS: dict[str, Callable[[bytes], bytes]] = {
    "lines end as on Windows": lambda text: text.replace(b"\n", b"\r\n"),
    "one line": lambda text: json.dumps(json.loads(text)).encode(),
    "without blanks": lambda text: json.dumps(json.loads(text), separators=(",", ":")).encode(),
    "indented": lambda text: json.dumps(json.loads(text), indent=2).encode(),
    "backwards": lambda text: json.dumps(json.loads(text)[::-1]).encode(),
    "fields backwards": lambda text: json.dumps([dict(reversed(one.items())) for one in json.loads(text)]).encode(),
    "without the last line end": lambda text: text.rstrip(),
    "blank lines": lambda text: text.replace(b",\n", b",\n\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_changes_no_answer(run: Run, folder: Path, layout: str) -> None:
    asked = [
        ("casualties", "--all", "-f", "json"),
        ("treaty", "--all", "-f", "json"),
        ("search", "4710", "-f", "json"),
        ("country", "AAA", "-f", "json"),
        ("sources", "-f", "json"),
    ]
    expected = [run("--data", str(folder), *command) for command in asked]
    assert {answer.status for answer in expected} == {0}
    for file in FILES.values():
        # The article's claims are told in the order of their file.
        if file.name != "claims.json":
            path = folder / file.name
            path.write_bytes(LAYOUTS[layout](path.read_bytes()))
    assert [run("--data", str(folder), *command) for command in asked] == expected


def test_obligation_of_a_state_whose_acts_have_no_dates_is_no_crash(folder: Path) -> None:
    path = folder / "treaty-events.json"
    acts = json.loads(path.read_text("utf-8"))
    for act in acts:
        act["date"] = ""
    path.write_text(json.dumps(acts), "utf-8")
    assert any(problem.field == "date" for problem in integrity.check(str(folder)))
