"""`minefacts search TEXT`."""

import click

from ...questions import search
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings


@fact_command(
    "minefacts search 5,757",
    "minefacts search deadly legacy",
    "minefacts search Cambodia CMAA 2024 -f csv",
    answers=search.Hit,
)
@click.argument("text", nargs=-1, required=True)
def command(settings: Settings, text: tuple[str, ...]) -> Answer:
    """Facts that hold every word and number of TEXT, or are of the state it names.

    A superseded figure names the current one. A word of four letters or more also finds the words that it begins.
    """
    return search.answer(settings.dataset, " ".join(text))
