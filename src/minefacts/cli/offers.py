"""What completion offers for a word that is being typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

#: A value and a remark on it, which some shells show beside it.
Offer = tuple[str, str | None]


def items(offered: Iterable[Offer]) -> list[CompletionItem[str]]:
    """Values with their remarks as Click passes them on."""
    from click.shell_completion import CompletionItem  # only completion needs it

    return [CompletionItem(value, help=remark) for value, remark in offered]


def starting(values: Iterable[str], typed: str) -> list[CompletionItem[str]]:
    """Those of some values that start with what is typed."""
    return items((value, None) for value in values if value.startswith(typed))


def files(typed: str) -> list[CompletionItem[str]]:
    """What makes the shell complete the name of a file."""
    from click.shell_completion import CompletionItem  # only completion needs it

    return [CompletionItem(typed, type="file")]
