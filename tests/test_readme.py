"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from conftest import Run

from minefacts.cli.group import COMMANDS
from minefacts.cli.main import EXIT_OF
from minefacts.render import FORMATS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
INLINE = re.findall(r"`(minefacts [^`]+)`", README)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_example_prints_what_the_readme_shows(run: Run, block: str) -> None:
    command, _, expected = block.partition("\n")
    result = run(*shlex.split(command.removeprefix("$ minefacts ")))
    assert (result.stdout, result.stderr) == (expected, "")


@pytest.mark.parametrize("command", INLINE)
def test_command_in_the_text_answers(run: Run, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*shlex.split(command)[1:]).status == 0


def test_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.splitlines()[:2] == ["state-party", "2017 8605 lm2017-cas"]


def test_readme_opens_with_its_two_commands() -> None:
    first, second = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert README.index(first) < 200
    assert "minefacts casualties" in first
    assert second.endswith("poe check")


def test_readme_names_every_command_format_and_exit_status() -> None:
    assert [name for name in COMMANDS if f"minefacts {name}" not in README] == []
    assert [name for name in FORMATS if f"`{name}`" not in README] == []
    assert [status for status in EXIT_OF.values() if f"| {status} |" not in README] == []


def test_links_lead_to_files() -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        links = re.findall(r"\]\((?!https?:)([^)]+)\)", (ROOT / page).read_text("utf-8"))
        assert links
        assert [link for link in links if not (ROOT / link).is_file()] == []
