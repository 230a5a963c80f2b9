"""Files that answers are written to: the format of their ending, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from conftest import Run

from minefacts.cli import output, present
from minefacts.errors import OutputError, UsageError

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "html", "plain")


@pytest.mark.parametrize(
    ("path", "asked", "expected"),
    [
        ("a.json", None, "json"),
        ("a.JSON", None, "json"),
        ("a.csv", None, "csv"),
        ("dir.csv/a.md", None, "markdown"),
        ("a.txt", None, "table"),
        ("a.txt", "plain", "plain"),
        ("a.htm", None, "html"),
        ("a", None, None),
        ("a", "csv", "csv"),
        ("a.xlsx", "csv", "csv"),
        ("a.json", "vega-lite", "vega-lite"),
    ],
)
def test_format_of_a_file(path: str, asked: str | None, expected: str | None) -> None:
    assert output.format_of(path, asked, FORMATS) == expected


@pytest.mark.parametrize(
    ("path", "asked", "said"),
    [
        ("a.json", "csv", "-f csv and 'a.json' disagree"),
        ("a.md", "html", "disagree"),
        ("a.xlsx", None, "does not say which format: add -f, or end it in .txt, .md"),
        ("a.png", None, "does not write .png"),
    ],
)
def test_format_that_cannot_be_told_is_refused(path: str, asked: str | None, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        output.format_of(path, asked, FORMATS)


def test_file_is_replaced_at_once_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"before")
    file.chmod(0o640)
    with file.open("rb") as held:
        output.write_file(str(file), b"after")
        assert (file.read_bytes(), held.read()) == (b"after", b"before")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    output.write_file(str(tmp_path / "a"), b"new")
    (tmp_path / "b").touch()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"before")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    output.write_file(str(tmp_path / "link"), b"after")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"after"


def test_device_is_written_to_and_not_replaced() -> None:
    output.write_file(os.devnull, b"x")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize("name", ["", "no/such/folder", "a\0b", "x" * 300])
def test_file_that_cannot_be_written_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="could not be written"):
        output.write_file(str(tmp_path / name), b"x")
    assert list(tmp_path.iterdir()) == []


def test_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        output.write_file(str(tmp_path / "a"), b"after")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"before")]


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "tsv"])
def test_file_holds_what_the_format_writes(run: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"casualties.{ending}"
    assert run("casualties", "-o", str(file)) == (0, "", "")
    assert file.read_text(encoding="utf-8") == run("casualties", "-f", ending).stdout


@pytest.mark.parametrize(("ending", "form"), [("md", "markdown"), ("html", "html"), ("txt", "table")])
def test_file_for_people_is_the_table(run: Run, tmp_path: Path, ending: str, form: str) -> None:
    file = tmp_path / f"casualties.{ending}"
    assert run("casualties", "-c", "Cambodia", "-o", str(file)) == (0, "", "")
    assert file.read_text(encoding="utf-8") == run("casualties", "-c", "Cambodia", "-f", form).stdout


def test_file_of_a_terminal_is_neither_narrow_nor_coloured(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(present, "terminal_width", lambda: 60)
    monkeypatch.setattr(present, "colored", lambda asked, terminal: True)
    file = tmp_path / "a.txt"
    run("casualties", "-c", "Cambodia", "-o", str(file))
    assert max(map(len, file.read_text(encoding="utf-8").splitlines())) > 60
    assert "\x1b" not in file.read_text(encoding="utf-8")


def test_dash_is_standard_output(run: Run) -> None:
    assert run("casualties", "-f", "json", "-o", "-") == run("casualties", "-f", "json")


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("-f", "csv", "-o", "a.json"), 2, "disagree"),
        (("-o", "a.xlsx"), 2, "does not say which format"),
        (("-o", "no/such/folder/a.json"), 6, "No such file or directory"),
    ],
)
def test_refused_file_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], status: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run("casualties", *args)
    assert (refused.status, refused.stdout) == (status, "")
    assert said in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_answer_without_records_writes_no_table(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    assert run("casualties", "-c", "Norway", "--year", "1850", "-o", str(file)).status == 1
    assert not file.exists()


def test_quiet_leaves_hints_out(run: Run) -> None:
    assert "--all" in run("casualties").stdout
    quiet = run("casualties", "-q").stdout
    assert "--all" not in quiet
    assert "Source: article" in quiet


@pytest.mark.parametrize(("header", "field"), [("Figure", "value"), ("-Figure", "-value"), ("period", "start")])
def test_header_of_a_table_is_as_good_as_the_field(run: Run, header: str, field: str) -> None:
    ask = ("casualties", "-c", "Cambodia", "-f", "json", "--sort")
    assert run(*ask, header) == run(*ask, field)
    assert run("casualties", "--fields", "Place,Figure", "-f", "csv") == run(
        "casualties", "--fields", "place,value", "-f", "csv"
    )
