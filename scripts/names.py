"""Write what the CLDR calls each place, in all its languages, into names.json; Babel has the CLDR.

    python scripts/names.py [NAME CODE]

NAME is added as one that people write for the place with CODE. Names from elsewhere stay as they are. If languages
give one spelling to several places it belongs to the one that has it from elsewhere, in English or in a language of its
own; else it stays with all of them, and the answer is that it is ambiguous.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel.core import get_global
from babel.localedata import load, locale_identifiers

from minefacts.dataset import layout
from minefacts.dataset.reading import Dataset, bundled
from minefacts.model.records import WORLD, Name
from minefacts.model.spelling import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from minefacts.model.records import NameKind

#: The codes of the CLDR for areas and the world; those of states are in countries.json.
AREAS = {"XK": "XKX", "EH": "ESH", "TW": "TWN", "FK": "FLK", "001": WORLD}
#: Faults of the CLDR: the name of another place, or of a part of it.
FAULTS = {("gez", "KP"), ("gez", "KR"), ("ksh", "NG"), ("wae", "GB")}
# CLDR writes "Myanmar (Burma)", in one; people write either.
TWO_NAMES = "MMR"
# Spellings of English in alphabets of their own, which nobody types.
ALPHABETS = ("Dsrt", "Shaw")
# Where umlauts are also written out, as in Oesterreich.
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
GERMAN = ("de", "gsw", "lb", "nds")
CLDR: NameKind = "cldr"
ALIAS: NameKind = "alias"


class Spelling(NamedTuple):
    """What one language calls one place."""

    text: str
    place: str
    language: str


def main() -> None:
    """Rewrite names.json of the checkout."""
    dataset = Dataset(bundled())
    territories = {country.iso2: country.iso3 for country in dataset.countries.values()} | AREAS
    kept = {name.key: name for name in dataset.names if set(name.kinds) != {CLDR}}
    if sys.argv[1:]:
        written, place = sys.argv[1:]
        kept[normalise(written)] = with_alias(kept.get(normalise(written)), written, place)
    found = by_key(spellings(territories))
    own = {(language, place) for code, place in territories.items() for language in official(code)}
    merged = (record(key, kept.get(key), found.get(key, []), own) for key in {*kept, *found})
    Path(bundled(), "names.json").write_text(layout.text(merged, "key"), "utf-8", newline="\n")


def spellings(territories: dict[str, str]) -> Iterator[Spelling]:
    """Every name of every territory in every language that has one of its own."""
    for locale in sorted(locale_identifiers()):
        if locale.endswith(ALPHABETS):
            continue
        names = load(locale, merge_inherited=False).get("territories", {})
        for code in territories.keys() & names.keys():
            if (locale, code) not in FAULTS:
                for text in written(str(names[code]), locale, territories[code]):
                    yield Spelling(text, territories[code], locale.replace("_", "-"))


def written(name: str, locale: str, place: str) -> Iterator[str]:
    """How people write a name that the CLDR has."""
    yield name
    if place == TWO_NAMES and "(" in name:
        yield from (part.strip(" )") for part in name.split("("))
    if locale.partition("_")[0] in GERMAN and name.translate(UMLAUTS) != name:
        yield name.translate(UMLAUTS)


def official(territory: str) -> set[str]:
    """The territory's official languages, nationwide or regional."""
    languages = get_global("territory_languages").get(territory, {})
    return {language for language, facts in languages.items() if facts["official_status"]}


def by_key(found: Iterable[Spelling]) -> dict[str, list[Spelling]]:
    """Spellings by their normalised form."""
    index: dict[str, list[Spelling]] = {}
    for spelling in found:
        index.setdefault(normalise(spelling.text), []).append(spelling)
    return index


def record(key: str, kept: Name | None, found: list[Spelling], own: set[tuple[str, str]]) -> Name:
    """All that is known of one normalised spelling."""
    places = set(kept.places) if kept else owners(found, own)
    found = [spelling for spelling in found if spelling.place in places]
    used = Counter((spelling.text, spelling.place) for spelling in found)
    pairs = list(pairs_of(kept)) if kept else []
    pairs = list(
        dict.fromkeys([*pairs, *(pair for pair, _ in sorted(used.items(), key=lambda one: (-one[1], one[0])))])
    )
    kinds = [kind for kind in (kept.kinds if kept else ()) if kind != CLDR]
    languages = {spelling.language for spelling in found} | set(kept.languages.split() if kept else ())
    return spelling_of(key, pairs, tuple([*kinds, CLDR] if found else kinds), " ".join(sorted(languages)))


def with_alias(kept: Name | None, written: str, place: str) -> Name:
    """What is known of a normalised spelling, with one more name that is spelt so."""
    if kept is None:
        return Name(normalise(written), (written,), (place,), (ALIAS,), "")
    pairs = dict.fromkeys([*pairs_of(kept), (written, place)])
    kinds = tuple(dict.fromkeys([*kept.kinds, ALIAS]))
    return spelling_of(kept.key, list(pairs), kinds, kept.languages)


def spelling_of(key: str, pairs: list[tuple[str, str]], kinds: tuple[NameKind, ...], languages: str) -> Name:
    """The record of names with their places: one place for all of them, or one for each."""
    places = tuple(place for _, place in pairs)
    return Name(key, tuple(text for text, _ in pairs), places if len(set(places)) > 1 else places[:1], kinds, languages)


def owners(found: list[Spelling], own: set[tuple[str, str]]) -> set[str]:
    """The places a spelling belongs to: those that have it in English, else in a language of their own, else all."""
    english = {one.place for one in found if one.language.partition("-")[0] == "en"}
    theirs = {one.place for one in found if (one.language.partition("-")[0], one.place) in own}
    return english or theirs or {one.place for one in found}


def pairs_of(name: Name) -> Iterable[tuple[str, str]]:
    """Each spelling of a record with the place that has it."""
    places = name.places if len(name.places) > 1 else name.places * len(name.names)
    return zip(name.names, places, strict=True)


if __name__ == "__main__":
    main()
