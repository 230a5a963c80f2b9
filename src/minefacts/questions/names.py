"""Names to places: one normalisation, one lookup by order, and three different refusals."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from ..dataset.reading import Dataset
from ..errors import AmbiguousNameError, Candidate, NotAStateError, UnknownError
from ..model.records import WORLD, Area, Country, Place
from ..model.spelling import normalise

# How many names a refusal offers, and the longest text that a refusal repeats.
SUGGESTIONS, LONGEST = 5, 60


class Match(NamedTuple):
    """A state, and how a text named it."""

    country: str
    iso2: str
    iso3: str
    m49: str
    matched_by: str


def place(dataset: Dataset, text: str) -> Place:
    """The one place a text names: a state, an area with a code, or the world."""
    if normalise(text) in ("world", WORLD.casefold()):
        return dataset.places[WORLD]
    for area in dataset.areas:
        if area.code and normalise(text) in map(normalise, (area.name, area.code, *area.aliases)):
            return dataset.places[area.code]
    return dataset.places[match(dataset, text).iso3]


def state(dataset: Dataset, text: str) -> Country:
    """The one state a text names; raises AmbiguousNameError, NotAStateError or UnknownError."""
    return dataset.countries[match(dataset, text).iso3]


def match(dataset: Dataset, text: str) -> Match:
    """The one state a text names and how; raises AmbiguousNameError, NotAStateError or UnknownError."""
    direct = _direct(dataset, text)
    if direct:
        return direct
    found = dataset.names.get(normalise(text))
    codes = dict.fromkeys(found.places) if found else {}
    states = [dataset.countries[code] for code in codes if code in dataset.countries]
    if len(states) == 1 and found:
        return _matched(states[0], found.kinds[0])
    if states:
        names = _listed([one.name for one in states])
        candidates = tuple(Candidate(one.name, one.iso3) for one in states)
        raise AmbiguousNameError(f"{_quoted(text)} names {len(states)} states: say {names}", candidates)
    for area in dataset.areas:
        if normalise(text) in map(normalise, (area.name, *area.aliases)):
            raise _not_a_state(area)
    raise _unknown(dataset, text)


def complete(dataset: Dataset, typed: str) -> list[tuple[str, str]]:
    """What `typed` may be the start of, a code or a state's name, each with that name."""
    start = typed.strip().casefold()
    return [
        (one.iso3, one.name)
        for one in dataset.countries.values()
        if one.iso3.casefold().startswith(start) or one.name.casefold().startswith(start)
    ]


def _direct(dataset: Dataset, text: str) -> Match | None:
    """The state with this code or short name."""
    typed = unicodedata.normalize("NFKC", text).strip()
    for country in dataset.countries.values():
        if typed.casefold() == country.name.casefold():
            return _matched(country, "name")
    for kind in ("iso3", "iso2", "m49"):
        for country in dataset.countries.values():
            if typed.upper() == getattr(country, kind):
                return _matched(country, kind)
    return None


def _matched(country: Country, kind: str) -> Match:
    return Match(country.name, country.iso2, country.iso3, country.m49, kind)


def _not_a_state(area: Area) -> NotAStateError:
    return NotAStateError(f"{area.name} is not one of the 197 states in this dataset, so it has no treaty record")


def _unknown(dataset: Dataset, text: str) -> UnknownError:
    import difflib  # only a refusal needs it

    names = {normalise(one.name): one for one in dataset.countries.values()}
    near = [names[key] for key in difflib.get_close_matches(normalise(text), names, SUGGESTIONS, 0.7)]
    message = f"no state is called {_quoted(text)}"
    if not near:
        return UnknownError(f"{message}: give a name, or an ISO 3166 or M49 code")
    listed = _listed([one.name for one in near])
    return UnknownError(f"{message}: did you mean {listed}?", tuple(Candidate(one.name, one.iso3) for one in near))


def _quoted(text: str) -> str:
    return repr(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
