from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

import minefacts
from minefacts.cli.main import main
from minefacts.dataset.reading import Dataset, bundled
from minefacts.model import dates

TODAY = "2026-09-01"
# A folder or a standard output of one test serves all of its inputs: each writes anew what it reads.
USUAL = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile("check", USUAL, max_examples=50)
#: For a night: pytest --hypothesis-profile nightly.
settings.register_profile("nightly", USUAL, max_examples=20_000)
settings.load_profile("check")
#: The property of a test's report that says how many inputs it tried.
TRIED = "inputs tried"


class Result(NamedTuple):
    status: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.stdout.splitlines()]


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return minefacts.load().dataset


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the bundled dataset."""
    return Path(bundled())


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Answer a command line in this process, on a fixed day, without a terminal."""
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    for name in ("MINEFACTS_DATA", "MINEFACTS_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def answer(*args: str) -> Result:
        capfdbinary.readouterr()
        status = main(args)
        out, err = capfdbinary.readouterr()
        return Result(status, out.decode(), err.decode().replace(os.linesep, "\n"))

    return answer


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Note how many inputs a property test tried."""
    tried = re.findall(r"(\d+) (?:passing|failing)", getattr(item, "hypothesis_statistics", ""))
    if tried:
        item.user_properties.append((TRIED, sum(map(int, tried))))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many inputs the property tests tried, in all processes."""
    reports = (report for reports in terminalreporter.stats.values() for report in reports)
    noted = [dict(report.user_properties).get(TRIED, 0) for report in reports if hasattr(report, "user_properties")]
    if any(noted):
        terminalreporter.write_line(f"Hypothesis tried {sum(noted):,} inputs")
