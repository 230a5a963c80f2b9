"""Places named in running text: the longest names, in English or the text's language, that begin with a capital."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..dataset.reading import decode
from ..model.records import FILES, WORLD, Name
from ..model.spelling import normalise, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..dataset.reading import Dataset

#: Regions, and places of which a name of a state is a part: no state is meant.
NOT_STATES = (
    *("Africa", "Asia", "Europe", "Oceania", "Latin America", "North America", "Central America", "South America"),
    *("Americas", "Middle East", "Sub-Saharan Africa", "Southeast Asia", "Central Asia", "Sahel", "Balkans"),
    *("New Guinea", "New Mexico", "New Jersey", "New England", "Lake Chad", "Niger Delta", "South China Sea"),
    *("Persian Gulf", "European Union", "British Columbia", "West Bengal"),
)
# Languages that write a name in one with the words around it.
_JOINED = frozenset({"zh", "ja", "ko", "th", "km", "lo", "my"})
# Kinds of names that are English whatever languages have them.
_ENGLISH = frozenset({"name", "official-name", "conventional", "former", "abbreviation", "alias"})
# Words that join those of a name, and those of which one followed by `of` is none of a name: South of Sudan.
_JOINING = frozenset({"and", "of", "the"})
_DIRECTIONS = frozenset({"north", "south", "east", "west"})
# What may stand between words, and between two words of one name.
_BETWEEN = r"""\s\-‐-―'’‘.,;:!?()\[\]{}"“”„«»/\\&|<>…·•،؛。、，"""
_WORD = re.compile(f"[^{_BETWEEN}]+")
_GAP = re.compile(r"\.\s?|[\s\-‐-―'’‘&]*")


class Mention(NamedTuple):
    """A place named in a text, from `start` up to `end`; `code` is None if it is several, or none with records."""

    start: int
    end: int
    code: str | None


class _Index(NamedTuple):
    """What to look for: the place of each key, how long names that begin with a word are, where names may begin."""

    codes: dict[str, str | None]
    capitals: frozenset[str]
    lengths: dict[str, int]
    begins: re.Pattern[str]
    joined: re.Pattern[str] | None


def within(dataset: Dataset, text: str, languages: tuple[str, ...] = ("en",)) -> list[Mention]:
    """The places that a text names in some languages, in its order."""
    index = _index(dataset, languages)
    found = {mention.start: mention for mention in _spaced(text, index)}
    if index.joined:
        for match in index.joined.finditer(text):
            found.setdefault(match.start(), Mention(match.start(), match.end(), index.codes[_key(match[0])]))
    return [found[start] for start in sorted(found)]


def _spaced(text: str, index: _Index) -> Iterator[Mention]:
    """The places named by words of their own."""
    last = 0
    for first in index.begins.finditer(text):
        if first.start() < last:
            continue
        longest = index.lengths.get(_folded(first[0]), 0)
        for end in _ends(text, first, longest):
            name = text[first.start() : end]
            key = _key(name)
            if key in index.codes and (key not in index.capitals or name == name.upper()):
                last = end
                yield Mention(first.start(), end, index.codes[key])
                break


def _ends(text: str, first: re.Match[str], longest: int) -> list[int]:
    """Where a name that begins with a word may end, the farthest first; nowhere if no name begins so."""
    if not longest:
        return []
    ends = [first.end()]
    before = _folded(first[0])
    while len(ends) < longest:
        gap = _GAP.match(text, ends[-1])
        if gap:
            word = _WORD.match(text, gap.end())
        else:
            word = None
        if word is None:
            break
        folded = _folded(word[0])
        if folded == "of" and before in _DIRECTIONS:
            break
        before = folded
        ends.append(word.end())
    return [end for end in reversed(ends) if end == first.end() or not _ends_joining(text, end)]


def _ends_joining(text: str, end: int) -> bool:
    """Whether a word that only joins others ends there."""
    return _folded(text[max(0, end - 4) : end].split()[-1]) in _JOINING


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    """A name's normalised form."""
    return normalise(name)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """A word's folded form."""
    return "".join(words(word))


@lru_cache(maxsize=16)
def _index(dataset: Dataset, languages: tuple[str, ...]) -> _Index:
    """What to look for in some languages."""
    wanted = {language.partition("-")[0] for language in languages}
    tags = _wanted(wanted)
    codes: dict[str, str | None] = {}
    lengths: dict[str, int] = {}
    capitals: set[str] = set()
    begins: set[str] = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    joined: list[str] = []
    for name in decode(dataset.folder, FILES[Name].name, list[Name]):
        if name.places[0] == WORLD or not _is_used(name, tags):
            continue
        codes[name.key] = name.places[0] if len(name.places) == 1 else None
        if all(written == written.upper() and written != written.lower() for written in name.names):
            capitals.add(name.key)
        for written in name.names:
            _measure(lengths, written)
            begins.add(written[0].upper())
        if _JOINED & wanted and not name.names[0].isascii():
            joined += name.names
    others = [area.name for area in dataset.areas if not area.code]
    for written in (*NOT_STATES, *others):
        codes.setdefault(normalise(written), None)
        _measure(lengths, written)
    pattern = "|".join(re.escape(written) for written in sorted(joined, key=len, reverse=True))
    return _Index(codes, frozenset(capitals), lengths, _beginning(begins), re.compile(pattern) if pattern else None)


def _beginning(letters: set[str]) -> re.Pattern[str]:
    """Words with one of these first letters."""
    chosen = "".join(sorted(letter for letter in letters if not letter.islower()))
    return re.compile(f"(?<![^{_BETWEEN}])[{re.escape(chosen)}][^{_BETWEEN}]*")


def _is_used(name: Name, wanted: re.Pattern[str]) -> bool:
    """Whether a spelling is one of English or of the languages wanted, and stands so in a sentence."""
    if _UNUSUAL.search(name.names[0]):
        return False
    return not _ENGLISH.isdisjoint(name.kinds) or wanted.search(name.languages) is not None


#: What no name has in a sentence.
_UNUSUAL = re.compile(r"[,(/]")


def _wanted(languages: set[str]) -> re.Pattern[str]:
    """What the tags of a spelling hold if it is of one of these languages."""
    return re.compile(rf"(?:^| )(?:{'|'.join(map(re.escape, sorted(languages)))})(?:[- ]|$)")


def _measure(lengths: dict[str, int], written: str) -> None:
    """Note how many words a name has, under each word that it may begin with."""
    parts = [_folded(match[0]) for match in _WORD.finditer(written)]
    for skipped in range(min(2, len(parts))):
        first = parts[skipped]
        lengths[first] = max(lengths.get(first, 0), len(parts) - skipped + 2)
