"""One place's summary: its standing, its newest figures, and whom and what of it the article speaks of."""

from __future__ import annotations

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model.records import TOPICS, Claim, Party, Place, PlaceKind, Topic
from . import article, conduct, deadlines, figures, treaty
from .article import ClaimRecord
from .conduct import FindingRecord
from .deadlines import Obligation
from .figures import FigureRecord
from .treaty import Standing


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
    standing = treaty.standings(dataset, [state], today)[0] if state else None
    claims = [claim for claim in dataset.claims if concerns(dataset, claim, place)]
    newest = {topic: _newest(dataset, topic, place) for topic in TOPICS}
    return Profile(
        country=place.name,
        kind=place.kind,
        official_name=state.official_name if state else None,
        iso2=state.iso2 if state else None,
        iso3=place.code,
        m49=state.m49 if state else None,
        region=state.region if state else None,
        subregion=state.subregion if state else None,
        treaty=standing,
        deadlines=tuple(deadlines.of(dataset, state, today)) if state else (),
        **newest,
        conduct=tuple(conduct.of(dataset, place.code)),
        parties=tuple(party for party in article.parties(dataset) if party.iso3 == place.code),
        claims=tuple(article.of_claims(dataset, claims, today, today)),
        note=_note(dataset, place),
        as_of=today,
    )


def _newest(dataset: Dataset, topic: Topic, place: Place) -> tuple[FigureRecord, ...]:
    """Each body's newest figures on `topic` of one place, the newest first."""
    query = figures.Query(places=(place.code,), years="latest")
    return tuple(figures.select(dataset, topic, query).records)


def _note(dataset: Dataset, place: Place) -> str | None:
    """What else must be known of an area."""
    return next((area.note for area in dataset.areas if area.code == place.code), None)


def concerns(dataset: Dataset, claim: Claim, place: Place) -> bool:
    """Whether a claim of the article is about a place: by what it refers to, who said it, or whom it names."""
    subject = claim.subject
    if subject is not None and subject.kind == "figure" and dataset.figures[subject.key].place == place.code:
        return True
    if subject is not None and subject.key == place.code:
        return True
    if claim.said_by is not None and dataset.parties[claim.said_by].iso3 == place.code:
        return True
    return _words(place.name) in _words(claim.claim)


def _words(text: str) -> str:
    """The words of a text with a blank around each, so that one of them is not part of another."""
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text).split())} "
