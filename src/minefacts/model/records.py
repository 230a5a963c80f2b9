"""The dataset's record types, one class per kind of record, and the closed lists their fields draw on.

Dates are ISO 8601 strings, complete or partial; null is "not reported", never zero. Of each type `about` says what its
fields hold, and a field that names a record of another file says of which file: schema, citations, tables of an
export and the rules on references all follow from these types.
"""

from typing import Annotated, ClassVar, Literal, get_args

from msgspec import Meta, Struct, field

#: The reserved place code of a figure for the whole world.
WORLD = "WLD"
#: The id of the source whose figures, claims and parties are the front page.
ARTICLE = "article"
#: The target of a field that refers to any place: a state, an area with a code or the world.
PLACES = "places"

Topic = Literal["casualties", "contamination", "clearance", "stockpiles"]
Qualifier = Literal["at-least", "about", "more-than", "derived"]
SourceKind = Literal["primary", "relay"]
PartyKind = Literal["person", "organisation", "group", "state"]
PlaceKind = Literal["state", "area", "world"]
BodyKind = Literal["monitor", "authority", "government", "un", "intergovernmental", "ngo", "press"]
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
NameKind = Literal[
    "name",
    "official-name",
    "un-short",
    "un-formal",
    "un-m49",
    "conventional",
    "local",
    "former",
    "abbreviation",
    "alias",
    "cldr",
]
CONSENTS: tuple[Act, ...] = ("ratification", "acceptance", "approval", "accession", "succession")
Step = Literal[
    "first",
    "requested",
    "granted",
    "not-approved",
    "completed",
    "missed",
    "new-contamination",
    "none-reported",
]
Article = Literal[4, 5]
#: `declared` to the other parties, `announced` in public, `reported` by itself or by others.
Basis = Literal["declared", "announced", "reported"]
Conduct = Literal["use", "production", "export", "transfer", "stockpile"]
Actor = Literal["state", "de-facto-authorities", "non-state", "unknown"]
Certainty = Literal[
    "confirmed",
    "probable",
    "alleged",
    "acknowledged",
    "announced",
    "denied",
    "stated-none",
    "never",
    "halted",
    "listed-producer",
]

CasualtyMeasure = Literal[
    "total",
    "killed",
    "injured",
    "outcome-unknown",
    "civilians",
    "military",
    "deminers",
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
    "confirmed-mined-area",
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
    "land-reduced",
    "land-cancelled",
    "land-released",
    "land-returned-to-use",
    "battle-area-cleared",
    "mines-destroyed",
    "clearance-completed",
]
StockpileMeasure = Literal[
    "stockpile-destroyed",
    "stockpile-remaining",
    "mines-retained",
    "stockpile-completed",
]
Measure = Literal[CasualtyMeasure, ContaminationMeasure, ClearanceMeasure, StockpileMeasure]

TOPICS: tuple[Topic, ...] = ("casualties", "contamination", "clearance", "stockpiles")
MEASURES: dict[Topic, tuple[Measure, ...]] = {
    "casualties": get_args(CasualtyMeasure),
    "contamination": get_args(ContaminationMeasure),
    "clearance": get_args(ClearanceMeasure),
    "stockpiles": get_args(StockpileMeasure),
}
#: The measures of casualties that make up a total.
PARTS: tuple[Measure, ...] = ("killed", "injured", "outcome-unknown")
PEOPLE, AREA, PERCENT = ("people",), ("km²",), ("percent",)
COUNTED = ("states", "states parties")
#: The units that a measure is counted in.
UNITS: dict[Measure, tuple[str, ...]] = {
    **dict.fromkeys(get_args(CasualtyMeasure), PEOPLE),
    **dict.fromkeys(get_args(ContaminationMeasure), AREA),
    **dict.fromkeys(get_args(ClearanceMeasure), AREA),
    **dict.fromkeys(get_args(StockpileMeasure), ("mines",)),
    "civilian-share": PERCENT,
    "child-share": PERCENT,
    "places": ("places",),
    "people-affected": PEOPLE,
    "states-parties": COUNTED,
    "mines-destroyed": ("mines",),
    "clearance-completed": COUNTED,
    "stockpile-completed": COUNTED,
}

#: Amounts from nothing to 2**53, up to which every reader of JSON is exact.
Whole = Annotated[int, Meta(ge=0, le=2**53)]
Amount = Whole | Annotated[float, Meta(ge=0, le=2**53)]
#: Fields that name a record of another file.
SourceId = Annotated[str, Meta(extra={"refers_to": "sources.json"})]
StateCode = Annotated[str, Meta(extra={"refers_to": "countries.json"})]
PlaceCode = Annotated[str, Meta(extra={"refers_to": PLACES})]
PartyId = Annotated[str, Meta(extra={"refers_to": "parties.json"})]
BodyName = Annotated[str, Meta(extra={"refers_to": "bodies.json"})]
#: Column and row of a place in the tile map.
Tile = tuple[Whole, Whole]
About = dict[str, str]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact of the dataset, as one line of one of its files."""

    #: What a record is, under the empty name, and what each of its fields means.
    about: ClassVar[About] = {}


class Issued(Record, frozen=True):
    """A day of publication as CSL-JSON writes it."""

    about: ClassVar[About] = {
        "": "A day of publication as CSL-JSON writes it.",
        "date-parts": "year, month and day as in `[[2024, 11, 25]]`, the last ones missing if they are not known",
    }

    date_parts: tuple[Annotated[tuple[int, ...], Meta(min_length=1, max_length=3)]] = field(name="date-parts")


class SourceDetail(Record, frozen=True):
    """What the dataset says of a document and CSL has no word for."""

    about: ClassVar[About] = {
        "": "What the dataset says of a document and CSL has no word for.",
        "kind": "`primary` if the body itself published it, `relay` if it reports what the body said",
        "supports": "what the dataset takes from it",
    }

    kind: SourceKind
    supports: str


class Source(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A document, as a CSL-JSON item."""

    about: ClassVar[About] = {
        "": "A document, as a CSL-JSON item.",
        "id": "the key by which other records cite it",
        "type": "what CSL calls a document of its kind",
        "title": "its title",
        "publisher": "who published it",
        "issued": "when it was published, absent if that is not known",
        "URL": "where it was read",
        "custom": "who speaks in it, and what the dataset takes from it",
    }

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
    """One of the 197 states: the members of the United Nations, the Holy See, Palestine, the Cook Islands and Niue."""

    about: ClassVar[About] = {
        "": "One of the 197 states: the members of the United Nations, the Holy See, Palestine, the Cook Islands and "
        "Niue.",
        "iso3": "the key, its ISO 3166 alpha-3 code",
        "iso2": "its ISO 3166 alpha-2 code; Namibia's is the text `NA`",
        "m49": "its UN M49 code, three digits",
        "name": "its short English name",
        "official_name": "its formal English name",
        "un_member": "whether it is a member of the United Nations",
        "region": "its region of the UN's geoscheme",
        "subregion": "its subregion of the UN's geoscheme",
        "tile": "its column and row in the tile map",
    }

    iso3: str
    iso2: str
    m49: str
    name: str
    official_name: str
    un_member: bool
    region: str
    subregion: str
    tile: Tile


class Area(Record, frozen=True):
    """An area that people ask about and that is not among the 197 states."""

    about: ClassVar[About] = {
        "": "An area that people ask about and that is not among the 197 states.",
        "name": "the key, its English name",
        "code": "the code under which it has figures and findings; null if there are none",
        "label": "two letters for its tile; null if it has none",
        "aliases": "other names",
        "note": "what else must be known of it",
        "tile": "its column and row in the tile map; null if it has none",
    }

    name: str
    code: str | None
    label: str | None
    aliases: tuple[str, ...]
    note: str | None
    tile: Tile | None


class Place(Struct, frozen=True):
    """What a figure or a finding may be about: a state, an area that is not among the states, or the world."""

    code: str
    name: str
    kind: PlaceKind


class Name(Record, frozen=True, gc=False):
    """One normalised spelling, and the places that have it."""

    about: ClassVar[About] = {
        "": "One normalised spelling of names, and the places that have them.",
        "key": "the key: the spelling without case, accents, blanks, articles and short forms",
        "names": "the names that are spelt so, as they are written",
        "places": "the code of the place that has them; if several have, the code of one for each of the names",
        "kinds": "where the names are from: `name` and `official-name` are the dataset's own English ones; `un-short`, "
        "`un-formal` and `un-m49` those of the United Nations in its six languages (data package country-codes, PDDL); "
        "`conventional`, `local`, `former` and `abbreviation` those of the CIA World Factbook (public domain); `alias` "
        "is what registers, spreadsheets and people write; `cldr` what Unicode's Common Locale Data Repository has "
        "(Unicode-3.0)",
        "languages": "the languages that call the places so, as BCP 47 tags with blanks between them",
    }

    key: str
    names: Annotated[tuple[str, ...], Meta(min_length=1)]
    places: Annotated[tuple[PlaceCode, ...], Meta(min_length=1)]
    kinds: Annotated[tuple[NameKind, ...], Meta(min_length=1)]
    languages: str


class Treaty(Record, frozen=True):
    """The Mine Ban Treaty itself, in one record."""

    about: ClassVar[About] = {
        "": "The Mine Ban Treaty itself, in one record.",
        "id": "the key",
        "formal_title": "its title in full",
        "short_names": "what it is called",
        "abbreviations": "what it is called in letters",
        "registration": "where the UN keeps it: chapter, numbers and status page",
        "adopted": "the day of its adoption",
        "adopted_at": "where it was adopted",
        "opened_for_signature": "the first day on which it could be signed",
        "opened_at": "where it was opened for signature",
        "entry_into_force": "the day of its entry into force",
        "fortieth_deposit": "the day of the fortieth deposit, from which that follows",
        "depositary": "who holds the instruments",
        "languages": "in which its texts are authentic",
        "signatories": "how many states ever signed",
        "articles": "the sense of an article, by its number",
        "notes": "what a reader must know, by subject",
        "status_lists": "ids of the documents that list who is a party, which tell of a state that never acted",
        "sources": "ids of documents",
    }

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
    status_lists: tuple[SourceId, ...]
    sources: tuple[SourceId, ...]


class Event(Record, frozen=True):
    """One legal act of one state."""

    about: ClassVar[About] = {
        "": "One legal act of one state.",
        "id": "the key, `ISO3-event-DATE`",
        "iso3": "the state's code",
        "event": "the kind of act",
        "date": "its day, or the month or year in which it happened if the day is not known",
        "not_before": "the first day on which it may have happened, if `date` is partial and more is known",
        "not_after": "the day by which it had happened, likewise",
        "sources": "ids of documents, the one that says most first",
        "note": "what a reader must know of it",
    }

    id: str
    iso3: StateCode
    event: Act
    date: str
    not_before: str | None
    not_after: str | None
    sources: tuple[SourceId, ...]
    note: str | None


class DeadlineEvent(Record, frozen=True):
    """One step of a state's obligation to destroy its stockpile (Article 4) or to clear its mined areas (Article 5)."""

    about: ClassVar[About] = {
        "": "One step of a state's obligation to destroy its stockpile (Article 4) or to clear its mined areas "
        "(Article 5).",
        "id": "the key, `ISO3-ARTICLE-event-DATE`, or `-to-DEADLINE` if the day is not on record",
        "iso3": "the state's code",
        "article": "the article that imposes the obligation",
        "event": "the kind of step; `first` is a first deadline named by a document that no other step rests on",
        "date": "its day, month or year; null if it is not on record",
        "not_before": "the first day on which it may have happened, if more is known than `date` says",
        "not_after": "the day by which it had happened, likewise",
        "deadline": "the deadline that was requested or granted; null if there is none or it is not on record",
        "basis": "what a completion rests on; null for other steps, or if no document says",
        "sources": "ids of documents, the one that says most first",
        "note": "what a reader must know of it",
    }

    id: str
    iso3: StateCode
    article: Article
    event: Step
    date: str | None
    not_before: str | None
    not_after: str | None
    deadline: str | None
    basis: Basis | None
    sources: tuple[SourceId, ...]
    note: str | None


class Figure(Record, frozen=True, gc=False):
    """One published figure."""

    about: ClassVar[About] = {
        "": "One published figure.",
        "id": "the key, `topic.place.start.end.measure.source`",
        "topic": "its subject",
        "place": "the code of the place: of a state or an area, or `WLD` for the world",
        "scope": "what part of the place it counts, such as one region or one operator; null for the whole",
        "start": "first year, month or day of its period; of a calendar year, the year",
        "end": "last year, month or day of its period; of a stock figure, `start` again",
        "measure": "what is counted, of its topic's measures; `total` is killed, injured and outcome unknown, "
        "`civilian-share` is of casualties of known status, `child-share` of civilian casualties of known age, "
        "`places` are states and areas with casualties",
        "value": "the number as it was published, in `unit`; 0 is a reported zero",
        "unit": "what is counted, such as `people`, `mines` or `states parties`, or `km²`, or `percent`",
        "qualifier": "`at-least`, `about` or `more-than` as published, `derived` if worked out from stated figures as "
        "the note says, null if none was stated",
        "body": "whose figure it is",
        "edition": "year of the body's report; null if it has no editions",
        "source": "id of the document",
        "note": "what a reader must know of it",
    }

    id: str
    topic: Topic
    place: PlaceCode
    scope: str | None
    start: str
    end: str
    measure: Measure
    value: Amount
    unit: str
    qualifier: Qualifier | None
    body: BodyName
    edition: int | None
    source: SourceId
    note: str | None


class Finding(Record, frozen=True):
    """What one body found of the use, production, transfer or stockpiling of antipersonnel mines."""

    about: ClassVar[About] = {
        "": "What one body found of the use, production, transfer or stockpiling of antipersonnel mines.",
        "id": "the key",
        "conduct": "what was done",
        "by": "the code of the state or area concerned; null if it is none",
        "actor": "what kind of actor that is",
        "group": "the non-state armed group by name, if it is named",
        "where": "the code of the place where it was done; null if that is not on record",
        "certainty": "how sure the body is: an allegation is one",
        "start": "first year, month or day of the period; null if it is not on record",
        "end": "last year, month or day of the period; null if it is not on record",
        "body": "whose finding it is",
        "edition": "year of the body's report; null if it has no editions",
        "sources": "ids of documents, the one that says most first",
        "note": "what a reader must know of it, such as who accuses whom",
    }

    id: str
    conduct: Conduct
    by: PlaceCode | None
    actor: Actor
    group: str | None
    where: PlaceCode | None
    certainty: Certainty
    start: str | None
    end: str | None
    body: BodyName
    edition: int | None
    sources: tuple[SourceId, ...]
    note: str | None


class Body(Record, frozen=True):
    """A body whose figures or findings there are."""

    about: ClassVar[About] = {
        "": "A body whose figures or findings there are.",
        "name": "the key, its name as figures give it",
        "full_name": "its name in full",
        "kind": "what kind of body it is",
        "place": "the code of the place that it belongs to, if any",
        "publishers": "the names under which it publishes, as documents give them",
    }

    name: str
    full_name: str
    kind: BodyKind
    place: PlaceCode | None
    publishers: tuple[str, ...]


#: What a claim of the article may refer to.
SubjectKind = Literal["figure", "party", "outside", "treaty", "conduct", "deadlines"]
#: The key of a subject that is not a single state: how many states there are of a kind.
COUNTS = "counts"


class Subject(Struct, frozen=True):
    """What a claim is about: a figure by its id, or a state's standing, conduct or deadlines by its code."""

    kind: str
    key: str


class Claim(Record, frozen=True):
    """One thing the article says, in our own words."""

    about: ClassVar[About] = {
        "": "One thing the article says, in our own words.",
        "id": "the key, which begins with the paragraph",
        "paragraph": "number of the article's paragraph, 0 for the standfirst",
        "claim": "what it says",
        "said_by": "id of the party who says so, null if the article itself does",
        "refers_to": "what the record has on the same matter: `figure:ID`; `party:ISO3` or `outside:ISO3` if the claim "
        "says that a state is a State Party or is not; `treaty:ISO3` for where it stands, `conduct:ISO3`, "
        "`deadlines:ISO3`; `treaty:counts`, `conduct:counts`, `deadlines:counts`",
        "source": "id of the document",
    }

    id: str
    paragraph: Whole
    claim: str
    said_by: PartyId | None
    refers_to: str | None
    source: SourceId

    @property
    def subject(self) -> Subject | None:
        """What the claim is about, if the record has anything on it."""
        if self.refers_to is None:
            return None
        kind, _, key = self.refers_to.partition(":")
        return Subject(kind, key)


class Party(Record, frozen=True):
    """A person, organisation, group or state the article names."""

    about: ClassVar[About] = {
        "": "A person, organisation, group or state the article names.",
        "id": "the key",
        "name": "the name as the article has it",
        "kind": "what it is",
        "role": "in what capacity it appears",
        "iso3": "code of the state that it is or speaks for, if any",
        "position": "the position that the article reports",
        "paragraphs": "numbers of the article's paragraphs that name it",
        "source": "id of the document",
    }

    id: str
    name: str
    kind: PartyKind
    role: str
    iso3: StateCode | None
    position: str | None
    paragraphs: tuple[Whole, ...]
    source: SourceId


class Term(Record, frozen=True):
    """A word of the field."""

    about: ClassVar[About] = {
        "": "A word of the field.",
        "term": "the key",
        "meaning": "what it means, in one sentence",
        "sources": "ids of documents",
    }

    term: str
    meaning: str
    sources: tuple[SourceId, ...]


class Group(Record, frozen=True):
    """A group of states that people ask for."""

    about: ClassVar[About] = {
        "": "A group of states that people ask for.",
        "name": "the key",
        "members": "the codes of its members",
        "sources": "ids of documents",
    }

    name: str
    members: tuple[StateCode, ...]
    sources: tuple[SourceId, ...]


class Elsewhere(Record, frozen=True):
    """A subject that the dataset does not cover, and where it is answered."""

    about: ClassVar[About] = {
        "": "A subject that the dataset does not cover, and where it is answered.",
        "subject": "the key",
        "words": "what people ask for",
        "where": "who answers",
        "url": "the address to ask at",
    }

    subject: str
    words: tuple[str, ...]
    where: str
    url: str


class DataFile(Struct, frozen=True):
    """A file of the dataset: its name, the field that names a record, and its title."""

    name: str
    key: str
    title: str

    @property
    def resource(self) -> str:
        """What the file is called in a data package."""
        return self.name.removesuffix(".json")


#: The file of each type of record.
FILES: dict[type[Record], DataFile] = {
    Source: DataFile("sources.json", "id", "Documents behind the facts"),
    Country: DataFile("countries.json", "iso3", "The 197 states"),
    Area: DataFile("areas.json", "name", "Areas that are not among the states"),
    Name: DataFile("names.json", "key", "Names of states and areas"),
    Treaty: DataFile("treaty.json", "id", "The Mine Ban Treaty"),
    Event: DataFile("treaty-events.json", "id", "Legal acts of states"),
    DeadlineEvent: DataFile("deadline-events.json", "id", "Steps of obligations with a deadline"),
    Body: DataFile("bodies.json", "name", "Bodies that publish figures"),
    Figure: DataFile("figures.json", "id", "Published figures"),
    Finding: DataFile("conduct.json", "id", "Findings on the use, production, transfer and stockpiling of mines"),
    Party: DataFile("parties.json", "id", "Whom the article names"),
    Claim: DataFile("claims.json", "id", "What the article says"),
    Term: DataFile("terms.json", "term", "Terms of the field"),
    Group: DataFile("groups.json", "name", "Groups of states"),
    Elsewhere: DataFile("elsewhere.json", "subject", "What the dataset does not cover"),
}
