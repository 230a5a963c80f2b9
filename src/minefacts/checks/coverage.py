"""What must hold of the subjects that the dataset does not cover: people can find them, and where to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..errors import Problem
from ..model import spelling
from ..model.records import Elsewhere
from .examined import Examined, problem


def problems(dataset: Examined) -> Iterator[Problem]:
    """Subjects with no words, with an empty or repeated word, without an answer or an address."""
    for one in dataset.elsewhere:
        words = Counter(" ".join(spelling.words(word)) for word in one.words)
        if not words or "" in words:
            yield problem(Elsewhere, one.subject, "words", "are missing, or one of them is empty")
        for word, times in words.items():
            if times > 1:
                yield problem(Elsewhere, one.subject, "words", f"name {word!r} {times} times")
        if not one.where.strip():
            yield problem(Elsewhere, one.subject, "where", "is empty")
        if not one.url.startswith(("https://", "http://")):
            yield problem(Elsewhere, one.subject, "url", f"{one.url!r} is not an address on the web")
