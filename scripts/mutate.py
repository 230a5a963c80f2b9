"""Change single lines of the rules and see whether a test notices: `python scripts/mutate.py --count 200`.

Works on copies of the project, two mutations at a time, each before the tests of its own subject and then those of all
rules. What survives is printed as a change of the code.
"""

from __future__ import annotations

import argparse
import difflib
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from importlib import import_module
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
COPIED = ("src", "tests", "data", "docs", "scripts", "bench", "pyproject.toml", "README.md", "CONTRIBUTING.md")
ROOMS = ("checks", "model", "questions")
#: Mutations that change nothing: types in annotations, which nobody evaluates, and equal texts that are one object.
WITHOUT_EFFECT = re.compile("BitOr|_Eq_Is$|_NotEq_IsNot$")
#: The longest that a mutated program may take, in seconds: it may loop for ever.
PATIENCE = 180
#: The tests of all rules, those that notice most first.
RULES = [
    *("checks", "figures", "series", "treaty", "law", "deadlines", "duties", "conduct", "article", "changes", "search"),
    *("country", "known", "names_rules", "names", "spelling", "resolve", "dates", "numerals", "claims", "areas"),
    *("coverage", "glossary", "groups", "mentions", "references", "summary", "lines", "api", "sources", "verify"),
]


class Mutation(NamedTuple):
    """A change of one module: which operator, where it applies for the so-manyth time."""

    module: Path
    operator: str
    arguments: dict[str, Any]
    occurrence: int


def main() -> int:
    """Try as many mutations as asked for, drawn with a seed; 1 if fewer than 85 in a hundred are noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="how many mutations to try")
    parser.add_argument("--seed", type=int, default=1, help="which ones to draw")
    parser.add_argument("--without", default="", metavar="TEXT", help="leave out modules with this in their path")
    options = parser.parse_args()
    found = [one for one in mutations() if not (options.without and options.without in str(one.module))]
    drawn = random.Random(options.seed).sample(found, options.count)
    survivors = []
    with TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for number in range(2):
            copies.put(copied(Path(folder) / str(number)))
        if noticed(Path(folder) / "0", ""):
            print("the tests of the rules fail without any mutation", file=sys.stderr)
            return 2
        with ThreadPoolExecutor(2) as pool:
            done = as_completed([pool.submit(tried, copies, one) for one in drawn])
            for number, future in enumerate(done, 1):
                change = future.result()
                if change:
                    survivors.append(change)
                    print(change, flush=True)
                print(f"{number} tried, {number - len(survivors)} noticed", file=sys.stderr, flush=True)
    share = 1 - len(survivors) / len(drawn)
    print(f"{len(drawn) - len(survivors)} of {len(drawn)} mutations noticed ({share:.0%})")
    return int(share < 0.85)


def mutations() -> list[Mutation]:
    """Every mutation there is of the rooms with rules."""
    with TemporaryDirectory() as folder:
        modules = [str(ROOT / "src" / "minefacts" / room) for room in ROOMS]
        config, session = Path(folder) / "config.toml", Path(folder) / "session.sqlite"
        config.write_text(
            f"[cosmic-ray]\nmodule-path = {modules}\ntimeout = 60\nexcluded-modules = []\ntest-command = ''\n"
            "[cosmic-ray.distributor]\nname = 'local'\n",
            "utf-8",
        )
        subprocess.run(["cosmic-ray", "init", config, session], check=True, capture_output=True)
        with import_module("cosmic_ray.work_db").use_db(str(session)) as database:
            specs = [spec for item in database.work_items for spec in item.mutations]
    found = [Mutation(Path(s.module_path), s.operator_name, dict(s.operator_args), s.occurrence) for s in specs]
    return sorted((one for one in found if not WITHOUT_EFFECT.search(one.operator)), key=str)


def copied(folder: Path) -> Path:
    """A copy of the project to change."""
    folder.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def tried(copies: Queue[Path], mutation: Mutation) -> str:
    """The change that a mutation makes, if no test notices it."""
    folder = copies.get()
    path = folder / mutation.module.relative_to(ROOT)
    source = path.read_text("utf-8")
    try:
        path.write_text(mutated(source, mutation), "utf-8")
        if noticed(folder, mutation.module.stem):
            return ""
        change = difflib.unified_diff(source.splitlines(), path.read_text("utf-8").splitlines(), lineterm="", n=0)
        name = mutation.module.relative_to(ROOT / "src" / "minefacts")
        return "\n".join([str(name), *list(change)[2:]])
    finally:
        path.write_text(source, "utf-8")
        copies.put(folder)


def mutated(source: str, mutation: Mutation) -> str:
    """The text of a module with the mutation."""
    operator = import_module("cosmic_ray.plugins").get_operator(mutation.operator)(**mutation.arguments)
    text: str = import_module("cosmic_ray.mutating").mutate_code(source, operator, mutation.occurrence)
    return text


def noticed(folder: Path, subject: str) -> bool:
    """Whether a test fails, or does not end."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests(folder, subject)]
    try:
        return (
            subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=PATIENCE).returncode != 0
        )
    except subprocess.TimeoutExpired:
        return True


def tests(folder: Path, subject: str) -> Sequence[str]:
    """The files of tests, those of a subject first."""
    return list(dict.fromkeys(f"tests/{path.name}" for path in _tests(folder, subject)))


def _tests(folder: Path, subject: str) -> Iterator[Path]:
    for name in (subject, f"{subject}_rules", *RULES):
        path = folder / "tests" / f"test_{name}.py"
        if path.is_file():
            yield path


if __name__ == "__main__":
    sys.exit(main())
