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
        languages = dict.fromkeys(("en", language))
        found = mentions.within(dataset, text, tuple(languages))
        return [_whole(text, Mention(one.start, one.end, one.code)) for one in found if one.code]

    return Names(places, bodies.within, Adjectives(dataset).within)


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


#: What makes an adjective of a country's name, or of its beginning: Cambodia-n, Afghan, Vietnam-ese, Iraq-i.
_ENDINGS = frozenset(("", "n", "an", "ian", "ese", "i", "ish", "ni", "ien", "vian", "lese", "ans", "ns", "ians", "is"))


class Adjectives:
    """The adjectives of countries, as far as they follow from their names."""

    def __init__(self, dataset: Dataset) -> None:
        self.stems: dict[str, str] = {}
        for country in dataset.countries.values():
            if " " not in country.name and len(country.name) > 3:
                name = country.name
                for stem in {name, name.rstrip("aeio"), name.removesuffix("stan").rstrip("i")}:
                    self.stems.setdefault(stem, country.iso3)

    def within(self, text: str) -> str:
        """The code of the country whose adjective a text has, if it has those of one country alone."""
        found = {code for match in _NAME.finditer(text) if (code := self._of(match.group()))}
        if len(found) == 1:
            return found.pop()
        return ""

    def _of(self, word: str) -> str:
        """The code of the country of an adjective; empty for another word."""
        for length in range(len(word), 3, -1):
            if word[length:] in _ENDINGS and word[:length] in self.stems:
                return self.stems[word[:length]]
        return ""


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
