"""Names to states: one normalisation, one index, and three different refusals.

A code or a state's short name answers on its own; every other name waits for the index, which is
built once for a dataset, on first need.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..errors import AmbiguousNameError, Candidate, NotAStateError, UnknownError
from ..model.records import WORLD, Country

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..dataset.reading import Dataset
    from ..model.records import Area

Named = tuple[str, str, str]  # a state's iso3, the kind of name, the name as the dataset spells it

#: The languages of the United Nations.
UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
# How many names a refusal offers, how near to the text, and how near to the nearest, they have to be.
SUGGESTIONS, NEAR, CLOSE = 5, 0.7, 0.8
# The shortest text looked for inside longer names, and the longest a refusal repeats.
PART, LONGEST = 4, 60

# Letters that people type in place of each other and that Unicode does not decompose.
_ALIKE = str.maketrans(
    dict(zip("øðđłıħə", "oddlihe", strict=True))
    | dict(zip("ىیېکةہھەٱ", "يييكهههها", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th", "ـ": "", "ꞌ": "", "Ꞌ": "", "&": " and "}
)
# Words that distinguish no two states, and abbreviations; no value may be a key.
_WORDS = dict.fromkeys(("the", "and", "of"), "")
_WORDS |= {"saint": "st", "sainte": "ste", "rep": "republic", "dem": "democratic", "is": "islands"}


class Match(NamedTuple):
    """A state, and how a text named it.

    `matched_by` is iso3, iso2, m49, name, official-name, alias, or the language of the name.
    """

    country: str
    iso2: str
    iso3: str
    m49: str
    matched_by: str


class Folding(dict[int, str]):
    """What `fold` makes of each character, as `str.translate` wants it; learnt as characters are met."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self.fold = fold

    def __missing__(self, code: int) -> str:
        self[code] = folded = self.fold(chr(code))
        return folded


def _fold(character: str) -> str:
    """A character without case, accent and script variant; a space where it only separates words."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(map(_kept, plain.translate(_ALIKE)))


def _kept(character: str) -> str:
    """Letters, digits and the marks that carry a vowel; nothing for accents, a space for the rest."""
    kind = unicodedata.category(character)
    if kind[0] == "M":
        spelling = unicodedata.combining(character) in (0, 8, 9) and not "\ufe00" <= character <= "\ufe0f"
        return character if spelling else ""
    if kind == "Cf" or "\u02b0" <= character <= "\u02ff":
        return ""
    return character if kind[0] in "LN" else " "


_FOLD = Folding(_fold)


def normalise(text: str) -> str:
    """The one key of all spellings of a name; empty where the text names nothing."""
    words = text.translate(_FOLD).split()
    key = "".join([_WORDS.get(word, word) for word in words])
    return _WORDS.get(key, key)


def spellings(country: Country) -> Iterator[tuple[str, str]]:
    """Every name of a state with its kind: name, official-name, alias, or a language."""
    yield "name", country.name
    yield "official-name", country.official_name
    for alias in country.aliases:
        yield "alias", alias
    # A name that many languages have is first of all that of the language most people read.
    for language in sorted(country.names, key=lambda language: language not in UN_LANGUAGES):
        for name in country.names[language]:
            yield language, name


def is_world(text: str) -> bool:
    """Whether a text names the world, which is no state but has figures."""
    return normalise(text) in ("world", WORLD.casefold())


def resolve(dataset: Dataset, text: str) -> Country:
    """The one state a text names; raises AmbiguousNameError, NotAStateError or UnknownError."""
    return dataset.countries[match(dataset, text).iso3]


def match(dataset: Dataset, text: str) -> Match:
    """The one state a text names and how; raises AmbiguousNameError, NotAStateError or UnknownError."""
    found = _matches(dataset, text) or _agreed(dataset, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(text, [dataset.countries[one.iso3] for one in found])
    area = _area(dataset, text)
    raise _not_a_state(text, area) if area else _unknown(dataset, text)


def complete(dataset: Dataset, typed: str) -> list[tuple[str, str]]:
    """What `typed` may be the start of, a code or a state's name, each with that name.

    The one state that it can be is given by its code, which every shell can put in the place of what is typed. Of
    several each is given as what is typed goes on, those that only another of their names starts so where they are
    needed to show that one is not the only one.
    """
    states, code, start = dataset.countries.values(), typed.strip().upper(), typed.strip().casefold()
    named = [state for state in states if _starts(state, typed)] if normalise(typed) else []
    found = [
        state
        for state in states
        if state.iso3.startswith(code) or state.iso2.startswith(code) or state.name.casefold().startswith(start)
    ]
    others = [state for state in named if state not in found]
    if len(found) == 1 or len(others) == 1 > len(found):
        found += others
    by_name = len(found) > 1 and typed != typed.upper()
    return [
        (state.name if by_name and state.name.casefold().startswith(start) else state.iso3, state.name)
        for state in found
    ]


def _starts(country: Country, typed: str) -> bool:
    """Whether one of the state's English names starts with what was typed so far."""
    raw, key = typed.strip().casefold(), normalise(typed)
    names = (country.name, country.official_name, *country.aliases, *country.names.get("en", ()))
    return any(name.casefold().startswith(raw) or normalise(name).startswith(key) for name in names)


def _matches(dataset: Dataset, text: str) -> list[Match]:
    """Every state a text names, as it stands or else with its inversion undone."""
    direct = _direct(dataset, text)
    if direct:
        return [direct]
    forms = (_hits(dataset, form) for form in _forms(text))
    found = {iso3: kind for iso3, kind, _ in reversed(next(filter(None, forms), []))}
    return [_matched(dataset.countries[iso3], found[iso3]) for iso3 in sorted(found)]


def _direct(dataset: Dataset, text: str) -> Match | None:
    """The state with this code or short name, found without an index."""
    typed = unicodedata.normalize("NFKC", text).strip()
    code, number, name = typed.upper() if typed.isascii() else "", _number(typed), typed.casefold()
    if code in dataset.countries:
        return _matched(dataset.countries[code], "iso3")
    for country in dataset.countries.values():
        if country.iso2 == code:
            return _matched(country, "iso2")
        if country.m49 == number:
            return _matched(country, "m49")
        if country.name.casefold() == name:
            return _matched(country, "name")
    return None


def _number(typed: str) -> str | None:
    """An M49 code with its zeros, if it is one."""
    return f"{int(typed):03}" if typed.isdecimal() and len(typed) <= 3 else None


def _matched(country: Country, kind: str) -> Match:
    """The match of a state by one kind of name."""
    return Match(country.name, country.iso2, country.iso3, country.m49, kind)


def _hits(dataset: Dataset, form: str) -> list[Named]:
    """The states with this name; where their names differ in spelling only, those spelt just so."""
    hits = _index(dataset).get(normalise(form), [])
    exact = [hit for hit in hits if hit[2] == form]
    return exact or hits


@lru_cache(maxsize=8)
def _index(dataset: Dataset) -> dict[str, list[Named]]:
    """Every name of every state by its key, the kinds of a state in the order of `spellings`."""
    index: dict[str, list[Named]] = {}
    for iso3, country in dataset.countries.items():
        for kind, name in spellings(country):
            index.setdefault(normalise(name), []).append((iso3, kind, name))
    index.pop("", None)
    return index


@lru_cache(maxsize=8)
def _areas(dataset: Dataset) -> dict[str, Area]:
    """Every name of every area by its key."""
    areas: dict[str, Area] = {}
    for area in dataset.areas:
        for name in (area.name, *area.aliases):
            areas.setdefault(normalise(name), area)
    areas.pop("", None)
    return areas


def _forms(text: str) -> Iterator[str]:
    """A name as it stands and, where it is inverted ("Korea, Republic of"), put upright."""
    typed = text.strip()
    yield typed
    plain = unicodedata.normalize("NFKC", typed)
    for mark in ",(":
        head, found, tail = plain.partition(mark)
        if found:
            yield f"{tail} {head}"


def _agreed(dataset: Dataset, text: str) -> list[Match]:
    """The states on which both names of "Eswatini (Swaziland)" or "Burma/Myanmar" agree."""
    plain = unicodedata.normalize("NFKC", text)
    for mark in "(/":
        head, found, tail = plain.partition(mark)
        if found:
            others = {other.iso3 for other in _matches(dataset, tail.rstrip(") "))}
            return [one for one in _matches(dataset, head) if one.iso3 in others]
    return []


def _area(dataset: Dataset, text: str) -> Area | None:
    """The area a text names, if it names one."""
    areas, number = _areas(dataset), _number(text.strip())
    keys = (number or normalise(form) for form in _forms(text))
    return next((areas[key] for key in keys if key in areas), None)


def _ambiguous(text: str, states: list[Country]) -> AmbiguousNameError:
    message = f"{_quoted(text)} names {len(states)} states: say {_listed(states)}"
    return AmbiguousNameError(message, tuple(Candidate(state.name, state.iso3) for state in states))


def _not_a_state(text: str, area: Area) -> NotAStateError:
    label = "" if area.name == text.strip() else f" ({area.name})"
    return NotAStateError(f"{_quoted(text)}{label} has no record here. {area.note}")


def _unknown(dataset: Dataset, text: str) -> UnknownError:
    nearest = _nearest(dataset, text)
    message = f"no state is called {_quoted(text)}"
    if not nearest:
        return UnknownError(f"{message}: give a name, or an ISO 3166 or M49 code")
    states = tuple(Candidate(one.name, one.iso3) for one in nearest if isinstance(one, Country))
    return UnknownError(f"{message}: did you mean {_listed(nearest)}?", states)


def _quoted(text: str) -> str:
    """What was typed, in quotes, shortened where it is no name, its control characters escaped."""
    return repr(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def _listed(records: Sequence[Country | Area]) -> str:
    """States and areas in a sentence: "A (AAA), B (no record here) or C (CCC)"."""
    *most, last = [f"{one.name} ({getattr(one, 'iso3', 'no record here')})" for one in records]
    return f"{', '.join(most)} or {last}" if most else last


def _nearest(dataset: Dataset, text: str) -> list[Country | Area]:
    """The states and areas with the names most like a text, nearest first."""
    near = _nearness(normalise(text)[:LONGEST])
    named: dict[str, list[Country | Area]] = {key: [area] for key, area in _areas(dataset).items()}
    for key, hits in _index(dataset).items():
        named[key] = [dataset.countries[iso3] for iso3, _, _ in hits]
    ranked: dict[str, tuple[float, Country | Area]] = {}
    for key, records in named.items():
        score = near(key)
        for one in records:
            if score > ranked.get(one.name, (NEAR, one))[0]:
                ranked[one.name] = (score, one)
    best = sorted(ranked.values(), key=lambda pair: (-pair[0], pair[1].name))[:SUGGESTIONS]
    return [one for score, one in best if score >= best[0][0] * CLOSE]


def _nearness(key: str) -> Callable[[str], float]:
    """How like `key` another key is, from 0 to 1; a key that holds all of it is nearer than its length says."""
    from difflib import SequenceMatcher  # only a refusal pays for it

    matcher = SequenceMatcher(None, "", key, autojunk=False)

    def near(other: str) -> float:
        matcher.set_seq1(other)
        if len(key) >= PART and key in other:
            return (1 + matcher.ratio()) / 2
        return matcher.ratio() if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= NEAR else 0.0

    return near
