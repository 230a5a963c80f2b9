"""Files put into a folder together: whole or not at all, whatever ends the run, and over nothing of anybody else's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from minefacts.dataset import placing
from minefacts.dataset.placing import DESCRIPTOR, EXPORTED, PARTIAL, READY, NotEmptyError, digest_of, placed
from minefacts.errors import UsageError

NAMES = ("a.csv", "b.csv", "c.csv")


def write(folder: str, text: str, names: tuple[str, ...] = NAMES) -> None:
    """Write files and the descriptor that tells of them."""
    for name in names:
        Path(folder, name).write_text(text + name)
    exported = {name: digest_of(os.path.join(folder, name)) for name in names}
    Path(folder, DESCRIPTOR).write_text(json.dumps({EXPORTED: exported, "version": text}))


def place(target: Path, text: str = "new ", names: tuple[str, ...] = NAMES, *, replace: bool = False) -> None:
    with placed(str(target), replace=replace) as folder:
        write(folder, text, names)


def contents(target: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in target.iterdir() if path.name != DESCRIPTOR}


def whole(text: str = "new ", names: tuple[str, ...] = NAMES) -> dict[str, str]:
    return {name: text + name for name in names}


@pytest.mark.parametrize("there", [False, True])
def test_new_or_empty_folder_is_filled(tmp_path: Path, there: bool) -> None:
    target = tmp_path / "out"
    if there:
        target.mkdir(mode=0o750)
    place(target)
    assert contents(target) == whole()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    if there and os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o750


def test_folder_one_is_in_stays_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    place(Path("."))
    assert (tmp_path.stat().st_ino, contents(tmp_path)) == (before, whole())


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_link_to_an_empty_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    place(tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert contents(tmp_path / "real") == whole()


def test_failure_leaves_nothing(tmp_path: Path) -> None:
    for target in (tmp_path / "new", tmp_path / "there"):
        (tmp_path / "there").mkdir(exist_ok=True)
        with pytest.raises(FileNotFoundError):
            place(target, names=(*NAMES, "no/such.csv"))
        assert [path.name for path in tmp_path.rglob("*")] == ["there"]


@pytest.mark.parametrize("name", ["precious.txt", "a.csv", DESCRIPTOR])
def test_folder_with_something_else_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    for replace in (False, True):
        with pytest.raises(NotEmptyError):
            place(tmp_path, replace=replace)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "{}")]


def test_what_was_put_there_before_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out"
    place(target, "old ", (*NAMES, "old.csv"))
    (target / "precious.txt").write_text("mine")
    with pytest.raises(NotEmptyError):
        place(target)
    place(target, replace=True)
    assert contents(target) == whole() | {"precious.txt": "mine"}
    assert json.loads((target / DESCRIPTOR).read_text())["version"] == "new "


def test_file_that_was_changed_since_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out"
    place(target, "old ")
    (target / "b.csv").write_text("my notes")
    with pytest.raises(NotEmptyError, match=r"b\.csv"):
        place(target, replace=True)
    assert contents(target) == whole("old ") | {"b.csv": "my notes"}
    (target / "b.csv").unlink()
    place(target, replace=True)
    assert contents(target) == whole()


def test_file_of_a_new_name_replaces_none(tmp_path: Path) -> None:
    target = tmp_path / "out"
    place(target, "old ")
    (target / "d.csv").write_text("mine")
    with pytest.raises(UsageError, match=r"d\.csv"):
        place(target, "new ", (*NAMES, "d.csv"), replace=True)
    assert contents(target) == whole("old ") | {"d.csv": "mine"}


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", ".bashrc", "a/b", DESCRIPTOR, "\0"])
def test_descriptor_that_names_anything_else_is_none_of_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / DESCRIPTOR).write_text(json.dumps({EXPORTED: {name: ""}}))
    with pytest.raises(NotEmptyError):
        place(tmp_path, replace=True)


KILLED = """
import os, signal, sys
from minefacts.dataset import placing
sys.path.insert(0, {tests!r})
from test_placing import write
calls, at = 0, int(sys.argv[3])
def counting(real):
    def call(*args, **named):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **named)
    return call
for name in ("rename", "replace", "mkdir", "rmdir", "remove", "chmod"):
    setattr(os, name, counting(getattr(os, name)))
with placing.placed(sys.argv[1], replace=sys.argv[2] == "replace") as folder:
    write(folder, "new ")
print(calls)
"""


@pytest.mark.skipif(os.name != "posix", reason="no such end elsewhere")
@pytest.mark.parametrize("state", ["new", "empty", "replace"])
def test_run_that_is_killed_anywhere_leaves_all_or_nothing_to_the_next(tmp_path: Path, state: str) -> None:
    script = KILLED.format(tests=str(Path(__file__).parent))
    for at in range(1, 20):
        around = tmp_path / str(at)
        around.mkdir()
        target = around / "out"
        if state == "empty":
            target.mkdir()
        elif state == "replace":
            place(target, "old ", (*NAMES, "old.csv"))
        ended = subprocess.run(
            [sys.executable, "-c", script, str(target), state, str(at)], capture_output=True, text=True, check=False
        )
        if state != "replace":
            assert not target.exists() or contents(target) in ({}, whole())
        if ended.returncode == 0:
            break
        assert ended.returncode == -9, ended.stderr
        placing._sweep(str(target))
        if target.exists():
            expected = (whole(), whole("old ", (*NAMES, "old.csv"))) if state == "replace" else (whole(), {})
            assert contents(target) in expected
        assert {path.name for path in around.iterdir()} <= {"out"}
        place(target, replace=True)
        assert contents(target) == whole()
    assert at > 2


def test_what_another_run_works_in_is_left_alone(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with placed(str(tmp_path / "one")) as one:
        place(tmp_path / "two")
        assert Path(one).is_dir()
        write(one, "new ")
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == whole()
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(PARTIAL) or path.name == READY]
