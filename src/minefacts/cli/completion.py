"""`minefacts completion SHELL`."""

import click
from click.shell_completion import get_completion_class

from .group import Exampled
from .options import SHELLS, OneOf


@click.command(cls=Exampled)
@click.argument("shell", type=OneOf("shell", SHELLS))
def command(shell: str) -> None:
    """The completion script for bash, zsh, fish or powershell, on standard output."""
    from .root import root  # the tree that names this command

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(root, {}, "minefacts", "_MINEFACTS_COMPLETE").source())


command.examples = (
    'eval "$(minefacts completion bash)"',
    "minefacts completion zsh > ~/.zfunc/_minefacts",
    "minefacts completion fish > ~/.config/fish/completions/minefacts.fish",
)
