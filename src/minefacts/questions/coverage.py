"""What the dataset does not cover, and where it is answered."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..model import spelling
from ..model.records import Elsewhere

#: The subject that tells where to ask about a place without figures.
PLACES = "figures of a place that are not here"


def asked(dataset: Dataset, text: str) -> list[Elsewhere]:
    """The subjects that a text as a whole asks about."""
    words = _phrase(text)
    return [one for one in dataset.elsewhere if words.strip() and words in map(_phrase, _names(one))]


def mentioned(dataset: Dataset, text: str) -> list[Elsewhere]:
    """The subjects that any words of a text are about."""
    words = _phrase(text)
    return [one for one in dataset.elsewhere if any(_phrase(word) in words for word in _names(one))]


def places(dataset: Dataset) -> Elsewhere | None:
    """Where to ask about a place without figures, if the dataset says."""
    for one in dataset.elsewhere:
        if one.subject == PLACES:
            return one
    return None


def _names(subject: Elsewhere) -> tuple[str, ...]:
    """What a subject is called."""
    return subject.subject, *subject.words


def _phrase(text: str) -> str:
    """The folded words of a text with a blank around each, so that a word is found as a whole."""
    return f" {' '.join(spelling.words(text))} "
