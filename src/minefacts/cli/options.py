"""Every option that commands share, once; each sets the invocation's Settings or becomes part of a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from ..errors import UsageError
from ..model import choices
from ..render import FORMATS, PICTURES
from ..views.registry import fields_of
from . import offers
from .arguments import FilePath
from .group import ASKED, EVERYWHERE, SHOWN, FactCommand, Listed
from .offers import Offer
from .settings import Settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem
    from msgspec import Struct

    from ..dataset.reading import Dataset
    from ..views.answer import Answer

COLORS = ("auto", "always", "never")
#: The formats of answers that are drawn as maps, and of those that are drawn as charts too.
MAPPED = (*FORMATS, *(name for name in PICTURES if name != "chart"))
DRAWN = (*FORMATS, *PICTURES)
SHELLS = ("bash", "zsh", "fish", "powershell")


class OneOf(click.ParamType[str]):
    """A value from a closed list, or as it is said in tables; a wrong one is refused with the nearest."""

    name = "value"

    def __init__(
        self, what: str, allowed: Sequence[str], said: Callable[[], Mapping[str, str]] = lambda: MappingProxyType({})
    ) -> None:
        self.what, self.allowed, self.said = what, allowed, said

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The member of the list that `value` is."""
        try:
            return choices.one_of(self.what, value, self.allowed)
        except UsageError:
            # What tables say is asked only if it matters: the words for it take time to import.
            return choices.one_of(self.what, value, self.allowed, self.said())

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """The members of the list that start with what is typed."""
        return offers.starting(self.allowed, incomplete)


class WholeNumber(click.ParamType[int]):
    """A whole number, not below zero."""

    name = "number"

    def __init__(self, example: str) -> None:
        self.example = example

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that digits write."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise UsageError(f"{text!r} is not a whole number from 0 to 999999999: write it as in {self.example}")
        return int(text)


class Day(click.ParamType[str]):
    """A date that a person types, as a day: of a month or a year its last one, or its first."""

    name = "date"

    def __init__(self, *, first: bool = False) -> None:
        self.first = first

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day that is meant."""
        from ..model import dates  # only a date needs it

        date = dates.typed(value)
        if self.first:
            return dates.first_day(date)
        return dates.last_day(date)


class FromDataset(click.ParamType[str]):
    """A value that only the dataset can tell, checked once it is known; `offer` completes what is typed."""

    def __init__(self, name: str, offer: Callable[[Dataset, str], Iterable[Offer]]) -> None:
        self.name, self.offer = name, offer

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """What the dataset offers for what is typed."""
        return offers.items(self.offer(ctx.ensure_object(Settings).dataset, incomplete))


class FieldNames(click.ParamType[str]):
    """Fields of a record by name, the last of them completed."""

    name = "fields"

    def __init__(self, fields: Sequence[str], separators: str) -> None:
        self.fields, self.separators = fields, separators

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """What is typed with its last field completed."""
        start = max(incomplete.rfind(separator) for separator in self.separators) + 1
        kept = incomplete[:start]
        return offers.starting([kept + field for field in self.fields], incomplete)


def offer_states(dataset: Dataset, typed: str) -> Iterable[Offer]:
    """The codes of states that what is typed may be the start of, or their names."""
    from ..questions.completion import complete  # only what is typed so far needs it

    return complete(dataset, typed)


def offer(values: Callable[[Dataset], Iterable[str]]) -> Callable[[Dataset, str], Iterable[Offer]]:
    """Those of the dataset's `values` that start with what is typed."""
    return lambda dataset, typed: ((value, None) for value in values(dataset) if value.startswith(typed))


def setting(
    *declaration: str,
    name: str,
    heading: str = SHOWN,
    convert: Callable[[Any], Any] | None = None,
    **attributes: Any,
) -> click.Option:
    """An option that sets the attribute `name` of the invocation's Settings wherever it is given."""

    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Settings), name, convert(value) if convert else value)

    return Listed(declaration, heading=heading, expose_value=False, callback=keep, **attributes)


def everywhere(*, envvar: str | None = None) -> list[click.Option]:
    """The options that may come before or after the command; the later one wins."""
    return [
        setting(
            "--data",
            name="folder",
            heading=EVERYWHERE,
            metavar="DIR",
            envvar=envvar,
            type=FilePath(),
            help="Use the dataset in DIR instead of the bundled one.",
        ),
        setting(
            "--color",
            name="color",
            heading=EVERYWHERE,
            metavar="WHEN",
            type=OneOf("colour", COLORS),
            help=f"Use colour: {', '.join(COLORS)}.",
        ),
    ]


def shown(formats: Sequence[str], fields: Sequence[str]) -> list[click.Option]:
    """The options on how an answer of records with `fields` is shown."""
    listed = ", ".join(formats)
    return [
        setting("-f", "--format", name="format", metavar="FORMAT", type=OneOf("format", formats), help=f"{listed}."),
        to_file(formats),
        setting(
            "--as-of",
            name="as_of",
            heading=ASKED,
            metavar="DATE",
            type=Day(),
            help="As known on this day, or at the end of a month or year.",
        ),
        setting(
            "--fields",
            name="fields",
            metavar="A,B",
            type=FieldNames(fields, ","),
            convert=split,
            help="Only these fields, in this order: the keys of -f json.",
        ),
        setting(
            "--sort",
            name="sort",
            metavar="FIELD",
            type=FieldNames(fields, "-"),
            help="Sort by a field or a column (-FIELD: descending).",
        ),
        setting("-n", "--limit", name="limit", metavar="N", type=WholeNumber("-n 10"), help="At most N records."),
        setting("--sources", name="sources", is_flag=True, help="Print the sources in full below a table."),
        setting("-q", "--quiet", name="quiet", is_flag=True, help="No hints and no cautions."),
        unpaged(),
        *everywhere(),
    ]


def to_file(formats: Sequence[str]) -> click.Option:
    """The option that names a file, which may come on either side of -f."""

    def keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
        settings = ctx.ensure_object(Settings)
        settings.formats = tuple(formats)
        settings.file = None if value == "-" else value

    return Listed(
        ("-o", "--output"),
        heading=SHOWN,
        expose_value=False,
        callback=keep,
        metavar="FILE",
        type=FilePath(),
        help="Write to FILE, in the format of its ending.",
    )


def unpaged() -> click.Option:
    """The option that keeps a long answer out of the pager."""

    def keep(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            ctx.ensure_object(Settings).paged = False

    return Listed(
        ("--no-pager",),
        heading=SHOWN,
        expose_value=False,
        callback=keep,
        is_flag=True,
        help="Print long answers without a pager.",
    )


def chart() -> click.Option:
    """The option that draws figures as charts."""
    return setting("--chart", name="chart", is_flag=True, help="Draw charts: by year, or by place for one year.")


def tiles() -> click.Option:
    """The option that draws the world."""
    return setting("--map", name="map", is_flag=True, help="Draw the world, one tile per place.")


def split(value: str) -> tuple[str, ...]:
    """The fields named in `A,B`; at least one."""
    fields = tuple(name.strip() for name in value.split(",") if name.strip())
    if not fields:
        raise UsageError("--fields names no field: write them with commas, as in id,value")
    return fields


def regions(dataset: Dataset) -> Iterable[str]:
    """The regions and groups of states that the dataset knows."""
    from ..questions import treaty  # only a region needs it

    return treaty.regions(dataset)


country = click.option(
    "-c",
    "--country",
    multiple=True,
    metavar="C",
    type=FromDataset("name", offer_states),
    help="Only this place, by name or code (repeatable).",
)
everything = click.option(
    "--all", "everything", is_flag=True, help="All that is on record, not only what the article says."
)


region = click.option(
    "--region",
    multiple=True,
    metavar="R",
    type=FromDataset("region", offer(regions)),
    help="UN region or subregion, EU, NATO, P5 (repeatable).",
)


def fact_command(
    *,
    examples: Sequence[str],
    answers: type[Struct],
    formats: Sequence[str] = FORMATS,
    also: Iterable[click.Option] = (),
) -> Callable[[Callable[..., Answer[Any] | None]], click.Command]:
    """A function of Settings and its own options as a command that answers with records of one type."""
    fields = fields_of(answers)

    def build(function: Callable[..., Answer[Any] | None]) -> click.Command:
        passed = click.make_pass_decorator(Settings, ensure=True)(function)
        command = click.command(cls=FactCommand, examples=examples)(passed)
        command.params += [*also, *shown(formats, fields)]
        return command

    return build
