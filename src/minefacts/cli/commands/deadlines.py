"""`minefacts deadlines`."""

from collections.abc import Sequence

import click

from ...errors import UsageError
from ...model import vocabulary
from ...model.duties import DUTY_STATUSES
from ...questions import deadlines
from ...questions.deadlines import Obligation, Query
from ...views.answer import Answer
from ..drawing import draws_map
from ..options import MAPPED, country, fact_command, region, tiles
from ..settings import Settings
from ..streams import tell
from ..values import OneOf

#: Up to how many obligations are seen at a glance.
FEW = 3


def said() -> dict[str, str]:
    """The statuses as tables say them."""
    return {vocabulary.plain(status): status for status in DUTY_STATUSES}


@fact_command(
    examples=(
        "minefacts deadlines -c Angola --as-of 2018-06-01",
        "minefacts deadlines --article 5 --region Africa",
        "minefacts deadlines --article 4 -c Peru --is completed && echo yes",
    ),
    answers=Obligation,
    formats=MAPPED,
    also=[tiles()],
)
@country
@click.option(
    "--article",
    multiple=True,
    metavar="4|5",
    type=OneOf("article", [str(article) for article in deadlines.ARTICLES]),
    help="4 for stockpiles, 5 for mined areas (repeatable).",
)
@click.option(
    "--status",
    multiple=True,
    metavar="S",
    type=OneOf("status", DUTY_STATUSES, said),
    help=f"Any of {', '.join(DUTY_STATUSES)}.",
)
@region
@click.option(
    "--is",
    "question",
    metavar="S",
    type=OneOf("status", DUTY_STATUSES, said),
    help="Has every obligation status S? Exit 0 yes, 1 no.",
)
@click.option("--all", "everything", is_flag=True, help="Completed obligations, too.")
def command(
    settings: Settings,
    country: tuple[str, ...],
    article: tuple[str, ...],
    status: tuple[str, ...],
    region: tuple[str, ...],
    question: str | None,
    everything: bool,
) -> Answer[Obligation]:
    """By when a state must clear its mines (Article 5) or destroy its stockpile (Article 4), the next one first."""
    dataset = settings.known
    articles = [int(one) for one in article]
    drawn = draws_map(settings)
    if drawn and not articles:
        # A place has one colour, and the mined areas are what most ask about.
        articles = [5]
    query = deadlines.query_of(
        dataset,
        settings.day,
        country=country,
        article=articles,
        status=status,
        region=region,
        everything=everything or drawn,
    )
    if question:
        if not (country or region):
            raise UsageError("--is asks about states: name them with -c or --region")
        _ask(settings, query, question)
    records = deadlines.select(dataset, query)
    without = _without(settings, query)
    return Answer(
        Obligation,
        records,
        _title(query),
        lead=_lead(records),
        hints=() if query.filtered or everything else ("Completed ones too: --all; one state: -c Angola",),
        whole=not (query.countries or query.statuses or query.regions),
        cautions=tuple(without) if records else (),
        nothing="; ".join(without) or "no obligation with a deadline matches",
        more=f"minefacts sources -c {query.countries[0].iso3}" if len(query.countries) == 1 else "--sources",
    )


def _ask(settings: Settings, query: Query, question: str) -> None:
    """Leave with exit status 0 if every obligation asked about has the status `question`, else with 1."""
    status = next(one for one in DUTY_STATUSES if one == question)
    held = deadlines.holds(settings.known, query, status)
    if not settings.quiet:
        for line in _without(settings, query):
            tell(f"minefacts: {line}")
        if status != "undetermined":
            for one in deadlines.select(settings.known, query):
                if one.status == "undetermined":
                    tell(f"minefacts: {one.country}, Article {one.article}: no document says what came of its deadline")
    raise click.exceptions.Exit(0 if held else 1)


def _title(query: Query) -> str:
    title = f"Deadlines of the Mine Ban Treaty, {query.as_of}"
    if query.filtered or query.everything:
        return title
    return f"{title}: not completed"


def _lead(records: Sequence[Obligation]) -> str:
    """How many obligations have each status, if there are more than a few."""
    if len(records) <= FEW:
        return ""
    from ...views.deadlines import counts  # only a long answer needs it

    return counts(records)


def _without(settings: Settings, query: Query) -> list[str]:
    """A line for each state asked for that has no obligation on the day."""
    lines = []
    for one in deadlines.without(settings.known, query):
        if one.status in ("state-party", "unsettled"):
            lines.append(f"{one.country.name}: no obligation with a deadline is on record")
        else:
            word = vocabulary.STATUSES[one.status]
            if one.status == "not-party":
                outside = word
            else:
                outside = f"{word}, not a party"
            lines.append(f"{one.country.name}: {outside} on {query.as_of}: no deadline under this treaty")
    return lines
