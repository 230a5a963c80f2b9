"""`minefacts sources [ID…]`."""

import click

from ...questions import sources
from ...render import FORMATS
from ...views.answer import Answer
from ..options import FromDataset, fact_command, offer
from ..settings import Settings


@fact_command(
    "minefacts sources",
    "minefacts sources article",
    "minefacts sources casualties.WLD.2023.2023.total.hi-2024",
    "minefacts sources -f csl-json",
    answers=sources.SourceRecord,
    formats=(*FORMATS, "csl-json", "bibtex"),
)
@click.argument("id", nargs=-1, type=FromDataset("id", offer(lambda dataset: dataset.sources)))
def command(settings: Settings, id: tuple[str, ...]) -> Answer:  # noqa: A002
    """The documents behind it all; by the id of a source or a figure, one in full as a reference."""
    return sources.answer(settings.dataset, id)
