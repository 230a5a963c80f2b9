"""A web page as passages: its paragraphs, headings and list items, and the cells of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from .passages import ADDRESS, Passage, cells


class Page(HTMLParser):
    """Collects the passages of a page; its blocks end a passage, its tables give their cells."""

    BLOCKS = frozenset(
        [
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "footer",
            "blockquote",
            "br",
            "hr",
            "tr",
            "table",
            "title",
            "figcaption",
            "dd",
            "dt",
        ]
    )
    SILENT = frozenset(["script", "style", "noscript", "template", "svg", "math", "head", "nav", "select", "option"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Passage] = []
        self.parts: list[str] = []
        self.line, self.silent = 1, 0
        self.table: list[tuple[int, list[str]]] = []
        self.row: list[str] | None = None
        self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in self.SILENT and tag != "head":
            self.silent += 1
        elif tag == "tr":
            self.end_row()
            self.flush()
            self.row = []
        elif tag in ("td", "th"):
            self.end_cell()
            self.in_cell = True
        elif tag in self.BLOCKS and self.row is None:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in self.SILENT and tag != "head":
            self.silent = max(0, self.silent - 1)
        elif tag in ("td", "th"):
            self.end_cell()
        elif tag == "tr":
            self.end_row()
        elif tag == "table":
            self.end_table()
        elif tag in self.BLOCKS and self.row is None:
            self.flush()

    def handle_data(self, data: str) -> None:
        """Keep text that is shown."""
        if self.silent:
            return
        if not self.parts and self.row is None:
            lead = len(data) - len(data.lstrip())
            self.line = self.getpos()[0] + data.count("\n", 0, lead)
            data = data.lstrip()
        if data:
            self.parts.append(data)

    def flush(self) -> None:
        """End the passage."""
        text = "".join(self.parts).rstrip()
        self.parts = []
        if text:
            self.done.append(Passage(self.line, ADDRESS.sub(" ", text) if "/" in text or "@" in text else text))

    def end_cell(self) -> None:
        """End the cell of a table, also one that nothing closes."""
        if self.in_cell and self.row is not None:
            self.row.append(" ".join("".join(self.parts).split()))
        self.parts, self.in_cell = [], False

    def end_row(self) -> None:
        """End the row of a table, also one that nothing closes."""
        if self.row is not None:
            self.end_cell()
            self.table.append((self.getpos()[0], self.row))
        self.row = None

    def end_table(self) -> None:
        """Turn the rows gathered into cells, the first row being the headers."""
        self.end_row()
        rows = self.table
        if rows:
            rows.insert(1, (rows[0][0], ["-"] * len(rows[0][1])))
            self.done.extend(cells(rows))
        self.table, self.row = [], None


#: Bytes of a page that are given to the parser at once.
CHUNK = 1 << 20


def passages_of(text: str) -> Iterator[Passage]:
    """The passages of a page."""
    page = Page()
    text = _UNCLOSED.sub("&lt;", uncommented(text))
    for start in range(0, len(text), CHUNK):
        page.feed(text[start : start + CHUNK])
        yield from page.done
        page.done.clear()
    page.close()
    page.flush()
    page.end_table()
    yield from page.done


#: What begins a tag and does not end it before another begins: text, on which the parser would spend long.
_UNCLOSED = re.compile(r"<(?=[^<>]*+(?:<|\Z))")
#: What is no text of a page, from its beginning to its end.
_HIDDEN = (("<!--", "-->"), ("<![", "]>"), ("<?", ">"))


def uncommented(text: str) -> str:
    """A page without its comments, of which an unclosed one goes to the end; its line breaks stay."""
    for begin, end in _HIDDEN:
        parts: list[str] = []
        done = 0
        at = text.find(begin)
        while at >= 0:
            close = text.find(end, at + len(begin))
            if close < 0:
                close = len(text)
            else:
                close = close + len(end)
            parts += [text[done:at], "\n" * text.count("\n", at, close)]
            done = close
            at = text.find(begin, done)
        if parts:
            text = "".join((*parts, text[done:]))
    return text
