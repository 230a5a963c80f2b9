"""Interrupts at any moment from the first instruction of ours: 130, and nothing is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from minefacts.cli.interrupts import undone

if os.name != "posix":
    pytest.skip("signals of POSIX", allow_module_level=True)

PROGRAM = str(Path(sys.executable).with_name("minefacts"))
#: Ends with what Python says when it is interrupted before it runs anything of ours.
OURS = f"{os.sep}minefacts{os.sep}"


def interrupted(command: list[str], seconds: float, number: int = signal.SIGINT) -> tuple[int, str]:
    """Send a signal to a program so many seconds after its start; its exit status and what it said."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        time.sleep(seconds)
        running.send_signal(number)
        _, said = running.communicate(timeout=30)
    return running.returncode, said


@pytest.mark.parametrize("command", [[PROGRAM], [sys.executable, "-m", "minefacts"]], ids=["script", "module"])
def test_interrupt_at_any_moment_is_silent(command: list[str]) -> None:
    for milliseconds in range(8, 100, 4):
        status, said = interrupted([*command, "casualties", "--all"], milliseconds / 1000)
        if "Traceback" in said or status == -signal.SIGINT:
            # Python itself, before there is any line of ours to run.
            assert OURS not in said, said
        else:
            assert (status, said) in ((130, ""), (0, "")), milliseconds


def test_interrupt_that_is_ignored_stays_so() -> None:
    ignoring = ["sh", "-c", 'trap "" INT; exec "$0" resolve Norway', PROGRAM]
    for milliseconds in (20, 60, 100):
        assert interrupted(ignoring, milliseconds / 1000) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_is_begun_is_undone(number: int, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    script = (
        "import pathlib, sys, time; from minefacts.cli.interrupts import undone; begun = pathlib.Path(sys.argv[1])\n"
        "with undone(begun.unlink): begun.touch(); time.sleep(20)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(begun)], stderr=subprocess.PIPE, text=True) as running:
        while not begun.exists():
            time.sleep(0.01)
        running.send_signal(number)
        _, said = running.communicate(timeout=30)
    assert (running.returncode, said, begun.exists()) == (128 + number, "", False)


def test_handlers_are_put_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with undone(lambda: None):
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before
