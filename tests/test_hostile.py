"""Datasets that are broken, or that mean harm: refused with every problem, or shown literally; never a crash."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from sample import SOUND, event, figure, write

from minefacts.checks import check as integrity
from minefacts.checks import examined
from minefacts.errors import DatasetError
from minefacts.model.records import (
    FILES,
    Area,
    Body,
    Claim,
    Country,
    DeadlineEvent,
    Elsewhere,
    Event,
    Figure,
    Finding,
    Name,
    Party,
    Record,
    Source,
    Term,
    Treaty,
)
from minefacts.model.spelling import normalise
from minefacts.render import FORMATS
from minefacts.render.escape import is_unsafe

Edit = Callable[[Path], object]

FIGURE = "casualties.WLD.2022.2022.total.m23"
VALUE = b'"value": 4710'


@pytest.fixture(params=["held in memory", "read where it lies"])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound dataset to spoil, its files small enough to be held or too large."""
    if request.param == "read where it lies":
        monkeypatch.setattr(examined, "LARGE", 0)
    return write(tmp_path / "data", *SOUND)


def put(path: Path, records: list[Any]) -> None:
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


def set_field(folder: Path, kind: type[Record], key: str, field: str, value: Any) -> None:
    """Give one record's field another value."""
    file = FILES[kind]
    records = json.loads((folder / file.name).read_text("utf-8"))
    (record,) = [one for one in records if one[file.key] == key]
    assert record.get(field) != value
    record[field] = value
    put(folder / file.name, records)


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
    "truncated": (rewrite("figures.json", lambda text: text[:500]), "figures.json"),
    "truncated after a line": (
        rewrite("figures.json", lambda text: text[: text.index(b"\n", 500) + 1]),
        "figures.json",
    ),
    "truncated before its end": (rewrite("figures.json", lambda text: text.removesuffix(b"]\n")), "figures.json"),
    "two arrays": (rewrite("figures.json", lambda text: text * 2), "figures.json"),
    "no comma between two": (rewrite("figures.json", lambda text: text.replace(b"},\n", b"}\n")), "figures.json"),
    "empty": (rewrite("figures.json", lambda _: b""), "figures.json"),
    "no array": (rewrite("figures.json", lambda _: b"{}"), "figures.json"),
    "NaN": (rewrite("figures.json", lambda text: text.replace(VALUE, b'"value": NaN')), "figures.json"),
    "deep nesting": (rewrite("figures.json", lambda _: b"[" * 200_000), "figures.json"),
    "lone surrogate": (rewrite("areas.json", lambda text: text.replace(b"Dorland", b"\\ud800")), "areas.json"),
    "no version": (
        rewrite("datapackage.json", lambda text: text.replace(b'"version"', b'"edition"')),
        "datapackage.json",
    ),
    "no day": (
        rewrite("datapackage.json", lambda text: text.replace(b"2026-06-30", b"soon")),
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


#: Values that are of no field's kind, and the field that is named for it.
TYPES: list[tuple[type[Record], str, str, Any, str]] = [
    (Figure, FIGURE, "value", -1, "value"),
    (Figure, FIGURE, "value", "4710", "value"),
    (Figure, FIGURE, "value", True, "value"),
    (Figure, FIGURE, "value", 10**400, "value"),
    (Figure, FIGURE, "value", None, "value"),
    (Figure, FIGURE, "edition", "2018", "edition"),
    (Figure, FIGURE, "note", 5, "note"),
    (Figure, FIGURE, "valeu", 5, "valeu"),
    (Event, "AAA-ratification-2005-12-27", "event", "resignation", "event"),
    (Country, "AAA", "iso2", None, "iso2"),
    (Treaty, "treaty", "signatories", -5, "signatories"),
    (Claim, "p1-total", "paragraph", 10**30, "paragraph"),
    (Party, "envoy", "paragraphs", [10**30], "paragraphs[0]"),
    (Source, "article", "issued", {"date-parts": [[]]}, "issued.date-parts[0]"),
    (Source, "article", "custom", {"kind": "rumour", "supports": ""}, "custom.kind"),
]


@pytest.mark.parametrize(("kind", "key", "field", "value", "named"), TYPES)
def test_value_of_another_kind_is_told_with_its_record(
    folder: Path, kind: type[Record], key: str, field: str, value: Any, named: str
) -> None:
    set_field(folder, kind, key, field, value)
    (problem,) = integrity.check(str(folder))
    assert (problem.file, problem.record, problem.field) == (FILES[kind].name, key, named)
    assert problem.reason


def test_malformed_file_is_told_by_the_line(folder: Path) -> None:
    rewrite("figures.json", lambda text: text.replace(b"},\n", b"}\n", 1))(folder)
    (problem,) = integrity.check(str(folder))
    assert problem.reason.endswith("on line 3")


def test_version_of_long_ago_is_no_crash(folder: Path) -> None:
    rewrite("datapackage.json", lambda text: text.replace(b"2026-06-30", b"1899-12-31"))(folder)
    assert {problem.field for problem in integrity.check(str(folder))} >= {"edition", "end", "date", "issued"}


def test_text_that_looks_like_a_complaint_is_no_crash(folder: Path) -> None:
    set_field(folder, Figure, FIGURE, "topic", "cas'ualties\" - at `$.zzz`")
    (problem,) = integrity.check(str(folder))
    assert (problem.record, problem.field) == (FIGURE, "topic")


def test_any_key_of_an_object_is_text(folder: Path) -> None:
    set_field(folder, Treaty, "treaty", "notes", {"\0": "hello"})
    assert integrity.check(str(folder)) == []


EVIL = "[b]x[/foo] \x1b]0;pwned\x07 \u202e \x9b31m =cmd|' :smile:"


#: Free text of each kind of record.
TEXTS: dict[type[Record], tuple[str, ...]] = {
    Source: ("title", "publisher"),
    Country: ("region", "subregion"),
    Area: ("note",),
    Event: ("note",),
    DeadlineEvent: ("note",),
    Figure: ("note",),
    Finding: ("note",),
    Body: ("full_name",),
    Claim: ("claim",),
    Party: ("name", "role", "position"),
    Term: ("meaning",),
    Elsewhere: ("where",),
    Treaty: ("formal_title", "depositary", "adopted_at"),
}


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dataset that is sound but for what its texts would do to a terminal or a spreadsheet."""
    folder = write(tmp_path_factory.mktemp("evil") / "data", *SOUND)
    for kind, fields in TEXTS.items():
        path = folder / FILES[kind].name
        records = json.loads(path.read_text("utf-8"))
        for record in records:
            record.update(dict.fromkeys(fields, f"{EVIL} is so."))
        put(path, records)
    set_field(folder, Country, "BBB", "name", EVIL)
    spelling = Name(normalise(EVIL), (EVIL,), ("BBB",), ("name",), "en")
    names = [*json.loads((folder / "names.json").read_text("utf-8")), msgspec.to_builtins(spelling)]
    put(folder / "names.json", sorted(names, key=lambda name: str(name["key"])))
    assert integrity.check(str(folder)) == []
    return str(folder)


EVIL_COMMANDS = [
    *(
        ("casualties", "--all"),
        ("clearance", "--all"),
        ("treaty", "--all"),
        ("treaty", "--about"),
        ("deadlines", "--all"),
    ),
    *(("conduct", "--all"), ("parties",), ("article",), ("changes",), ("search", "so"), ("sources",), ("glossary",)),
    *(("country", "BBB"), ("resolve", "BBB")),
]
DRAWN = [
    *((("sources",), "csl-json"), (("sources",), "bibtex"), (("casualties", "-c", "World"), "chart")),
    *((("treaty", "--all"), "map"), (("casualties", "-c", "World"), "vega-lite"), (("treaty", "--all"), "svg")),
]
#: A country has parts, which only these can tell.
WITH_PARTS = ("table", "json", "jsonl", "markdown", "html")


def has(command: tuple[str, ...], form: str) -> bool:
    return command[0] != "country" or form in WITH_PARTS


EVERY_FORM = [*((command, form) for command in EVIL_COMMANDS for form in FORMATS if has(command, form)), *DRAWN]


@pytest.mark.parametrize(("command", "form"), EVERY_FORM, ids=str)
def test_text_is_shown_literally(run: Run, evil: str, command: tuple[str, ...], form: str) -> None:
    status, out, err = run("--data", evil, *command, "-f", form)
    assert (status, err) == (0, "")
    assert out
    assert not any(is_unsafe(character) for character in out if character not in "\n\t")
    if form in ("json", "plain"):
        assert "[b]x[/foo]" in out


@pytest.mark.parametrize(
    "command", [("country", "BBB"), ("treaty", "-c", EVIL), ("search", EVIL), ("country", f"{EVIL}s")]
)
def test_text_in_messages_is_shown_literally(run: Run, evil: str, command: tuple[str, ...]) -> None:
    status, out, err = run("--data", evil, *command)
    assert status in (0, 1, 3)
    assert out + err
    assert not any(is_unsafe(character) for character in out + err if character not in "\n\t")


def test_dataset_without_the_article_answers(run: Run, tmp_path: Path) -> None:
    records = [figure("WLD", "2022", "total", 5, "m23"), event("AAA", "accession", "2001-01-05")]
    folder = str(write(tmp_path, *records))
    for command in (("casualties",), ("treaty",), ("changes",), ("country", "AAA"), ("search", "Aland")):
        assert run("--data", folder, *command).status == 0
    assert run("--data", folder, "article").status == 1


FIELDS = [(kind, name) for kind in FILES for name in kind.__struct_fields__]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
COMMANDS = [
    *(("treaty", "--all", "-f", "json"), ("casualties",), ("article", "-f", "csv"), ("country", "AAA"), ("changes",)),
    *(("deadlines", "--all"), ("conduct", "--all"), ("search", "Aland"), ("sources", "-f", "csl-json"), ("glossary",)),
]


@given(where=st.sampled_from(FIELDS), value=JSON, choice=st.integers(0, 30), command=st.sampled_from(COMMANDS))
def test_any_value_anywhere_is_a_problem_or_an_answer(
    run: Run, tmp_path: Path, where: tuple[type[Record], str], value: Any, choice: int, command: tuple[str, ...]
) -> None:
    folder = write(tmp_path / "data", *SOUND)
    kind, field = where
    path = folder / FILES[kind].name
    records = json.loads(path.read_text("utf-8"))
    records[choice % len(records)][field] = value
    put(path, records)
    status, out, err = run("--data", str(folder), *command)
    assert status in (0, 1, 3, 5)
    assert (out == "") == (status != 0) or status == 1
    assert "Traceback" not in err


@given(st.binary(max_size=200), st.sampled_from([file.name for file in FILES.values()]))
def test_any_bytes_are_refused(folder: Path, content: bytes, file: str) -> None:
    write(folder, *SOUND)
    (folder / file).write_bytes(content)
    assert integrity.check(str(folder)) or b"".join(content.split()) == b"[]"


def test_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "none", tmp_path / "file"):
        with pytest.raises(DatasetError):
            integrity.check(str(path))
