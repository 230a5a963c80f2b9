"""A view: how the records of one type are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from ..dataset.reading import Dataset
    from .answer import Answer
    from .columns import Column, Table


class View(Struct, frozen=True):
    """How records of one type are shown.

    columns: the columns of their table
    worded: their sentences, by field
    tables: the tables that show them, if it is not one
    cited: the documents that a record rests on; by default those that its fields `sources` or `source` name
    """

    columns: tuple[Column, ...]
    worded: Mapping[str, Callable[[Any, Dataset], str | None]] = {}
    tables: Callable[[Answer[Any], Dataset], list[Table]] | None = None
    cited: Callable[[Any], Iterable[str]] | None = None
