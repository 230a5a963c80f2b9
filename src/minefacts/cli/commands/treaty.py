"""`minefacts treaty`."""

from collections import Counter
from typing import Any

import click

from ...errors import UsageError
from ...model import law, vocabulary
from ...questions import about, treaty
from ...questions.about import TreatyField
from ...questions.treaty import Query, Standing, StatusCount
from ...views.answer import Answer
from ..drawing import draws_map
from ..options import MAPPED, country, everything, fact_command, region, tiles
from ..settings import Settings
from ..streams import tell
from ..values import OneOf


def said() -> dict[str, str]:
    """The statuses as tables say them."""
    return {word: status for status, word in vocabulary.STATUSES.items()}


@fact_command(
    examples=(
        "minefacts treaty -c Ukraine",
        "minefacts treaty --counts --as-of 2024-11-25",
        "minefacts treaty --region Asia --status not-party -f csv",
        "minefacts treaty -c Norway --is state-party && echo yes",
    ),
    answers=Standing,
    formats=MAPPED,
    also=[tiles()],
)
@country
@click.option(
    "--status",
    multiple=True,
    metavar="S",
    type=OneOf("status", law.STATUSES, said),
    help=f"Any of {', '.join(law.STATUSES)}.",
)
@region
@click.option(
    "--is",
    "questions",
    multiple=True,
    metavar="S",
    type=OneOf("status", (*law.STATUSES, "bound"), said),
    help="Has every -c status S, or is it bound? Exit 0 yes, 1 no.",
)
@click.option("--counts", is_flag=True, help="How many states have each status.")
@click.option("--about", "itself", is_flag=True, help="The treaty itself: titles, dates, articles.")
@everything
def command(
    settings: Settings,
    country: tuple[str, ...],
    status: tuple[str, ...],
    region: tuple[str, ...],
    questions: tuple[str, ...],
    counts: bool,
    itself: bool,
    everything: bool,
) -> Answer[Any] | None:
    """Where states stand with the Mine Ban Treaty on any day."""
    dataset = settings.known
    if itself:
        if country or status or region or questions or counts or everything:
            raise UsageError("--about describes the treaty itself: it does not go with other questions")
        return _about(settings)
    query = treaty.query_of(dataset, settings.day, country=country, status=status, region=region)
    if questions:
        if not country:
            raise UsageError("--is asks about states: name them with -c")
        if status or region or counts or everything:
            raise UsageError("--is goes with -c and --as-of only")
        _ask(settings, query, questions)
    if counts:
        return _counts(settings, query)
    if query.filtered or everything or draws_map(settings):
        return _standings(settings, query)
    return _front_page(settings, query)


def _about(settings: Settings) -> Answer[TreatyField]:
    """The treaty itself, field by field."""
    record = settings.known.treaty
    return Answer(
        TreatyField,
        about.fields(record),
        record.formal_title,
        hints=("How states stand with it: minefacts treaty; its terms: minefacts glossary",),
        cited=record.sources,
        more="--sources",
    )


def _ask(settings: Settings, query: Query, questions: tuple[str, ...]) -> None:
    """Leave with exit status 0 if every state asked about is all that is asked, else with 1."""
    answers = []
    for one in treaty.select(settings.known, query):
        for question in questions:
            answer = treaty.holds(one, question)
            if answer is None and not settings.quiet:
                word = vocabulary.STATUSES.get(question, question)
                tell(f"minefacts: the record cannot tell whether {one.country} is {word} on {settings.day}")
            answers.append(answer)
    raise click.exceptions.Exit(0 if all(answers) else 1)


def _standings(settings: Settings, query: Query) -> Answer[Standing]:
    return Answer(
        Standing,
        treaty.select(settings.known, query),
        f"Mine Ban Treaty, {query.as_of}",
        nothing=f"no state matches on {query.as_of}",
        whole=not query.filtered,
        cautions=_cautions(settings),
        more=f"minefacts sources -c {query.countries[0].iso3}" if len(query.countries) == 1 else "--sources",
    )


def _front_page(settings: Settings, query: Query) -> Answer[Standing]:
    """The states that the article names, under a line that says how many there are of each kind."""
    dataset = settings.known
    records = treaty.select(dataset, query)
    named = treaty.named_by_article(dataset)
    if not named:
        return _standings(settings, query)
    hints = []
    if dataset.article_day:
        then = len(treaty.parties_on(dataset, dataset.article_day))
        hints.append(f'On {dataset.article_day}, the day of the article: {then}, which it calls "signatories"')
    hints.append("All states: --all; one state: -c Norway; how many: --counts")
    return Answer(
        Standing,
        [one for one in records if one.iso3 in named],
        f"Mine Ban Treaty, {query.as_of}: the states the article names",
        lead=_lead(records, query.as_of),
        hints=tuple(hints),
        cautions=_cautions(settings),
        more="--sources",
    )


def _lead(standings: list[Standing], day: str) -> str:
    """How many states are inside, withdrew, and are outside."""
    from ...views import words  # most answers need none

    number = {one.status: one.count for one in treaty.counts(standings, day)}
    outside = number["not-party"] + number["signatory"] + number["unsettled"]
    return f"{words.parties(standings)}, {number['withdrawn']} withdrew, {outside} outside"


def _counts(settings: Settings, query: Query) -> Answer[StatusCount]:
    """How many of the states asked about, or of all, have each status."""
    dataset = settings.known
    asked = treaty.select(dataset, query)
    title = f"Mine Ban Treaty, {query.as_of}"
    if query.filtered:
        title = f"{title}: {len(asked)} of {len(dataset.countries)} states"
    unknown = [one.country for one in asked if one.bound is None]
    hints = []
    if not all(map(treaty.is_confirmed, asked)):
        from ...views import words  # most answers need none

        hints.append(words.parties(asked))
    if unknown:
        hints.append(f"Not known whether bound, and not counted as bound: {', '.join(unknown)}")
    cited = Counter(source for one in asked for source in one.sources)
    return Answer(
        StatusCount,
        treaty.counts(asked, query.as_of),
        title,
        hints=tuple(hints),
        cautions=_cautions(settings),
        cited=tuple(source for source, _ in cited.most_common()),
        more="--sources",
    )


def _cautions(settings: Settings) -> tuple[str, ...]:
    """What the record can know of a day before the treaty."""
    if settings.as_of is None:
        return ()
    adopted = settings.known.treaty.adopted
    if settings.as_of < adopted:
        return (f"{settings.as_of} is before the treaty was adopted on {adopted}: no state could be a party",)
    return ()
