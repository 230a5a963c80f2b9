"""Answers as a page of HTML: the columns, words and sources of the table."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any

from ..views.answer import Answer
from ..views.columns import Column, Reference, Table
from ..views.tables import tables
from .escape import printable
from .page import Page

_STYLE = """\
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { font-weight: bold; text-align: start; padding-bottom: .5rem; }
th, td { padding: .25rem .75rem; text-align: start; vertical-align: top; border-bottom: 1px solid #8884; }
thead th { border-bottom: 2px solid #888; white-space: nowrap; }
tbody th { font-weight: normal; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.value { font-weight: bold; }
.short { white-space: nowrap; }
.faded { opacity: .6; }
footer { font-size: .875rem; }
"""
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}</body>
</html>
"""


def write(answer: Answer[Any], page: Page) -> bytes:
    """The tables of an answer, and the documents behind it."""
    return render(tables(answer, page.fields, page.dataset, page.end)).encode()


def render(parts: Sequence[Table]) -> str:
    """A whole page with tables, one below the other, and the documents behind them."""
    body = "".join(_table(part) for part in parts)
    documents = [one for part in parts for one in part.references]
    footer = _footer(documents, [line for part in parts for line in part.end])
    return _PAGE.format(title=safe(parts[0].title), style=_STYLE, body=body + footer)


def _table(table: Table) -> str:
    """A table whose headers say what they head."""
    if not table.columns:
        return f"<p>{safe(table.title)}</p>\n"
    headers = "".join(map(_header, table.columns))
    rows = "".join(_row(table, number) for number in range(len(table.rows)))
    lead = ""
    if table.lead:
        lead = f"<br>{safe(table.lead)}"
    caption = f"<caption>{safe(table.title)}{lead}</caption>"
    head = f"<thead>\n<tr>{headers}</tr>\n</thead>"
    return f'<div class="wide">\n<table>\n{caption}\n{head}\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n'


def _header(column: Column) -> str:
    """The cell that heads a column."""
    classes = []
    if column.right:
        classes.append("number")
    return f'<th scope="col"{_classes(*classes)}>{safe(column.header)}</th>'


def _row(table: Table, number: int) -> str:
    """A row, of which the first cell says what the others are about."""
    cells = []
    for n, cell in enumerate(table.rows[number]):
        column = table.columns[n]
        text = safe(cell)
        if column.linked:
            text = _linked(cell, table)
        if n == 0:
            cells.append(f'<th scope="row"{_cell_classes(column)}>{text}</th>')
        else:
            cells.append(f"<td{_cell_classes(column)}>{text}</td>")
    if number in table.faded:
        return f'<tr class="faded">{"".join(cells)}</tr>\n'
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell_classes(column: Column) -> str:
    """The class attribute of the cells of a column."""
    kinds = (("number", column.right), ("short", column.whole), ("value", column.role == "value"))
    return _classes(*(name for name, applies in kinds if applies))


def _linked(cell: str, table: Table) -> str:
    """An id with a link to its document."""
    if cell in table.links:
        return _link(cell, table.links[cell])
    return safe(cell)


def _footer(documents: Iterable[Reference], lines: Iterable[str]) -> str:
    """The documents as a list, and the lines that tell of the record."""
    items = "".join(f"<li>{_link(one.id, one.url)}: {safe(one.text)}</li>\n" for one in documents)
    listed = ""
    if items:
        listed = f"<ul>\n{items}</ul>\n"
    said = "".join(f"<p>{safe(line)}</p>\n" for line in lines)
    return f"<footer>\n{listed}{said}</footer>\n"


def _link(text: str, url: str) -> str:
    """A link to an address of the web; the text alone if it is not one."""
    if not url.startswith(("https://", "http://")):
        return safe(text)
    return f'<a href="{safe(url)}">{safe(text)}</a>'


def _classes(*names: str) -> str:
    """The class attribute with these classes; nothing if there are none."""
    if names:
        return f' class="{" ".join(names)}"'
    return ""


def safe(text: str) -> str:
    """`text` as it is read, nothing in it acted upon."""
    return html.escape(printable(text))
