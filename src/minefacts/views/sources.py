"""How documents are shown: as a list, or one in full as a reference."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from ..dataset.reading import Dataset
from . import words
from .answer import Answer
from .columns import Column, Table, of_records
from .view import View

COLUMNS = (
    Column("Id", words.field("id"), "id", linked=True),
    Column("Kind", words.field("kind"), "kind", priority=3),
    Column("Date", words.field("issued"), "issued", whole=True),
    Column("Title", words.field("title"), "title", least=40),
    Column("Publisher", words.field("publisher"), "publisher", priority=1),
    Column("Used by", words.field("used_by"), "used_by", right=True, priority=2),
)
IN_FULL = (
    Column("Id", words.field("id"), "id"),
    Column("Reference", lambda one, dataset: words.reference(dataset.sources[one.id]), "title"),
    Column("Kind", lambda one, _: words.source_kind(one.kind), "kind"),
    Column("Supports", lambda one, dataset: dataset.sources[one.id].custom.supports, "supports"),
    Column("Used by", lambda one, _: words.count(one.used_by, "record"), "used_by"),
)


def in_full(answer: Answer[Any], dataset: Dataset) -> list[Table]:
    """Each document as a block of lines."""
    return [replace(of_records(answer.title, IN_FULL, answer.records, dataset), stacked=True)]


def nothing(record: object) -> tuple[str, ...]:
    """A document rests on no other."""
    return ()


VIEWS = {
    "SourceRecord": View(COLUMNS, cited=nothing),
    "SourceInFull": View(IN_FULL, tables=in_full, cited=nothing),
}
