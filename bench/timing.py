"""Measure whole processes side by side: every program once a round, in another order each round."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LAUNCHER = Path(__file__).with_name("launch.py")
#: What every program finds in its environment, besides what it asks for itself.
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8"}


class Program(NamedTuple):
    """A command line under a short name, as Markdown shows it; the file it reads, and how it exits."""

    name: str
    shown: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = {}
    reads: str = os.devnull
    status: int = 0


class Taken(NamedTuple):
    """What a program takes: milliseconds of wall time, megabytes (10^6 bytes) at its peak."""

    time: float
    memory: float


class FailedError(Exception):
    """A program that cannot be started or that exits with another status than its own."""


def measure(programs: Sequence[Program], rounds: int) -> dict[str, Taken]:
    """The median of what each program takes, by its name, after one round that does not count."""
    taken: dict[str, list[Taken]] = {program.name: [] for program in programs}
    order = random.Random(rounds)
    for number in range(rounds + 1):
        for program in order.sample(programs, len(programs)):
            once = run(program)
            if number:
                taken[program.name].append(once)
    return {name: Taken(*map(statistics.median, zip(*times, strict=True))) for name, times in taken.items()}


def run(program: Program, output: str = os.devnull) -> Taken:
    """What a program takes once; raises FailedError if it fails."""
    launch = [sys.executable, "-I", "-S", str(LAUNCHER), program.reads, output, *program.command]
    environment = ENVIRONMENT | dict(program.environment)
    told = subprocess.run(launch, env=environment, capture_output=True, text=True)
    if told.returncode or not told.stdout.startswith(f"{program.status} "):
        raise FailedError(f"{program.name} fails: {(told.stderr or told.stdout).strip().rpartition(os.linesep)[2]}")
    _, seconds, kilobytes = told.stdout.split()
    return Taken(float(seconds) * 1e3, float(kilobytes) * 1024 / 1e6)
