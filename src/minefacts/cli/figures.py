"""The command that the three topics of figures share, and the options only it has."""

from __future__ import annotations

from typing import Any

import click

from ..errors import UsageError
from ..model.records import MEASURES, Topic
from ..questions import figures
from ..views.answer import Answer
from .options import DRAWN, FromDataset, OneOf, WholeNumber, chart, country, everything, fact_command, offer, tiles
from .settings import Settings


class YearSpan(click.ParamType[figures.Span]):
    """A year, a span of years, or the newest period of each series."""

    name = "years"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> figures.Span:
        """The years that `2023`, `1999-2008` or `latest` asks for."""
        return figures.years_of(value)


def one_span(ctx: click.Context, param: click.Parameter, spans: tuple[figures.Span, ...]) -> figures.Span | None:
    """The one span of years asked for, if any."""
    if len(spans) > 1:
        raise UsageError("--year asks for one year or span: write years that follow each other as 2019-2023")
    return spans[0] if spans else None


def figure_command(topic: Topic, about: str, *examples: str) -> click.Command:
    """The command that answers with the figures of `topic`."""
    measures = MEASURES[topic]

    def said() -> dict[str, str]:
        from ..views import words  # few write a measure as tables say it

        return {words.measure(topic, one): one for one in measures}

    listed = f"Repeatable: {', '.join(measures)}."

    @fact_command(*examples, answers=figures.FigureRecord, formats=DRAWN, also=[chart(), tiles()])
    @country
    @click.option(
        "--year",
        multiple=True,
        metavar="Y|A-B|latest",
        type=YearSpan(),
        callback=one_span,
        help="A year, years, or each newest period.",
    )
    @click.option(
        "--measure",
        multiple=True,
        metavar="M",
        type=OneOf("measure", measures, said),
        help=listed,
    )
    @click.option(
        "--edition",
        multiple=True,
        metavar="Y",
        type=WholeNumber("--edition 2023"),
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
        query = figures.query_of(settings.dataset, topic, **filters)
        return figures.answer(settings.dataset, topic, query, everything=everything)

    command.help = about
    return command
