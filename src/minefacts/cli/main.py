"""The entry point, and the one place where errors become messages and exit statuses."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from ..errors import AmbiguousNameError, DatasetError, MinefactsError, OutputError, UnknownError, UsageError
from ..render.escape import printable
from .arguments import typed
from .root import root
from .settings import Settings
from .streams import open_closed_stdout, silence_stdout, tell

EXIT_OF: dict[type[MinefactsError], int] = {
    UsageError: 2,
    UnknownError: 3,
    AmbiguousNameError: 4,
    DatasetError: 5,
    OutputError: 6,
}
BUG, INTERRUPTED, CLOSED_PIPE = 70, 130, 141
EXIT_STATUSES = {
    0: "Answered.",
    1: 'Answered "no", or nothing found.',
    2: "Usage: an option, a date or a value that does not exist; the nearest valid ones are named.",
    3: "Unknown name or id.",
    4: "Ambiguous name; all candidates are named.",
    5: "Dataset missing or invalid.",
    6: "Output could not be written.",
    BUG: "Internal error.",
    INTERRUPTED: "Interrupted.",
    CLOSED_PIPE: "Output pipe closed early.",
}


def run() -> NoReturn:
    """Answer the command line and exit."""
    # An answer is over before a collection would pay, and everything is flushed when it is: without the
    # collector and the interpreter's teardown a table takes a fifth less time.
    gc.disable()
    os._exit(main())


def main(args: Sequence[str] | None = None) -> int:
    """Answer `args`, or the command line; the exit status."""
    open_closed_stdout()
    try:
        return attempted(typed() if args is None else args, Settings())
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except MemoryError:
        silence_stdout()
        return complain("out of memory", BUG)
    except Exception as error:
        if os.environ.get("MINEFACTS_DEBUG"):
            sys.excepthook(type(error), error, error.__traceback__)
        bug = f"{type(error).__name__}: {error}"
        return complain(f"a bug in minefacts ({bug}); please report it with what MINEFACTS_DEBUG=1 prints", BUG)


def attempted(args: Sequence[str], settings: Settings) -> int:
    """Answer, or say what went wrong that may go wrong; the exit status."""
    try:
        return answer(args, settings)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        return misread(args, error.format_message(), settings, error.exit_code)
    except UsageError as error:
        return misread(args, error.message, settings, EXIT_OF[UsageError])
    except MinefactsError as error:
        return refuse(error, settings)
    except BrokenPipeError:
        silence_stdout()
        return CLOSED_PIPE
    except OSError as error:
        silence_stdout()
        reason = error.strerror or "it is closed"
        return refuse(OutputError(f"standard output could not be written ({reason})"), settings)


def answer(args: Sequence[str], settings: Settings) -> int:
    """Run the command and write what it answers; the exit status, the highest if several apply."""
    if os.environ.get("_MINEFACTS_COMPLETE"):
        from .shells import complete  # neither a lookup nor help needs it

        return complete(root, settings)
    # Not Command.main(), which ends the process by itself if a pipe's reader has gone.
    with root.make_context("minefacts", list(args), obj=settings) as ctx:
        result = root.invoke(ctx)
    if result is None:
        return 0
    from .present import present  # neither help nor a version needs it

    return max(present(result, settings), *(status_of(error) for error in result.errors), 0)


def misread(args: Sequence[str], message: str, settings: Settings, status: int) -> int:
    """Say why a line cannot be answered, and which command may have been meant."""
    from .guesses.offers import better  # only a refusal needs it

    return complain(better(root, args, message, settings), status)


def refuse(error: MinefactsError, settings: Settings) -> int:
    """Say what is wrong, as JSON if JSON was asked for; the status that tells a script."""
    status = status_of(error)
    if settings.format not in ("json", "jsonl") or isinstance(error, UsageError):
        return complain(error.message, status)
    from ..render.machine import error_line

    tell(error_line(error))
    return status


def complain(message: str, status: int) -> int:
    """Say in one line what is wrong."""
    tell(f"minefacts: {printable(message)}")
    return status


def status_of(error: MinefactsError) -> int:
    """The exit status that tells a script of this kind of error."""
    return next(status for kind, status in EXIT_OF.items() if isinstance(error, kind))
