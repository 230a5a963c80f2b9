"""Long answers in a pager: on a terminal only, and never in the way."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect")

BIN = Path(sys.executable).parent
PROGRAM = str(BIN / "minefacts")
NAMES = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LESS", "LESSCHARSET")
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("MINEFACTS") and name not in NAMES}
PATH = f"{BIN}{os.pathsep}{os.environ['PATH']}"
ENVIRONMENT = {**CLEAN, "PATH": PATH, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
LONG = ["treaty", "--all"]
SHORT = ["treaty", "-c", "Norway"]


def started(args: list[str], *, lines: int = 24, **environment: str) -> Any:
    """The program in a terminal of 80 columns."""
    return pexpect.spawn(
        PROGRAM,
        args,
        env={**ENVIRONMENT, **environment},
        dimensions=(lines, 80),
        timeout=20,
        encoding="utf-8",
        codec_errors="replace",
    )


def ended(child: Any) -> tuple[int, str]:
    """What is left to read of a program that ends by itself, and its exit status."""
    text = child.read()
    child.close()
    return child.exitstatus, text


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A pager that marks where its input begins and ends."""
    script = tmp_path / "pager"
    script.write_text('#!/bin/sh\necho PAGED "$@" LESS=$LESS\ncat\necho END\n')
    script.chmod(0o755)
    return str(script)


def test_short_answer_is_printed(pager: str) -> None:
    status, text = ended(started(SHORT, PAGER=pager))
    assert status == 0
    assert "PAGED" not in text
    assert "Norway" in text


def test_long_answer_goes_through_the_pager(pager: str) -> None:
    status, text = ended(started(LONG, PAGER=f"{pager} 'one argument'"))
    assert (status, text.count("PAGED one argument LESS=FRX"), text.count("END")) == (0, 1, 1)
    assert text.index("PAGED") < text.index("Afghanistan") < text.index("Zimbabwe") < text.index("END")


def test_screen_that_is_long_enough_needs_no_pager(pager: str) -> None:
    assert "PAGED" not in ended(started(LONG, lines=4000, PAGER=pager))[1]
    assert "PAGED" not in ended(started(LONG, PAGER=pager, LINES="4000"))[1]


def test_own_variable_comes_first_and_less_is_left_as_it_is_set(pager: str) -> None:
    assert "PAGED LESS=-S" in ended(started(LONG, MINEFACTS_PAGER=pager, PAGER="cat", LESS="-S"))[1]


@pytest.mark.parametrize("name", ["cat", "", "/no/such/pager", "no-such-pager --x", "sh -c 'exit 127'", "'unbalanced"])
def test_answer_is_printed_without_a_pager(name: str) -> None:
    status, text = ended(started(LONG, PAGER=name))
    assert status == 0
    assert "Zimbabwe" in text
    assert "Traceback" not in text


def test_no_pager_installed() -> None:
    status, text = ended(started(LONG, PATH="/nowhere"))
    assert (status, "Zimbabwe" in text, "Traceback" in text) == (0, True, False)


def test_no_pager_where_none_is_wanted(pager: str, tmp_path: Path) -> None:
    assert "PAGED" not in ended(started([*LONG, "--no-pager"], PAGER=pager))[1]
    assert "PAGED" not in ended(started(LONG, PAGER=pager, TERM="dumb"))[1]
    file = tmp_path / "a.txt"
    assert "PAGED" not in ended(started([*LONG, "-o", str(file)], PAGER=pager))[1]
    assert "Zimbabwe" in file.read_text()
    piped = pexpect.spawn("sh", ["-c", f'"{PROGRAM}" treaty --all | cat'], env={**ENVIRONMENT, "PAGER": pager})
    assert b"PAGED" not in piped.read()


def test_pager_that_is_left_early_is_no_error() -> None:
    status, text = ended(started([*LONG, "-f", "json"], PAGER="head -n 1"))
    assert status == 0
    assert "Traceback" not in text


def test_no_lines_of_a_long_answer_are_lost_on_the_way_to_less() -> None:
    child = started(LONG)
    child.expect("Afghanistan")
    child.send("G")
    child.expect("The record ends on")
    child.send("\x03")
    child.send("q")
    assert ended(child)[0] == 0


def test_interrupt_of_another_pager_is_one_of_the_program() -> None:
    child = started(LONG, PAGER="sleep 20")
    child.expect(pexpect.TIMEOUT, timeout=1.5)
    child.sendintr()
    status, text = ended(child)
    assert status == 130
    assert "Traceback" not in text


def test_exit_status_is_that_of_the_answer(pager: str) -> None:
    names = [f"Nowhere{number}" for number in range(40)]
    status, text = ended(started(["resolve", "Norway", *names], PAGER=pager))
    assert (status, "PAGED" in text) == (3, True)
