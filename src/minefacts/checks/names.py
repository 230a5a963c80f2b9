"""What must hold of names: each under its own key, each of a place, and none of two places unless it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Problem
from ..model.records import FILES, Area, Country, Name
from ..model.spelling import normalise
from .examined import Examined, problem

#: A language as BCP 47 writes it.
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def problems(dataset: Examined) -> Iterator[Problem]:
    """Names under a wrong key or of no one place, states without their own names, areas with those of others."""
    if not dataset.is_whole(FILES[Name].name):
        return
    for name in dataset.names:
        yield from _spelling(name)
        yield from _owners(name)
        yield from _languages(name)
    if dataset.is_whole(FILES[Country].name):
        yield from _states(dataset)
    if dataset.is_whole(FILES[Area].name):
        yield from _areas(dataset)


def _spelling(name: Name) -> Iterator[Problem]:
    """Names that are not spelt as their key is, or that appear twice."""
    for written in name.names:
        key = normalise(written)
        if key != name.key:
            yield problem(Name, name.key, "names", f"{written!r} belongs under {key!r}")
    owners = name.places
    if len(owners) == 1:
        owners *= len(name.names)
    pairs = list(zip(name.names, owners, strict=False))
    if len(set(pairs)) < len(pairs):
        yield problem(Name, name.key, "names", "has a name twice")


def _owners(name: Name) -> Iterator[Problem]:
    """Names that are not of one place, nor each of its own."""
    if len(name.places) == 1:
        return
    if len(name.places) != len(name.names):
        reason = f"has {len(name.places)} codes for {len(name.names)} names: give one for all, or one for each"
        yield problem(Name, name.key, "places", reason)
    elif len(set(name.places)) == 1:
        yield problem(Name, name.key, "places", "gives the same place for every name: give it once")


def _languages(name: Name) -> Iterator[Problem]:
    """Languages that are none, or not in order."""
    tags = name.languages.split()
    for tag in tags:
        if not LANGUAGE.fullmatch(tag):
            yield problem(Name, name.key, "languages", f"{tag!r} is not a language")
    if name.languages != " ".join(sorted(set(tags))):
        yield problem(Name, name.key, "languages", "are repeated, out of order or not separated by one blank")


def _states(dataset: Examined) -> Iterator[Problem]:
    """States whose own names do not name them."""
    for country in dataset.countries.values():
        for field in ("name", "official_name"):
            known = dataset.names.get(normalise(getattr(country, field)))
            if known is None or country.iso3 not in known.places:
                reason = f"{getattr(country, field)!r} is not a name of {country.iso3} in {FILES[Name].name}"
                yield problem(Country, country.iso3, field, reason)


def _areas(dataset: Examined) -> Iterator[Problem]:
    """Areas that have a name of another place."""
    for area in dataset.areas:
        for written in (area.name, *area.aliases):
            known = dataset.names.get(normalise(written))
            if known is not None and set(known.places) != {area.code}:
                reason = f"{written!r} is a name of {', '.join(sorted(set(known.places)))} in {FILES[Name].name}"
                yield problem(Area, area.name, "aliases", reason)
