"""What a dataset knows by name: its places and its bodies, found in running text."""

from __future__ import annotations

import re

from ...dataset.reading import Dataset
from .. import mentions
from .parsing import Names
from .reading import Mention


def names_of(dataset: Dataset) -> Names:
    """What a dataset knows by name."""
    bodies = Bodies(dataset)

    def places(text: str, language: str) -> list[Mention]:
        languages = ("en",) if language == "en" else ("en", language)
        found = mentions.within(dataset, text, languages)
        return [_whole(text, Mention(one.start, one.end, one.code)) for one in found if one.code]

    return Names(places, bodies.within)


class Bodies:
    """The bodies of a dataset by their names and those they publish under; the press is no body of its own."""

    def __init__(self, dataset: Dataset) -> None:
        self.by_word: dict[str, list[tuple[str, str]]] = {}
        for body in dataset.bodies.values():
            if body.kind != "press":
                for name in {body.name, body.name.partition(" (")[0], body.full_name, *body.publishers}:
                    self._add(name, body.name)
        for name in PUBLISHERS_OF_THE_MONITOR:
            self._add(name, MONITOR)

    def _add(self, name: str, body: str) -> None:
        words = _NAME.findall(name)
        if words:
            self.by_word.setdefault(words[0], []).append((name, body))

    def within(self, text: str) -> frozenset[str]:
        """The bodies that a text names."""
        found = set()
        for match in _NAME.finditer(text):
            for name, body in self.by_word.get(match.group(), ()):
                end = match.start() + len(name)
                if text.startswith(name, match.start()) and not text[end : end + 1].isalnum():
                    found.add(body)
        return frozenset(found)


#: A word that begins with a capital.
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w-]*")


def _whole(text: str, mention: Mention) -> Mention:
    """A place with the full stop of its abbreviation, as in `the U.S. and Russia`."""
    if "." in text[mention.at : mention.to] and text[mention.to : mention.to + 1] == ".":
        return mention._replace(to=mention.to + 1)
    return mention


#: The Monitor is the research arm of the campaign: texts name either.
MONITOR = "Landmine Monitor"
PUBLISHERS_OF_THE_MONITOR = (
    "ICBL",
    "ICBL-CMC",
    "International Campaign to Ban Landmines",
    "Landmine and Cluster Munition Monitor",
)
