"""What a name that is being typed may become: codes and English names of places, none of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model.spelling import normalise

if TYPE_CHECKING:
    from ..dataset.reading import Dataset


class Typed(NamedTuple):
    """A place, and all by which it may begin: its codes, and its names in English."""

    code: str
    name: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


def complete(dataset: Dataset, typed: str) -> list[tuple[str, str]]:
    """What `typed` may be the start of, a code or a place's name, each with that name.

    The one place that it can be is given by its code, which every shell can put in place of what is typed. Of
    several each is given as what is typed goes on, those that only another of their names starts so where they are
    needed to show that one is not the only one.
    """
    places = list(_places(dataset))
    found = [place for place in places if _begins(place, typed)]
    if len(found) <= 1:
        others = [place for place in places if place not in found and _is_called(dataset, place, typed)]
        if found or len(others) == 1:
            found += others
    by_name = len(found) > 1 and typed != typed.upper()
    return [(_continued(place, typed) if by_name else place.code, place.name) for place in found]


def _places(dataset: Dataset) -> list[Typed]:
    """Every place, states first."""
    states = [
        Typed(state.iso3, state.name, (state.iso3, state.iso2), (state.name, state.official_name))
        for state in dataset.countries.values()
    ]
    others = [place for code, place in dataset.places.items() if code not in dataset.countries]
    return states + [Typed(place.code, place.name, (place.code,), (place.name,)) for place in others]


def _begins(place: Typed, typed: str) -> bool:
    """Whether a code of the place or its short name begins so."""
    code, start = typed.strip().upper(), typed.strip().casefold()
    return any(one.startswith(code) for one in place.codes) or place.name.casefold().startswith(start)


def _is_called(dataset: Dataset, place: Typed, typed: str) -> bool:
    """Whether another English name of the place begins so, or the text is one of its names."""
    raw, key = typed.strip().casefold(), normalise(typed)
    if not key:
        return False
    if any(name.casefold().startswith(raw) or normalise(name).startswith(key) for name in place.names):
        return True
    known = dataset.names.get(key)
    return known is not None and known.places == (place.code,)


def _continued(place: Typed, typed: str) -> str:
    """The place as what is typed goes on: by its name if that begins so, else by its code."""
    if place.name.casefold().startswith(typed.strip().casefold()):
        return place.name
    return place.code
