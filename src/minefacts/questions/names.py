"""Names to places: one normalisation, one file in order of it, and different refusals.

A code or a state's short name answers on its own; for every other name a few lines of the names are read.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

from ..errors import AmbiguousNameError, Candidate, NotAStateError
from ..model.records import WORLD
from ..model.spelling import normalise
from .refusals import areas_by_key, listed, quoted, regions_by_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..dataset.reading import Dataset
    from ..model.records import Area, Country, Name, Place

#: Which the states of the dataset are.
STATES = "one of the 197 states (193 UN members, the Holy See, the State of Palestine, the Cook Islands, Niue)"


class Match(Struct, frozen=True):
    """A place, and how a text named it.

    `matched_by` is iso3, iso2, m49, or the first of `kinds`, the kinds of name that it is; `languages` are those
    that call the place so. A code has neither.
    """

    country: str
    iso2: str | None
    iso3: str
    m49: str | None
    matched_by: str
    kinds: tuple[str, ...]
    languages: tuple[str, ...]


def place(dataset: Dataset, text: str) -> Place:
    """The one place a text names; raises AmbiguousNameError, NotAStateError (no facts of it) or UnknownError."""
    return dataset.places[_code_of(dataset, text)]


def state(dataset: Dataset, text: str) -> Country:
    """The one state a text names; raises AmbiguousNameError, NotAStateError or UnknownError."""
    code = _code_of(dataset, text)
    if code in dataset.countries:
        return dataset.countries[code]
    if code == WORLD:
        raise NotAStateError(f"{quoted(text)} is not a state")
    label = _label(dataset.places[code].name, text)
    raise NotAStateError(f"{quoted(text)}{label} is not {STATES}: the depositary lists no such party; figures only")


def match(dataset: Dataset, text: str) -> Match:
    """The one place a text names and how; raises AmbiguousNameError, NotAStateError or UnknownError."""
    found = _by_code(dataset, _typed(text)) or _by_name(dataset, text)
    if found:
        return found
    area = _area(dataset, text)
    if area and area.code:
        return _matched(dataset, area.code, "alias", ("alias",))
    if area:
        label = _label(area.name, text)
        note = ""
        if area.note:
            note = f" {area.note}"
        raise NotAStateError(f"{quoted(text)}{label} has no record here: it is not {STATES}.{note}")
    if normalise(text) in regions_by_key(dataset):
        raise NotAStateError(f"{quoted(text)} is a region or a group of states, not a state: ask for it as a region")
    from . import suggestions  # only a refusal needs them

    raise suggestions.unknown(dataset, text)


def _code_of(dataset: Dataset, text: str) -> str:
    """The code of the place that a text names; a state's short name needs no other names."""
    name = _typed(text).casefold()
    for country in dataset.countries.values():
        if country.name.casefold() == name:
            return country.iso3
    return match(dataset, text).iso3


def _typed(text: str) -> str:
    """A text without blanks around it, full-width letters as usual ones."""
    return unicodedata.normalize("NFKC", text).strip()


def _by_code(dataset: Dataset, typed: str) -> Match | None:
    """The place with this code; in small letters only if no name is spelt so."""
    if not 0 < len(typed) <= 3:
        return None
    code = _coded(dataset, typed)
    if code is None or typed == typed.upper():
        return code
    name = dataset.names.get(normalise(typed))
    if name:
        spelt = [written.casefold() for written in name.names]
    else:
        spelt = []
    if typed.casefold() in spelt:
        return None
    return code


def _coded(dataset: Dataset, typed: str) -> Match | None:
    """The place with this code, in any case."""
    code, number = typed.upper() if typed.isascii() else "", _number(typed)
    if code in dataset.countries:
        return _matched(dataset, code, "iso3")
    for country in dataset.countries.values():
        if country.iso2 == code:
            return _matched(dataset, country.iso3, "iso2")
        if country.m49 == number:
            return _matched(dataset, country.iso3, "m49")
    if code in dataset.places:
        return _matched(dataset, code, "iso3")
    return None


def _number(typed: str) -> str | None:
    """An M49 code with its zeros, if it is one."""
    if typed.isdecimal() and len(typed) <= 3:
        return f"{int(typed):03}"
    return None


def _matched(
    dataset: Dataset, code: str, by: str, kinds: tuple[str, ...] = (), languages: tuple[str, ...] = ()
) -> Match:
    """The match of a place."""
    country = dataset.countries.get(code)
    if country is None:
        return Match(dataset.places[code].name, None, code, None, by, kinds, languages)
    return Match(country.name, country.iso2, code, country.m49, by, kinds, languages)


def _by_name(dataset: Dataset, text: str) -> Match | None:
    """The place with this name, as it stands, with its inversion undone, or with both of two names."""
    for form in _forms(text):
        name = dataset.names.get(normalise(form))
        if name:
            return _only(dataset, text, name, _owners(name, form))
    one, other = _two_names(text)
    first, second = dataset.names.get(normalise(one)), dataset.names.get(normalise(other))
    if first and second:
        agreed = set(_owners(first, one)) & set(_owners(second, other))
        if agreed:
            return _only(dataset, text, first, agreed)
    return None


def _owners(name: Name, form: str) -> set[str]:
    """The places that a spelling is a name of; those that are spelt just so, if any is."""
    if len(name.places) == 1:
        return set(name.places)
    spelt = {code for written, code in zip(name.names, name.places, strict=False) if written == form}
    return spelt or set(name.places)


def _only(dataset: Dataset, text: str, name: Name, codes: set[str]) -> Match:
    """The match of the only one of some places; raises AmbiguousNameError if they are several."""
    if len(codes) == 1:
        return _matched(dataset, min(codes), name.kinds[0], name.kinds, tuple(name.languages.split()))
    candidates = tuple(Candidate(dataset.places[code].name, code) for code in sorted(codes))
    message = f"{quoted(text)} names {len(codes)} places: say {listed(candidates)}"
    if codes <= dataset.countries.keys():
        message = message.replace("places", "states", 1)
    raise AmbiguousNameError(message, candidates)


def _forms(text: str) -> Iterator[str]:
    """A name as it stands and, if it is inverted ("Korea, Republic of"), put upright."""
    typed = text.strip()
    yield typed
    plain = _typed(text)
    for mark in ",(":
        head, found, tail = plain.partition(mark)
        if found:
            yield f"{tail} {head}"


def _two_names(text: str) -> tuple[str, str]:
    """Both names of "Eswatini (Swaziland)" or "Burma/Myanmar"; empty for anything else."""
    plain = unicodedata.normalize("NFKC", text)
    for mark in "(/":
        head, found, tail = plain.partition(mark)
        if found:
            return head.strip(), tail.rstrip(") ").strip()
    return "", ""


def _area(dataset: Dataset, text: str) -> Area | None:
    """The area a text names, if it names one."""
    areas, number = areas_by_key(dataset), _number(text.strip())
    keys = (number or normalise(form) for form in _forms(text))
    return next((areas[key] for key in keys if key in areas), None)


def _label(name: str, text: str) -> str:
    """What a place is called, if the text does not say it already."""
    if name == text.strip():
        return ""
    return f" ({name})"
