"""Write the manual page docs/minefacts.1 from the commands themselves.

python scripts/manpage.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from minefacts import __version__, load
from minefacts.cli.group import COMMANDS, Exampled
from minefacts.cli.main import EXIT_STATUSES
from minefacts.cli.root import root
from minefacts.cli.values import FieldNames

PAGE = Path(__file__).parent.parent / "docs" / "minefacts.1"
ENVIRONMENT = {
    "MINEFACTS_DATA": "The folder of another dataset, as with --data.",
    "MINEFACTS_PAGER": "The pager for answers longer than the screen; else PAGER, else less.",
    "MINEFACTS_DEBUG": "If set, internal errors print a traceback.",
    "NO_COLOR": "If set, no styling at all, unless --color says otherwise.",
    "FORCE_COLOR": "If set and not 0, colour even if the output is not a terminal.",
    "TERM": "If dumb, no colour.",
    "COLUMNS": "The width of the terminal; without effect if the output is not a terminal.",
}
FILES = {
    "data/": "The dataset: JSON files, one record per line, described by datapackage.json. It ships with the package; "
    "--data names another of the same schema, which is validated before the first answer.",
}


def page() -> str:
    """The whole manual page as roff."""
    top = click.Context(root, info_name="minefacts", **root.context_settings)
    lines = [
        f'.TH MINEFACTS 1 "{load().dataset.version}" "minefacts {__version__}" "User Commands"',
        ".SH NAME",
        r"minefacts \- facts about landmines and the treaty that bans them",
        ".SH SYNOPSIS",
        ".B minefacts",
        escaped("[OPTIONS] COMMAND [ARGS]..."),
        ".SH DESCRIPTION",
        escaped(root.help or ""),
        ".SH OPTIONS",
        *options(top),
        ".SH COMMANDS",
        *commands(top),
        ".SH EXIT STATUS",
        *definitions({str(status): meaning for status, meaning in EXIT_STATUSES.items()}),
        ".SH ENVIRONMENT",
        *definitions(ENVIRONMENT),
        ".SH FILES",
        *definitions(FILES),
        ".SH EXAMPLES",
        *examples(root),
    ]
    return "\n".join(lines) + "\n"


def commands(parent: click.Context) -> Iterator[str]:
    """A subsection for each command: how it is called, what it answers, its options and examples."""
    for name in COMMANDS:
        command = root.get_command(parent, name)
        assert command is not None
        yield from subsection(click.Context(command, info_name=name, parent=parent))


def subsection(ctx: click.Context) -> Iterator[str]:
    """The subsection of one command, and of those below it if it is a group."""
    command = ctx.command
    yield f".SS {escaped(' '.join([ctx.command_path, *command.collect_usage_pieces(ctx)]))}"
    yield escaped(" ".join((command.help or "").split()))
    yield from options(ctx)
    if isinstance(command, Exampled):
        yield from examples(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            assert below is not None
            yield from subsection(click.Context(below, info_name=name, parent=ctx))


def options(ctx: click.Context) -> Iterator[str]:
    """The options of a command, each with its help."""
    told = {}
    for param in ctx.command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record and isinstance(param, click.Option):
            term, meaning = record
            told[term] = meaning
            if param.name == "fields" and isinstance(param.type, FieldNames):
                told[term] = f"{meaning} They are: {', '.join(param.type.fields)}."
    yield from definitions(told)


def definitions(terms: dict[str, str]) -> Iterator[str]:
    """A list of terms, each with what it means."""
    for term, meaning in terms.items():
        yield from (".TP", f".B {escaped(term)}", escaped(meaning))


def examples(command: Exampled) -> Iterator[str]:
    """The examples of a command, as they are typed."""
    yield from (".PP", ".EX", *map(escaped, command.examples), ".EE")


def escaped(text: str) -> str:
    """Text that roff shows as it is."""
    shown = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{shown}" if shown.startswith((".", "'")) else shown


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
