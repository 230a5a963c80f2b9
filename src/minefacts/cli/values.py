"""The types of options' values: what is accepted, what refused, and what completion offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from ..model import choices
from . import offers
from .offers import Offer
from .settings import Settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..dataset.reading import Dataset


class OneOf(click.ParamType[str]):
    """A value from a closed list, or as it is said in tables; a wrong one is refused with the nearest."""

    name = "value"

    def __init__(
        self, what: str, allowed: Sequence[str], said: Callable[[], Mapping[str, str]] = lambda: MappingProxyType({})
    ) -> None:
        self.what, self.allowed, self.said = what, allowed, said

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The member of the list that `value` is."""
        try:
            return choices.one_of(self.what, value, self.allowed)
        except UsageError:
            # What tables say is asked only if it matters: the words for it take time to import.
            return choices.one_of(self.what, value, self.allowed, self.said())

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """The members of the list that start with what is typed."""
        return offers.starting(self.allowed, incomplete)


class WholeNumber(click.ParamType[int]):
    """A whole number, not below zero."""

    name = "number"

    def __init__(self, example: str) -> None:
        self.example = example

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that digits write."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise UsageError(f"{text!r} is not a whole number from 0 to 999999999: write it as in {self.example}")
        return int(text)


class Day(click.ParamType[str]):
    """A date that a person types, as a day: of a month or a year its last one, or its first."""

    name = "date"

    def __init__(self, *, first: bool = False) -> None:
        self.first = first

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day that is meant."""
        from ..model import dates  # only a date needs it

        date = dates.typed(value)
        if self.first:
            return dates.first_day(date)
        return dates.last_day(date)


class FromDataset(click.ParamType[str]):
    """A value that only the dataset can tell, checked once it is known; `offer` completes what is typed."""

    def __init__(self, name: str, offer: Callable[[Dataset, str], Iterable[Offer]]) -> None:
        self.name, self.offer = name, offer

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """What the dataset offers for what is typed."""
        return offers.items(self.offer(ctx.ensure_object(Settings).dataset, incomplete))


class FieldNames(click.ParamType[str]):
    """Fields of a record by name, the last of them completed."""

    name = "fields"

    def __init__(self, fields: Sequence[str], separators: str) -> None:
        self.fields, self.separators = fields, separators

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """What is typed with its last field completed."""
        start = max(incomplete.rfind(separator) for separator in self.separators) + 1
        kept = incomplete[:start]
        return offers.starting([kept + field for field in self.fields], incomplete)


def offer_states(dataset: Dataset, typed: str) -> Iterable[Offer]:
    """The codes of states that what is typed may be the start of, or their names."""
    from ..questions.completion import complete  # only what is typed so far needs it

    return complete(dataset, typed)


def offer(values: Callable[[Dataset], Iterable[str]]) -> Callable[[Dataset, str], Iterable[Offer]]:
    """Those of the dataset's `values` that start with what is typed."""
    return lambda dataset, typed: ((value, None) for value in values(dataset) if value.startswith(typed))
