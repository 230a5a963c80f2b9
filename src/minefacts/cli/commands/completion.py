"""`minefacts completion SHELL`."""

import click

from ..group import Exampled
from ..options import SHELLS
from ..shells import script
from ..values import OneOf


@click.command(
    cls=Exampled,
    examples=(
        'eval "$(minefacts completion bash)"',
        "minefacts completion zsh > ~/.zfunc/_minefacts",
        "minefacts completion fish > ~/.config/fish/completions/minefacts.fish",
    ),
)
@click.argument("shell", type=OneOf("shell", SHELLS))
def command(shell: str) -> None:
    """Print the completion script for bash, zsh, fish or powershell."""
    from ..root import root  # the tree that names this command

    click.echo(script(root, shell))
