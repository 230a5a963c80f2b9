"""The command tree: each command is imported only when it is named."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from ..model import choices
from .settings import Settings

#: Each command's module in this package, and what it answers.
COMMANDS = {
    "casualties": "Killed, injured, casualties; civilian and child shares.",
    "contamination": "Contaminated area and the people affected.",
    "clearance": "Area cleared and released, mines destroyed, states that finished.",
    "stockpiles": "Mines stockpiled, destroyed and retained.",
    "treaty": "Where a state stands with the Mine Ban Treaty, on any date.",
    "country": "One place's summary.",
    "parties": "Whom the article names, their role and position.",
    "article": "Each claim of the article and what the record says now.",
    "changes": "Treaty acts and newly published figures between two days.",
    "search": "Search all facts for words or numbers.",
    "sources": "List the sources.",
    "resolve": "Convert names to ISO codes.",
    "data": "Check, export and describe the dataset.",
    "completion": "The completion script for a shell.",
}


#: The options that take a date, by what Click calls them.
DATED = {"as_of": "--as-of", "since": "--since", "year": "--year"}


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
    """A command that answers with records; where it takes no argument it says how to name a state instead."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as Click does, then refuse what is left over with what it may have been meant for."""
        ctx.allow_extra_args = True
        extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            text = " ".join(extra)
            raise click.UsageError(f"{ctx.info_name} takes no argument {text!r}: {self.meant(ctx, text)}", ctx)
        return extra

    def meant(self, ctx: click.Context, text: str) -> str:
        """What `text` may have been meant for: the value of an option, a state, or something to search."""
        option = self.option_for(text)
        if option:
            return f"did you mean {option}?"
        if not any(param.name == "country" for param in self.params):
            return f"did you mean minefacts search {text}?"
        from ..errors import NotAStateError, UnresolvedError
        from ..questions import names  # only a refusal needs them

        refusal = f"{ctx.command_path} --help lists its options"
        # The last name of -c goes on where it stood without quotes.
        for name in [*(f"{begun} {text}" for begun in ctx.params.get("country", ())[-1:]), text]:
            try:
                names.place(ctx.ensure_object(Settings).dataset, name)
            except UnresolvedError as error:
                # Of what is near to nothing the help tells more.
                if error.suggestions or isinstance(error, NotAStateError):
                    refusal = error.message
            else:
                return f"did you mean -c {shlex.quote(name)}?"
        return refusal

    def option_for(self, text: str) -> str | None:
        """The option that takes `text`, which is a date or one of a closed list, as it is to be written."""
        from ..model import dates  # only a refusal needs it

        options = {param.name: param for param in self.params}
        for name, option in DATED.items():
            if name in options and dates.is_date(text):
                return f"{option} {text[:4] if name == 'year' else text}"
        for param in self.params:
            if text in getattr(param.type, "allowed", ()):
                return f"{param.opts[-1]} {text}"
        return None
