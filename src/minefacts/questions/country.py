"""One state's summary: its standing, its newest figures, and whom and what of it the article speaks of."""

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model.records import TOPICS, Claim, Country, Party, Topic
from ..views.answer import Answer
from . import article, figures, treaty
from .article import ClaimRecord
from .figures import FigureRecord
from .treaty import Standing


class Profile(Struct, frozen=True):
    """A state's codes and region, its standing on the day of asking, and the records that concern it."""

    country: str
    official_name: str
    iso2: str
    iso3: str
    m49: str
    region: str
    subregion: str
    treaty: Standing
    casualties: tuple[FigureRecord, ...]
    contamination: tuple[FigureRecord, ...]
    clearance: tuple[FigureRecord, ...]
    parties: tuple[Party, ...]
    claims: tuple[ClaimRecord, ...]


def answer(dataset: Dataset, country: Country, today: str) -> Answer:
    """The summary of one state on the day `today`."""
    profile = of(dataset, country, today)
    topics = [topic for topic in TOPICS if getattr(profile, topic)]
    remarks = tuple(f"Every figure on {topic}: minefacts {topic} -c {country.iso3} --history" for topic in topics)
    return Answer(Profile, [profile], country.name, remarks)


def of(dataset: Dataset, country: Country, today: str) -> Profile:
    """The summary of one state: the newest current figure of each body, measure and kind of period."""
    (standing,) = treaty.standings(dataset, [country], today)
    claims = tuple(claim for claim in dataset.claims if concerns(dataset, claim, country))
    return Profile(
        country=country.name,
        official_name=country.official_name,
        iso2=country.iso2,
        iso3=country.iso3,
        m49=country.m49,
        region=country.region,
        subregion=country.subregion,
        treaty=standing,
        casualties=newest(dataset, "casualties", country),
        contamination=newest(dataset, "contamination", country),
        clearance=newest(dataset, "clearance", country),
        parties=tuple(record for record in article.party_records(dataset) if record.iso3 == country.iso3),
        claims=tuple(article.claim_records(dataset, claims, today)),
    )


def newest(dataset: Dataset, topic: Topic, country: Country) -> tuple[FigureRecord, ...]:
    """Each body's newest figures on `topic` of one state."""
    return tuple(figures.select(dataset, topic, figures.Query(places=(country.iso3,), years="latest")))


def concerns(dataset: Dataset, claim: Claim, country: Country) -> bool:
    """Whether a claim of the article is about a state: by what it refers to, who said it, or whom it names."""
    kind, _, key = (claim.refers_to or "").partition(":")
    if kind == "treaty" and key == country.iso3:
        return True
    if kind == "figure" and dataset.figures[key].iso3 == country.iso3:
        return True
    if claim.said_by is not None and dataset.parties[claim.said_by].iso3 == country.iso3:
        return True
    return any(_words(name) in _words(claim.claim) for name in (country.name, *country.aliases))


def _words(text: str) -> str:
    """The words of a text with a blank around each, so that one of them is no part of another."""
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text).split())} "
