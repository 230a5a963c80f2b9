"""The command tree: each command is imported only when it is named."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from ..model import choices

if TYPE_CHECKING:
    from click.parser import _OptionParser

#: Each command's module in this package, and what it answers.
COMMANDS = {
    "casualties": "Killed, injured, casualties; civilian and child shares.",
    "contamination": "Contaminated area and the people affected.",
    "clearance": "Area cleared and released, mines destroyed.",
    "stockpiles": "Mines stockpiled, destroyed and retained.",
    "treaty": "Where a state stands with the Mine Ban Treaty, on any date.",
    "deadlines": "When mines must be cleared or stockpiles destroyed.",
    "conduct": "Who used, made, transferred or stockpiled mines.",
    "country": "One place in short.",
    "parties": "Who is named in the article, with role and position.",
    "article": "The claims of the article and what the record says now.",
    "verify": "Check the numbers and treaty claims of a text.",
    "changes": "What happened or was published between two days.",
    "search": "Search all facts for words or numbers.",
    "sources": "The documents behind the facts.",
    "glossary": "Terms of the field, one sentence each.",
    "resolve": "Convert names to ISO codes.",
    "data": "Check, export and describe the dataset.",
    "completion": "Print the completion script for a shell.",
    "help": "Show the help of a command.",
}


#: The parts of a help text under which options are listed.
ASKED, SHOWN, EVERYWHERE = "What is asked", "How it is shown", "Everywhere"


class Listed(click.Option):
    """An option that help texts list under a heading of its own."""

    def __init__(self, *args: Any, heading: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.heading = heading


def show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Print the help of a command and leave."""
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


#: Click would look for a translation of its own option's help whenever it reads a line.
HELP = click.Option(
    ("-h", "--help"),
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=show_help,
    help="Show this message and exit.",
)


class Exampled(click.Command):
    """A command whose help leads with examples and groups its options."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.examples = examples

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option that asks for help."""
        return HELP

    def make_parser(self, ctx: click.Context) -> _OptionParser:
        """Click's parser, to which `-c` is as well known as `--country`."""
        parser = super().make_parser(ctx)
        # It looks for an option among the long ones first, and words a refusal that names the nearest before it
        # looks among the short ones: that takes longer than the rest of the line.
        getattr(parser, "_long_opt", {}).update(getattr(parser, "_short_opt", {}))
        return parser

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what the command answers."""
        with formatter.section("Examples"), formatter.indentation():
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")
        super().format_help_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options by heading: what is asked, how it is shown, what every command has."""
        headings: dict[str, list[tuple[str, str]]] = {ASKED: [], SHOWN: [], EVERYWHERE: []}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record and isinstance(param, click.Option):
                headings[_heading(param)].append(record)
        headed = {heading: records for heading, records in headings.items() if records}
        for heading, records in headed.items():
            with formatter.section(heading if len(headed) > 1 else "Options"):
                formatter.write_dl(records)


def _heading(option: click.Option) -> str:
    """The heading under which an option is listed."""
    if isinstance(option, Listed):
        return option.heading
    if {"--help", "--version"}.intersection(option.opts):
        return EVERYWHERE
    return ASKED


class Group(Exampled, click.Group):
    """A group that refuses an unknown command and offers the closest ones."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command named first; an unknown name is refused with the closest ones."""
        if not (ctx.resilient_parsing or args[0].startswith("-")):
            args = [choices.one_of("command", args[0], self.list_commands(ctx)), *args[1:]]
        return super().resolve_command(ctx, args)


class LazyGroup(Group):
    """A group that knows its commands' names and lines of help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f".commands.{cmd_name}", __package__).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from their lines of help alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


class FactCommand(Exampled):
    """A command that answers with records."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as Click does, then refuse what is left over."""
        ctx.allow_extra_args = True
        extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            text = " ".join(extra)
            raise click.UsageError(
                f"{ctx.info_name} takes no argument {text!r}: {ctx.command_path} --help lists its options", ctx
            )
        return extra
