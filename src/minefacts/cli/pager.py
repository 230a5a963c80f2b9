"""Answers longer than the screen, shown by the pager that the environment names."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from .streams import terminal_width, write

if TYPE_CHECKING:
    import subprocess

#: The lines of the screen that an answer leaves to the prompt before and after it.
_PROMPT = 2
#: What a shell says of a program that it cannot run.
_NOT_RUN = (126, 127)


def show(data: bytes, *, paged: bool = True) -> None:
    """Write an answer, through the pager if it is longer than the terminal's screen.

    Raises KeyboardInterrupt if the pager was interrupted; who leaves it before the end has had the answer.
    """
    if paged and longer_than_screen(data):
        pager = command()
    else:
        pager = []
    if not (pager and _shown_by(pager, data)):
        write(data)


def command() -> Sequence[str]:
    """The pager and its arguments; empty if the environment asks for none."""
    import shlex  # only a long answer on a terminal needs it

    asked = next((os.environ[name] for name in ("MINEFACTS_PAGER", "PAGER") if name in os.environ), "less")
    try:
        return shlex.split(asked)
    except ValueError:  # quotes that do not match
        return asked.split()


def longer_than_screen(data: bytes) -> bool:
    """Whether standard output is a terminal that `data` would scroll off."""
    width = terminal_width()
    if width is None or os.environ.get("TERM") == "dumb":
        return False
    room = max(_height() - _PROMPT, 1)
    lines = data.count(b"\n")
    if lines > room:
        return True
    # Lines that the terminal folds, such as those of JSON: characters count, the bytes of a hyperlink do not.
    if b"\x1b" in data:
        return False
    text = data.decode("utf-8", "replace")
    return sum(max(-(-len(line) // width), 1) for line in text.splitlines()) > room


def _height() -> int:
    """The lines of the terminal, LINES before what it says of itself."""
    asked = os.environ.get("LINES", "")
    if asked.isdecimal() and len(asked) < 6 and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    except (OSError, ValueError):
        return 24


def _shown_by(pager: Sequence[str], data: bytes) -> bool:
    """Whether the pager could be run; returns when it has ended."""
    import signal  # only a long answer on a terminal needs them
    import subprocess

    environment = {**os.environ, "LESS": os.environ.get("LESS", "FRX"), "LV": os.environ.get("LV", "-c")}
    try:
        process = subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    # An interrupt is the pager's affair: less, for one, goes on.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _give(process, data)
        process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    if process.returncode in (-signal.SIGINT, 128 + signal.SIGINT):
        raise KeyboardInterrupt
    return process.returncode not in _NOT_RUN


def _give(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Give the pager as much of the answer as it takes."""
    assert process.stdin is not None
    with suppress(OSError):  # somebody who has seen enough leaves
        process.stdin.write(data)
    with suppress(OSError):
        process.stdin.close()
