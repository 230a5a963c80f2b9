"""The project as a contributor finds it: what is made is current, and what is told can be followed step by step."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import minefacts
from minefacts.dataset.reading import Dataset
from minefacts.model.records import FILES

ROOT = Path(__file__).parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
LINES = re.findall(r"`data/([a-z-]+\.json)`:\n\n +```json\n +(.*)\n", CONTRIBUTING)
STEPS = re.findall(r"^ +```console\n(.*?)^ +```$", CONTRIBUTING, re.MULTILINE | re.DOTALL)
COPIED = ("src", "data", "scripts", "docs", "pyproject.toml", "README.md")


def test_data_dictionary_is_current() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "dictionary.py"))["page"]()
    assert (ROOT / "data" / "README.md").read_text("utf-8") == made, "run: poe write"


def test_pictures_are_current(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    script = runpy.run_path(str(ROOT / "scripts" / "pictures.py"))
    script["draw"](tmp_path)
    made = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert {path.name: path.read_text("utf-8") for path in script["FOLDER"].iterdir()} == made, "run: poe write"


def test_pictures_load_nothing() -> None:
    for path in (ROOT / "docs" / "pictures").iterdir():
        assert not re.search(r"url\((?!#)|href|@import|<script|<image", path.read_text("utf-8"))


def test_every_field_of_every_record_is_described() -> None:
    text = (ROOT / "data" / "README.md").read_text("utf-8")
    for kind, file in FILES.items():
        section = text.partition(f"## `{file.name}`")[2].partition("\n## ")[0]
        missing = [
            name for name in kind.__struct_encode_fields__ if not re.search(rf"`{name}`\*?\*? \| .+ \| .+ \|", section)
        ]
        assert missing == [], file.name


def test_versions_agree(dataset: Dataset) -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == minefacts.__version__
    assert [one["version"] for one in citation["references"]] == [dataset.version]
    assert f"Dataset of {dataset.version}." in CHANGELOG


def test_changelog_tells_code_and_data_apart() -> None:
    newest, *_ = versions = CHANGELOG.split("\n## ")[1:]
    assert newest.startswith(("Unreleased\n", f"{minefacts.__version__}\n"))
    for version in versions:
        assert re.findall(r"^### (.+)$", version, re.MULTILINE) == ["Code", "Data"]


def test_commit_hooks_and_workflows_run_tasks_that_there_are() -> None:
    tasks = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["poe"]["tasks"]
    (hooks,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert {hook["entry"].removeprefix("poe ") for hook in hooks["hooks"]} <= set(tasks["check"]["sequence"])
    assert set(tasks["check"]["sequence"]) <= set(tasks)
    told = set(re.findall(r"`poe (\w+)`", CONTRIBUTING))
    assert told <= set(tasks)


def test_a_fact_is_added_as_contributing_tells(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    assert [file for file, _ in LINES] == ["sources.json", "figures.json", "treaty-events.json"]
    for file, line in LINES:
        take_out(tmp_path / "data" / file, json.loads(line)["id"])
    step("git init -q && git add . && git -c user.name=x -c user.email=x@x commit -qm before", tmp_path)
    for file, line in LINES:
        path = tmp_path / "data" / file
        path.write_text(path.read_text("utf-8").replace("[\n", f"[\n{line},\n", 1), "utf-8")
    look, *checked = STEPS
    assert all(command.startswith("$ minefacts ") for command in block_lines(look))
    for block in checked:
        commands = [command.removeprefix("$ ") for command in block_lines(block) if command.startswith("$ ")]
        printed = "".join(step(command, tmp_path) for command in commands)
        shown = [line for line in block_lines(block) if not line.startswith("$ ")]
        assert shown in ([], printed.splitlines())
    for name in (file.name for file in FILES.values()):
        assert (tmp_path / "data" / name).read_bytes() == (ROOT / "data" / name).read_bytes()


def take_out(path: Path, key: str) -> None:
    """Remove the one line that holds a record."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f'{{"id": "{key}"')]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), "utf-8")


def block_lines(block: str) -> list[str]:
    """The lines of a block that is indented as its step is."""
    return [line[3:] for line in block.splitlines()]


def step(command: str, folder: Path) -> str:
    """What a command of a step prints, in a copy of the project."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(folder / "src")}
    run = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout
