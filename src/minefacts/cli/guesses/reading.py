"""A command as a guess is held against it."""

from __future__ import annotations

from typing import NamedTuple

import click

from ..settings import Settings


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
