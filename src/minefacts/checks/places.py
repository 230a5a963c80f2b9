"""What must hold of states and areas: their codes, names and tiles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..errors import Problem
from ..model.records import WORLD, Area, Country, Record, Tile
from .examined import Examined, problem

CODES = (("iso3", "[A-Z]{3}"), ("iso2", "[A-Z]{2}"), ("m49", "[0-9]{3}"))
NAMED = ("name", "official_name", "region", "subregion")


def problems(dataset: Examined) -> Iterator[Problem]:
    """Codes and names of states that are none or not theirs alone, areas that are states, tiles for two places."""
    for field, form in CODES:
        yield from _codes(dataset, field, form)
    yield from _names(dataset)
    yield from _areas(dataset)
    yield from _tiles(dataset)


def _codes(dataset: Examined, field: str, form: str) -> Iterator[Problem]:
    """Codes that are not of their form, or that several states have."""
    codes = Counter(getattr(country, field) for country in dataset.countries.values())
    for country in dataset.countries.values():
        code = getattr(country, field)
        if not re.fullmatch(form, code):
            yield problem(Country, country.iso3, field, f"{code!r} is not such a code")
        if codes[code] > 1:
            yield problem(Country, country.iso3, field, f"{code!r} belongs to {codes[code]} states")
    if field == "iso3" and WORLD in dataset.countries:
        yield problem(Country, WORLD, "iso3", "is the code reserved for the world")


def _names(dataset: Examined) -> Iterator[Problem]:
    """Names that are empty, or that another state or the world has."""
    names = Counter(country.name.casefold() for country in dataset.countries.values())
    for country in dataset.countries.values():
        if names[country.name.casefold()] > 1 or country.name.casefold() == "world":
            yield problem(Country, country.iso3, "name", f"{country.name!r} is another's name as well")
        for field in NAMED:
            if not getattr(country, field).strip():
                yield problem(Country, country.iso3, field, "is empty")


def _areas(dataset: Examined) -> Iterator[Problem]:
    """Areas that have the name or the code of a state, or a code or a label of another form."""
    names = {country.name.casefold() for country in dataset.countries.values()}
    codes = Counter(area.code for area in dataset.areas if area.code)
    for area in dataset.areas:
        if area.name.casefold() in names:
            yield problem(Area, area.name, "name", "is also the name of a state")
        if area.code and (area.code in dataset.countries or area.code == WORLD or codes[area.code] > 1):
            yield problem(Area, area.name, "code", f"{area.code!r} is another's code as well")
        if area.code is not None and not re.fullmatch("[A-Z]{3}", area.code):
            yield problem(Area, area.name, "code", f"{area.code!r} is not such a code")
        if (area.tile is None) != (area.label is None):
            yield problem(Area, area.name, "label", "is there without a tile, or missing on one")
        elif area.label is not None and not re.fullmatch("[A-Z]{2}", area.label):
            yield problem(Area, area.name, "label", f"{area.label!r} is not two capital letters")


def _tiles(dataset: Examined) -> Iterator[Problem]:
    """Tiles that two places share."""
    tiles: list[tuple[type[Record], str, Tile]] = []
    tiles += [(Country, country.iso3, country.tile) for country in dataset.countries.values()]
    tiles += [(Area, area.name, area.tile) for area in dataset.areas if area.tile]
    counts = Counter(tile for _, _, tile in tiles)
    for kind, key, tile in tiles:
        if counts[tile] > 1:
            yield problem(kind, key, "tile", f"{tile[0]}, {tile[1]} is another's tile as well")
