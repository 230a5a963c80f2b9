"""What the shells need beyond Click's completion: values with blanks, quoted as bash wants them."""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    BashComplete,
    FishComplete,
    add_completion_class,
    get_completion_class,
    shell_complete,
)

from .settings import Settings

PROGRAM = "minefacts"
#: The environment variable in which a completion script asks.
VARIABLE = "_MINEFACTS_COMPLETE"

#: Click's own script for bash leaves values unquoted, so that one with a blank falls apart.
BASH = """\
%(complete_func)s() {
    local response type value quoted
    response=$(
        IFS=$'\\n'
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null
    )
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                if [[ ${COMP_WORDS[COMP_CWORD]} == [\\"\\']* ]]; then
                    COMPREPLY+=("$value")
                else
                    printf -v quoted '%%q' "$value"
                    COMPREPLY+=("${quoted//\\\\,/,}")
                fi
                ;;
        esac
    done <<< "$response"
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


@add_completion_class
class Bash(BashComplete):
    """Completion for bash 4.4 and later."""

    source_template = BASH

    def source(self) -> str:
        """The script, for whichever bash will read it."""
        return self.source_template % self.source_vars()


@add_completion_class
class Fish(FishComplete):
    """Completion for fish, also of values with a comma, at which Click's own script cuts."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')


def script(root: click.Command, shell: str) -> str:
    """The completion script of `root` for a shell."""
    kind = get_completion_class(shell)
    assert kind is not None
    return kind(root, {}, PROGRAM, VARIABLE).source()


def complete(root: click.Command, settings: Settings) -> int:
    """Answer what a completion script asks in its environment variable; the exit status."""
    return shell_complete(root, {"obj": settings}, PROGRAM, VARIABLE, os.environ[VARIABLE])
