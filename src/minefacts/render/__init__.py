"""How an answer is written: a registry of formats, each with the function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..views.answer import Answer
    from ..views.drawings import Drawing
    from .page import Page

#: Each format's module and function, imported when it is asked for.
WRITERS = {
    "table": "table:write",
    "json": "machine:json",
    "jsonl": "machine:jsonl",
    "csv": "machine:csv",
    "tsv": "machine:tsv",
    "markdown": "markdown:write",
    "html": "html:write",
    "plain": "machine:plain",
    "csl-json": "csl:csl_json",
    "bibtex": "csl:bibtex",
}
#: The module and function of each format that draws.
PICTURES = {
    "chart": "chart:write",
    "map": "tilemap:write",
    "vega-lite": "vega:write",
    "svg": "pictures:svg",
    "png": "pictures:png",
    "pdf": "pictures:pdf",
}
#: The formats that every answer has, in the order of the help.
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "html", "plain")
#: The formats with which hints go below the answer; with the others they go to standard error.
FOR_PEOPLE = frozenset({"table", "chart", "map"})


def written(form: str, answer: Answer[Any], page: Page) -> bytes:
    """The answer in one of the formats."""
    _, write = _writer(WRITERS[form])
    data: bytes = write(answer, page)
    return data


def drawn(form: str, drawing: Drawing, page: Page) -> bytes:
    """The charts and maps of an answer in one of the formats that draw."""
    _, write = _writer(PICTURES[form])
    data: bytes = write(drawing, page)
    return data


def _writer(named: str) -> tuple[str, Callable[..., Any]]:
    """A module's name and the function of it that is named `module:function`."""
    module, _, name = named.partition(":")
    return module, getattr(import_module(f".{module}", __package__), name)
