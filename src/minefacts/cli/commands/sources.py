"""`minefacts sources [ID…]`."""

import shlex

import click

from ...errors import UnknownError
from ...questions import sources
from ...render import FORMATS
from ...views.answer import Answer
from ..options import country, fact_command
from ..settings import Settings
from ..values import FromDataset, offer


@fact_command(
    examples=(
        "minefacts sources article",
        "minefacts sources casualties.WLD.2023.2023.total.hi-2024",
        "minefacts sources -c Ukraine",
        "minefacts sources -c Ukraine -f bibtex",
    ),
    answers=sources.SourceRecord,
    formats=(*FORMATS, "csl-json", "bibtex"),
)
@click.argument("ids", nargs=-1, metavar="[ID]...", type=FromDataset("id", offer(sources.ids)))
@country
def command(settings: Settings, ids: tuple[str, ...], country: tuple[str, ...]) -> Answer[sources.SourceRecord]:
    """List the sources; with an ID (of a source, figure, act or claim) show its source in full.

    With -c: the sources on a place, the deciding ones first.
    """
    if country:
        return _of_places(settings, ids, country)
    try:
        records = sources.listed(settings.known, ids)
    except UnknownError as error:
        if error.message.endswith("?"):  # it offers ids
            raise
        wanted = shlex.join(["minefacts", "search", *ids])
        raise UnknownError(f"{error.message}: {wanted} finds documents by their words") from None
    if ids:
        return Answer(sources.SourceRecord, records, "Sources", view="SourceInFull")
    hints = ("One in full, as a reference: minefacts sources article; of a place: minefacts sources -c Ukraine",)
    return Answer(sources.SourceRecord, records, "Sources", hints=hints)


def _of_places(settings: Settings, ids: tuple[str, ...], country: tuple[str, ...]) -> Answer[sources.SourceRecord]:
    """The documents behind places, and those asked for by id."""
    from ...questions import names  # only places have names

    places = [names.place(settings.dataset, name) for name in country]
    behind = sources.behind_places(settings.known, [place.code for place in places])
    named = " and ".join(place.name for place in places)
    return Answer(
        sources.SourceRecord,
        sources.listed(settings.known, [*ids, *behind]) if ids or behind else [],
        f"Sources on {named}, the deciding ones first",
        nothing=f"no document on record is about {named}",
    )
