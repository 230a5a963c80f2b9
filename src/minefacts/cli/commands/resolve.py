"""`minefacts resolve NAME…`."""

from collections.abc import Iterable, Iterator

import click

from ...questions import resolve
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings
from ..streams import standard_input
from ..values import FromDataset, offer_states


@fact_command(
    examples=(
        "minefacts resolve DRC 'Cape Verde' 004",
        "minefacts resolve - --fields iso3 -f plain < names.txt",
    ),
    answers=resolve.Resolved,
)
@click.argument("name", nargs=-1, required=True, type=FromDataset("name", offer_states))
def command(settings: Settings, name: tuple[str, ...]) -> Answer[resolve.Resolved]:
    """Convert names to ISO codes, one record per NAME; `-` reads names from standard input, one per line."""
    resolution = resolve.resolve(settings.known, queries(name))
    hints = tuple(error.message for error in resolution.errors)
    return Answer(resolve.Resolved, resolution.records, "Names", hints=hints, errors=tuple(resolution.errors))


def queries(names: Iterable[str]) -> Iterator[str]:
    """The names given, with the lines of standard input in place of `-`."""
    for name in names:
        if name == "-":
            text = standard_input("names").decode("utf-8-sig", "backslashreplace")
            yield from (line.removesuffix("\r") for line in text.removesuffix("\n").split("\n") if text)
        else:
            yield name
