"""The plan of the house, as far as import-linter and ruff do not hold it: folders, public names, start-up."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import minefacts
from minefacts import errors
from minefacts.api import Facts
from minefacts.cli.group import COMMANDS

PACKAGE = Path(minefacts.__file__).parent
ROOMS = {"model", "dataset", "checks", "questions", "views", "render", "cli"}
#: What only a command line has: an option after a blank or a quotation mark, a command after the program's name.
COMMAND_LINE = re.compile(rf"""(^|[ '"(])--[a-z]|\bminefacts ({"|".join(COMMANDS)})\b""")


def files(*, but: str) -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if but not in path.relative_to(PACKAGE).parts]


def test_top_has_seven_rooms_and_few_files() -> None:
    entries = [path for path in PACKAGE.iterdir() if path.name != "__pycache__"]
    assert {path.name for path in entries if path.is_dir()} - {"data"} == ROOMS
    assert len([path for path in entries if path.is_file()]) <= 5


def test_every_command_has_a_file_of_its_own() -> None:
    written = {path.stem for path in (PACKAGE / "cli" / "commands").glob("*.py")} - {"__init__"}
    assert written == set(COMMANDS)


def test_public_names_are_explicit() -> None:
    assert minefacts.__all__ == ["__version__", "load"]
    assert {name for name in vars(errors) if name.endswith("Error")} >= {"MinefactsError", "UsageError", "DatasetError"}


def strings(path: Path) -> list[str]:
    """The texts of a file that are said to somebody: all but docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    return [node.value for node in texts if isinstance(node.value, str)]


@pytest.mark.parametrize("path", files(but="cli"), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_names_options_and_commands(path: Path) -> None:
    assert [text for text in strings(path) if COMMAND_LINE.search(text)] == []


def test_api_has_a_method_for_each_question() -> None:
    topics = {"casualties", "contamination", "clearance", "stockpiles"}
    methods = {name for name in vars(Facts) if not name.startswith("_")}
    asked = set(COMMANDS) - topics - {"article", "verify", "data", "completion", "help"}
    assert asked <= methods


def loaded(*args: str) -> set[str]:
    """The modules that a command line imports, besides those that Python itself starts with."""
    ask = f"from minefacts.cli.main import main; main({args!r})"
    told = "sys.stderr.write('\\n' + ' '.join(set(sys.modules) - before))"
    script = f"import sys\nbefore = set(sys.modules)\n{ask}\n{told}"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stderr.splitlines()[-1].split())


#: Modules that take long to import, beyond what Click and msgspec need.
HEAVY = {
    *("click.shell_completion", "difflib"),
    *("asyncio", "babel", "csv", "dataclasses", "email", "hashlib", "html", "http", "importlib.metadata"),
    *("json", "logging", "pathlib", "rapidfuzz", "rich", "sqlite3", "subprocess", "tempfile", "urllib", "vl_convert"),
}
#: The questions, and the rooms' files, that each command line may load of ours, beside those that all of them load.
ALWAYS = {
    *("__main__", "errors", "model", "model.choices", "render", "render.escape", "views", "views.registry"),
    *("cli", "cli.arguments", "cli.group", "cli.main", "cli.offers", "cli.options", "cli.root", "cli.settings"),
    *("cli.streams", "cli.values"),
}
ANSWERED = {
    *("checks", "checks.opening", "cli.commands", "cli.drawing", "cli.output", "cli.pager", "cli.present"),
    *("dataset", "dataset.reading", "model.dates", "model.records", "questions", "render.page", "views.answer"),
}
LOOKED_UP = {"dataset.lines"}
NAMED = {"model.law", "model.spelling", "model.vocabulary", "questions.names", "questions.refusals", "questions.treaty"}
CITED = {"dataset.citations", "model.references", "questions.sources"}
FIGURES = LOOKED_UP | NAMED | CITED
FIGURES |= {"cli.figures", "questions.figure_records", "questions.figures", "questions.series", "views.words"}
TABLE = {
    *("render.layout", "render.roles", "render.table", "render.wrapping"),
    *("views.columns", "views.footer", "views.tables", "views.view", "views.words"),
}
BUDGETS: list[tuple[tuple[str, ...], set[str]]] = [
    (("--help",), set()),
    (("--version",), {"checks", "checks.opening", "dataset", "dataset.reading", "model.dates", "model.records"}),
    (
        ("treaty", "-c", "Ukraine", "-f", "json"),
        ANSWERED | LOOKED_UP | NAMED | {"cli.commands.treaty", "questions.about", "render.machine"},
    ),
    (
        ("casualties", "-c", "Myanmar", "-f", "json"),
        ANSWERED | FIGURES | {"cli.commands.casualties", "render.machine"},
    ),
    (("casualties",), ANSWERED | FIGURES | TABLE | {"cli.commands.casualties", "views.figures"}),
    (
        ("sources", "-f", "json"),
        ANSWERED | LOOKED_UP | NAMED | CITED | {"cli.commands.sources", "render.machine"},
    ),
    (
        ("resolve", "Norway", "-f", "json"),
        ANSWERED
        | LOOKED_UP
        | NAMED
        | {"cli.commands.resolve", "questions.resolve", "questions.series", "render.machine"},
    ),
]


@pytest.mark.parametrize(("args", "budget"), BUDGETS, ids=[" ".join(args) for args, _ in BUDGETS])
def test_command_loads_no_more_than_its_budget(args: tuple[str, ...], budget: set[str]) -> None:
    found = loaded(*args)
    ours = {name.removeprefix("minefacts.") for name in found if name.startswith("minefacts.")}
    assert ours - ALWAYS - budget == set()
    assert found & HEAVY == set()


def test_help_needs_no_msgspec() -> None:
    assert "msgspec" not in loaded("--help")


def test_library_loads_neither_click_nor_rich() -> None:
    script = "import minefacts, sys; minefacts.load().treaty('Norway'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) & {"click", "rich", "minefacts.cli"} == set()
