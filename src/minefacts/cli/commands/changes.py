"""`minefacts changes`."""

import click
from msgspec.structs import replace

from ...model import dates
from ...questions import changes, treaty
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings


@fact_command("minefacts changes", "minefacts changes --since 2025-06-01 --until 2025-08-31", answers=changes.Change)
@click.option("--since", metavar="DATE", help="From this day, month or year on (default: the day after the article).")
@click.option("--until", metavar="DATE", help="To this day, month or year (default: today).")
def command(settings: Settings, since: str | None, until: str | None) -> Answer:
    """Treaty acts and newly published figures between two days, both included."""
    first = dates.first_day(dates.typed(since)) if since is not None else None
    last = dates.last_day(dates.typed("today" if until is None else until))
    answer = changes.answer(settings.dataset, first, last)
    explicit = since is not None or until is not None
    return replace(answer, cautions=treaty.cautions(settings.dataset, last)) if explicit else answer
