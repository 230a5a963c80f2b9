"""What the pages in docs/ tell is so: their commands answer, their scripts run, their links lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
SCRIPTERS = (ROOT / "docs" / "scripters.md").read_text("utf-8")
SCRIPTS = dict(re.findall(r"^```bash\n# (\S+)(.*?)^```$", SCRIPTERS, re.MULTILINE | re.DOTALL))
SHOWN = re.findall(r"^```console\n(.*?)^```$", SCRIPTERS, re.MULTILINE | re.DOTALL)
REPORTERS = (ROOT / "docs" / "reporters.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ (minefacts .*)$", REPORTERS, re.MULTILINE)
DRAFT = "At the end of 2024 the treaty had 164 parties. In 2023 mines killed or injured 5,757 people.\n"


def bash(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a command of a page does in a folder, with the program on the path."""
    shell = None if os.name == "nt" else shutil.which("bash")  # Windows may have one that is another system's
    if shell is None:
        pytest.skip("there is no bash")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MINEFACTS", "XDG"))}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment["HOME"] = str(folder)
    return subprocess.run(
        [shell, "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.split()[2])
def test_script_prints_what_the_page_shows(shown: str, tmp_path: Path) -> None:
    for name, rest in SCRIPTS.items():
        (tmp_path / name).write_text(f"# {name}{rest}", "utf-8", newline="\n")
    for turn in re.split(r"^\$ ", shown, flags=re.MULTILINE)[1:]:
        command, _, expected = turn.partition("\n")
        result = bash(command, tmp_path)
        assert (result.stdout, result.stderr, result.returncode) == (expected, "", 0)


def test_page_has_three_scripts_and_shows_each() -> None:
    assert len(SCRIPTS) == 3
    assert all(any(name in shown for shown in SHOWN) for name in SCRIPTS)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_for_reporters_answers(command: str, tmp_path: Path) -> None:
    if "-o " in command:
        pytest.importorskip("vl_convert")
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    result = bash(command, tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert bool(result.stdout) != ("-o " in command)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", (ROOT / page).read_text("utf-8"))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).is_file()] == []
