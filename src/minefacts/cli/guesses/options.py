"""What follows a command, token by token: options known by other names, values, and words without an option."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence

import click

from ...model import dates
from ..values import FromDataset, OneOf
from . import written_dates
from .places import is_place, nearest_place
from .reading import NoGuessError, Reading
from .tables import FILLERS, OPTIONS_MEANT, meant
from .values import listed_meant, years

#: The most words that are read as one thing.
_MOST_WORDS = 6
#: The parameters that take a date, and the one that takes years.
_DATES, _YEARS = ("since", "until", "as_of"), "year"
#: The options by which people ask for the first and the last of some years.
_FIRST, _LAST = ["--since", "--from", "--after", "--start", "--begin"], ["--until", "--to", "--before", "--end"]


class Rest:
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
        if param is None and self.reading.named(_YEARS) and name in (*_FIRST, *_LAST):
            self.bound(name, value if equals else self.next())
            return
        if param:
            words = [name]
        else:
            words = self.option_meant(name)
        param = self.reading.param(words[0])
        self.done += words
        if len(words) > 1 or not isinstance(param, click.Option) or param.is_flag:
            return
        if equals:
            self.left.insert(0, value)
        self.done.append(self.value_meant(param, self.next()))

    def next(self) -> str:
        """The value that follows."""
        if not self.left:
            raise NoGuessError
        return self.left.pop(0)

    def bound(self, name: str, value: str) -> None:
        """Take the first or the last of some years into one span: `--from 2020 --to 2023` is `--year 2020-2023`."""
        asked = years(value)
        if not asked or not asked[0].isdigit():
            raise NoGuessError
        if name in _FIRST:
            self.done += ["--year", f"{asked[0]}-"]
        elif "--year" in self.done[-2:-1] and self.done[-1].endswith("-"):
            self.done[-1] += asked[0]
        else:
            raise NoGuessError

    def option_meant(self, name: str) -> list[str]:
        """The option that the command has for one that it lacks, with its value if that fits."""
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
        if len(line) == 1 or param is None or not isinstance(param.type, OneOf):
            return True
        return line[1] in param.type.allowed

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
        found = self.longest(value, written_dates.iso_of)
        return self.chosen(found)

    def chosen(self, days: Sequence[str]) -> str:
        """The first of some days, or the last if this is the second guess."""
        if self.second:
            return days[-1]
        return days[0]

    def years_meant(self, value: str) -> str:
        """A year or a span of years, of as many words as it takes."""
        return self.longest(value, years)[0]

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
        days = [text]
        if not dates.is_date(text):
            days = written_dates.iso_of(text)
        if self.reading.named(_YEARS):
            return self.of_years(text, days)
        param = next(filter(None, map(self.reading.named, _DATES)), None)
        if not days or param is None:
            return []
        return [param.opts[-1], self.chosen(days)]

    def of_years(self, text: str, days: Sequence[str]) -> list[str]:
        """The option for a year or a span of years; of a date, the option for its year."""
        span = None
        if not (dates.is_date(text) and len(text) == 4):
            span = written_dates.span_of(text)
        if span:
            return ["--year", span]
        if not days or days[0] == "today":
            return []
        return ["--year", days[0][:4]]

    def placed(self, text: str) -> list[str]:
        """The option for a place."""
        known = self.reading.named("country") and is_place(text, self.reading.settings)
        if known:
            return ["-c", text]
        return []

    def regional(self, text: str) -> list[str]:
        """The option for a region or a group of states."""
        param = self.reading.named("region")
        if isinstance(param, click.Option):
            region = self.offered(param, text)
            if region:
                return ["--region", region]
        return []

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
        if not isinstance(param.type, FromDataset):
            return None
        values = {value.casefold(): value for value, _ in param.type.offer(self.reading.settings.dataset, "")}
        return values.get(text.casefold())

    def flagged(self, text: str) -> list[str]:
        """The flag of that name."""
        for name in (f"--{text.casefold()}", *meant(OPTIONS_MEANT, f"--{text.casefold()}")):
            param = self.reading.param(name)
            if isinstance(param, click.Option) and param.is_flag:
                return [name]
        if text.casefold() == "help":
            return ["--help"]
        return []
