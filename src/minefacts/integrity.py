"""What must hold across the records of a dataset; every breach is found, never just the first."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from msgspec.structs import astuple

from . import dates, treaty
from .dataset import FIGURES, PACKAGE_FILE, Dataset, read
from .errors import DatasetError, Problem, invalid
from .layout import repeated
from .names import is_world
from .records import CONSENTS, FILES, MEASURES, PARTS, WORLD, Claim, Country, Event, Figure, Record, Source
from .sources import usage

COUNTRIES, SOURCES, TREATY, EVENTS = "countries.json", "sources.json", "treaty.json", "treaty-events.json"


def checked(folder: str) -> Dataset:
    """The dataset in `folder`, fully validated; raises DatasetError with every problem it has."""
    dataset = Dataset(folder)
    problems = problems_of(dataset)
    if problems:
        raise invalid(folder, tuple(problems))
    return dataset


def check(folder: str) -> list[Problem]:
    """Every problem of the dataset in `folder`; raises DatasetError only where there is no such folder."""
    return problems_of(Dataset(folder))


def problems_of(dataset: Dataset) -> list[Problem]:
    """Every problem of a dataset: those of single files, and those across records as far as the files allow."""
    problems = [*_shape(dataset), *_repeated(dataset), *_keys(dataset)]
    try:
        return problems + [problem for rule, whole in RULES if not dataset.broken & whole for problem in rule(dataset)]
    except DatasetError:
        if not dataset.large:
            raise
        # A large file that is not as it should be is read whole, to tell of each of its records.
        dataset.hold()
        return problems_of(dataset)


def _held(dataset: Dataset) -> dict[str, tuple[type[Record], str]]:
    """The files whose records are held; a large one of figures is checked as it is read."""
    return {file: about for file, about in FILES.items() if not (file == FIGURES and dataset.large)}


def _shape(dataset: Dataset) -> Iterator[Problem]:
    """Files that are missing, elsewhere or unreadable, records that are not of their type, and a version no day."""
    held = _held(dataset)
    for file in (PACKAGE_FILE, *FILES):
        inside = os.path.realpath(os.path.join(dataset.folder, file))
        if os.path.dirname(inside) != os.path.realpath(dataset.folder):
            dataset.broken.add(file)
            yield Problem(file, "", "", "leads out of the folder")
            continue
        try:
            if file == PACKAGE_FILE and not (dates.is_date(dataset.version) and len(dataset.version) == 10):
                dataset.broken.add(file)
                yield Problem(file, "", "version", f"{dataset.version!r} is not a day")
            elif file in held:
                dataset.records(file, held[file][0])
            if file == TREATY:
                _ = dataset.treaty
        except DatasetError as error:
            dataset.leave_out(file)
            yield from error.problems


def _keys(dataset: Dataset) -> Iterator[Problem]:
    """Keys that are empty or stand twice in a file."""
    for file, (kind, key) in _held(dataset).items():
        if file in dataset.broken:
            continue
        for name, times in Counter(map(attrgetter(key), dataset.records(file, kind))).items():
            if times > 1:
                yield Problem(file, name, key, f"stands {times} times")
            if not name:
                yield Problem(file, "", key, "is empty")


def _repeated(dataset: Dataset) -> Iterator[Problem]:
    """Fields that stand twice in one record, of which a decoder keeps the last without a word."""
    for file, (_, key) in _held(dataset).items():
        for record, field in () if file in dataset.broken else repeated(read(dataset.folder, file)):
            yield Problem(file, str(record.get(key, "")), field, "stands twice in the record")


def _countries(dataset: Dataset) -> Iterator[Problem]:
    file = COUNTRIES
    for field, length in (("iso3", 3), ("iso2", 2), ("m49", 3)):
        codes = Counter(getattr(country, field) for country in dataset.countries.values())
        for country in dataset.countries.values():
            code = getattr(country, field)
            if not (code.isascii() and (code.isdigit() if field == "m49" else code.isupper()) and len(code) == length):
                yield Problem(file, country.iso3, field, f"{code!r} is not such a code")
            if codes[code] > 1:
                yield Problem(file, country.iso3, field, f"{code!r} belongs to {codes[code]} states")
    names = Counter(country.name.casefold() for country in dataset.countries.values())
    for country in dataset.countries.values():
        if names[country.name.casefold()] > 1 or is_world(country.name):
            yield Problem(file, country.iso3, "name", f"{country.name!r} is another's name as well")
    if WORLD in dataset.countries:
        yield Problem(file, WORLD, "iso3", "is the code reserved for the world")
    yield from _unnamed(file, dataset.countries.values())


def _unnamed(file: str, countries: Iterable[Country]) -> Iterator[Problem]:
    for country in countries:
        for field in ("name", "official_name", "region", "subregion"):
            if not getattr(country, field).strip():
                yield Problem(file, country.iso3, field, "is empty")


def _areas(dataset: Dataset) -> Iterator[Problem]:
    names = {country.name.casefold() for country in dataset.countries.values()}
    for area in dataset.areas:
        if area.name.casefold() in names:
            yield Problem("areas.json", area.name, "name", "is also the name of a state")


def _treaty(dataset: Dataset) -> Iterator[Problem]:
    record = dataset.treaty
    for field in ("adopted", "opened_for_signature", "entry_into_force", "fortieth_deposit"):
        yield from _date(TREATY, record.id, field, getattr(record, field))
    yield from _cited(dataset, TREATY, record.id, record.sources)


def _events(dataset: Dataset) -> Iterator[Problem]:
    for iso3, acts in dataset.events.items():
        sound = True
        for act in acts:
            problems = list(_event(dataset, act))
            sound = sound and not problems
            yield from problems
        if sound:
            yield from _order(dataset, iso3, acts)


def _event(dataset: Dataset, act: Event) -> Iterator[Problem]:
    """What is wrong with one act by itself."""
    file = EVENTS
    if act.id != f"{act.iso3}-{act.event}":
        yield Problem(file, act.id, "id", f"is not {act.iso3}-{act.event}")
    if act.iso3 not in dataset.countries:
        yield Problem(file, act.id, "iso3", f"{act.iso3!r} is no state of countries.json")
    yield from _cited(dataset, file, act.id, act.sources)
    broken = [
        *_date(file, act.id, "date", act.date),
        *(_date(file, act.id, "not_before", act.not_before) if act.not_before is not None else ()),
        *(_date(file, act.id, "not_after", act.not_after) if act.not_after is not None else ()),
    ]
    yield from broken
    if broken:
        return
    bounds = [bound for bound in (act.not_before, act.not_after) if bound]
    if any(len(bound) != 10 or not dates.first_day(act.date) <= bound <= dates.last_day(act.date) for bound in bounds):
        yield Problem(file, act.id, "not_before", "a bound is not a day within the date")
    elif len(bounds) == 2 and bounds[0] > bounds[1]:
        yield Problem(file, act.id, "not_before", "is after not_after")
    if len(act.date) == 10 and bounds:
        yield Problem(file, act.id, "not_before", "bounds a date that is complete")
    if act.event not in ("entry-into-force", "withdrawal-effective") and treaty.interval(act).first > dataset.version:
        yield Problem(file, act.id, "date", f"is after the dataset's date {dataset.version}")


def _order(dataset: Dataset, iso3: str, acts: tuple[Event, ...]) -> Iterator[Problem]:
    """Acts of one state that are not in the order the treaty gives them."""
    file = EVENTS
    consents = [act for act in acts if act.event in CONSENTS]
    if len(consents) > 1:
        yield Problem(file, consents[1].id, "event", f"{iso3} consented already by {consents[0].event}")
    first: dict[str, str] = {act.event: treaty.interval(act).first for act in acts}
    if consents:
        first["consent"] = treaty.interval(consents[0]).first
    pairs = [
        ("consent", "withdrawal-notified"),
        ("consent", "suspension-notified"),
        ("withdrawal-notified", "withdrawal-effective"),
    ]
    if "signature" in first:
        pairs.append(("signature", "consent"))
    # A successor may be bound from its independence, before it deposits.
    if not any(act.event == "succession" for act in consents):
        pairs.append(("consent", "entry-into-force"))
    for earlier, later in pairs:
        if later in first and first.get(earlier, "9999") > first[later]:
            yield Problem(file, f"{iso3}-{later}", "date", f"comes before its {earlier}, or without one")
    force = [act for act in acts if act.event == "entry-into-force" and not act.note]
    for act in force if consents else ():
        expected = treaty.expected_in_force(dataset.treaty, consents[0])
        if treaty.interval(act) != expected:
            yield Problem(file, act.id, "date", f"is not the day of Article 17, {expected.first}, and no note says why")
    notice, effect = first.get("withdrawal-notified"), first.get("withdrawal-effective")
    if notice and effect and effect < treaty.article_20(notice):
        yield Problem(
            file, f"{iso3}-withdrawal-effective", "date", "is less than six months after its notice (Article 20)"
        )


#: The fields that a figure's id is made of.
NAMED = ("topic", "iso3", "start", "end", "measure", "source")
#: Some figures by field: the values of each, in the order of the figures.
Columns = dict[str, tuple[Any, ...]]


def _figures(dataset: Dataset) -> Iterator[Problem]:
    """What is wrong with single figures or with sums; a rule is put to each distinct value once."""
    rules = [(fields.split(), holds, reason) for fields, holds, reason in _figure_rules(dataset)]
    sound: list[set[Any]] = [set() for _ in rules]
    for block in filter(None, dataset.figures.blocks()):
        columns = dict(zip(Figure.__struct_fields__, zip(*map(astuple, block), strict=True), strict=True))
        for (fields, holds, reason), known in zip(rules, sound, strict=True):
            values = set(_rows(columns, fields))
            if not values <= known:
                breaches = {value for value in values - known if not holds(value)}
                known |= values - breaches
                yield from _breaking(columns, fields, breaches, reason)
        yield from _misnamed(columns)
        yield from _shares(columns)
        if FIGURES not in dataset.broken:
            yield from _sums(columns)


def _figure_rules(dataset: Dataset) -> Iterator[tuple[str, Callable[[Any], bool], str]]:
    """What must hold of a figure's field, or of several, and what is said of the first where it does not."""
    places, version = {WORLD, *dataset.countries}, dataset.version
    years = range(1900, int(version[:4]) + 1)
    yield "iso3", places.__contains__, "is no state of countries.json"
    yield "measure topic", lambda row: row[0] in MEASURES[row[1]], "is no measure of its topic"
    yield "body", _worded, "is empty"
    yield "unit", _worded, "is empty"
    yield (
        "edition",
        lambda edition: edition is None or edition in years,
        f"is not a year from {years[0]} to {years[-1]}",
    )
    yield "source", dataset.sources.__contains__, "is no document of sources.json"
    yield "start", dates.is_date, "is not a date of the calendar"
    yield "end", dates.is_date, "is not a date of the calendar"
    yield (
        "end",
        lambda end: not dates.is_date(end) or dates.first_day(end) <= version,
        f"is after {version}, the dataset's date",
    )
    yield "end start", _ordered, "is before start"


def _rows(columns: Columns, fields: Sequence[str]) -> Iterable[Any]:
    """The values of a field, or of several fields together."""
    return columns[fields[0]] if len(fields) == 1 else zip(*map(columns.__getitem__, fields), strict=True)


def _breaking(columns: Columns, fields: Sequence[str], breaches: set[Any], reason: str) -> Iterator[Problem]:
    """The figures that break a rule by the values of their fields."""
    for key, value, row in zip(columns["id"], columns[fields[0]], _rows(columns, fields), strict=True):
        if row in breaches:
            yield Problem(FIGURES, key, fields[0], f"{value!r} {reason}")


def _misnamed(columns: Columns) -> Iterator[Problem]:
    """Ids that are not made of the figure's own fields."""
    named = tuple(map(".".join, _rows(columns, NAMED)))
    if named != columns["id"]:
        for key, name in zip(columns["id"], named, strict=True):
            if key != name:
                yield Problem(FIGURES, key, "id", f"is not made of the other fields: {name}")


def _shares(columns: Columns) -> Iterator[Problem]:
    """Shares of more than all."""
    if "percent" in columns["unit"]:
        for key, value, unit in zip(columns["id"], columns["value"], columns["unit"], strict=True):
            if unit == "percent" and value > 100:
                yield Problem(FIGURES, key, "value", f"{value} is more than 100 percent")


def _worded(text: str) -> bool:
    return bool(text.strip())


def _ordered(row: tuple[str, str]) -> bool:
    """Whether a period ends after it starts, as far as both are dates."""
    end, start = row
    return not (dates.is_date(start) and dates.is_date(end)) or dates.first_day(start) <= dates.last_day(end)


def _sums(columns: Columns) -> Iterator[Problem]:
    """Totals that are not the sum of their parts within one source and period."""
    if "casualties" not in columns["topic"]:
        return
    periods = list(_rows(columns, ("topic", "iso3", "start", "end", "body", "source")))
    amounts = {}
    for part in ("total", *PARTS):
        rows = zip(periods, columns["value"], columns["measure"], strict=True)
        amounts[part] = {period: value for period, value, measure in rows if measure == part}
    totals, killed, injured, unknown = amounts.values()
    for key in totals.keys() & killed.keys() & injured.keys():
        if totals[key] != killed[key] + injured[key] + unknown.get(key, 0):
            parts = " + ".join(str(amounts[measure][key]) for measure in PARTS if key in amounts[measure])
            *period, _, source = key
            name = ".".join((*period, "total", source))
            yield Problem(FIGURES, name, "value", f"{totals[key]} is not the sum of its parts {parts}")


def _claims(dataset: Dataset) -> Iterator[Problem]:
    file = "claims.json"
    for claim in dataset.claims:
        if claim.said_by is not None and claim.said_by not in dataset.parties:
            yield Problem(file, claim.id, "said_by", f"{claim.said_by!r} is no party of parties.json")
        if claim.refers_to is not None and not _resolves(dataset, claim):
            yield Problem(file, claim.id, "refers_to", f"{claim.refers_to!r} refers to nothing")
        yield from _cited(dataset, file, claim.id, (claim.source,))


def _resolves(dataset: Dataset, claim: Claim) -> bool:
    kind, _, key = (claim.refers_to or "").partition(":")
    if kind == "figure":
        return dataset.figures.get(key) is not None
    return kind == "treaty" and (key == "counts" or key in dataset.countries)


def _parties(dataset: Dataset) -> Iterator[Problem]:
    for party in dataset.parties.values():
        if party.iso3 is not None and party.iso3 not in dataset.countries:
            yield Problem("parties.json", party.id, "iso3", f"{party.iso3!r} is no state of countries.json")
        yield from _cited(dataset, "parties.json", party.id, (party.source,))


def _sources(dataset: Dataset) -> Iterator[Problem]:
    file = SOURCES
    used = usage(dataset)
    for source in dataset.sources.values():
        if source.id not in used:
            yield Problem(file, source.id, "id", "is used by no record")
        yield from _publication(dataset, source)


def _publication(dataset: Dataset, source: Source) -> Iterator[Problem]:
    if source.published is None:
        return
    if not dates.is_date(source.published):
        yield Problem(SOURCES, source.id, "issued", f"{source.published} is not a date")
    elif dates.first_day(source.published) > dataset.version:
        yield Problem(SOURCES, source.id, "issued", f"is after the dataset's date {dataset.version}")


def _date(file: str, record: str, field: str, date: str) -> Iterator[Problem]:
    if not dates.is_date(date):
        yield Problem(file, record, field, f"{date!r} is not a date of the calendar")


def _cited(dataset: Dataset, file: str, record: str, sources: tuple[str, ...]) -> Iterator[Problem]:
    """Sources that are missing or that no document has."""
    if not sources:
        yield Problem(file, record, "sources", "names no source")
    for source in sources:
        if source not in dataset.sources:
            field = "sources" if file in (TREATY, EVENTS) else "source"
            yield Problem(file, record, field, f"{source!r} is no document of sources.json")


#: Each rule, with the files that have to be whole before it can tell anything.
RULES: tuple[tuple[Callable[[Dataset], Iterator[Problem]], set[str]], ...] = (
    (_countries, {COUNTRIES}),
    (_areas, {COUNTRIES, "areas.json"}),
    (_treaty, {TREATY, SOURCES}),
    (_events, {PACKAGE_FILE, COUNTRIES, SOURCES, TREATY, EVENTS}),
    (_figures, {PACKAGE_FILE, COUNTRIES, SOURCES}),
    (_claims, set(FILES)),
    (_parties, {COUNTRIES, SOURCES}),
    (_sources, {PACKAGE_FILE, *FILES}),
)
