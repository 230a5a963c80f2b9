"""Every option that commands share, once; each sets the invocation's Settings or becomes part of a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from ..errors import UsageError
from ..render import FORMATS, PICTURES
from ..views.registry import fields_of
from .arguments import FilePath
from .group import ASKED, EVERYWHERE, SHOWN, FactCommand, Listed
from .settings import Settings
from .values import Day, FieldNames, FromDataset, OneOf, WholeNumber, offer, offer_states

if TYPE_CHECKING:
    from msgspec import Struct

    from ..dataset.reading import Dataset
    from ..views.answer import Answer

COLORS = ("auto", "always", "never")
#: The formats of answers that are drawn as maps, and of those that are drawn as charts too.
MAPPED = (*FORMATS, *(name for name in PICTURES if name != "chart"))
DRAWN = (*FORMATS, *PICTURES)
SHELLS = ("bash", "zsh", "fish", "powershell")
#: What adds an option to the function below it.
Option = Callable[[Callable[..., Any]], Callable[..., Any]]


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
            if convert is not None:
                value = convert(value)
            setattr(ctx.ensure_object(Settings), name, value)

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
        settings.file = value
        if value == "-":
            settings.file = None

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


def edition(year: int) -> Option:
    """The option that names editions, for which `year` is an example."""
    return click.option(
        "--edition",
        multiple=True,
        metavar="Y",
        type=WholeNumber(f"--edition {year}"),
        help="As published in this edition (repeatable).",
    )


def body(bodies: Callable[[Dataset], Iterable[str]]) -> Option:
    """The option that names bodies, of those that the dataset has."""
    return click.option(
        "--body",
        multiple=True,
        metavar="B",
        type=FromDataset("body", offer(bodies)),
        help="Publishing body: 'Landmine Monitor' (repeatable).",
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
