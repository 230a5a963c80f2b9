"""The formats that programs read: raw values, UTF-8, the same records in each."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from ..errors import DatasetError, MinefactsError, UnresolvedError
from ..views import registry
from ..views.answer import Answer
from . import escape
from .page import Page


def rows(answer: Answer[Any], page: Page) -> Iterable[list[object]]:
    """The values of the fields asked for, record by record."""
    return registry.rows(answer, fields(answer, page), page.dataset)


def fields(answer: Answer[Any], page: Page) -> Sequence[str]:
    """The fields asked for, or all of them."""
    return page.fields or registry.fields_of(answer.record_type)


def json_lines(answer: Answer[Any], page: Page) -> Iterator[bytes]:
    """Each record as a JSON object with its keys in the order of the fields."""
    names = fields(answer, page)
    for row in rows(answer, page):
        text = msgspec.json.encode(dict(zip(names, row, strict=True))).decode()
        yield escape.json(text).encode()


def json(answer: Answer[Any], page: Page) -> bytes:
    """A JSON array, one record on each line."""
    # A long answer is written once: each copy of it counts, and so do its lines apart.
    out = io.BytesIO()
    for number, line in enumerate(json_lines(answer, page)):
        out.write(b",\n" if number else b"[\n")
        out.write(line)
    out.write(b"\n]\n" if out.tell() else b"[]\n")
    return out.getvalue()


def jsonl(answer: Answer[Any], page: Page) -> bytes:
    """One JSON object on each line."""
    out = io.BytesIO()
    for line in json_lines(answer, page):
        out.write(line)
        out.write(b"\n")
    return out.getvalue()


def csv(answer: Answer[Any], page: Page) -> bytes:
    """Comma-separated values with a header; text that a spreadsheet would run is prefixed with an apostrophe."""
    import csv as module  # only this format needs it

    out = io.StringIO()
    writer = module.writer(out, lineterminator="\n")
    writer.writerow(fields(answer, page))
    writer.writerows([_spreadsheet_safe(cell) for cell in row] for row in rows(answer, page))
    return out.getvalue().encode()


def tsv(answer: Answer[Any], page: Page) -> bytes:
    """Tab-separated values with a header; tab, newline and backslash are escaped."""
    return "\t".join(fields(answer, page)).encode() + b"\n" + plain(answer, page)


def plain(answer: Answer[Any], page: Page) -> bytes:
    """Tab-separated values without a header, escaped as in TSV."""
    lines = ["\t".join(_line_safe(text(cell)) for cell in row) for row in rows(answer, page)]
    return "".join(f"{line}\n" for line in lines).encode()


def text(value: object) -> str:
    """A value as text: nothing for null, an array joined by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        if value:
            return "true"
        return "false"
    if isinstance(value, (tuple, list)):
        return ";".join(text(part) for part in value)
    return str(value)


def _line_safe(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return escape.printable(escaped)


#: What a formula begins with; some spreadsheets take the wide and the small forms for the narrow ones.
FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212")


def _spreadsheet_safe(cell: object) -> str:
    shown = escape.printable(text(cell))
    formula = isinstance(cell, (str, tuple, list)) and shown.lstrip()[:1] in FORMULA
    if formula:
        return f"'{shown}"
    return shown


def array(lines: list[str]) -> str:
    """A JSON array, one item a line."""
    if lines:
        return "[\n" + ",\n".join(lines) + "\n]\n"
    return "[]\n"


def error_line(error: MinefactsError) -> str:
    """An error as one JSON object, with the states or the problems it names."""
    body: dict[str, object] = {"code": error.code, "message": _encodable(error.message)}
    if isinstance(error, UnresolvedError):
        candidates = error.suggestions
    else:
        candidates = ()
    body["suggestions"] = [candidate._asdict() for candidate in candidates]
    if isinstance(error, DatasetError):
        problems = [problem._asdict().items() for problem in error.problems]
        body["problems"] = [{name: _encodable(text) for name, text in problem} for problem in problems]
    return escape.json(msgspec.json.encode({"error": body}).decode())


def _encodable(text: str) -> str:
    """`text` with half pairs as escapes: the name of a file may hold bytes that are not text."""
    return text.encode("utf-8", "backslashreplace").decode()
