"""Names of files and folders as they are typed: any bytes, in any locale."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from minefacts.dataset.reading import bundled

if sys.platform != "linux":
    pytest.skip("file systems elsewhere have names of text alone", allow_module_level=True)

PROGRAM = os.fsencode(Path(sys.executable).with_name("minefacts"))
C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
NAMES = [b"d\xff\x1b", "Türkiye".encode(), b"\\xff", b"-x=\xfe"]


def run(folder: bytes, *args: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run([PROGRAM, *args], cwd=folder, env={**kept, **environment}, capture_output=True, check=False)


@pytest.mark.parametrize("environment", [{"LC_ALL": "C.UTF-8"}, C], ids=["UTF-8", "ASCII"])
@pytest.mark.parametrize("name", NAMES)
def test_folder_of_any_name_is_found(name: bytes, environment: dict[str, str], tmp_path: Path) -> None:
    here = os.fsencode(tmp_path)
    shutil.copytree(bundled(), os.fsdecode(here + b"/" + name))
    ask = (b"treaty", b"-c", b"Norway", b"-f", b"json")
    expected = run(here, *ask)
    for option in ((b"--data", b"./" + name), (b"--data=" + name,)):
        answered = run(here, *option, *ask, **environment)
        assert (answered.returncode, answered.stdout, answered.stderr) == (0, expected.stdout, b"")
    assert run(here + b"/" + name, *ask, MINEFACTS_DATA=".", **environment).stdout == expected.stdout


@pytest.mark.parametrize("environment", [{"LC_ALL": "C.UTF-8"}, C], ids=["UTF-8", "ASCII"])
@pytest.mark.parametrize("name", NAMES)
def test_folder_of_any_name_is_told(name: bytes, environment: dict[str, str], tmp_path: Path) -> None:
    here = os.fsencode(tmp_path)
    os.mkdir(here + b"/" + name)
    for form in (b"json", b"table"):
        answered = run(here, b"--data", b"./" + name, b"treaty", b"-f", form, **environment)
        assert (answered.returncode, answered.stdout) == (5, b"")
        assert b"\x1b" not in answered.stderr
        assert b"Traceback" not in answered.stderr
        if form == b"json":
            assert json.loads(answered.stderr)["error"]["problems"]
    missing = run(here, b"--data", name + b"-none", b"treaty", b"-f", b"json", **environment)
    assert (missing.returncode, json.loads(missing.stderr)["error"]["code"]) == (5, "dataset")


@pytest.mark.parametrize("name", NAMES)
def test_files_of_any_name_are_written(name: bytes, tmp_path: Path) -> None:
    here = os.fsencode(tmp_path)
    assert run(here, b"treaty", b"-c", b"NOR", b"-f", b"json", b"-o", b"./" + name).returncode == 0
    os.remove(here + b"/" + name)
    assert run(here, b"data", b"export", b"./" + name).returncode == 0
    assert b"datapackage.json" in os.listdir(here + b"/" + name)
    checked = run(here, b"data", b"check", b"./" + name)
    assert (checked.returncode, checked.stdout) == (5, b"")


@pytest.mark.parametrize("columns", ["0", "1", "7", "99999", "9" * 5000, "١٢", "-5", "", " 80 ", "0x50", "²"])
def test_width_of_any_size_is_a_width_or_none(columns: str, tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    environment = {**os.environ, "COLUMNS": columns, "TERM": "xterm", "PAGER": "cat"}
    child = pexpect.spawn(PROGRAM.decode(), ["treaty", "-c", "Norway"], env=environment, timeout=20)
    shown = child.read().decode()
    child.close()
    assert child.exitstatus == 0
    assert "Norway" in shown
