"""`minefacts country NAME`."""

import click

from .. import dates, profile
from ..answer import Answer
from .options import CountryName, countries, fact_command
from .settings import Settings


@fact_command(
    "minefacts country Cambodia", "minefacts country Burkina Faso -f json", formats=("table", "json", "jsonl")
)
@click.argument("name", nargs=-1, required=True, type=CountryName())
def command(settings: Settings, name: tuple[str, ...]) -> Answer:
    """One state's summary: treaty, newest figures, and what the article says of it."""
    (country,) = countries(settings, [" ".join(name)])
    return profile.answer(settings.dataset, country, dates.today())
