"""Answers as Markdown: the columns, words and sources of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..views.answer import Answer
from ..views.columns import Reference, Table
from ..views.tables import tables
from .escape import printable
from .page import Page

#: What Markdown, or the HTML in it, would act on.
_ACTIVE = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>|#~&!$"})


def write(answer: Answer[Any], page: Page) -> bytes:
    """The tables of an answer, and the documents behind it."""
    return render(tables(answer, page.fields, page.dataset, page.end)).encode()


def render(parts: Sequence[Table]) -> str:
    """Tables as GitHub's Markdown has them, one below the other."""
    texts = [text for part in parts for text in (_table(part), _references(part.references), _end(part.end))]
    return "\n".join(text for text in texts if text)


def _table(table: Table) -> str:
    """A title in bold and the table."""
    title = f"**{safe(table.title)}**\n"
    if table.lead:
        title += f"\n{safe(table.lead)}\n"
    if not table.columns:
        return title
    headers = [safe(column.header) for column in table.columns]
    rules = ["---:" if column.right else "---" for column in table.columns]
    rows = [[_cell(cell, table, n) for n, cell in enumerate(row)] for row in table.rows]
    return title + "\n" + "".join(f"| {' | '.join(line)} |\n" for line in (headers, rules, *rows))


def _cell(cell: str, table: Table, n: int) -> str:
    """A cell, an id with a link to its document."""
    if table.columns[n].linked and cell in table.links:
        return _link(cell, table.links[cell])
    return safe(cell)


def _references(documents: Iterable[Reference]) -> str:
    """A list of the documents."""
    return "".join(f"- {_link(one.id, one.url)}: {safe(one.text)}\n" for one in documents)


def _end(lines: Iterable[str]) -> str:
    """The lines that tell of the record."""
    return "\n".join(f"{safe(line)}\n" for line in lines)


def _link(text: str, url: str) -> str:
    """A link to an address of the web; the text alone if it is not one."""
    if not url.startswith(("https://", "http://")):
        return safe(text)
    inert = "".join(one if "!" <= one <= "~" and one not in "()<>\\|`" else _quoted(one) for one in url)
    return f"[{safe(text)}]({inert})"


def _quoted(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def safe(text: str) -> str:
    """`text` as it is read, nothing in it acted upon."""
    return printable(text).translate(_ACTIVE)
