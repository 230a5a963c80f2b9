"""The plan of the house: data flows down, imports point up, each thing has its room."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import minefacts
from minefacts.cli.group import COMMANDS

PACKAGE = Path(minefacts.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
#: Each room, from the top; a file imports from its own room and from those above it.
ROOMS = [
    ["errors"],
    ["dates", "records", "choices", "answer"],
    ["layout", "store", "salvage", "dataset"],
    ["names", "treaty", "sources", "series"],
    ["figures", "figure_rules", "integrity"],
    ["opening", "words", "resolution"],
    ["article", "changes", "search"],
    ["profile"],
    ["api", "tables", "charts", "schema"],
    ["export"],
    ["render"],
    ["cli"],
    ["__main__"],
]
#: The package itself offers load(), which reaches down on purpose, when called.
ENTRANCE = "__init__"


def room(module: str) -> int:
    return next(number for number, names in enumerate(ROOMS) if module.split(".")[0] in names)


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imported(path: Path) -> set[str]:
    """The modules of this package that a file imports, wherever in the file."""
    package = list(path.relative_to(PACKAGE).parent.parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found.update(".".join([*base, name]) for name in names if name not in ("__version__", "load"))
    return found


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_point_up(path: Path) -> None:
    module = module_of(path)
    if module != ENTRANCE:
        assert [name for name in imported(path) if room(name) > room(module)] == []


def test_no_files_import_each_other() -> None:
    graph = {module_of(path): imported(path) - {module_of(path)} for path in FILES if module_of(path) != ENTRANCE}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(graph)


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_only_the_table_imports_rich_and_only_the_cli_click(path: Path) -> None:
    text, module = path.read_text("utf-8"), module_of(path)
    assert ("import rich" in text or "from rich" in text) == (module == "render.table")
    assert ("import click" not in text and "from click" not in text) or module.startswith("cli")


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_functions_are_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


def test_every_command_has_a_file_of_its_own() -> None:
    assert all((PACKAGE / "cli" / "commands" / f"{name}.py").is_file() for name in COMMANDS)


def test_public_names_are_explicit() -> None:
    assert minefacts.__all__ == ["__version__", "load"]


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import minefacts; minefacts.load().dataset.figures", {"click", "rich"}),
        ("from minefacts.cli.main import main; main(['--help'])", {"rich", "msgspec", "importlib.metadata"}),
        ("from minefacts.cli.main import main; main(['--version'])", {"rich", "importlib.metadata"}),
        (
            "from minefacts.cli.main import main; main(['treaty', '-c', 'Ukraine', '-f', 'json'])",
            {"rich", "pathlib", "dataclasses", "importlib.metadata", "json", "minefacts.dataset.figure_store"},
        ),
        (
            "from minefacts.cli.main import main; main(['casualties', '-f', 'csv'])",
            {"rich", "json", "minefacts.dataset.layout"},
        ),
        ("from minefacts.cli.main import main; main(['casualties'])", {"importlib.metadata"}),
    ],
)
def test_start_up_imports_no_more_than_it_needs(code: str, absent: set[str]) -> None:
    script = f"{code}\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    # Without site packages' own start-up files, which may import anything.
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    before = subprocess.run(
        [sys.executable, "-c", "import sys; sys.stderr.write(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    new = set(run.stderr.split()) - set(before.stderr.split())
    assert new & absent == set()


def test_drawing_of_the_house_shows_every_room() -> None:
    drawing = (Path(__file__).parent.parent / "docs" / "architecture.md").read_text("utf-8").split("```")[1]
    words = drawing.replace("/", " ").replace(",", " ").split()
    rooms = [name for names in ROOMS for name in names if name != "__main__"]
    assert [name for name in rooms if name not in words] == []
    inner = [path.stem for path in FILES if path.parent.name in ("cli", "render") and path.stem not in COMMANDS]
    assert [name for name in inner if name not in words and name != "__init__"] == []
