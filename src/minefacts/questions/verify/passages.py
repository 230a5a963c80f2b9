"""Passages: text that belongs together, with the line on which it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Addresses, whose digits are not numbers.
ADDRESS = re.compile(
    r"<?\b(?:https?://|www\.|mailto:)[^\s<>]{1,4000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}", re.IGNORECASE
)
_RULE = re.compile(r"[\s|:=+-]+$")
#: Marks of Markdown, and addresses, whose digits are not numbers: each is replaced by nothing or by a blank.
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")
_MARKS = re.compile(r"\*{1,3}|_{2}|`|^\s*#{1,6}\s|^\s*>\s?|\[\^?\d{1,3}\]", re.MULTILINE)


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


def cells(table: list[tuple[int, list[str]]]) -> Iterator[Passage]:
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
            header = ""
            if ruled and index and column < len(headers):
                header = headers[column]
            label = ""
            if column:
                label = cells[0]
            yield Passage(number, cell, f"{header} : {label}".strip(" :"), shown)


def cleaned(text: str) -> str:
    """Text without the marks of Markdown and without addresses; its line breaks stay."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "://" in text or "www." in text or "@" in text or "mailto:" in text:
        text = ADDRESS.sub(" ", text)
    if "*" in text or "_" in text or "`" in text or "#" in text or ">" in text or "[" in text:
        text = _MARKS.sub("", text)
    return text
