"""A person's first guess: a line that cannot be answered, and the command that works in its place.

Nothing is answered for a guess. The line is read once more with the tables of guesswords.py, and the command that
comes of it is offered if Click can parse it.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

import click

from ..errors import MinefactsError, UnresolvedError
from ..model import choices, dates
from . import typed_dates
from .guesswords import COMMANDS_MEANT, FILLERS, OPTIONS_MEANT, VALUES_MEANT, YEARS_MEANT, meant
from .settings import Settings

#: What of a message says what to do instead, which the command that works says better.
_ADVICE = re.compile(r"(?:: (?:did you mean|choose from|write |minefacts |\S+ --help)|\. \(?Did you mean).*", re.DOTALL)
_MOST_WORDS = 6
_LONGEST = 200
#: How much of a name has to be right.
_A_SLIP = 0.75
#: The parameters that take a date, and the one that takes years.
_DATES, _YEARS = ("since", "until", "as_of"), "year"


class NoGuessError(Exception):
    """Part of the line means nothing here."""


class Reading(NamedTuple):
    """A command of the program, the settings of the line, and how to look a parameter up by an option."""

    root: click.Group
    command: click.Command
    settings: Settings

    def param(self, option: str) -> click.Parameter | None:
        """The parameter that an option sets."""
        return next((one for one in self.command.params if option in (*one.opts, *one.secondary_opts)), None)

    def named(self, name: str) -> click.Parameter | None:
        """The option that is called `name` in the code."""
        return next((one for one in self.command.params if one.name == name and isinstance(one, click.Option)), None)

    @property
    def takes_words(self) -> bool:
        """Whether words without an option are what the command asks for."""
        return any(isinstance(param, click.Argument) for param in self.command.params)


def better(root: click.Group, args: Sequence[str], message: str, settings: Settings) -> str:
    """The message of a line that cannot be answered, with the commands that work in place of its advice."""
    other = elsewhere(root, args, message)
    lines = [shlex.join(["minefacts", *line]) for line in instead(root, args, settings)]
    if not lines:
        return other or _with_help(args, message)
    refusal = other or _ADVICE.sub("", message).rstrip(".")
    return f"{refusal}: did you mean {' or '.join(lines)}?"


def _with_help(args: Sequence[str], message: str) -> str:
    """The message with where to read on, if it does not say so itself."""
    if not message.startswith("No such option") or "Did you mean" in message:
        return message
    command = shlex.join(args[:1]) if args and not args[0].startswith("-") else ""
    return f"{message.rstrip('.')}: {' '.join(filter(None, ('minefacts', command, '--help')))} lists its options"


def instead(root: click.Group, args: Sequence[str], settings: Settings) -> list[list[str]]:
    """The lines that may have been meant: none, one, or two if a date has two readings."""
    if sum(map(len, args)) > _LONGEST:
        return []
    found = []
    for second in (False, True):
        try:
            line = _mended(root, list(args), settings, second)
        except (NoGuessError, click.ClickException, MinefactsError):
            continue
        if line != list(args) and line not in found and _parses(root, line):
            found.append(line)
    return found


def elsewhere(root: click.Group, args: Sequence[str], message: str) -> str | None:
    """Which commands have an option that this one has not, if it means nothing else here."""
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


def _mended(root: click.Group, args: list[str], settings: Settings, second: bool) -> list[str]:
    """The line with each part of it as it is called here."""
    head, rest = _before_command(root, args)
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
    return [*head, name, *_Rest(Reading(root, command, settings), second).mended(rest)]


def _asks_nothing(command: click.Command) -> bool:
    """Whether a command has no question of its own: neither words nor options but those on how it is shown."""
    return not any(param.expose_value for param in command.params)


def _before_command(root: click.Group, args: list[str]) -> tuple[list[str], list[str]]:
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
    return _question_meant(args, settings)


def _question_meant(args: list[str], settings: Settings) -> list[str]:
    """A line without a command: a place, a place in a year, or something to search."""
    words = [word for word in args if not word.startswith("-")]
    for count in range(len(words), 0, -1):
        name, rest = " ".join(words[:count]), args[count:]
        if words[:count] == args[:count] and is_place(name, settings):
            figures = bool(rest) and (dates.is_date(rest[0]) or typed_dates.span_of(rest[0]) is not None)
            return ["casualties", "-c", name, *rest] if figures else ["country", *args]
    if len(words) != len(args):
        raise NoGuessError
    near = nearest_place(" ".join(words), settings)
    return ["country", near] if near else ["search", *args]


def is_place(name: str, settings: Settings) -> bool:
    """Whether a text is the name of one place, or of several."""
    from ..errors import AmbiguousNameError, NotAStateError
    from ..questions import names

    try:
        names.place(settings.dataset, name)
    except (AmbiguousNameError, NotAStateError):
        return True
    except UnresolvedError:
        return False
    return True


def nearest_place(name: str, settings: Settings) -> str | None:
    """The name of a place that differs by a slip."""
    from ..questions import names

    try:
        names.place(settings.dataset, name)
    except UnresolvedError as error:
        for candidate in error.suggestions:
            if difflib.SequenceMatcher(None, name.casefold(), candidate.country.casefold()).ratio() > _A_SLIP:
                return candidate.country
    return None


class _Rest:
    """What follows a command, token by token."""

    def __init__(self, reading: Reading, second: bool) -> None:
        self.reading, self.second = reading, second
        self.left: list[str] = []
        self.done: list[str] = []
        self.words: list[str] = []

    def mended(self, tokens: Sequence[str]) -> list[str]:
        """The tokens as the command takes them."""
        self.left = list(tokens)
        while self.left:
            token = self.left.pop(0)
            if token.startswith("-") and len(token) > 1 and not token[1:].isdigit():
                self.option(token)
            elif self.reading.takes_words:
                self.done.append(self.word_meant(token))
            else:
                self.words.append(token)
        return [*self.done, *self.options_for(self.words)]

    def word_meant(self, token: str) -> str:
        """A word of those that the command asks for, from its list if that is closed."""
        asked = next(param for param in self.reading.command.params if isinstance(param, click.Argument))
        return listed_meant(asked, token) or token

    def option(self, token: str) -> None:
        """Take over an option, with its value, if it has one."""
        name, equals, value = token.partition("=")
        param = self.reading.param(name)
        if param is None and self.reading.param(token[:2]) and not token.startswith("--"):
            self.done.append(token)  # -nX
            return
        words = [name] if param else self.option_meant(name)
        param = self.reading.param(words[0])
        self.done += words
        if len(words) > 1 or not isinstance(param, click.Option) or param.is_flag:
            return
        if equals:
            self.left.insert(0, value)
        if not self.left:
            raise NoGuessError
        self.done.append(self.value_meant(param, self.left.pop(0)))

    def option_meant(self, name: str) -> list[str]:
        """The option that the command has for one that it has not, with its value if that goes with it."""
        said = name.casefold()
        for words in meant(OPTIONS_MEANT, said):
            line = words.split()
            if self.reading.param(line[0]) and self.is_taken(line):
                return line
        own = [option for param in self.reading.command.params for option in param.opts if option.startswith("--")]
        near = difflib.get_close_matches(said, own, n=1, cutoff=0.75)
        if near:
            return near
        raise NoGuessError

    def is_taken(self, line: list[str]) -> bool:
        """Whether an option takes the value that goes with it."""
        param = self.reading.param(line[0])
        allowed = getattr(getattr(param, "type", None), "allowed", None)
        return len(line) == 1 or allowed is None or line[1] in allowed

    def value_meant(self, param: click.Option, value: str) -> str:
        """A value as the option takes it; words that belong to it are taken along."""
        if param.name in _DATES:
            return self.date_meant(value)
        if param.name == _YEARS:
            return self.years_meant(value)
        if param.name == "country":
            return self.place_meant(value)
        return listed_meant(param, value) or value

    def date_meant(self, value: str) -> str:
        """A date in ISO form, of as many words as it takes."""
        if dates.is_date(value) or value == "today":
            return value
        found = self.longest(value, typed_dates.iso_of)
        return found[-1 if self.second else 0]

    def years_meant(self, value: str) -> str:
        """A year or a span of years, of as many words as it takes."""
        return self.longest(value, _years)[0]

    def place_meant(self, value: str) -> str:
        """A name, of as many words as it takes."""
        return self.longest(value, lambda text: [text] if is_place(text, self.reading.settings) else [], [value])[0]

    def longest(self, value: str, read: Callable[[str], list[str]], otherwise: list[str] | None = None) -> list[str]:
        """What the longest run of words that begins with `value` is read as; the words are used up."""
        following = []
        for word in self.left[: _MOST_WORDS - 1]:
            if word.startswith("-"):
                break
            following.append(word)
        for count in range(len(following), -1, -1):
            found = read(" ".join([value, *following[:count]]))
            if found:
                del self.left[:count]
                return found
        if otherwise is None:
            raise NoGuessError
        return otherwise

    def options_for(self, words: list[str]) -> list[str]:
        """The options that words without one mean."""
        options: list[str] = []
        while words:
            used, line = self.option_for(words)
            if line == ["--help"]:
                return line
            options += line
            words = words[used:]
        return options

    def option_for(self, words: list[str]) -> tuple[int, list[str]]:
        """How many of the words stand for something, and the option for it."""
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            line = self.dated(" ".join(words[:count]))
            if line:
                return count, line
        if words[0] in FILLERS:
            return 1, []
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            text = " ".join(words[:count])
            line = self.flagged(text) or self.regional(text) or self.placed(text) or self.listed(text)
            if line:
                return count, line
        return len(words), self.near_place(" ".join(words))

    def dated(self, text: str) -> list[str]:
        """The option for a date or for years."""
        span = text if dates.is_date(text) and len(text) == 4 else typed_dates.span_of(text)
        if self.reading.named(_YEARS):
            days = [text] if dates.is_date(text) else typed_dates.iso_of(text)
            years = span or (days[0][:4] if days and days != ["today"] else "")
            return ["--year", years] if years else []
        found = [text] if dates.is_date(text) else typed_dates.iso_of(text)
        param = next(filter(None, map(self.reading.named, _DATES)), None)
        return [param.opts[-1], found[-1 if self.second else 0]] if found and param else []

    def placed(self, text: str) -> list[str]:
        """The option for a place."""
        known = self.reading.named("country") and is_place(text, self.reading.settings)
        return ["-c", text] if known else []

    def regional(self, text: str) -> list[str]:
        """The option for a region or a group of states."""
        param = self.reading.named("region")
        region = self.offered(param, text) if isinstance(param, click.Option) else None
        return ["--region", region] if region else []

    def near_place(self, text: str) -> list[str]:
        """The option for the place whose name is near, if there is one."""
        near = nearest_place(text, self.reading.settings)
        if not (near and self.reading.named("country")):
            raise NoGuessError
        return ["-c", near]

    def listed(self, text: str) -> list[str]:
        """The option that takes `text` from its list."""
        for param in self.reading.command.params:
            if isinstance(param, click.Option) and param.name not in ("country", "source"):
                value = listed_meant(param, text) or self.offered(param, text)
                if value:
                    return [min(param.opts, key=len), value]
        return []

    def offered(self, param: click.Option, text: str) -> str | None:
        """The value that `text` is, of those that the dataset offers for an option."""
        offer = getattr(param.type, "offer", None)
        if offer is None:
            return None
        values: dict[str, str] = {value.casefold(): value for value, _ in offer(self.reading.settings.dataset, "")}
        return values.get(text.casefold())

    def flagged(self, text: str) -> list[str]:
        """The flag of that name."""
        for name in (f"--{text.casefold()}", *meant(OPTIONS_MEANT, f"--{text.casefold()}")):
            param = self.reading.param(name)
            if isinstance(param, click.Option) and param.is_flag:
                return [name]
        return ["--help"] if text.casefold() == "help" else []


def listed_meant(param: click.Parameter, value: str) -> str | None:
    """The value of a closed list that is meant; None if the list is not closed, or nothing is near."""
    kind = param.type
    allowed: Sequence[str] | None = getattr(kind, "allowed", None)
    what = getattr(kind, "what", None) or kind.name
    said = "-".join(value.casefold().split())
    known = meant(VALUES_MEANT.get(what, {}), said, allowed)
    if known:
        return known[0]
    if allowed is None:
        return None
    spoken: Mapping[str, str] = kind.said()  # type: ignore[attr-defined]
    with suppress(MinefactsError):
        return choices.one_of(what, value, allowed, spoken)
    for other in (said.removesuffix("s"), f"{said}s"):
        if other in allowed:
            return other
    near = difflib.get_close_matches(said, allowed, n=1, cutoff=0.75)
    return near[0] if near else None


def _years(text: str) -> list[str]:
    """The years that a text asks for."""
    span = typed_dates.span_of(text)
    if span:
        return [span]
    if text == "latest" or (dates.is_date(text) and len(text) == 4):
        return [text]
    known = meant(YEARS_MEANT, "-".join(text.casefold().split()))
    if known:
        return known
    return [date[:4] for date in typed_dates.iso_of(text)[:1] if date != "today"]


def _parses(root: click.Group, line: Sequence[str]) -> bool:
    """Whether Click takes the line, or misses nothing of it but what only the person can say; nothing is answered."""
    if {"--help", "-h", "--version"} & set(line):
        return True  # Click would print it
    head, rest = _before_command(root, list(line))
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
