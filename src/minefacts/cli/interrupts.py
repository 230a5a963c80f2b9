"""What is undone before an interrupt ends the program."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: What asks a program to end, as far as the system has it.
_ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def undone(undo: Callable[[], object]) -> Iterator[None]:
    """While this lasts, whatever asks the program to end is answered by `undo` first, then by the end."""

    def end(number: int, _: object) -> None:
        try:
            undo()
        finally:
            os._exit(128 + number)

    # What is ignored, as by nohup, stays so.
    before = {number: signal.getsignal(number) for number in _ENDS if signal.getsignal(number) != signal.SIG_IGN}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
