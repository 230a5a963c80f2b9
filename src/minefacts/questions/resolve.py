"""Names to codes, each query answered by a record of its own, refusals included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from ..dataset.reading import Dataset
from ..errors import UnresolvedError
from . import names


class Resolved(Struct, frozen=True):
    """What a query names; `error` and `candidates` (codes) if it names no one place.

    `matched_by` is iso3, iso2, m49 or a kind of name; `kinds` are all the kinds of name that it is, and `languages`
    the languages that call the place so, as BCP 47 tags.
    """

    query: str
    country: str | None
    iso2: str | None
    iso3: str | None
    m49: str | None
    matched_by: str | None
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    error: str | None
    candidates: tuple[str, ...]


class Resolution(NamedTuple):
    """A record for each query, and why some of them have no answer."""

    records: list[Resolved]
    errors: list[UnresolvedError]


def resolve(dataset: Dataset, queries: Iterable[str]) -> Resolution:
    """What each query names, in their order."""
    records: list[Resolved] = []
    errors: list[UnresolvedError] = []
    for query in queries:
        try:
            records.append(_resolved(query, names.match(dataset, query)))
        except UnresolvedError as error:
            errors.append(error)
            candidates = tuple(candidate.iso3 for candidate in error.suggestions)
            records.append(Resolved(query, None, None, None, None, None, (), (), error.code, candidates))
    return Resolution(records, errors)


def _resolved(query: str, found: names.Match) -> Resolved:
    """The record of a query that names a place."""
    return Resolved(
        query=query,
        country=found.country,
        iso2=found.iso2,
        iso3=found.iso3,
        m49=found.m49,
        matched_by=found.matched_by,
        kinds=found.kinds,
        languages=found.languages,
        error=None,
        candidates=(),
    )
