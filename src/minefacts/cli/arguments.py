"""The command line as it was typed: text for people, and the very bytes for the names of files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from . import offers

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

#: Arguments that are not UTF-8: as they are shown, and as they are.
_raw: dict[str, bytes] = {}


def typed() -> list[str]:
    """The command line as it was typed, in UTF-8 whatever the locale, other bytes as escapes."""
    return [_text(os.fsencode(argument)) for argument in sys.argv[1:]]


def _text(argument: bytes) -> str:
    shown = argument.decode("utf-8", "backslashreplace")
    if "\\" in shown:
        _raw[shown] = argument
    return shown


class FilePath(click.ParamType[str]):
    """The name of a file or a folder, which need be no text: it is completed, and opened as it was typed.

    Not one of Click's paths, each of which looks for a translation of its name when it is made.
    """

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as the system takes it."""
        return os.fsdecode(_bytes(str(value)))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """What makes the shell complete files."""
        return offers.files(incomplete)


def _bytes(value: str) -> bytes:
    """The bytes that were typed for a value, which may be the end of an argument, as in `--data=DIR`."""
    for shown, argument in _raw.items():
        before = shown.removesuffix(value)
        if value and shown.endswith(value) and argument.startswith(before.encode()):
            return argument[len(before.encode()) :]
    try:
        # What comes from the environment holds bytes that are not text as Python has them.
        return value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return value.encode("utf-8", "backslashreplace")
