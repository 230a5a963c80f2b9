"""`minefacts` itself: its help, its version, and the options that come before a command."""

from __future__ import annotations

import click

from .. import __version__
from .group import LazyGroup
from .options import everywhere
from .settings import Settings


@click.command(
    cls=LazyGroup,
    examples=(
        "minefacts verify draft.txt",
        "minefacts treaty -c Ukraine --as-of 2024-11-25",
        "minefacts casualties --chart",
        "minefacts country Cambodia",
    ),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=everywhere(envvar="MINEFACTS_DATA"),
)
@click.option("-V", "--version", is_flag=True, help="The program's version and the dataset's date.")
@click.pass_context
def root(ctx: click.Context, version: bool) -> None:
    """Facts about landmines and the treaty that bans them, each with its source, as of any date."""
    if version:
        click.echo(f"minefacts {__version__}, dataset of {ctx.ensure_object(Settings).dataset.version}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
