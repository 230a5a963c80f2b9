"""The command that the three topics of figures share, and the options only it has."""

from __future__ import annotations

from typing import Any

import click

from .. import choices, dates, figures, names, sources
from ..answer import Answer
from ..errors import UsageError
from ..records import MEASURES, WORLD, Topic
from .options import FromDataset, OneOf, Whole, country, everything, fact_command, offer, setting
from .settings import Settings


class YearSpan(click.ParamType[figures.Years]):
    """A year, a span of years, or the newest period of each series."""

    name = "years"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> figures.Years:
        """The years that `2023`, `1999-2008` or `latest` asks for."""
        if isinstance(value, figures.Years):
            return value
        text = str(value)
        if text == "latest":
            return figures.LATEST
        first, dash, last = text.partition("-")
        last = last if dash else first
        if not all(dates.is_date(year) and len(year) == 4 for year in (first, last)):
            raise UsageError(f"{text!r} is not a year: write 2023, 1999-2008 or latest")
        if first > last:
            raise UsageError(f"{text!r} ends before it starts: did you mean {last}-{first}?")
        return figures.Years(int(first), int(last))


def figure_command(topic: Topic, about: str, *examples: str) -> click.Command:
    """The command that answers with the figures of `topic`."""
    measures = MEASURES[topic]
    listed = f"Repeatable: {', '.join(measures)}."

    @fact_command(*examples, answers=figures.FigureRecord, also=[chart()])
    @country
    @click.option("--year", metavar="Y|A-B|latest", type=YearSpan(), help="A year, years, or each newest period.")
    @click.option(
        "--measure",
        multiple=True,
        metavar="M",
        type=OneOf("measure", measures),
        help=listed,
    )
    @click.option(
        "--edition",
        multiple=True,
        metavar="Y",
        type=Whole("--edition 2023"),
        help="As that edition said; repeatable.",
    )
    @click.option(
        "--body",
        multiple=True,
        metavar="B",
        type=FromDataset("body", offer(figures.bodies)),
        help="Whose figure it is, such as 'Landmine Monitor'; repeatable.",
    )
    @click.option(
        "--source",
        multiple=True,
        metavar="ID",
        type=FromDataset("source", offer(figures.cited)),
        help="From one document; repeatable.",
    )
    @click.option("--history", is_flag=True, help="Every figure of a series, not only the current one.")
    @everything
    def command(settings: Settings, everything: bool, **filters: Any) -> Answer:
        query = figure_query(settings, **filters)
        return figures.answer(settings.dataset, topic, query, everything=everything)

    command.help = about
    return command


def chart() -> click.Option:
    """The option that draws figures instead of listing them."""
    return setting("--chart", name="chart", is_flag=True, help="Bars by year, or by place for one year.")


def figure_query(
    settings: Settings,
    country: tuple[str, ...],
    year: figures.Years | None,
    measure: tuple[str, ...],
    edition: tuple[int, ...],
    body: tuple[str, ...],
    source: tuple[str, ...],
    history: bool,
) -> figures.Query:
    """The query that the options of a figure command ask."""
    dataset = settings.dataset
    return figures.Query(
        places=tuple(place(settings, name) for name in country),
        years=year,
        measures=measure,
        editions=edition,
        bodies=tuple(choices.one_of("body", one, figures.bodies(dataset)) for one in body),
        sources=tuple(sources.document(dataset, one).id for one in source),
        history=history,
    )


def place(settings: Settings, name: str) -> str:
    """The code of a state, or of the world, that a name typed by a person stands for."""
    return WORLD if name.casefold() in ("world", WORLD.casefold()) else names.resolve(settings.dataset, name).iso3
