"""A draft as passages of running text with their line numbers: plain text, Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from .passages import Passage, cells, cleaned

Form = Literal["text", "markdown", "html"]


def form_of(name: str, text: str) -> Form:
    """What a draft is written in, by its file's ending, or else by how it begins."""
    ending = ""
    if "." in name:
        ending = name.rsplit(".", 1)[-1].lower()
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
        from .pages import passages_of  # few drafts are pages

        return passages_of(text)
    return _lines(text, markdown=form == "markdown")


_BULLET = re.compile(r"\s*(?:[-*+•–]\s|\d{1,3}[.)]\s|#{1,6}\s|>\s?)")
_ROW = re.compile(r"\s*\|.*\||[^|\n]+(?:\|[^|\n]*){2,}$")
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
        yield from cells(table)
        table = []
        if line.strip():
            if not block:
                first = number
            block.append(line)
    yield from _paragraph(first, block)
    yield from cells(table)


def _each_line(text: str) -> Iterator[str]:
    """The lines of a text, one at a time."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
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
