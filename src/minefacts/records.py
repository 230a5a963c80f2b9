"""The dataset's record types, one class per kind of record, and the closed lists their fields draw on.

Dates are ISO 8601 strings, complete or partial; null is "not reported", never zero.
"""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct, field

#: The reserved place code of a figure for the whole world.
WORLD = "WLD"
#: The id of the source whose figures, claims and parties are the front page.
ARTICLE = "article"

Topic = Literal["casualties", "contamination", "clearance"]
Qualifier = Literal["at-least", "about", "more-than", "derived"]
SourceKind = Literal["primary", "relay"]
PartyKind = Literal["person", "organisation", "group", "state"]
Act = Literal[
    "signature",
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "succession",
    "entry-into-force",
    "withdrawal-notified",
    "withdrawal-effective",
    "suspension-notified",
]
CONSENTS = ("ratification", "acceptance", "approval", "accession", "succession")

CasualtyMeasure = Literal[
    "total",
    "killed",
    "injured",
    "outcome-unknown",
    "children",
    "civilian-share",
    "child-share",
    "places",
    "improvised-mine-total",
    "antipersonnel-mine-total",
]
ContaminationMeasure = Literal[
    "area",
    "mined-area",
    "suspected-area",
    "antivehicle-mined-area",
    "cluster-munition-area",
    "cluster-and-erw-area",
    "other-erw-area",
    "people-affected",
    "places",
    "states-parties",
]
ClearanceMeasure = Literal[
    "land-cleared",
    "land-released",
    "battle-area-cleared",
    "mines-destroyed",
    "stockpile-destroyed",
    "stockpile-remaining",
    "clearance-completed",
    "stockpile-completed",
]
Measure = CasualtyMeasure | ContaminationMeasure | ClearanceMeasure

TOPICS: tuple[Topic, ...] = ("casualties", "contamination", "clearance")
MEASURES: dict[Topic, tuple[Measure, ...]] = {
    "casualties": get_args(CasualtyMeasure),
    "contamination": get_args(ContaminationMeasure),
    "clearance": get_args(ClearanceMeasure),
}

#: Amounts from nothing to 2**53, up to which every reader of JSON is exact.
Whole = Annotated[int, Meta(ge=0, le=2**53)]
Amount = Whole | Annotated[float, Meta(ge=0, le=2**53)]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact of the dataset, as one line of one of its files."""


class Issued(Record, frozen=True):
    """A day of publication as CSL-JSON writes it: `[[2024, 11, 25]]`, shorter where less is known."""

    date_parts: tuple[Annotated[tuple[int, ...], Meta(min_length=1, max_length=3)]] = field(name="date-parts")


class SourceDetail(Record, frozen=True):
    """Who speaks in a document, and what the dataset takes from it."""

    kind: SourceKind
    supports: str


class Source(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A document, as a CSL-JSON item; `custom` holds what CSL has no word for."""

    id: str
    type: Literal["article-newspaper", "dataset", "report", "treaty", "webpage"]
    title: str
    publisher: str
    issued: Issued | None = None
    URL: str
    custom: SourceDetail

    @property
    def published(self) -> str | None:
        """The date of publication, complete or partial."""
        if self.issued is None:
            return None
        year, *rest = self.issued.date_parts[0]
        return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


class Country(Record, frozen=True):
    """One of the 197 states; `names` holds its names by language, `aliases` further English ones."""

    iso3: str
    iso2: str
    m49: str
    name: str
    official_name: str
    un_member: bool
    region: str
    subregion: str
    aliases: tuple[str, ...]
    names: dict[str, tuple[str, ...]]


class Area(Record, frozen=True):
    """An area that people ask about and that is not among the 197 states."""

    name: str
    aliases: tuple[str, ...]
    note: str


class Treaty(Record, frozen=True):
    """The Mine Ban Treaty itself; `articles` gives the sense of an article by its number."""

    id: str
    formal_title: str
    short_names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    registration: dict[str, str]
    adopted: str
    adopted_at: str
    opened_for_signature: str
    opened_at: str
    entry_into_force: str
    fortieth_deposit: str
    depositary: str
    languages: tuple[str, ...]
    signatories: int
    articles: dict[str, str]
    notes: dict[str, str]
    sources: tuple[str, ...]


class Event(Record, frozen=True):
    """One legal act of one state; where `date` is partial, `not_before` and `not_after` bound the day."""

    id: str
    iso3: str
    event: Act
    date: str
    not_before: str | None
    not_after: str | None
    sources: tuple[str, ...]
    note: str | None


class Figure(Record, frozen=True, gc=False):
    """One published figure: `value` in `unit`, of `iso3` (or WLD) from `start` to `end`."""

    id: str
    topic: Topic
    iso3: str
    start: str
    end: str
    measure: Measure
    value: Amount
    unit: str
    qualifier: Qualifier | None
    body: str
    edition: int | None
    source: str
    note: str | None


class Claim(Record, frozen=True):
    """One thing the article says, in our own words; `refers_to` is `figure:ID`, `treaty:ISO3` or `treaty:counts`."""

    id: str
    paragraph: Whole
    claim: str
    said_by: str | None
    refers_to: str | None
    source: str


class Party(Record, frozen=True):
    """A person, organisation, group or state the article names, and the position it reports."""

    id: str
    name: str
    kind: PartyKind
    role: str
    iso3: str | None
    position: str | None
    paragraphs: tuple[Whole, ...]
    source: str


#: Each data file, the type of its records, and the field that names a record.
FILES: dict[str, tuple[type[Record], str]] = {
    "sources.json": (Source, "id"),
    "countries.json": (Country, "iso3"),
    "areas.json": (Area, "name"),
    "treaty.json": (Treaty, "id"),
    "treaty-events.json": (Event, "id"),
    "figures.json": (Figure, "id"),
    "claims.json": (Claim, "id"),
    "parties.json": (Party, "id"),
}
