"""One place's summary: its standing, its newest figures, and whom and what of it the article speaks of."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model.records import TOPICS, Claim, Party, Place, PlaceKind, Subject, Topic
from ..model.spelling import words
from . import article, conduct, deadlines, figures, treaty
from .article import ClaimRecord
from .conduct import FindingRecord
from .deadlines import Obligation
from .figure_records import FigureRecord
from .treaty import Standing

#: The fields that only a state has.
OF_A_STATE = ("official_name", "iso2", "m49", "region", "subregion")


class Profile(Struct, frozen=True):
    """A place's codes and region, its standing on the day of asking, and the records that concern it.

    Of an area and of the world the fields that only states have are null.
    """

    country: str
    kind: PlaceKind
    official_name: str | None
    iso2: str | None
    iso3: str
    m49: str | None
    region: str | None
    subregion: str | None
    treaty: Standing | None
    deadlines: tuple[Obligation, ...]
    casualties: tuple[FigureRecord, ...]
    contamination: tuple[FigureRecord, ...]
    clearance: tuple[FigureRecord, ...]
    stockpiles: tuple[FigureRecord, ...]
    conduct: tuple[FindingRecord, ...]
    parties: tuple[Party, ...]
    claims: tuple[ClaimRecord, ...]
    note: str | None
    as_of: str


def of(dataset: Dataset, place: Place, today: str) -> Profile:
    """The summary of one place: the newest current figure of each body, measure and kind of period."""
    state = dataset.countries.get(place.code)
    standing: Standing | None = None
    duties: tuple[Obligation, ...] = ()
    if state is not None:
        (standing,) = treaty.standings(dataset, [state], today)
        duties = tuple(deadlines.of(dataset, state, today))
    claims = [claim for claim in dataset.claims if concerns(dataset, claim, place)]
    fields: dict[str, Any] = {field: getattr(state, field, None) for field in OF_A_STATE}
    fields |= {topic: _newest(dataset, topic, place) for topic in TOPICS}
    return Profile(
        country=place.name,
        kind=place.kind,
        iso3=place.code,
        treaty=standing,
        deadlines=duties,
        **fields,
        conduct=tuple(conduct.of(dataset, place.code)),
        parties=tuple(party for party in article.parties(dataset) if party.iso3 == place.code),
        claims=tuple(article.of_claims(dataset, claims, today, today)),
        note=_note(dataset, place) if place.kind == "area" else None,
        as_of=today,
    )


def _newest(dataset: Dataset, topic: Topic, place: Place) -> tuple[FigureRecord, ...]:
    """Each body's newest figures on `topic` of one place, the newest first; sums over a time if there are no others."""
    found = figures.select(dataset, topic, figures.Query(places=(place.code,), years="latest")).records
    if not found:
        found = figures.select(dataset, topic, figures.Query(places=(place.code,))).records
    return tuple(found)


def _note(dataset: Dataset, place: Place) -> str | None:
    """What else must be known of an area."""
    return next((area.note for area in dataset.areas if area.code == place.code), None)


def concerns(dataset: Dataset, claim: Claim, place: Place) -> bool:
    """Whether a claim of the article is about a place: by what it refers to, who said it, or whom it names."""
    subject = claim.subject
    if subject is not None and place.code in (subject.key, _place_of(subject)):
        return True
    if claim.said_by is not None and dataset.parties[claim.said_by].iso3 == place.code:
        return True
    return _words(place.name) in _words(claim.claim)


def _place_of(subject: Subject) -> str | None:
    """The place of the figure that a claim is about, which the figure's key names, if it is about one."""
    if subject.kind != "figure":
        return None
    return subject.key.split(".")[1]


def _words(text: str) -> str:
    """The words of a text with a blank around each, so that one of them is not part of another."""
    return f" {' '.join(words(text))} "
