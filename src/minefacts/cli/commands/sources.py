"""`minefacts sources [ID…]`."""

import click

from ...questions import sources
from ...render import FORMATS
from ...views.answer import Answer
from ..options import FromDataset, fact_command, offer
from ..settings import Settings


@fact_command(
    examples=(
        "minefacts sources",
        "minefacts sources article",
        "minefacts sources casualties.WLD.2023.2023.total.hi-2024",
        "minefacts sources -f csl-json",
    ),
    answers=sources.SourceRecord,
    formats=(*FORMATS, "csl-json", "bibtex"),
)
@click.argument("ids", nargs=-1, metavar="[ID]...", type=FromDataset("id", offer(sources.ids)))
def command(settings: Settings, ids: tuple[str, ...]) -> Answer[sources.SourceRecord]:
    """List the sources; with an ID (of a source, figure, act or claim) show its source in full."""
    records = sources.listed(settings.known, ids)
    if ids:
        return Answer(sources.SourceRecord, records, "Sources", view="SourceInFull")
    hints = ("One in full, as a reference: minefacts sources article",)
    return Answer(sources.SourceRecord, records, "Sources", hints=hints)
