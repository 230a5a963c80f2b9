"""The entry point, and the one place where errors become messages and exit statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from ..errors import AmbiguousNameError, DatasetError, MinefactsError, OutputError, UnknownError, UsageError
from ..render.escape import printable
from .root import root
from .settings import Settings

STATUSES: dict[type[MinefactsError], int] = {
    UsageError: 2,
    UnknownError: 3,
    AmbiguousNameError: 4,
    DatasetError: 5,
    OutputError: 6,
}
BUG, INTERRUPTED, CLOSED_PIPE = 70, 130, 141


def run() -> None:
    """Answer the command line and exit."""
    sys.exit(main())


def main(args: Sequence[str] | None = None) -> int:
    """Answer `args`, or the command line; the exit status."""
    settings = Settings()
    try:
        answer = root.main(args, prog_name="minefacts", standalone_mode=False, obj=settings)
        if answer is None or isinstance(answer, int):
            return answer or 0
        from .present import present  # neither help nor a version needs it

        return max(present(answer, settings), *(status_of(error) for error in answer.errors), 0)
    except click.ClickException as error:
        return complain(error.format_message(), error.exit_code)
    except MinefactsError as error:
        return refuse(error, settings)
    except BrokenPipeError:
        silence_stdout()
        return CLOSED_PIPE
    except OSError as error:
        silence_stdout()
        return refuse(OutputError(f"the answer could not be written ({error.strerror})"), settings)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("MINEFACTS_DEBUG"):
            raise
        bug = f"{type(error).__name__}: {error}"
        return complain(f"a bug in minefacts ({bug}); please report it with what MINEFACTS_DEBUG=1 prints", BUG)


def refuse(error: MinefactsError, settings: Settings) -> int:
    """Say what is wrong, as JSON where JSON was asked for, and give the status that tells a script."""
    status = status_of(error)
    if settings.format not in ("json", "jsonl") or isinstance(error, UsageError):
        return complain(error.message, status)
    from ..render.machine import error_line

    return tell(error_line(error), status)


def status_of(error: MinefactsError) -> int:
    """The exit status that tells a script of this kind of error."""
    return next(status for kind, status in STATUSES.items() if isinstance(error, kind))


def complain(message: str, status: int) -> int:
    """Say in one line what is wrong."""
    return tell(f"minefacts: {printable(message)}", status)


def tell(line: str, status: int) -> int:
    """Write a line to standard error, which may itself be closed or full."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except (OSError, AttributeError):
        pass
    return status


def silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail again."""
    with open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), 1)
