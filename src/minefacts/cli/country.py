"""`minefacts country NAME`."""

import click

from .. import dates, profile
from ..answer import Answer
from .options import FromDataset, countries, fact_command, offer_states
from .settings import Settings


@fact_command(
    "minefacts country Cambodia",
    "minefacts country Burkina Faso -f json",
    answers=profile.Profile,
    formats=("table", "json", "jsonl"),
)
@click.argument("name", nargs=-1, required=True, type=FromDataset("name", offer_states))
def command(settings: Settings, name: tuple[str, ...]) -> Answer:
    """One state's summary: treaty, newest figures, and what the article says of it."""
    (country,) = countries(settings, [" ".join(name)])
    return profile.answer(settings.dataset, country, dates.today())
