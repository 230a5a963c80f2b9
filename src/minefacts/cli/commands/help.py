"""`minefacts help [COMMAND]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...model import choices
from .. import offers
from ..group import COMMANDS, Exampled

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class CommandName(click.ParamType[str]):
    """The name of a command."""

    name = "command"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """The commands that start with what is typed."""
        return offers.items((name, about) for name, about in COMMANDS.items() if name.startswith(incomplete))


@click.command(cls=Exampled, examples=("minefacts help", "minefacts help casualties", "minefacts help data export"))
@click.argument("names", nargs=-1, metavar="[COMMAND]", type=CommandName())
def command(names: tuple[str, ...]) -> None:
    """Show the help of a command, or without COMMAND the list of commands."""
    from ..root import root  # the tree that names this command

    click.echo(help_of(root, names))


def help_of(root: click.Command, names: tuple[str, ...]) -> str:
    """The help of the command that is reached by `names`; raises UsageError with the nearest."""
    found, context = root, click.Context(root, info_name="minefacts", **root.context_settings)
    for name in names:
        if not isinstance(found, click.Group):
            break
        known = choices.one_of("command", name, found.list_commands(context))
        below = found.get_command(context, known)
        assert below is not None
        found, context = below, click.Context(below, info_name=known, parent=context)
    return found.get_help(context)
