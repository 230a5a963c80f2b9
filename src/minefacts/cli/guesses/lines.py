"""A line with each part of it as it is called here: the command first, then what follows it."""

from __future__ import annotations

import difflib

import click

from ...model import dates
from ..settings import Settings
from . import written_dates
from .options import Rest
from .places import is_place, nearest_place
from .reading import NoGuessError, Reading
from .tables import COMMANDS_MEANT, meant


def mended(root: click.Group, args: list[str], settings: Settings, second: bool) -> list[str]:
    """The line with each part of it as it is called here."""
    head, rest = before_command(root, args)
    if not rest:
        raise NoGuessError
    before, rest = _command_first(root, rest)
    name, *rest = _command_meant(root, rest, settings)
    rest += before
    if name.startswith("-"):
        return [*head, name]
    if name == "help" and rest:
        return [*head, name, *_command_meant(root, rest, settings)[:1]]
    context = click.Context(root)
    command = root.get_command(context, name)
    if command is None:
        raise NoGuessError
    if isinstance(command, click.Group):
        return [*head, name, *rest]
    if rest and _asks_nothing(command) and not any(word.startswith("-") for word in rest):
        return [*head, "search", *rest]
    return [*head, name, *Rest(Reading(root, command, settings), second).mended(rest)]


def _asks_nothing(command: click.Command) -> bool:
    """Whether a command has no question of its own: neither words nor options but those on how it is shown."""
    return not any(param.expose_value for param in command.params)


def before_command(root: click.Group, args: list[str]) -> tuple[list[str], list[str]]:
    """The options of the program itself, with their values, and what follows."""
    at = 0
    own = {option: param for param in root.params for option in param.opts}
    while at < len(args) and args[at].partition("=")[0] in own:
        param = own[args[at].partition("=")[0]]
        flag = isinstance(param, click.Option) and (param.is_flag or "=" in args[at])
        at += 1 if flag else 2
    return args[:at], args[at:]


def _command_first(root: click.Group, args: list[str]) -> tuple[list[str], list[str]]:
    """Options that stand before the command, to stand after it, and the line from the command on."""
    commands = root.list_commands(click.Context(root))
    if not args[0].startswith("-"):
        return [], args
    bare = args[0].lstrip("-").casefold()
    if bare in commands:
        return [], [bare, *args[1:]]
    for at, word in enumerate(args[:4]):
        if word in commands:
            return args[:at], args[at:]
    if args[0] in ("-c", "--country") and len(args) > 1:
        return [], args[1:]
    raise NoGuessError


def _command_meant(root: click.Group, args: list[str], settings: Settings) -> list[str]:
    """The line with the name of its command as it is called here: known by another word, misspelt, or left out."""
    commands = root.list_commands(click.Context(root))
    said = args[0].casefold()
    if said in commands:
        return [said, *args[1:]]
    for words in meant(COMMANDS_MEANT, said):
        line = words.split()
        if line[0] in commands or line[0].startswith("-"):
            return [*line, *args[1:]]
    begun = [command for command in commands if command.startswith(said)]
    near = begun or difflib.get_close_matches(said, commands, n=1, cutoff=0.7)
    if near:
        return [near[0], *args[1:]]
    return _question_meant(args, settings)


def _question_meant(args: list[str], settings: Settings) -> list[str]:
    """A line without a command: a place, a place in a year, or something to search."""
    words = [word for word in args if not word.startswith("-")]
    for count in range(len(words), 0, -1):
        name, rest = " ".join(words[:count]), args[count:]
        if words[:count] == args[:count] and is_place(name, settings):
            figures = bool(rest) and (dates.is_date(rest[0]) or written_dates.span_of(rest[0]) is not None)
            return ["casualties", "-c", name, *rest] if figures else ["country", *args]
    if len(words) != len(args):
        raise NoGuessError
    near = nearest_place(" ".join(words), settings)
    return ["country", near] if near else ["search", *args]
