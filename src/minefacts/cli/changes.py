"""`minefacts changes`."""

import click

from .. import changes, dates
from ..answer import Answer
from ..errors import UsageError
from .options import fact_command
from .settings import Settings


@fact_command("minefacts changes", "minefacts changes --since 2025-06-01 --until 2025-08-31")
@click.option("--since", metavar="DATE", help="From this day, month or year on (default: the day after the article).")
@click.option("--until", metavar="DATE", default="today", help="To this day, month or year (default: today).")
def command(settings: Settings, since: str | None, until: str) -> Answer:
    """Treaty acts and newly published figures between two days, both included."""
    first = dates.first_day(dates.typed(since)) if since else None
    last = dates.last_day(dates.typed(until))
    if first and first > last:
        raise UsageError(f"--since {since} is after --until {until}")
    return changes.answer(settings.dataset, first, last)
