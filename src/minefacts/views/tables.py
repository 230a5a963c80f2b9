"""Answers as titled columns and rows of words: what a table shows of each kind of record."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..dataset.reading import Dataset
from ..model.records import PARTS, TOPICS, Party
from ..questions.article import ClaimRecord
from ..questions.changes import Change
from ..questions.country import Profile
from ..questions.figures import FigureRecord
from ..questions.resolve import Resolved
from ..questions.search import Hit
from ..questions.sources import SourceInFull, SourceRecord
from ..questions.treaty import Count, Standing
from . import footer, words
from .answer import Answer
from .columns import Column, Line, Table, of_records

STATUS_STYLES = {
    words.STATUS_WORDS["state-party"]: "good",
    words.STATUS_WORDS["signatory"]: "warning",
    words.STATUS_WORDS["withdrawn"]: "bad",
    words.STATUS_WORDS["not-party"]: "bad",
    words.STATUS_WORDS["unsettled"]: "warning",
}

FIGURES = (
    Column("Place", lambda one: one.place),
    Column("Period", words.period, field="start"),
    Column("Measure", lambda one: words.measure(one.topic, one.measure)),
    Column("Figure", words.value, field="value", role="value", whole=True, right=True),
    Column("Edition", lambda one: words.raw(one.edition) or "none", always=True),
    Column("Body", lambda one: one.body),
    Column("Source", lambda one: one.source, linked=True),
)

COLUMNS: dict[type[Struct], tuple[Column, ...]] = {
    Standing: (
        Column("Country", lambda one: one.country),
        Column("Status", lambda one: words.STATUS_WORDS[one.status], styles=STATUS_STYLES),
        Column("Bound", lambda one: words.boolean(one.bound)),
        Column("Signed", lambda one: words.raw(one.signed)),
        Column("Consent", words.consent),
        Column("In force", lambda one: words.raw(one.in_force)),
        Column("Withdrawal", words.withdrawal),
        Column("Note", words.standing_note, note=True),
    ),
    Count: (
        Column("Status", lambda one: words.STATUS_WORDS[one.status], styles=STATUS_STYLES),
        Column("States", lambda one: words.raw(one.count), right=True),
        Column("Bound", lambda one: words.raw(one.bound), right=True),
    ),
    ClaimRecord: (
        Column("¶", lambda one: words.raw(one.paragraph), right=True),
        Column("The article", lambda one: one.claim),
        Column("Said by", lambda one: words.raw(one.said_by)),
        Column("The record now", lambda one: words.raw(one.now)),
    ),
    Change: (
        Column("Date", lambda one: one.date),
        Column("Place", lambda one: one.place),
        Column("What", lambda one: one.what),
        Column("Detail", lambda one: words.raw(one.detail)),
        Column("Source", lambda one: one.source, linked=True),
    ),
    Resolved: (
        Column("Name", lambda one: one.query),
        Column("Country", lambda one: words.raw(one.country)),
        Column("ISO", lambda one: ", ".join(filter(None, (one.iso3, one.iso2, one.m49)))),
        Column("Matched by", lambda one: words.raw(one.matched_by)),
        Column("Error", lambda one: words.raw(one.error)),
        Column("Candidates", lambda one: words.raw(one.candidates)),
    ),
    Hit: (
        Column("Kind", lambda one: one.kind),
        Column("Fact", lambda one: one.text),
        Column("Source", lambda one: one.source, linked=True),
    ),
    SourceRecord: (
        Column("Id", lambda one: one.id),
        Column("Kind", lambda one: one.kind),
        Column("Date", lambda one: words.raw(one.issued)),
        Column("Title", lambda one: one.title),
        Column("Publisher", lambda one: one.publisher),
        Column("Used by", lambda one: words.raw(one.used_by), right=True),
    ),
    Party: (
        Column("Name", lambda one: one.name),
        Column("Kind", lambda one: one.kind),
        Column("Role", lambda one: one.role),
        Column("Position", lambda one: words.raw(one.position)),
        Column("¶", lambda one: words.raw(one.paragraphs)),
    ),
}


#: The fields of a profile that are tables of their own.
PARTS_OF_PROFILE = ("treaty", *TOPICS, "parties", "claims")
PROFILE = (
    Column("Official name", lambda one: one.official_name),
    Column("Codes", lambda one: f"{one.iso3}, {one.iso2}, {one.m49}"),
    Column("Region", lambda one: f"{one.subregion}, {one.region}"),
)


def tables(answer: Answer, fields: Sequence[str], dataset: Dataset, *, full: bool = False) -> list[Table]:
    """The tables that show an answer, the last one with the footer; only `fields` where any are named."""
    if answer.kind is Profile:
        profiles = [record for record in answer.records if isinstance(record, Profile)]
        parts = [part for profile in profiles for part in _profile(profile, fields, dataset)]
    else:
        columns = [_field(name, answer.kind) for name in fields] or _columns(answer.kind, dataset)
        stacked = answer.kind is SourceInFull and not fields
        parts = [replace(of_records(answer.title, columns, answer.records), stacked=stacked)]
    parts = parts or [Table(answer.title, (), ())]
    documents = footer.references(behind(answer), dataset)
    links = {one.id: one.url for one in documents}
    last = replace(parts[-1], footer=footers(answer, dataset, full=full), end=end(dataset), references=documents)
    return [replace(part, links=links) for part in (*parts[:-1], last)]


def headers(kind: type[Struct]) -> dict[str, str]:
    """The field that a table shows, or sorts by, under each header."""
    return {
        column.header: column.name for column in COLUMNS.get(kind, FIGURES) if column.name in kind.__struct_fields__
    }


def _columns(kind: type[Struct], dataset: Dataset) -> Sequence[Column]:
    """The columns that show records of a kind."""
    if kind is FigureRecord:
        return (*FIGURES, Column("Note", lambda one: words.figure_note(one, dataset), note=True))
    if kind is Hit:
        return (*COLUMNS[Hit], Column("Note", lambda one: words.superseded(one.id, one.superseded_by, dataset)))
    if kind is SourceInFull:
        return (
            Column("Id", lambda one: one.id),
            Column("Reference", lambda one: words.reference(dataset.sources[one.id])),
            Column("Kind", lambda one: words.source_kind(one.kind)),
            Column("Supports", lambda one: dataset.sources[one.id].custom.supports),
            Column("Used by", lambda one: words.count(one.used_by, "record")),
        )
    return COLUMNS[kind]


def footers(answer: Answer, dataset: Dataset, *, full: bool = False) -> tuple[str | Line, ...]:
    """The lines below an answer: what it left out, where it comes from, the record's date."""
    documents = footer.references(behind(answer), dataset)
    listed = footer.in_full(documents) if full else footer.named(documents, _more(answer))
    hints = [*answer.remarks, *_older_parts(answer)]
    return tuple(footer.below(hints, listed, end(dataset), most=footer.MOST + len(listed) * full))


def end(dataset: Dataset) -> tuple[str, ...]:
    """What the record knows at all."""
    return (f"Dataset of {dataset.version}",)


def _more(answer: Answer) -> str:
    """How to see the documents behind an answer in full."""
    places = {getattr(record, "iso3", None) for record in answer.records}
    if len(places) == 1 and None not in places:
        return f"minefacts sources -c {places.pop()}"
    return "--sources"


def behind(answer: Answer) -> Sequence[str]:
    """The ids of the documents behind an answer, the deciding ones first."""
    return answer.cited or footer.in_order(_sources(record) for record in answer.records)


def _field(name: str, kind: type[Struct]) -> Column:
    """A column that shows one field of a record as it is, but a figure's value as figures are said."""
    if kind is FigureRecord and name == "value":
        return Column(name, words.value, right=True)
    return Column(name, lambda record: words.raw(getattr(record, name)))


def _profile(profile: Profile, fields: Sequence[str], dataset: Dataset) -> list[Table]:
    """A state's summary, or the parts of it that `fields` name: itself, its standing, its figures, the article."""
    asked = fields or profile.__struct_fields__
    facts = [_field(name, Profile) for name in fields if name not in PARTS_OF_PROFILE] if fields else PROFILE
    parts = [of_records(profile.country, facts, [profile])] if facts else []
    if "treaty" in asked:
        parts.append(of_records("Mine Ban Treaty", COLUMNS[Standing][1:], [profile.treaty]))
    for topic in TOPICS:
        records = getattr(profile, topic)
        if records and topic in asked:
            columns = _columns(FigureRecord, dataset)[1:]
            parts.append(of_records(f"{topic.capitalize()}: each body's newest figures", columns, records))
        elif topic in asked:
            parts.append(of_records(f"{topic.capitalize()}: no figure recorded, which does not mean zero", (), ()))
    if profile.parties and "parties" in asked:
        parts.append(of_records("Whom the article names", COLUMNS[Party], profile.parties))
    if profile.claims and "claims" in asked:
        parts.append(of_records("What the article says of it", COLUMNS[ClaimRecord], profile.claims))
    return parts or [of_records(f"{profile.country}: nothing in the article", (), ())]


def _older_parts(answer: Answer) -> list[str]:
    """A remark for each total whose parts come from an older edition than the total itself."""
    figures = [one for one in answer.records if isinstance(one, FigureRecord) and one.edition]
    totals = {(one.iso3, one.start, one.end, one.body): one.edition for one in figures if one.measure == "total"}
    older = {
        f"{one.place} {words.period(one)}"
        for one in figures
        if one.measure in PARTS and (one.edition or 0) < (totals.get((one.iso3, one.start, one.end, one.body)) or 0)
    }
    return [f"Parts from an older edition than the total: {', '.join(sorted(older))}"] if older else []


def _sources(record: Struct) -> Sequence[str]:
    """The ids of the documents that a record rests on."""
    if isinstance(record, SourceRecord):
        return []
    if isinstance(record, Profile):
        groups = (record.treaty, *record.casualties, *record.contamination, *record.clearance, *record.parties)
        return [source for one in groups for source in _sources(one)]
    many = getattr(record, "sources", None)
    one = getattr(record, "source", None)
    return many if many is not None else [one] if one else []
