"""Datasets that are broken, or that mean harm: refused with every problem, or shown literally; never a crash."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minefacts.checks import check as integrity
from minefacts.dataset import figure_store as store
from minefacts.dataset import reading as dataset
from minefacts.errors import DatasetError
from minefacts.model.records import FILES
from minefacts.render.escape import is_unsafe
from minefacts.render.machine import FORMATS

Edit = Callable[[Path], object]

FIGURE = "casualties.WLD.2017.2017.total.lm2018-cas"
VALUE = b'"value": 7239'


@pytest.fixture(params=["held in memory", "left in their file"])
def folder(data: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the dataset to spoil, its figures few enough to be held or too many."""
    if request.param == "left in their file":
        monkeypatch.setattr(dataset, "LARGE", 0)
        monkeypatch.setattr(store, "BLOCK", 2000)
    return Path(shutil.copytree(data, tmp_path / "data"))


def write(path: Path, records: list[Any]) -> None:
    """Write a data file with one record a line, however broken its records are."""
    path.write_text("[\n" + ",\n".join(map(json.dumps, records)) + "\n]\n", "utf-8")


def rewrite(file: str, change: Callable[[bytes], bytes]) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / file
        before = path.read_bytes()
        after = change(before)
        assert after != before
        path.write_bytes(after)

    return edit


def set_field(file: str, key: str, field: str, value: Any) -> Edit:
    """Give one record's field another value."""

    def edit(folder: Path) -> None:
        path = folder / file
        records = json.loads(path.read_text("utf-8"))
        (record,) = [one for one in records if one[FILES[file][1]] == key]
        assert field not in record or record[field] != value
        record[field] = value
        write(path, records)

    return edit


def drop(file: str, key: str) -> Edit:
    """Leave one record out."""

    def edit(folder: Path) -> None:
        path = folder / file
        records = json.loads(path.read_text("utf-8"))
        write(path, [one for one in records if one[FILES[file][1]] != key])

    return edit


def folder_for_a_file(folder: Path) -> None:
    (folder / "areas.json").unlink()
    (folder / "areas.json").mkdir()


def fifo(folder: Path) -> None:
    (folder / "areas.json").unlink()
    os.mkfifo(folder / "areas.json")


def lead_out(folder: Path) -> None:
    shutil.move(folder / "areas.json", folder.parent / "elsewhere.json")
    (folder / "areas.json").symlink_to(folder.parent / "elsewhere.json")


def lead_nowhere(folder: Path) -> None:
    (folder / "areas.json").unlink()
    (folder / "areas.json").symlink_to("areas.json")


FILE_FAULTS: dict[str, tuple[Edit, str]] = {
    "byte order mark": (rewrite("figures.json", lambda text: b"\xef\xbb\xbf" + text), "figures.json"),
    "latin-1": (rewrite("figures.json", lambda text: text.replace("²".encode(), b"\xb2")), "figures.json"),
    "utf-16": (rewrite("figures.json", lambda text: text.decode().encode("utf-16")), "figures.json"),
    "truncated": (rewrite("figures.json", lambda text: text[:5000]), "figures.json"),
    "truncated after a line": (
        rewrite("figures.json", lambda text: text[: text.index(b"\n", 5000) + 1]),
        "figures.json",
    ),
    "truncated before its end": (rewrite("figures.json", lambda text: text.removesuffix(b"]\n")), "figures.json"),
    "two arrays": (rewrite("figures.json", lambda text: text * 2), "figures.json"),
    "no comma between two": (rewrite("figures.json", lambda text: text.replace(b"},\n", b"}\n")), "figures.json"),
    "empty": (rewrite("figures.json", lambda _: b""), "figures.json"),
    "no array": (rewrite("figures.json", lambda _: b"{}"), "figures.json"),
    "NaN": (rewrite("figures.json", lambda text: text.replace(VALUE, b'"value": NaN')), "figures.json"),
    "deep nesting": (rewrite("figures.json", lambda _: b"[" * 200_000), "figures.json"),
    "lone surrogate": (rewrite("areas.json", lambda text: text.replace(b"Kosovo", b"\\ud800")), "areas.json"),
    "no version": (
        rewrite("datapackage.json", lambda text: text.replace(b'"version"', b'"edition"')),
        "datapackage.json",
    ),
    "no day": (
        rewrite("datapackage.json", lambda text: re.sub(rb"\d{4}-\d\d-\d\d", b"soon", text)),
        "datapackage.json",
    ),
    "two treaties": (rewrite("treaty.json", lambda text: text.replace(b"]\n", b",{}]\n")), "treaty.json"),
    "missing file": (lambda folder: (folder / "areas.json").unlink(), "areas.json"),
    "folder for a file": (folder_for_a_file, "areas.json"),
}
if os.name == "posix":
    FILE_FAULTS |= {
        "FIFO": (fifo, "areas.json"),
        "link out of the folder": (lead_out, "areas.json"),
        "link to itself": (lead_nowhere, "areas.json"),
    }


@pytest.mark.parametrize("fault", FILE_FAULTS)
def test_broken_file_is_named(run: Run, folder: Path, fault: str) -> None:
    edit, file = FILE_FAULTS[fault]
    edit(folder)
    status, out, err = run("--data", str(folder), "casualties", "-f", "json")
    assert (status, out) == (5, "")
    assert file in {problem["file"] for problem in json.loads(err)["error"]["problems"]}


RECORD_FAULTS = [
    ("figures.json", FIGURE, "value", 7240),
    ("figures.json", FIGURE, "value", -7239),
    ("figures.json", FIGURE, "value", "7239"),
    ("figures.json", FIGURE, "value", True),
    ("figures.json", FIGURE, "value", 10**400),
    ("figures.json", FIGURE, "value", None),
    ("figures.json", "casualties.WLD.2017.2017.civilian-share.lm2018-cas", "value", 101),
    ("figures.json", FIGURE, "id", "casualties.WLD.2017.2017.total.lm2019-cas"),
    ("figures.json", FIGURE, "topic", "weather"),
    ("figures.json", FIGURE, "iso3", "XXX"),
    ("figures.json", FIGURE, "start", "2017-02-30"),
    ("figures.json", FIGURE, "end", "2016"),
    ("figures.json", FIGURE, "measure", "area"),
    ("figures.json", FIGURE, "unit", " "),
    ("figures.json", FIGURE, "qualifier", "roughly"),
    ("figures.json", FIGURE, "body", ""),
    ("figures.json", FIGURE, "edition", 2031),
    ("figures.json", FIGURE, "end", "2031"),
    ("figures.json", FIGURE, "edition", "2018"),
    ("figures.json", FIGURE, "source", "nobody"),
    ("figures.json", FIGURE, "note", 5),
    ("figures.json", FIGURE, "valeu", 5),
    ("treaty-events.json", "UKR-ratification", "id", "UKR-accession"),
    ("treaty-events.json", "UKR-ratification", "iso3", "UKX"),
    ("treaty-events.json", "UKR-ratification", "event", "resignation"),
    ("treaty-events.json", "UKR-ratification", "date", "2005-13-01"),
    ("treaty-events.json", "UKR-ratification", "date", "2027-01-01"),
    ("treaty-events.json", "UKR-ratification", "date", "1998-01-01"),
    ("treaty-events.json", "UKR-ratification", "date", "2006-06-02"),
    ("treaty-events.json", "UKR-ratification", "not_before", "2005-01-01"),
    ("treaty-events.json", "UKR-ratification", "sources", []),
    ("treaty-events.json", "UKR-ratification", "sources", ["nobody"]),
    ("treaty-events.json", "EST-withdrawal-effective", "date", "2025-06-01"),
    ("treaty-events.json", "EST-withdrawal-effective", "date", "2025-12-26"),
    ("treaty-events.json", "EST-entry-into-force", "date", "2004-12-01"),
    ("treaty-events.json", "LBN-accession", "not_before", "2025-12-31"),
    ("treaty-events.json", "LBN-accession", "not_before", "2026-08-26"),
    ("treaty-events.json", "LBN-accession", "not_after", "2026-08"),
    ("countries.json", "NAM", "iso2", None),
    ("countries.json", "NAM", "iso2", "na"),
    ("countries.json", "NAM", "iso2", "NO"),
    ("countries.json", "NAM", "m49", "16"),
    ("countries.json", "NAM", "iso3", "N.M"),
    ("countries.json", "NAM", "iso3", "N M"),
    ("countries.json", "NAM", "iso3", "WLD"),
    ("countries.json", "NAM", "name", ""),
    ("countries.json", "NAM", "name", "Sweden"),
    ("countries.json", "NAM", "name", "The World"),
    ("treaty-events.json", "UKR-ratification", "date", "9999"),
    ("countries.json", "NAM", "region", " "),
    ("areas.json", "Kosovo", "name", "norway"),
    ("treaty.json", "mine-ban-treaty", "adopted", "1997-09-31"),
    ("treaty.json", "mine-ban-treaty", "sources", ["nobody"]),
    ("treaty.json", "mine-ban-treaty", "signatories", -5),
    ("claims.json", "p8-1-world-casualties", "said_by", "nobody"),
    ("claims.json", "p8-1-world-casualties", "refers_to", "figure:none"),
    ("claims.json", "p8-1-world-casualties", "refers_to", "treaty:XXX"),
    ("claims.json", "p8-1-world-casualties", "paragraph", -1),
    ("claims.json", "p8-1-world-casualties", "source", "nobody"),
    ("claims.json", "p8-1-world-casualties", "paragraph", 10**30),
    ("parties.json", "zelensky", "paragraphs", [10**30]),
    ("parties.json", "zelensky", "iso3", "XXX"),
    ("parties.json", "zelensky", "kind", "robot"),
    ("parties.json", "zelensky", "source", "nobody"),
    ("sources.json", "article", "id", "articel"),
    ("sources.json", "article", "issued", {"date-parts": [[2024, 13]]}),
    ("sources.json", "article", "issued", {"date-parts": [[]]}),
    ("sources.json", "article", "issued", {"date-parts": [[2027]]}),
    ("sources.json", "article", "custom", {"kind": "rumour", "supports": ""}),
]


@pytest.mark.parametrize(
    ("file", "key", "field", "value"), RECORD_FAULTS, ids=lambda part: str(part)[:40] if isinstance(part, str) else ""
)
def test_corrupt_field_is_caught(folder: Path, file: str, key: str, field: str, value: Any) -> None:
    set_field(file, key, field, value)(folder)
    problems = integrity.check(str(folder))
    assert all(problem.reason for problem in problems)
    # A record is known by its key, unless that is what is broken; a date by its parts, a source's detail by its kind.
    keys = {key, value, "UKX-ratification"} if field in ("id", "iso3", "name") else {key, "UKR-entry-into-force"}
    fields = {"issued": "issued.date-parts", "custom": "custom.kind"}
    assert any(
        (one.file, one.field.partition("[")[0]) in ((file, field), (file, fields.get(field))) and one.record in keys
        for one in problems
    ), problems


def test_broken_record_hides_nothing_else(folder: Path) -> None:
    set_field("figures.json", FIGURE, "value", "many")(folder)
    set_field("figures.json", "casualties.AFG.2023.2023.total.chronicle-2024", "unit", "")(folder)
    set_field("parties.json", "zelensky", "source", "nobody")(folder)
    rewrite("treaty.json", lambda _: b"[]")(folder)
    found = [(problem.file, problem.record, problem.field) for problem in integrity.check(str(folder))]
    assert sorted(found) == [
        ("figures.json", "casualties.AFG.2023.2023.total.chronicle-2024", "unit"),
        ("figures.json", FIGURE, "value"),
        ("parties.json", "zelensky", "source"),
        ("treaty.json", "", ""),
    ]


def test_closed_list_is_told(folder: Path) -> None:
    set_field("figures.json", FIGURE, "measure", "kiled")(folder)
    set_field("sources.json", "article", "custom", {"kind": "rumour", "supports": ""})(folder)
    reasons = {problem.field: problem.reason for problem in integrity.check(str(folder))}
    assert reasons["measure"] == "'kiled' does not exist: did you mean killed?"
    assert reasons["custom.kind"] == "'rumour' does not exist: choose from primary, relay"


def test_malformed_file_is_told_by_the_line(folder: Path) -> None:
    rewrite("figures.json", lambda text: text.replace(b"},\n", b"}\n", 1))(folder)
    (problem,) = integrity.check(str(folder))
    assert problem.reason.endswith("on line 3")


def test_version_of_long_ago_is_no_crash(folder: Path) -> None:
    set_version = rewrite("datapackage.json", lambda text: re.sub(rb"\d{4}-\d\d-\d\d", b"1899-12-31", text, count=1))
    set_version(folder)
    assert {problem.field for problem in integrity.check(str(folder))} >= {"edition", "end", "date", "issued"}


def test_text_that_looks_like_a_complaint_is_no_crash(folder: Path) -> None:
    set_field("figures.json", FIGURE, "topic", "cas'ualties\" - at `$.zzz`")(folder)
    (problem,) = integrity.check(str(folder))
    assert (problem.record, problem.field) == (FIGURE, "topic")


def test_references_to_a_broken_record_are_no_problem(folder: Path) -> None:
    set_field("sources.json", "article", "type", "rumour")(folder)
    set_field("treaty.json", "mine-ban-treaty", "entry_into_force", "x")(folder)
    found = [(problem.file, problem.record, problem.field) for problem in integrity.check(str(folder))]
    assert sorted(found) == [
        ("sources.json", "article", "type"),
        ("treaty.json", "mine-ban-treaty", "entry_into_force"),
    ]


@pytest.mark.parametrize("extra", [b'"x": 1e999', b'"x": "\xff"', b'"x": NaN', b'"version": "2020-01-01"'])
def test_descriptor_is_json_to_the_letter(folder: Path, extra: bytes) -> None:
    rewrite("datapackage.json", lambda text: text.replace(b"{", b"{" + extra + b",", 1))(folder)
    assert [problem.file for problem in integrity.check(str(folder))] == ["datapackage.json"]


def test_any_key_of_an_object_is_text(folder: Path, run: Run) -> None:
    set_field("treaty.json", "mine-ban-treaty", "notes", {"\0": "hello"})(folder)
    set_field("countries.json", "NOR", "names", {"\0": ["x"]})(folder)
    assert integrity.check(str(folder)) == []


def test_every_problem_is_found_not_just_the_first(folder: Path) -> None:
    set_field("figures.json", FIGURE, "value", 7240)(folder)
    set_field("figures.json", "casualties.AFG.2023.2023.total.chronicle-2024", "measure", "area")(folder)
    set_field("claims.json", "p8-1-world-casualties", "said_by", "nobody")(folder)
    found = {(problem.record, problem.field) for problem in integrity.check(str(folder))}
    assert {(FIGURE, "value"), ("p8-1-world-casualties", "said_by")} <= found
    assert ("casualties.AFG.2023.2023.total.chronicle-2024", "measure") in found


def test_unused_sources_are_found(folder: Path) -> None:
    drop("treaty-events.json", "LBN-accession")(folder)
    unused = {problem.record for problem in integrity.check(str(folder)) if problem.reason == "is used by no record"}
    assert {"MONDIALE2026", "NHRC2026LB"} <= unused


def test_record_that_stands_twice_is_found(folder: Path) -> None:
    rewrite("areas.json", lambda text: text.replace(b"[\n", b'[\n{"name": "Kosovo", "aliases": [], "note": ""},\n'))(
        folder
    )
    assert [problem.reason for problem in integrity.check(str(folder))] == ["stands 2 times"]


def test_field_that_stands_twice_is_found(folder: Path) -> None:
    rewrite("figures.json", lambda text: text.replace(VALUE, b'"value": 1, ' + VALUE))(folder)
    (problem,) = integrity.check(str(folder))
    assert (problem.record, problem.field, problem.reason) == (FIGURE, "value", "stands twice in the record")


EVIL = "[b]x[/foo] \x1b]0;pwned\x07 \u202e \x9b31m =cmd|' :smile:"


@pytest.mark.parametrize("form", ["table", *FORMATS])
def test_text_is_shown_literally(run: Run, folder: Path, form: str) -> None:
    set_field("countries.json", "NOR", "name", EVIL)(folder)
    set_field("treaty-events.json", "NOR-ratification", "note", EVIL)(folder)
    status, out, err = run("--data", str(folder), "treaty", "-c", "NOR", "-f", form)
    assert (status, err) == (0, "")
    assert "[b]x[/foo]" in out
    assert not any(is_unsafe(character) for character in out if character not in "\n\t")


@pytest.mark.parametrize(
    "command", [("country", "NOR"), ("treaty", "-c", EVIL), ("search", EVIL), ("country", f"{EVIL}s")]
)
def test_text_in_messages_is_shown_literally(run: Run, folder: Path, command: tuple[str, ...]) -> None:
    set_field("countries.json", "NOR", "name", EVIL)(folder)
    status, out, err = run("--data", str(folder), *command)
    assert status in (0, 1, 3)
    assert not any(is_unsafe(character) for character in out + err if character not in "\n\t")


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "plain"])
@pytest.mark.parametrize(
    "command",
    [
        ("casualties",),
        ("casualties", "-c", "World", "--measure", "total", "--chart"),
        ("country", "KHM"),
        ("article",),
        ("parties",),
        ("changes",),
        ("search", "Focus"),
        ("sources",),
        ("sources", "article"),
    ],
)
def test_hostile_text_is_shown_literally_by_every_command(
    run: Run, folder: Path, command: tuple[str, ...], form: str
) -> None:
    set_field("figures.json", "casualties.WLD.2023.2023.total.article", "note", EVIL)(folder)
    set_field("claims.json", "p8-1-world-casualties", "claim", EVIL)(folder)
    set_field("parties.json", "guterres", "name", EVIL)(folder)
    set_field("sources.json", "article", "title", EVIL)(folder)
    set_field("countries.json", "KHM", "name", EVIL)(folder)
    if "--chart" in command or (command[0] == "country" and form not in ("table", "json")):
        form = "table"
    status, out, err = run("--data", str(folder), *command, "-f", form)
    assert (status, err) == (0, "")
    assert not any(is_unsafe(character) for character in out if character not in "\n\t")


def test_dataset_without_the_article_answers(run: Run, folder: Path) -> None:
    for file in ("claims.json", "parties.json"):
        (folder / file).write_text("[]")
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    write(folder / "figures.json", [one for one in figures if one["source"] != "article"])
    drop("sources.json", "article")(folder)
    for command in (("casualties",), ("treaty",), ("changes",), ("country", "KHM"), ("search", "Norway")):
        assert run("--data", str(folder), *command).status == 0
    assert run("--data", str(folder), "article").status == 1


FIELDS = [
    (file, name)
    for file, (kind, key) in FILES.items()
    for name in kind.__struct_fields__
    if file not in ("treaty.json", "sources.json")
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.sampled_from(FIELDS), value=JSON, choice=st.integers(0, 10_000))
def test_any_value_anywhere_is_a_problem_or_an_answer(
    run: Run, data: Path, tmp_path: Path, where: tuple[str, str], value: Any, choice: int
) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data", dirs_exist_ok=True))
    file, field = where
    records = json.loads((folder / file).read_text("utf-8"))
    records[choice % len(records)][field] = value
    write(folder / file, records)
    for command in (("treaty", "--all", "-f", "json"), ("casualties",), ("article", "-f", "csv")):
        status, out, _ = run("--data", str(folder), *command)
        assert status in (0, 1, 5)
        assert (out == "") == (status != 0) or status == 1


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from(sorted(FILES)))
def test_any_bytes_are_refused(data: Path, tmp_path: Path, content: bytes, file: str) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data", dirs_exist_ok=True))
    (folder / file).write_bytes(content)
    assert integrity.check(str(folder)) or b"".join(content.split()) == b"[]"


def test_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "none", tmp_path / "file"):
        with pytest.raises(DatasetError):
            integrity.check(str(path))
