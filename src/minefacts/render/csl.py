"""Documents as bibliographies read them: CSL-JSON and BibTeX."""

from __future__ import annotations

from typing import Any

import msgspec

from ..model.records import Source
from ..views.answer import Answer
from . import escape, machine
from .page import Page

_TYPES = {
    "article-newspaper": "article",
    "dataset": "misc",
    "report": "techreport",
    "treaty": "misc",
    "webpage": "misc",
}
_WHERE = {"techreport": "institution", "article": "journal"}
#: What TeX would act on.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "{}%$#&_"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def csl_json(answer: Answer[Any], page: Page) -> bytes:
    """A CSL-JSON array, one item a line; what a document lacks is left out."""
    lines = [escape.json(msgspec.json.encode(source).decode()) for source in _documents(answer, page)]
    return machine.array(lines).encode()


def bibtex(answer: Answer[Any], page: Page) -> bytes:
    """A BibTeX entry a document, its id as the key."""
    return "\n".join(entry(source) for source in _documents(answer, page)).encode()


def entry(source: Source) -> str:
    """One document as BibTeX has it; the publisher as an author in braces, so that it is not taken for a person."""
    kind = _TYPES.get(source.type, "misc")
    publisher = _tex(source.publisher)
    fields = [
        f"author = {{{{{publisher}}}}}",
        f"title = {{{{{_tex(source.title)}}}}}",
        f"{_WHERE.get(kind, 'publisher')} = {{{publisher}}}",
        *_date(source),
        f"url = {{{_address(source.URL)}}}",
    ]
    lines = "".join(f"  {field},\n" for field in fields)
    return f"@{kind}{{{key(source.id)},\n{lines}}}\n"


def key(identifier: str) -> str:
    """An id as BibTeX takes keys: without what ends one."""
    return "".join(one if one.isalnum() or one in "-_.:+/" else "-" for one in identifier)


def _date(source: Source) -> list[str]:
    """The fields that date a document, as far as its date is known."""
    if source.issued is None:
        return []
    (parts,) = source.issued.date_parts
    fields = [f"year = {{{parts[0]:04}}}"]
    if len(parts) > 1:
        fields.append(f"month = {_MONTHS[parts[1] - 1]}")
    if len(parts) > 2:
        fields.append(f"day = {{{parts[2]}}}")
    return fields


def _address(url: str) -> str:
    """An address without what would end the field that holds it."""
    return escape.printable(url).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _tex(text: str) -> str:
    return escape.printable(text).translate(_TEX)


def _documents(answer: Answer[Any], page: Page) -> list[Source]:
    """The documents that the records of an answer are, or rest on."""
    return [page.dataset.sources[record.id] for record in answer.records]
