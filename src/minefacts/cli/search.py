"""`minefacts search TEXT`."""

import click

from .. import search
from ..answer import Answer
from .options import fact_command
from .settings import Settings


@fact_command(
    "minefacts search 5,757",
    "minefacts search deadly legacy",
    "minefacts search Cambodia CMAA 2024 -f csv",
    answers=search.Hit,
)
@click.argument("text", nargs=-1, required=True)
def command(settings: Settings, text: tuple[str, ...]) -> Answer:
    """Facts that hold every word and number of TEXT; a superseded figure names the current one."""
    return search.answer(settings.dataset, " ".join(text))
