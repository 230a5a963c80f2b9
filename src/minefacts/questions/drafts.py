"""A draft as passages of running text with their line numbers: plain text, Markdown or HTML; a table gives its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Literal, NamedTuple

Form = Literal["text", "markdown", "html"]


class Passage(NamedTuple):
    """Text that belongs together: a paragraph, or a cell of a table with the headers it stands under.

    line: number of its first line, from 1
    text: the words, line breaks kept
    under: for a cell its headers and the first cell of its row, which are read with it
    shown: for a cell its whole row
    """

    line: int
    text: str
    under: str = ""
    shown: str = ""


class Sentence(NamedTuple):
    """A sentence and the line on which it begins."""

    line: int
    text: str


def form_of(name: str, text: str) -> Form:
    """What a draft is written in, by its file's ending, or else by how it begins."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending in ("html", "htm", "xhtml"):
        return "html"
    if ending in ("md", "markdown"):
        return "markdown"
    start = text[:500].lstrip().lower()
    if start.startswith(("<!doctype html", "<html", "<?xml", "<body", "<p>", "<p ", "<div", "<table", "<article")):
        return "html"
    # Tables and links are read in plain text too: much of what is pasted is Markdown.
    return "markdown"


def passages(text: str, form: Form) -> Iterator[Passage]:
    """The passages of a draft, in order."""
    if form == "html":
        return _html(text)
    return _lines(text, markdown=form == "markdown")


_BULLET = re.compile(r"\s*(?:[-*+•–]\s|\d{1,3}[.)]\s|#{1,6}\s|>\s?)")
_ROW = re.compile(r"\s*\|.*\||[^|\n]+(?:\|[^|\n]*){2,}$")
_RULE = re.compile(r"[\s|:=+-]+$")
#: Marks of Markdown, and addresses, whose digits are no numbers: each is replaced by nothing or by a blank.
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")
_ADDRESS = re.compile(
    r"<?\b(?:https?://|www\.|mailto:)[^\s<>]{1,4000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}", re.IGNORECASE
)
_MARKS = re.compile(r"\*{1,3}|_{2}|`|^\s*#{1,6}\s|^\s*>\s?|\[\^?\d{1,3}\]", re.MULTILINE)
#: A paragraph with a line longer than this is not wrapped: each of its lines is a sentence at least.
WRAPPED = 120


def _lines(text: str, *, markdown: bool) -> Iterator[Passage]:
    """The paragraphs and table rows of plain text or Markdown."""
    block: list[str] = []
    first, fenced = 1, False
    table: list[tuple[int, list[str]]] = []
    for number, line in enumerate(_each_line(text), 1):
        if markdown and line.lstrip().startswith("```"):
            fenced = not fenced
            line = ""
        row = markdown and not fenced and "|" in line and _ROW.match(line)
        if block and (row or not line.strip() or _BULLET.match(line)):
            yield from _paragraph(first, block)
            block = []
        if row:
            table.append((number, [cell.strip() for cell in line.strip().strip("|").split("|")]))
            continue
        yield from _cells(table)
        table = []
        if line.strip():
            first = first if block else number
            block.append(line)
    yield from _paragraph(first, block)
    yield from _cells(table)


def _each_line(text: str) -> Iterator[str]:
    """The lines of a text, one at a time."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end].removesuffix("\r")
        start = end + 1


def _paragraph(first: int, block: list[str]) -> Iterator[Passage]:
    """A paragraph as one passage, or line by line where its lines are not wrapped."""
    if not block:
        return
    if len(block) > 1 and max(map(len, block)) > WRAPPED:
        for number, line in enumerate(block, first):
            yield Passage(number, cleaned(line))
    else:
        yield Passage(first, cleaned("\n".join(block)))


def cleaned(text: str) -> str:
    """Text without the marks of Markdown and without addresses; its line breaks stay."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "://" in text or "www." in text or "@" in text or "mailto:" in text:
        text = _ADDRESS.sub(" ", text)
    if "*" in text or "_" in text or "`" in text or "#" in text or ">" in text or "[" in text:
        text = _MARKS.sub("", text)
    return text


def _cells(table: list[tuple[int, list[str]]]) -> Iterator[Passage]:
    """The cells of a table, each under its header and the first cell of its row."""
    if not table:
        return
    headers = [cleaned(cell) for cell in table[0][1]]
    ruled = len(table) > 1 and all(_RULE.match(cell or "-") for cell in table[1][1])
    for index, (number, row) in enumerate(table):
        if all(_RULE.match(cell or "-") for cell in row):
            continue
        cells = [cleaned(cell) for cell in row]
        shown = " | ".join(cells)
        for column, cell in enumerate(cells):
            if not cell:
                continue
            header = headers[column] if ruled and index and column < len(headers) else ""
            label = cells[0] if column else ""
            yield Passage(number, cell, f"{header} : {label}".strip(" :"), shown)


class _Page(HTMLParser):
    """Collects the passages of a page; its blocks end a passage, its tables give their cells."""

    BLOCKS = frozenset(
        "p div li ul ol h1 h2 h3 h4 h5 h6 section article header footer blockquote br hr tr table title figcaption dd dt".split()
    )
    SILENT = frozenset("script style noscript template svg math head nav select option".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Passage] = []
        self.parts: list[str] = []
        self.line, self.silent = 1, 0
        self.table: list[tuple[int, list[str]]] = []
        self.row: list[str] | None = None
        self.in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
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
            self.done.append(Passage(self.line, _ADDRESS.sub(" ", text) if "/" in text or "@" in text else text))

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
            self.done.extend(_cells(rows))
        self.table, self.row = [], None


#: Bytes of a page that are given to the parser at once.
CHUNK = 1 << 20


def _html(text: str) -> Iterator[Passage]:
    """The passages of a page."""
    page = _Page()
    for start in range(0, len(text), CHUNK):
        page.feed(text[start : start + CHUNK])
        yield from page.done
        page.done.clear()
    page.close()
    page.flush()
    page.end_table()
    yield from page.done


#: The end of a sentence: a mark, closing quotes, and a blank before what may begin another.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}\s+(?=[\"'“‘«¿¡(\[]{0,3}[^\W_a-zà-öø-ÿ])|\n\s*\n")
#: What a full stop may end without ending a sentence: titles, initials, abbreviations, days in German.
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|St|No|Nos|Nr|Art|vs|cf|approx|ca|circa|est|sq|km|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sep|Sept|Oct|Nov|Dec|Sr|Sra|Mme|Mlle|bzw|etc|u\.a|z\.B|d\.h|e\.g|i\.e|p|pp|al|Inc|Ltd|Mio|Mrd|Rep|Dem|Gov|Sen)"
    r"|\b\d{1,2})\.$"
)
#: Characters of the longest sentence; what is longer is cut, so that no text without full stops takes long.
LONGEST = 2000


def sentences(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a passage, each with its line."""
    text, start, line, counted = passage.text, 0, passage.line, 0
    for end in (*_ends(text), len(text)):
        while start < end:
            cut = min(end, start + LONGEST)
            if cut < end:
                blank = text.rfind(" ", start + LONGEST // 2, cut)
                cut = blank if blank > 0 else cut
            piece = text[start:cut]
            lead = start + len(piece) - len(piece.lstrip())
            line += text.count("\n", counted, lead)
            counted = lead
            if piece.strip():
                yield Sentence(line, " ".join(piece.split()))
            start = cut


def _ends(text: str) -> Iterator[int]:
    """Where sentences end."""
    for match in _END.finditer(text):
        before = text[max(0, match.start() - 8) : match.start() + 1]
        number = before[-2:-1].isdigit() and not text[match.end() : match.end() + 1].isupper()
        abbreviation = _ABBREVIATION.search(before)
        if abbreviation and (not before[-2:-1].isdigit() or number or _german_day(text, match.end())):
            continue
        yield match.end()


def _german_day(text: str, at: int) -> bool:
    """Whether a month's name follows a number with a full stop: `25. November`."""
    return bool(_MONTH.match(text, at))


_MONTH = re.compile(r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")
