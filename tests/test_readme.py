"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from conftest import Run
from test_docs import bash

from minefacts.cli.group import COMMANDS
from minefacts.cli.main import EXIT_OF
from minefacts.render import PICTURES, WRITERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
INLINE = re.findall(r"`(minefacts [^`]+)`", README)


def undated(text: str) -> str:
    """A text without the dataset's date, which moves on with every fact."""
    return re.sub(r"(?<=ataset of )\d{4}-\d\d-\d\d", "DATE", text)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_example_prints_what_the_readme_shows(block: str, tmp_path: Path) -> None:
    command, _, expected = block.removeprefix("$ ").partition("\n")
    result = bash(command, tmp_path)
    assert (undated(result.stdout), result.stderr) == (undated(expected), "")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_example_is_of_a_past_day(block: str) -> None:
    assert "--as-of " in block.splitlines()[0], "a new fact would change what it shows"


@pytest.mark.parametrize("command", INLINE)
def test_command_in_the_text_answers(run: Run, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*shlex.split(command)[1:]).status == 0


def test_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == re.findall(r"  # (.*)$", code, re.MULTILINE)


def test_first_two_shell_blocks_are_the_commands_to_start_with() -> None:
    first, second = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert first.endswith("&& minefacts casualties")
    assert second.endswith("&& poe check")


def test_readme_is_an_entrance() -> None:
    assert len(README.split()) <= 900


def test_readme_names_every_command_format_and_exit_status() -> None:
    assert [name for name in COMMANDS if f"minefacts {name}" not in README] == []
    assert [name for name in (*WRITERS, *PICTURES) if f"`{name}`" not in README] == []
    assert [status for status in EXIT_OF.values() if f"| {status} |" not in README] == []
