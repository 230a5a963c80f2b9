"""The command tree: each command is imported only when it is named."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from ..model import choices

#: Each command's module in this package, and what it answers.
COMMANDS = {
    "casualties": "Killed, injured, casualties; civilian and child shares.",
    "contamination": "Contaminated area and the people affected.",
    "clearance": "Area cleared and released, mines destroyed, states that finished.",
    "stockpiles": "Mines stockpiled, destroyed and retained.",
    "treaty": "Where a state stands with the Mine Ban Treaty, on any date.",
    "deadlines": "By when a state must clear its mines or destroy its stockpile.",
    "conduct": "Who used, made, transferred or stockpiled mines.",
    "country": "One place's summary.",
    "parties": "Whom the article names, their role and position.",
    "article": "Each claim of the article and what the record says now.",
    "verify": "Hold the numbers and treaty claims of a text against the record.",
    "changes": "Treaty acts and newly published figures between two days.",
    "search": "Search all facts for words or numbers.",
    "sources": "List the sources.",
    "glossary": "Words of the field, each in one sentence.",
    "resolve": "Convert names to ISO codes.",
    "data": "Check, export and describe the dataset.",
    "completion": "The completion script for a shell.",
    "help": "What a command answers, its options and examples.",
}


class Exampled(click.Command):
    """A command whose help leads with examples."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.examples = examples

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what the command answers."""
        with formatter.section("Examples"), formatter.indentation():
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")
        super().format_help_text(ctx, formatter)


class Group(Exampled, click.Group):
    """A group that refuses a name which none of its commands has with the nearest."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command named first; a name that none has is refused with the nearest."""
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
