"""Measure minefacts beside its peers in one run, and say whether it keeps to its budgets.

python bench/run.py [--rounds N] [--figures N]... [--write]

Installs the checkout and each peer into a virtual environment of its own. The exit status is 1 if a budget is
missed or a program fails.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import budgets
import generate
import programs
import timing

PAGE = programs.ROOT / "docs" / "performance.md"
#: A large dataset takes seconds a round, against which a process's jitter is small.
LARGE_ROUNDS = 5


def main() -> int:
    """Measure what the command line asks for and print the table; the exit status."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="minefacts-bench-") as folder:
        text, missed = bench(Path(folder), asked.rounds, asked.figures)
    print(text, end="")
    if asked.write:
        PAGE.write_text(budgets.placed(PAGE.read_text("utf-8"), text), encoding="utf-8", newline="\n")
    for budget in missed:
        print(f"over budget: {budget.program}, more than {budget.wording(budget.factor)}", file=sys.stderr)
    return 1 if missed else 0


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure minefacts beside its peers; exit 1 if a budget is missed.")
    parser.add_argument("--rounds", type=int, default=31, metavar="N", help="how often each program is run (31)")
    parser.add_argument(
        "--figures", type=int, action="append", default=[], metavar="N", help="also query N figures; repeatable"
    )
    parser.add_argument("--write", action="store_true", help="put the table between the markers in docs/performance.md")
    asked = parser.parse_args()
    if asked.rounds < 1:
        parser.error("it takes one round at least")
    if asked.write and not budgets.marked(PAGE.read_text("utf-8")):
        parser.error(f"docs/performance.md has no {budgets.START} with {budgets.END} after it")
    return asked


def bench(folder: Path, rounds: int, counts: Sequence[int]) -> tuple[str, list[budgets.Budget]]:
    """The table with how it came about, and the budgets that are missed."""
    installed = programs.installed(folder / "minefacts", str(programs.ROOT))
    peers = list(programs.peers(folder))
    silent = [peer for peer in peers if not works(peer)]
    shown = [
        *programs.startup(installed),
        *programs.commands(installed),
        *(peer for peer in peers if peer not in silent),
    ]
    taken = timing.measure(shown, rounds)
    for listed in (programs.of_names(installed, folder), programs.of_texts(installed, folder)):
        long = [one for one in listed if works(one)]
        taken |= timing.measure(long, min(rounds, LARGE_ROUNDS))
        shown += long
    more = [*programs.grown(installed, folder, budgets.GROWN, budgets.FACTOR)]
    taken |= timing.measure(more, rounds)
    shown += more
    limits = list(budgets.BUDGETS)
    for count in counts:
        asked = large(installed, folder, count)
        taken |= timing.measure(asked, min(rounds, LARGE_ROUNDS))
        shown += asked
        limits += budgets.of_figures(count)
    limits = budgets.measured(limits, taken)
    missed = [budget for budget in limits if not budget.within(taken)]
    return f"{budgets.table(shown, taken, limits)}\n{method(rounds, counts, silent)}", missed


def works(program: timing.Program) -> bool:
    """Whether a program answers; says so if it does not."""
    try:
        timing.run(program)
    except timing.FailedError as failure:
        print(f"not measured: {failure}", file=sys.stderr)
        return False
    return True


def large(installed: Path, folder: Path, count: int) -> list[timing.Program]:
    """The programs that query a generated dataset, once they are seen to answer alike."""
    data, output = folder / f"figures-{count}", folder / "answer.json"
    generate.generate(programs.DATA, data, count)
    asked = [one for one in programs.of_figures(installed, data, count) if shutil.which(one.command[0])]
    answers = []
    for program in asked:
        timing.run(program, str(output))
        answers.append({figure["id"] for figure in json.loads(output.read_text("utf-8"))})
    if any(answer != answers[0] for answer in answers):
        raise timing.FailedError(f"the answers from {count:,} figures differ")
    everything = programs.of_all_figures(installed, data, count)
    return [*asked, *(one for one in everything if shutil.which(one.command[0]))]


def method(rounds: int, counts: Sequence[int], silent: Sequence[timing.Program]) -> str:
    """How the table came about."""
    few = "lists of names, texts and generated figures" if counts else "lists of names and texts"
    said = f"Medians of {rounds} interleaved rounds ({min(rounds, LARGE_ROUNDS)} for {few})"
    said += f" of whole processes on Python {platform.python_version()}.\n"
    said += "A peak below that of bare Python shows as about that.\n"
    return f"{said}Not measured: {', '.join(peer.name for peer in silent)}.\n" if silent else said


if __name__ == "__main__":
    try:
        sys.exit(main())
    except timing.FailedError as failure:
        sys.exit(str(failure))
