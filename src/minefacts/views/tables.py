"""Answers as titled columns and rows of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ..dataset.reading import Dataset
from . import footer, words
from .answer import Answer
from .columns import Column, Line, Table, of_records
from .registry import value_of, view_of
from .view import View


def tables(
    answer: Answer[Any], fields: Sequence[str], dataset: Dataset, end: Sequence[str] = (), *, full: bool = False
) -> list[Table]:
    """The tables that show an answer, the last one with the footer; only `fields` if any are named."""
    view = view_of(answer.view or answer.record_type.__name__)
    if fields:
        columns = [_field(name, view) for name in fields]
        parts = [of_records(answer.title, columns, answer.records, dataset)]
    elif view.tables is not None:
        parts = view.tables(answer, dataset)
    else:
        parts = [of_records(answer.title, view.columns, answer.records, dataset)]
    parts = parts or [Table(answer.title, (), ())]
    documents = footer.references(behind(answer), dataset)
    links = {one.id: one.url for one in documents}
    lines = footers(answer, dataset, end, full=full)
    parts[0] = replace(parts[0], lead=answer.lead)
    parts[-1] = replace(parts[-1], footer=lines, end=end, references=documents)
    return [replace(part, links=links, chosen_by=answer.chosen_by) for part in parts]


def headers(record_type: type[Struct]) -> dict[str, str]:
    """The field that a table shows, or sorts by, under each header."""
    columns = view_of(record_type.__name__).columns
    return {column.header: column.name for column in columns if column.name in record_type.__struct_fields__}


def footers(
    answer: Answer[Any], dataset: Dataset, end: Sequence[str] = (), *, full: bool = False
) -> tuple[str | Line, ...]:
    """The lines below an answer: what it left out, where it comes from, what the record knows at all."""
    documents = footer.references(behind(answer), dataset)
    most = footer.MOST
    if full:
        listed = footer.in_full(documents)
        most += len(listed)
    else:
        listed = footer.named(documents, answer.more, answer.in_full)
    return tuple(footer.below([*answer.cautions, *answer.hints], listed, end, most=most))


def behind(answer: Answer[Any]) -> list[str]:
    """The ids of the documents behind an answer, the deciding ones first."""
    if answer.cited:
        return list(answer.cited)
    return footer.in_order(cited(answer))


def cited(answer: Answer[Any]) -> list[tuple[str, ...]]:
    """The ids of the documents that each record rests on, the deciding one first."""
    view = view_of(answer.view or answer.record_type.__name__)
    named = view.cited or _named
    return [tuple(named(record)) for record in answer.records]


def _field(name: str, view: View) -> Column:
    """A column that shows one field of a record as it is, but a figure's value as figures are said."""
    for column in view.columns:
        if column.role == "value" and column.name == name:
            return replace(column, header=name)
    return Column(name, lambda record, dataset: words.raw(value_of(record, name, dataset)), name)


def _named(record: Struct) -> tuple[str, ...]:
    """The documents that a record's own fields name."""
    many = getattr(record, "sources", None)
    if many is not None:
        return tuple(many)
    one = getattr(record, "source", None)
    if one:
        return (one,)
    return ()
