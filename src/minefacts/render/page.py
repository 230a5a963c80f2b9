"""What an answer is written on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from ..dataset.reading import Dataset


class Page(Struct, frozen=True):
    """What an answer is written on: `fields` asked for, the cells of a line, colour, an encoding.

    sources: whether documents are listed in full
    end: the lines that tell what the record knows at all
    """

    dataset: Dataset
    fields: Sequence[str] = ()
    width: int | None = None
    color: bool = False
    encoding: str = "utf-8"
    sources: bool = False
    end: tuple[str, ...] = ()
