"""The command that the topics of figures share, and the options only it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from ..errors import UsageError
from ..model import vocabulary
from ..model.records import MEASURES, WORLD, Measure, Topic
from ..questions import figures
from ..questions.figure_records import FigureRecord
from ..questions.figures import Query, Selection
from ..views import words
from ..views.answer import Answer
from .drawing import drawn_as
from .options import DRAWN, Option, body, chart, country, edition, everything, fact_command, region, tiles
from .settings import Settings
from .values import FromDataset, OneOf, offer

#: Without a filter, the measures of a topic that are drawn of the world; of other topics all are.
CHARTED: dict[Topic, tuple[Measure, ...]] = {"casualties": ("total",)}
#: The options that set the fields of a query.
OPTIONS = {
    "years": "--year",
    "measures": "--measure",
    "editions": "--edition",
    "bodies": "--body",
    "sources": "--source",
    "within": "--region",
    "places": "-c",
}


class YearSpan(click.ParamType[figures.YearsAsked]):
    """A year, a span of years, or the newest period of each series."""

    name = "years"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> figures.YearsAsked:
        """The years that `2023`, `1999-2008`, `2020-` or `latest` asks for."""
        return figures.years_of(value)


def one_span(
    ctx: click.Context, param: click.Parameter, spans: tuple[figures.YearsAsked, ...]
) -> figures.YearsAsked | None:
    """The one span of years asked for, if any."""
    if len(spans) > 1:
        raise UsageError("--year asks for one year or span: write years that follow each other as 2019-2023")
    if spans:
        return spans[0]
    return None


def year(about: str) -> Option:
    """The option that names years."""
    return click.option("--year", multiple=True, metavar="YEARS", type=YearSpan(), callback=one_span, help=about)


def figure_command(topic: Topic, about: str, *examples: str) -> click.Command:
    """The command that answers with the figures of `topic`."""
    measures = MEASURES[topic]

    def said() -> dict[str, str]:
        return {vocabulary.measure(topic, one): one for one in measures}

    @fact_command(examples=examples, answers=FigureRecord, formats=DRAWN, also=[chart(), tiles()])
    @country
    @region
    @year("A year (2023), a range (1999-2008, 2020-) or `latest`.")
    @click.option(
        "--measure",
        multiple=True,
        metavar="M",
        type=OneOf("measure", measures, said),
        help=f"Any of {', '.join(measures)}.",
    )
    @edition(2023)
    @body(figures.bodies)
    @click.option(
        "--source",
        multiple=True,
        metavar="ID",
        type=FromDataset("source", offer(figures.cited)),
        help="From this document (repeatable).",
    )
    @click.option("--history", is_flag=True, help="Every edition, not only the current one.")
    @click.option("--cumulative", is_flag=True, help="Only totals over several years.")
    @everything
    def command(settings: Settings, everything: bool, **filters: Any) -> Answer[FigureRecord]:
        query = figures.query_of(settings.known, topic, **filters)
        if query == Query() and not everything:
            form = drawn_as(settings)
            if form is None:
                return front_page(settings, topic)
            if form == "chart":
                query = Query(places=(WORLD,), measures=CHARTED.get(topic, ()))
        return _answer(settings, topic, query)

    command.help = about
    return command


def front_page(settings: Settings, topic: Topic) -> Answer[FigureRecord]:
    """What the article reports on a topic under a line that says what is newest, or the newest world figures."""
    dataset = settings.known
    records = figures.front_page(dataset, topic).records
    title, lead = "the newest world figures", ""
    if records and records[0].source == "article":
        title, lead = "what the article reports", _newest(figures.newest_of_world(dataset, topic))
    return Answer(
        FigureRecord,
        records,
        f"{topic.capitalize()}: {title}",
        lead=lead,
        hints=(f"All figures on {topic}: --all, or a filter such as -c Cambodia or --year 2023",),
        nothing=_no_front_page(settings, topic),
        more="--sources",
    )


def _no_front_page(settings: Settings, topic: Topic) -> str:
    if settings.known.day is not None:
        return f"no figure on {topic} was published by {settings.known.day}"
    return f"the dataset has no figure of the article on {topic} and none of the world: --all shows what it has"


def _newest(records: Sequence[FigureRecord]) -> str:
    """The newest world figure in one line: `Newest: at least 6,279 in 2024 (Landmine Monitor, 2025 edition)`."""
    if not records:
        return ""
    first = records[0]
    said = words.body_and_date(first.body, first.edition, first.published)
    what = words.value(first)
    if first.measure != "total":
        what = f"{what} {vocabulary.measure(first.topic, first.measure)}"
    return f"Newest: {what} in {words.period(first)} ({said})"


def _answer(settings: Settings, topic: Topic, query: Query) -> Answer[FigureRecord]:
    """The figures asked for; sorted by value, those of one year over places are a ranking."""
    dataset = settings.known
    if _ranks(settings, query):
        query = figures.ranking(query)
    selection = figures.select(dataset, topic, query)
    return Answer(
        FigureRecord,
        selection.records,
        topic.capitalize(),
        hints=tuple(_hints(settings, topic, query, selection)),
        nothing="" if selection.records else _nothing(settings, topic, query),
        years=query.years if isinstance(query.years, figures.Years) else None,
        whole=not query.places,
        more=_more(query),
    )


def _ranks(settings: Settings, query: Query) -> bool:
    """Whether places are ranked: one measure of one year, sorted by value, without places by name."""
    by_value = settings.sort is not None and settings.sort.lstrip("-").casefold() in ("value", "figure")
    one_year = isinstance(query.years, figures.Years) and query.years.first == query.years.last
    return by_value and one_year and len(query.measures) == 1 and not query.places


def _hints(settings: Settings, topic: Topic, query: Query, selection: Selection) -> list[str]:
    """What an answer leaves out, and how to see it."""
    hints = []
    if query.ranking and not query.within:
        covered = figures.coverage(settings.known, topic, selection.records)
        if covered is not None:
            hints.append(
                f"On record: {covered.recorded} of the {covered.counted} places for which {covered.body} counted "
                f"{topic} in {covered.year}"
            )
    count = selection.left_out
    if count and query.years == "latest":
        hints.append(f"{count} earlier or superseded figures hidden; drop `--year latest` to see them")
    elif count and query.only_current and not query.ranking:
        hints.append(f"{count} superseded or repeated figures hidden; --history shows them")
    return hints


def _more(query: Query) -> str:
    """How to see the documents behind an answer."""
    if len(query.places) == 1:
        return f"minefacts sources -c {query.places[0]}"
    return "--sources"


def _no_figure_of(settings: Settings, topic: Topic, places: tuple[str, ...]) -> str:
    """That places have no figure on a topic, and where to ask."""
    from ..questions import coverage  # only a place without figures needs it

    told = f"no figure on {topic} is recorded for {words.places(places, settings.known)}, which does not mean zero"
    elsewhere = coverage.places(settings.dataset)
    if elsewhere:
        return f"{told}; {words.where_to_ask(elsewhere)}"
    return told


def _nothing(settings: Settings, topic: Topic, query: Query) -> str:
    """What it means that no figure matches: that there is none at all, or which filter shuts them out."""
    dataset = settings.known
    if query.places and not figures.select(dataset, topic, Query(places=query.places)).records:
        return _no_figure_of(settings, topic, query.places)
    for field, wider in figures.without(query):
        count = len(figures.select(dataset, topic, wider).records)
        if count:
            option = OPTIONS[field]
            return f"no figure on {topic} matches, which does not mean zero; without {option} there are {count:,}"
    return f"no figure on {topic} matches, which does not mean zero"
