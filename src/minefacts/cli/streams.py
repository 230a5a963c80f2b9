"""Standard output and standard error, either of which may be closed, full, narrow or no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..errors import UsageError
from ..render.escape import encodable


def open_closed_stdout() -> None:
    """Replace a closed standard output with one that raises on write."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115


def write(data: bytes) -> None:
    """Write `data` to standard output, whole; raises OSError if that cannot be done."""
    rest = memoryview(data)
    while rest:
        # An unbuffered stream may take no more than a part.
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def encoded(text: str) -> bytes:
    """Text for people, in the encoding of standard output."""
    return encodable(text, sys.stdout.encoding or "utf-8")


def tell(line: str) -> None:
    """Write a line to standard error; if that cannot be done nobody is left to tell."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


@contextmanager
def patience(line: str) -> Iterator[None]:
    """Say on a terminal what is going on, if it takes longer than a second."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Timer  # only somebody who waits needs it

    timer = Timer(1.0, tell, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def standard_input(what: str, most: int = -1) -> bytes:
    """All of standard input, or its first `most` bytes; raises UsageError if there is none to read `what` from."""
    if sys.stdin is None:
        raise UsageError(f"- reads {what} from standard input, which is closed")
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise UsageError(f"- reads {what} from standard input, which cannot be read ({error.strerror})") from None


def silence_stdout() -> None:
    """Point standard output at nothing, so that no later flush of it fails again."""
    with open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), 1)


def terminal_width() -> int | None:
    """The width of the terminal in cells, COLUMNS before what it says of itself; None if there is none."""
    if not sys.stdout.isatty():
        return None
    asked = os.environ.get("COLUMNS", "")
    # What has more digits than any terminal is not a width.
    if asked.isdecimal() and len(asked) < 6 and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
