"""Every option that commands share, once; each sets the invocation's Settings or becomes part of a query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from .. import choices
from .group import FactCommand
from .settings import Settings

if TYPE_CHECKING:
    from ..answer import Answer
    from ..records import Country

COLORS = ("auto", "always", "never")
SHELLS = ("bash", "zsh", "fish", "powershell")
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "plain")


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
        from .. import names  # only a name needs it

        dataset = ctx.ensure_object(Settings).dataset
        return [CompletionItem(one.iso3, help=one.name) for one in names.complete(dataset, incomplete)]


def setting(
    *declaration: str, name: str, convert: Callable[[Any], Any] | None = None, **attributes: Any
) -> click.Option:
    """An option that sets the attribute `name` of the invocation's Settings wherever it is given."""

    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Settings), name, convert(value) if convert else value)

    return click.Option(declaration, expose_value=False, callback=keep, **attributes)


def everywhere(*, envvar: str | None = None) -> list[click.Option]:
    """The options that may stand before or after the command; the later one wins."""
    return [
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
    ]


def shown(formats: Sequence[str]) -> list[click.Option]:
    """The options on how an answer is shown."""
    listed = ", ".join(formats)
    return [
        setting("-f", "--format", name="format", metavar="FORMAT", type=OneOf("format", formats), help=f"{listed}."),
        setting("--fields", name="fields", metavar="A,B", convert=split, help="Only these fields, in this order."),
        setting("--sort", name="sort", metavar="FIELD", help="In order of a field (-FIELD: descending)."),
        setting("-n", "--limit", name="limit", metavar="N", type=click.IntRange(min=0), help="At most N records."),
        *everywhere(),
    ]


def split(value: str) -> tuple[str, ...]:
    """The fields named in `A,B`."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


country = click.option(
    "-c", "--country", multiple=True, metavar="NAME", type=CountryName(), help="A state by name or code; repeatable."
)
everything = click.option(
    "--all", "everything", is_flag=True, help="The whole dataset, not only what the article reports."
)


def countries(settings: Settings, asked: Iterable[str]) -> tuple[Country, ...]:
    """The states that names typed by a person stand for."""
    from .. import names  # only a name needs it

    return tuple(names.resolve(settings.dataset, name) for name in asked)


def fact_command(
    *examples: str, formats: Sequence[str] = FORMATS, also: Iterable[click.Option] = ()
) -> Callable[[Callable[..., Answer | int]], click.Command]:
    """A function of Settings and its own options as a command whose help leads with `examples`."""

    def build(function: Callable[..., Answer | int]) -> click.Command:
        command = click.command(cls=FactCommand)(click.make_pass_decorator(Settings, ensure=True)(function))
        command.params += [*also, *shown(formats)]
        command.examples = examples
        return command

    return build
