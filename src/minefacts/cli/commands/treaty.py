"""`minefacts treaty`."""

import click
from msgspec import structs

from ...errors import UsageError
from ...model import choices, dates, law
from ...questions import treaty
from ...views.answer import Answer
from ..options import MAPPED, FromDataset, OneOf, countries, country, everything, fact_command, offer, tiles
from ..settings import Settings


def said() -> dict[str, str]:
    """The statuses as tables say them."""
    from ...views import words  # few write a status so

    return {words.STATUS_WORDS[status]: status for status in law.STATUSES}


STATUS_HELP = f"Repeatable: {', '.join(law.STATUSES)}."


@fact_command(
    "minefacts treaty -c Ukraine",
    "minefacts treaty --counts --as-of 2024-11-25",
    "minefacts treaty --status withdrawn",
    "minefacts treaty --region Asia --status not-party -f csv",
    "minefacts treaty -c Norway --is state-party && echo yes",
    answers=treaty.Standing,
    formats=MAPPED,
    also=[tiles()],
)
@country
@click.option("--as-of", metavar="DATE", help="On this day, or the last day of a month or year (default: today).")
@click.option(
    "--status",
    multiple=True,
    metavar="S",
    type=OneOf("status", law.STATUSES, said),
    help=STATUS_HELP,
)
@click.option(
    "--region",
    multiple=True,
    metavar="R",
    type=FromDataset("region", offer(treaty.regions)),
    help="A UN region or subregion, such as Asia; repeatable.",
)
@click.option(
    "--is",
    "question",
    metavar="S",
    type=OneOf("status", (*law.STATUSES, "bound"), said),
    help="Ask whether every -c has status S, or is bound: exit 0 yes, 1 no.",
)
@click.option("--counts", is_flag=True, help="How many states have each status.")
@everything
def command(
    settings: Settings,
    country: tuple[str, ...],
    as_of: str | None,
    status: tuple[law.Status, ...],
    region: tuple[str, ...],
    question: str | None,
    counts: bool,
    everything: bool,
) -> Answer | int:
    """Where states stand with the Mine Ban Treaty. Without a filter: the states the article names."""
    dataset = settings.dataset
    query = treaty.Query(
        as_of=dates.last_day(dates.typed("today" if as_of is None else as_of)),
        countries=countries(settings, country),
        statuses=status,
        regions=tuple(choices.one_of("region", one, treaty.regions(dataset)) for one in region),
        everything=everything,
    )
    if question:
        if not country:
            raise UsageError("--is asks about states: name them with -c")
        if status or region or counts or everything:
            raise UsageError("--is goes with -c and --as-of alone")
        return 0 if treaty.holds(dataset, query, question) else 1
    answer = treaty.count(dataset, query) if counts else treaty.answer(dataset, query)
    return structs.replace(answer, cautions=treaty.cautions(dataset, query.as_of)) if as_of is not None else answer
