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
from .tables import ASKING, COMMANDS_MEANT, FILLERS, meant

#: How a question begins that asks for the meaning of a word.
_DEFINING = (["what", "is"], ["what", "are"], ["what's", "a"])
#: What a question about a state calls it that asks where it stands.
_MEMBERS = ("party", "parties", "member", "signatory", "joined", "signed", "ratified", "left", "leave", "withdraw")


def mended(root: click.Group, args: list[str], settings: Settings, second: bool) -> list[str]:
    """The line with each part of it as it is called here."""
    head, rest = before_command(root, args)
    if not rest:
        raise NoGuessError
    before, rest = _command_first(root, rest)
    try:
        return [*head, *_called(root, [*_command_meant(root, rest, settings), *before], settings, second)]
    except NoGuessError:
        asked = _asked(rest, root.list_commands(click.Context(root)))
        if not asked:
            raise
        return [*head, *_called(root, [*asked, *before], settings, second)]


def _called(root: click.Group, line: list[str], settings: Settings, second: bool) -> list[str]:
    """A line that begins with a command, with what follows as the command takes it."""
    name, *rest = line
    if name.startswith("-"):
        return [name]
    if name == "help" and rest:
        return [name, *_command_meant(root, rest, settings)[:1]]
    context = click.Context(root)
    command = root.get_command(context, name)
    if command is None:
        raise NoGuessError
    if isinstance(command, click.Group):
        return [name, *_below(command, rest)]
    if rest and _asks_nothing(command) and not any(word.startswith("-") for word in rest):
        return ["search", *rest]
    return [name, *Rest(Reading(root, command, settings), second).mended(rest)]


def _below(command: click.Group, rest: list[str]) -> list[str]:
    """The command below another that is meant, without options that it may not have."""
    words = [word for word in rest if not word.startswith("-")]
    below = command.list_commands(click.Context(command))
    if words:
        near = difflib.get_close_matches(words[0].casefold(), below, n=1, cutoff=0.7)
    else:
        near = []
    if near:
        return [*near, *words[1:]]
    return words


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
    """Options given before the command, to come after it, and the line from the command on."""
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
    return _question_meant(root, args, settings)


def _question_meant(root: click.Group, args: list[str], settings: Settings) -> list[str]:
    """A line without a command: about a place, a question in words, or something to search."""
    commands = root.list_commands(click.Context(root))
    first = next((n for n, word in enumerate(args) if not _is_filler(word)), 0)
    for end in range(len(args), first, -1):
        named, rest = args[first:end], args[end:]
        if not any(word.startswith("-") for word in named) and is_place(" ".join(named), settings):
            return _of_place(named, rest, commands)
    asked = _asked(args, commands)
    if asked:
        return asked
    if any(word.startswith("-") for word in args):
        raise NoGuessError
    near = nearest_place(" ".join(args), settings)
    if near:
        return ["country", near]
    return ["glossary" if args[:2] in _DEFINING else "search", *args[first:]]


def _of_place(named: list[str], rest: list[str], commands: list[str]) -> list[str]:
    """A line that begins with a place: what of it, or its figures in a year, or all in short."""
    for word in rest:
        line = _known(word, commands)
        if line:
            others = [one for one in rest if not _is_filler(one) and _known(one, commands)[:1] != line[:1]]
            return [*line, "-c", " ".join(named), *others]
    if rest and (dates.is_date(rest[0]) or written_dates.span_of(rest[0])):
        return ["casualties", "-c", " ".join(named), *rest]
    return ["country", *named, *rest]


def _asked(args: list[str], commands: list[str]) -> list[str]:
    """A question in words, of which one is a command's: `how many people were killed in Ukraine`."""
    words = [word for word in args if word.casefold() not in ASKING]
    for number, word in enumerate(words):
        line = _known(word, commands)
        if line and len(args) > 1:
            return [*line, *words[:number], *words[number + 1 :]]
    return []


def _is_filler(word: str) -> bool:
    """Whether a word says nothing of what is asked; in capitals it may be a code."""
    return word in ASKING or word in FILLERS


def _known(word: str, commands: list[str]) -> list[str]:
    """The command that a word stands for, with the option that goes with it."""
    said = word.casefold()
    if said in _MEMBERS:
        return ["treaty"]
    if said in commands:
        return [said]
    for words in meant(COMMANDS_MEANT, said):
        line = words.split()
        if line[0] in commands:
            return line
    return []
