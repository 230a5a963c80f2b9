"""The dataset's record types, one class per kind of record, and the closed lists their fields draw on.

Dates are ISO 8601 strings, complete or partial; null is "not reported", never zero. A record's docstring says of each
field what it holds.
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
CONSENTS: tuple[Act, ...] = ("ratification", "acceptance", "approval", "accession", "succession")

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
#: The measures of casualties that make up a total.
PARTS: tuple[Measure, ...] = ("killed", "injured", "outcome-unknown")

#: Amounts from nothing to 2**53, up to which every reader of JSON is exact.
Whole = Annotated[int, Meta(ge=0, le=2**53)]
Amount = Whole | Annotated[float, Meta(ge=0, le=2**53)]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact of the dataset, as one line of one of its files."""


class Issued(Record, frozen=True):
    """A day of publication as CSL-JSON writes it.

    date-parts: year, month and day as in `[[2024, 11, 25]]`, the last ones missing where they are not known
    """

    date_parts: tuple[Annotated[tuple[int, ...], Meta(min_length=1, max_length=3)]] = field(name="date-parts")


class SourceDetail(Record, frozen=True):
    """What the dataset says of a document and CSL has no word for.

    kind: `primary` where the body itself published it, `relay` where it reports what the body said
    supports: what the dataset takes from it
    """

    kind: SourceKind
    supports: str


class Source(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A document, as a CSL-JSON item.

    id: the key by which other records cite it
    type: what CSL calls a document of its kind
    title: its title
    publisher: who published it
    issued: when it was published, absent where that is not known
    URL: where it was read
    custom: who speaks in it, and what the dataset takes from it
    """

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
    """One of the 197 states: the members of the United Nations, the Holy See, Palestine, the Cook Islands and Niue.

    iso3: the key, its ISO 3166 alpha-3 code
    iso2: its ISO 3166 alpha-2 code; Namibia's is the text `NA`
    m49: its UN M49 code, three digits
    name: its short English name
    official_name: its formal English name
    un_member: whether it is a member of the United Nations
    region: its region of the UN's geoscheme
    subregion: its subregion of the UN's geoscheme
    aliases: further English names, former ones included
    names: its names by language, as BCP 47 tags: English, the UN's other languages and its own official ones
    """

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
    """An area that people ask about and that is not among the 197 states.

    name: the key, its English name
    aliases: other names
    note: what the answer says of it
    """

    name: str
    aliases: tuple[str, ...]
    note: str


class Treaty(Record, frozen=True):
    """The Mine Ban Treaty itself, in one record.

    id: the key
    formal_title: its title in full
    short_names: what it is called
    abbreviations: what it is called in letters
    registration: where the UN keeps it: chapter, numbers and status page
    adopted: the day of its adoption
    adopted_at: where it was adopted
    opened_for_signature: the first day on which it could be signed
    opened_at: where it was opened for signature
    entry_into_force: the day of its entry into force
    fortieth_deposit: the day of the fortieth deposit, from which that follows
    depositary: who holds the instruments
    languages: in which its texts are authentic
    signatories: how many states ever signed
    articles: the sense of an article, by its number
    notes: what a reader must know, by subject
    sources: ids of documents
    """

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
    signatories: Whole
    articles: dict[str, str]
    notes: dict[str, str]
    sources: tuple[str, ...]


class Event(Record, frozen=True):
    """One legal act of one state.

    id: the key, `ISO3-event`
    iso3: the state's code
    event: the kind of act
    date: its day, or the month or year in which it happened where the day is not known
    not_before: the first day on which it may have happened, where `date` is partial and more is known
    not_after: the day by which it had happened, likewise
    sources: ids of documents, the one that says most first
    note: what a reader must know of it
    """

    id: str
    iso3: str
    event: Act
    date: str
    not_before: str | None
    not_after: str | None
    sources: tuple[str, ...]
    note: str | None


class Figure(Record, frozen=True, gc=False):
    """One published figure.

    id: the key, `topic.iso3.start.end.measure.source`
    topic: what it tells of
    iso3: the place, a state's code or `WLD` for the world
    start: first year, month or day of its period; of a calendar year, the year
    end: last year, month or day of its period; of a stock figure, `start` again
    measure: what is counted, of its topic's measures; `total` is killed, injured and outcome unknown, `civilian-share`
        is of casualties of known status, `child-share` of civilian casualties of known age, `places` are states and
        areas with casualties
    value: the number as it was published, in `unit`; 0 is a reported zero
    unit: what is counted, such as `people`, `mines` or `states parties`, or `km²`, or `percent`
    qualifier: `at-least`, `about` or `more-than` as published, `derived` where worked out from stated figures as the
        note says, null where none was stated
    body: whose figure it is
    edition: year of the body's report; null where it has no editions
    source: id of the document
    note: what a reader must know of it
    """

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
    """One thing the article says, in our own words.

    id: the key, which begins with the paragraph
    paragraph: number of the article's paragraph, 0 for the standfirst
    claim: what it says
    said_by: id of the party who says so, null where the article itself does
    refers_to: `figure:ID`, `treaty:ISO3` or `treaty:counts`, what the record has on the same matter
    source: id of the document
    """

    id: str
    paragraph: Whole
    claim: str
    said_by: str | None
    refers_to: str | None
    source: str


class Party(Record, frozen=True):
    """A person, organisation, group or state the article names.

    id: the key
    name: the name as the article has it
    kind: what it is
    role: in what capacity it appears
    iso3: code of the state that it is or speaks for, if any
    position: the position that the article reports
    paragraphs: numbers of the article's paragraphs that name it
    source: id of the document
    """

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
