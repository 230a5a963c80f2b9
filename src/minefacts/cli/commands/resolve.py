"""`minefacts resolve NAME…`."""

import sys
from collections.abc import Iterable, Iterator

import click

from ...errors import UsageError
from ...questions import resolve as resolution
from ...views.answer import Answer
from ..options import FromDataset, fact_command, offer_states
from ..settings import Settings


@fact_command(
    "minefacts resolve DRC 'Cape Verde' 004",
    "minefacts resolve - --fields iso3 -f plain < names.txt",
    answers=resolution.Resolved,
)
@click.argument("name", nargs=-1, required=True, type=FromDataset("name", offer_states))
def command(settings: Settings, name: tuple[str, ...]) -> Answer:
    """Names to codes, one record a NAME; - reads one name a line from standard input."""
    return resolution.answer(settings.dataset, queries(name))


def queries(names: Iterable[str]) -> Iterator[str]:
    """The names given, with the lines of standard input in the place of `-`."""
    for name in names:
        if name == "-":
            text = standard_input()
            yield from (line.removesuffix("\r") for line in text.removesuffix("\n").split("\n") if text)
        else:
            yield name


def standard_input() -> str:
    """All of standard input; raises UsageError where there is none to read."""
    if sys.stdin is None:
        raise UsageError("- reads names from standard input, which is closed")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig", "backslashreplace")
    except OSError as error:
        raise UsageError(f"- reads names from standard input, which cannot be read ({error.strerror})") from None
