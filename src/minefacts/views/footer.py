"""The lines below a table: what was left out, and the documents behind it, at most four in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..dataset.reading import Dataset
from . import words
from .columns import Line, Reference

#: The lines below a table, and the cells of one.
MOST, _WIDTH = 4, 79


def in_order(cited: Iterable[Sequence[str]]) -> list[str]:
    """The ids of documents, each once: those that come first in most records first, then all others.

    A record names the document that decides it first.
    """
    cited = list(cited)
    deciding = Counter(sources[0] for sources in cited if sources)
    first = [source for source, _ in deciding.most_common()]
    return list(dict.fromkeys([*first, *(source for sources in cited for source in sources)]))


def references(sources: Iterable[str], dataset: Dataset) -> list[Reference]:
    """The documents with these ids in full."""
    found = (dataset.sources[source] for source in sources)
    return [Reference(one.id, words.reference(one).removesuffix(f" {one.URL}"), one.URL) for one in found]


def named(documents: Sequence[Reference], more: str, in_full: str) -> list[Line]:
    """The line that names documents by their ids, as many as there is room for.

    `more` tells how to see the rest, `in_full` how to see all of them in full.
    """
    if not documents:
        return []
    word = "Sources"
    if len(documents) == 1:
        word = "Source"
    shown = len(documents)
    text = _named(word, documents, shown, more, in_full)
    while len(text) > _WIDTH and shown > 1:
        shown -= 1
        text = _named(word, documents, shown, more, in_full)
    return [Line(text, {one.id: one.url for one in documents[:shown]})]


def in_full(documents: Iterable[Reference]) -> list[Line]:
    """A line for each document: its id and the reference."""
    return [Line(f"Source: {one.text} {one.url} [{one.id}]", {one.id: one.url}) for one in documents]


def below(hints: Sequence[str], documents: Sequence[Line], end: Sequence[str], *, most: int = MOST) -> list[str | Line]:
    """The lines of a footer, hints that there is no room for run on in one line."""
    room = most - len(documents) - len(end)
    if len(hints) > room > 0:
        hints = [*hints[: room - 1], "; ".join(hints[room - 1 :])]
    return [*hints, *documents, *end]


def _named(word: str, documents: Sequence[Reference], shown: int, more: str, in_full: str) -> str:
    """The first `shown` ids, how many more there are, and how to see them."""
    text = f"{word}: {', '.join(one.id for one in documents[:shown])}"
    if shown < len(documents):
        return f"{text} and {len(documents) - shown} more: {more or in_full}"
    if in_full:
        return f"{text} (in full: {in_full})"
    return text
