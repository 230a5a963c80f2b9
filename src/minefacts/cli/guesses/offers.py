"""The commands that are offered for a line that cannot be answered."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

import click

from ...errors import MinefactsError
from ..settings import Settings
from .lines import before_command, mended
from .reading import NoGuessError

#: What of a message says what to do instead, which the command that works says better.
_ADVICE = re.compile(r"(?:: (?:did you mean|choose from|write |minefacts |\S+ --help)|\. \(?Did you mean).*", re.DOTALL)
#: The longest line that is read once more.
_LONGEST = 200


def better(root: click.Group, args: Sequence[str], message: str, settings: Settings) -> str:
    """The message of a line that cannot be answered, with the commands that work in place of its advice."""
    other = elsewhere(root, args, message)
    lines = [shlex.join(["minefacts", *line]) for line in instead(root, args, settings)]
    if not lines:
        return other or _with_help(root, args, message)
    refusal = other or _ADVICE.sub("", message).rstrip(".")
    return f"{refusal}: did you mean {' or '.join(lines)}?"


def _with_help(root: click.Group, args: Sequence[str], message: str) -> str:
    """The message with where to read on, if it does not say so itself."""
    if message.startswith("Missing argument"):
        return message.rstrip(".") + _as_in(root, args)
    if not message.startswith("No such option") or "Did you mean" in message:
        return message
    command = ""
    if args and not args[0].startswith("-"):
        command = shlex.join(args[:1])
    return f"{message.rstrip('.')}: {' '.join(filter(None, ('minefacts', command, '--help')))} lists its options"


def _as_in(root: click.Group, args: Sequence[str]) -> str:
    """How a command that lacks an argument is written: its first example."""
    command: click.Command | None = root
    for word in args:
        if not isinstance(command, click.Group):
            break
        command = command.get_command(click.Context(command), word)
    examples = getattr(command, "examples", ())
    return f": write it as in {examples[0]}" if examples else ""


def instead(root: click.Group, args: Sequence[str], settings: Settings) -> list[list[str]]:
    """The lines that may have been meant: none, one, or two if a date has two readings."""
    if sum(map(len, args)) > _LONGEST:
        return []
    found = []
    for second in (False, True):
        try:
            line = mended(root, list(args), settings, second)
        except (NoGuessError, click.ClickException, MinefactsError):
            continue
        if line != list(args) and line not in found and _parses(root, line):
            found.append(line)
    return found


def elsewhere(root: click.Group, args: Sequence[str], message: str) -> str | None:
    """Which commands have an option that this one lacks, if it means nothing else here."""
    refused = re.match(r"No such option:? '?(--[\w-]+)", message)
    if not refused or not args or args[0] not in root.list_commands(click.Context(root)):
        return None
    option, context = refused[1], click.Context(root)
    having = [name for name in root.list_commands(context) if _has(root.get_command(context, name), option)]
    if not having or args[0] in having:
        return None
    listed = f"{having[0]} has"
    if len(having) > 1:
        listed = f"{', '.join(having[:-1])} and {having[-1]} have"
    return f"{args[0]} has no option {option}, which {listed}"


def _has(command: click.Command | None, option: str) -> bool:
    return command is not None and any(option in param.opts for param in command.params)


def _parses(root: click.Group, line: Sequence[str]) -> bool:
    """Whether Click takes the line, or misses nothing of it but what only the person can say; nothing is answered."""
    if {"--help", "-h", "--version"} & set(line):
        return True  # Click would print it
    head, rest = before_command(root, list(line))
    try:
        context = root.make_context("minefacts", list(head), obj=Settings())
        name, command, rest = root.resolve_command(context, rest)
        if command is not None and not isinstance(command, click.Group):
            command.make_context(name, rest, parent=context)
    except click.MissingParameter:
        return True
    except (click.ClickException, MinefactsError):
        return False
    return True
