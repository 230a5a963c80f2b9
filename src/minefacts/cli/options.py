"""Every option that commands share, once; each sets the invocation's Settings or becomes part of a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from .. import choices, dates, figures, names
from ..answer import Answer
from ..errors import UnknownError, UsageError
from ..records import MEASURES, WORLD, Country, Topic
from ..render.machine import FORMATS
from .group import FactCommand
from .settings import Settings

F = TypeVar("F", bound=Callable[..., Any])
COLORS = ("auto", "always", "never")
SHELLS = ("bash", "zsh", "fish", "powershell")


class OneOf(click.ParamType[str]):
    """A value from a closed list; a wrong one is refused with the nearest."""

    name = "value"

    def __init__(self, what: str, allowed: Sequence[str]) -> None:
        self.what, self.allowed = what, allowed

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The member of the list that `value` is."""
        return choices.one_of(self.what, value, self.allowed)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The members of the list that start with what is typed."""
        return [CompletionItem(choice) for choice in self.allowed if choice.startswith(incomplete)]


class CountryName(click.ParamType[str]):
    """A state's name or code, resolved once the dataset is known."""

    name = "name"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The codes that start with what is typed, each with its state's name."""
        dataset = ctx.ensure_object(Settings).dataset
        return [CompletionItem(one.iso3, help=one.name) for one in names.complete(dataset, incomplete)]


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


def setting(*declaration: str, name: str, **attributes: Any) -> Callable[[F], F]:
    """An option that sets the attribute `name` of the invocation's Settings wherever it is given."""

    def keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Settings), name, value)

    return click.option(*declaration, expose_value=False, callback=keep, **attributes)


def split_fields(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Keep the fields named in `A,B`."""
    if value is not None:
        ctx.ensure_object(Settings).fields = tuple(name.strip() for name in value.split(",") if name.strip())


def everywhere(*, envvar: str | None = None) -> Callable[[F], F]:
    """The options that may stand before or after the command; the later one wins."""
    options = (
        setting(
            "--data",
            name="folder",
            metavar="DIR",
            envvar=envvar,
            type=click.Path(),
            help="Answer from the dataset in DIR (or MINEFACTS_DATA).",
        ),
        setting(
            "--color",
            name="color",
            metavar="|".join(COLORS),
            type=OneOf("colour", COLORS),
            help="Whether to use colour.",
        ),
    )
    return lambda function: _apply(function, options)


def shown(formats: Sequence[str] = ("table", *FORMATS)) -> Callable[[F], F]:
    """The options on how an answer is shown."""
    options = (
        setting(
            "-f",
            "--format",
            name="format",
            metavar="FORMAT",
            type=OneOf("format", formats),
            help=f"{', '.join(formats)}.",
        ),
        click.option(
            "--fields",
            metavar="A,B",
            expose_value=False,
            callback=split_fields,
            help="Only these fields, in this order.",
        ),
        setting("--sort", name="sort", metavar="FIELD", help="In order of a field (-FIELD: descending)."),
        setting("-n", "--limit", name="limit", metavar="N", type=click.IntRange(min=0), help="At most N records."),
        everywhere(),
    )
    return lambda function: _apply(function, options)


def _apply(function: F, options: Iterable[Callable[[F], F]]) -> F:
    for option in reversed(tuple(options)):
        function = option(function)
    return function


country = click.option(
    "-c", "--country", multiple=True, metavar="NAME", type=CountryName(), help="A state by name or code; repeatable."
)
everything = click.option(
    "--all", "everything", is_flag=True, help="The whole dataset, not only what the article reports."
)


def countries(settings: Settings, asked: Iterable[str]) -> tuple[Country, ...]:
    """The states that names typed by a person stand for."""
    return tuple(names.resolve(settings.dataset, name) for name in asked)


def place(settings: Settings, name: str) -> str:
    """The code of a state, or of the world, that a name typed by a person stands for."""
    return WORLD if name.casefold() in ("world", WORLD.casefold()) else names.resolve(settings.dataset, name).iso3


def fact_command(
    *examples: str, formats: Sequence[str] = ("table", *FORMATS)
) -> Callable[[Callable[..., Answer | int]], click.Command]:
    """A function of Settings and its own options as a command whose help leads with `examples`."""

    def build(function: Callable[..., Answer | int]) -> click.Command:
        command = click.command(cls=FactCommand)(
            shown(formats)(click.make_pass_decorator(Settings, ensure=True)(function))
        )
        command.examples = examples
        return command

    return build


def figure_command(topic: Topic, about: str, *examples: str) -> click.Command:
    """The command that answers with the figures of `topic`."""

    @fact_command(*examples)
    @country
    @click.option(
        "--year",
        metavar="Y|A-B|latest",
        type=YearSpan(),
        help="A year, the years A to B, or each series' newest period.",
    )
    @click.option(
        "--measure",
        multiple=True,
        metavar="M",
        type=OneOf("measure", MEASURES[topic]),
        help=f"{', '.join(MEASURES[topic])}.",
    )
    @click.option("--edition", multiple=True, metavar="Y", type=int, help="As the edition of year Y said.")
    @click.option("--body", multiple=True, metavar="B", help="Whose figure it is, such as 'Landmine Monitor'.")
    @click.option("--source", multiple=True, metavar="ID", help="From one document.")
    @click.option("--history", is_flag=True, help="Every figure of a series, not only the current one.")
    @setting("--chart", name="chart", is_flag=True, help="Bars by year, or by place for one year.")
    @everything
    def command(settings: Settings, everything: bool, **filters: Any) -> Answer:
        query = figure_query(settings, **filters)
        return figures.answer(settings.dataset, topic, query, everything=everything)

    command.help = about
    return command


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
    for one in source:
        if one not in dataset.sources:
            raise UnknownError(f"no source has the id {one!r}: minefacts sources lists them")
    return figures.Query(
        places=tuple(place(settings, name) for name in country),
        years=year,
        measures=measure,
        editions=edition,
        bodies=tuple(choices.one_of("body", one, figures.bodies(dataset)) for one in body),
        sources=source,
        history=history,
    )
