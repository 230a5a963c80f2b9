"""What a table is made of: columns, rows of words, and the lines below them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from ..dataset.reading import Dataset

#: The least that a column of sentences is folded to, where its words are no longer.
LEAST = 14


class Column(Struct, frozen=True):
    """A column's header, how it words a record, and how it gives way if there is little room.

    A column in which no record has anything to say is left out, unless it is there `always`.

    field: the record's field that shows it by `--fields`, empty if it is the header's words with hyphens
    right: whether it is aligned to the right
    note: whether it may go below the table, by number, since few records have it
    marked: whether the number of a note goes behind its cell rather than in a column of its own
    whole: whether a cell is never folded, such as a date
    priority: 0 stays; of the others the highest leaves the table first
    least: the cells below which it is not folded as long as others can leave
    linked: whether a cell is the id of a document, or several with commas
    role: what the colour of every cell says, one of render.roles.ROLES
    styles: the role of a cell that says just this
    """

    header: str
    cell: Callable[[Any, Dataset], str]
    field: str = ""
    right: bool = False
    always: bool = False
    note: bool = False
    marked: bool = False
    whole: bool = False
    priority: int = 0
    least: int = LEAST
    linked: bool = False
    role: str = ""
    styles: Mapping[str, str] = {}

    @property
    def name(self) -> str:
        """The field as `--fields` takes it."""
        return self.field or "_".join(self.header.casefold().split())


class Reference(Struct, frozen=True):
    """A document behind an answer: its id, as a reference, and where it was read."""

    id: str
    text: str
    url: str


class Line(Struct, frozen=True):
    """A line below a table, in which the ids of documents lead to where they were read."""

    text: str
    links: Mapping[str, str] = {}


class Table(Struct, frozen=True):
    """A title, columns, rows of words and the lines below them.

    stacked: whether each row is a block of lines
    end: those of the footer's lines that tell of the record itself
    links: where the documents were read, by their ids
    references: the documents in full, for the formats that list them
    faded: the numbers of rows that are superseded
    lead: a line under the title
    chosen_by: how to choose the columns
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    footer: Sequence[str | Line] = ()
    end: Sequence[str] = ()
    stacked: bool = False
    links: Mapping[str, str] = {}
    references: Sequence[Reference] = ()
    faded: frozenset[int] = frozenset()
    lead: str = ""
    chosen_by: str = ""


def of_records(title: str, columns: Sequence[Column], records: Sequence[Any], dataset: Dataset) -> Table:
    """A table of the columns in which any record has something to say."""
    rows = [[column.cell(record, dataset) for column in columns] for record in records]
    used = [n for n, column in enumerate(columns) if column.always or not rows or any(row[n] for row in rows)]
    faded = frozenset(n for n, record in enumerate(records) if getattr(record, "superseded_by", None))
    shown = [[row[n] for n in used] for row in rows]
    return Table(title, [columns[n] for n in used], shown, faded=faded)
