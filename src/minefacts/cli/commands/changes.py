"""`minefacts changes`."""

import click

from ...errors import UsageError
from ...questions import changes
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings
from ..values import Day


@fact_command(
    examples=("minefacts changes", "minefacts changes --since 2025-06-01 --until 2025-08-31"),
    answers=changes.Change,
)
@click.option(
    "--since",
    metavar="DATE",
    type=Day(first=True),
    help="First day (default: the day after the article).",
)
@click.option("--until", metavar="DATE", type=Day(), help="Last day (default: today).")
def command(settings: Settings, since: str | None, until: str | None) -> Answer[changes.Change]:
    """Treaty acts, deadline steps, figures and findings that came between two days, both included."""
    dataset = settings.known
    last = until or settings.day
    first = since or changes.day_after_article(dataset)
    if first > last:
        raise UsageError(f"changes since {first} cannot end before that, on {last}: give an earlier --since")
    return Answer(
        changes.Change,
        changes.between(dataset, first, last),
        f"Changes from {first} to {last}",
        hints=("A date known only by its month or year counts as its last day",),
    )
