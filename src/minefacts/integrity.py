"""What must hold across the records of a dataset; every breach is found, never just the first."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from . import dates, figure_rules, treaty
from .dataset import FIGURES, PACKAGE_FILE, Dataset, read
from .errors import DatasetError, InvalidDatasetError, NotInPiecesError, Problem
from .layout import repeated
from .names import is_world
from .records import CONSENTS, FILES, WORLD, Claim, Country, Event, Record, Source
from .sources import usage

COUNTRIES, SOURCES, TREATY, EVENTS = "countries.json", "sources.json", "treaty.json", "treaty-events.json"


def checked(folder: str) -> Dataset:
    """The dataset in `folder`, fully validated; raises DatasetError with every problem it has."""
    dataset, problems = _examined(folder)
    if problems:
        raise InvalidDatasetError(folder, tuple(problems))
    return dataset


def check(folder: str) -> list[Problem]:
    """Every problem of the dataset in `folder`; raises DatasetError only where there is no such folder."""
    return _examined(folder)[1]


def _examined(folder: str, *, held: bool = False) -> tuple[Dataset, list[Problem]]:
    """The dataset in `folder` and every problem of it."""
    dataset = Dataset(folder, held=held)
    try:
        problems = list(_problems(dataset))
    except NotInPiecesError:
        problems = []
    else:
        if not (dataset.large and dataset.broken):
            return dataset, problems
    # A large file that is not in order, or beside a broken one, is read whole, to tell of each of its records.
    return _examined(folder, held=True)


def _problems(dataset: Dataset) -> Iterator[Problem]:
    """The problems of single files, and those across records as far as the files allow."""
    yield from _shape(dataset)
    yield from _repeated(dataset)
    yield from _keys(dataset)
    for rule, whole in RULES:
        if not dataset.broken & whole:
            yield from rule(dataset)


def _held(dataset: Dataset) -> dict[str, tuple[type[Record], str]]:
    """The files whose records are held; a large one of figures is checked as it is read."""
    return {file: about for file, about in FILES.items() if not (file == FIGURES and dataset.large)}


def _shape(dataset: Dataset) -> Iterator[Problem]:
    """Files that are missing, elsewhere or unreadable, records that are not of their type, and a version no day."""
    for file in (PACKAGE_FILE, *FILES):
        inside = os.path.realpath(os.path.join(dataset.folder, file))
        if os.path.dirname(inside) != os.path.realpath(dataset.folder):
            dataset.leave_out(file)
            yield Problem(file, "", "", "leads out of the folder")
            continue
        try:
            if file == PACKAGE_FILE and not (dates.is_date(dataset.version) and len(dataset.version) == 10):
                dataset.broken.add(file)
                yield Problem(file, "", "version", f"{dataset.version!r} is not a day")
            elif file in _held(dataset):
                dataset.records(file, FILES[file][0])
            if file == TREATY:
                _ = dataset.treaty
        except DatasetError as error:
            dataset.leave_out(file, but_what_is_sound=True)
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
    for field, form in (("iso3", "[A-Z]{3}"), ("iso2", "[A-Z]{2}"), ("m49", "[0-9]{3}")):
        codes = Counter(getattr(country, field) for country in dataset.countries.values())
        for country in dataset.countries.values():
            code = getattr(country, field)
            if not re.fullmatch(form, code):
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
    yield from _cited(dataset, TREATY, record.id, record.sources, "sources")


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
    yield from _cited(dataset, file, act.id, act.sources, "sources")
    broken = [
        *_date(file, act.id, "date", act.date),
        *(_date(file, act.id, "not_before", act.not_before) if act.not_before is not None else ()),
        *(_date(file, act.id, "not_after", act.not_after) if act.not_after is not None else ()),
    ]
    yield from broken
    if broken:
        return
    for field, bound in (("not_before", act.not_before), ("not_after", act.not_after)):
        if bound and (len(bound) != 10 or not dates.first_day(act.date) <= bound <= dates.last_day(act.date)):
            yield Problem(file, act.id, field, f"{bound} is not a day within the date {act.date}")
        elif bound and len(act.date) == 10:
            yield Problem(file, act.id, field, "bounds a date that is complete")
    if act.not_before and act.not_after and act.not_before > act.not_after:
        yield Problem(file, act.id, "not_before", "is after not_after")
    if act.event not in ("entry-into-force", "withdrawal-effective") and treaty.interval(act).first > dataset.version:
        yield Problem(file, act.id, "date", f"is after the dataset's date {dataset.version}")


def _order(dataset: Dataset, iso3: str, acts: tuple[Event, ...]) -> Iterator[Problem]:
    """Acts of one state that are not in the order the treaty gives them."""
    file = EVENTS
    consents = [act for act in acts if act.event in CONSENTS]
    if len(consents) > 1:
        yield Problem(file, consents[1].id, "event", f"{iso3} consented already by {consents[0].event}")
    named: dict[str, Event] = {act.event: act for act in acts} | ({"consent": consents[0]} if consents else {})
    pairs = [
        ("consent", "withdrawal-notified"),
        ("consent", "suspension-notified"),
        ("withdrawal-notified", "withdrawal-effective"),
    ]
    if "signature" in named:
        pairs.append(("signature", "consent"))
    # A successor may be bound from its independence, before it deposits.
    if not any(act.event == "succession" for act in consents):
        pairs.append(("consent", "entry-into-force"))
        yield from _article_17(dataset, named)
    first = {name: treaty.interval(act).first for name, act in named.items()}
    for earlier, later in pairs:
        if later in named and earlier not in named:
            yield Problem(file, named[later].id, "event", f"has no {earlier} before it")
        elif later in named and first[earlier] > first[later]:
            yield Problem(file, named[later].id, "date", f"comes before the {earlier} of {named[earlier].date}")
    notice, effect = first.get("withdrawal-notified"), first.get("withdrawal-effective")
    if notice and effect and effect < treaty.article_20(notice):
        yield Problem(
            file, f"{iso3}-withdrawal-effective", "date", "is less than six months after its notice (Article 20)"
        )


def _article_17(dataset: Dataset, acts: dict[str, Event]) -> Iterator[Problem]:
    """An entry into force on another day than Article 17 gives."""
    if "consent" in acts and "entry-into-force" in acts:
        expected, act = treaty.expected_in_force(dataset.treaty, acts["consent"]), acts["entry-into-force"]
        if treaty.interval(act) != expected:
            yield Problem(
                EVENTS, act.id, "date", f"is not {' to '.join(dict.fromkeys(expected))}, which Article 17 gives"
            )


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


def _cited(
    dataset: Dataset, file: str, record: str, sources: Sequence[str], field: str = "source"
) -> Iterator[Problem]:
    """Sources that are missing or that no document has."""
    if not sources:
        yield Problem(file, record, field, "names no source")
    for source in sources:
        if source not in dataset.sources:
            yield Problem(file, record, field, f"{source!r} is no document of sources.json")


#: Each rule, with the files that have to be whole before it can tell anything.
RULES: tuple[tuple[Callable[[Dataset], Iterator[Problem]], set[str]], ...] = (
    (_countries, {COUNTRIES}),
    (_areas, {COUNTRIES, "areas.json"}),
    (_treaty, {TREATY, SOURCES}),
    (_events, {PACKAGE_FILE, COUNTRIES, SOURCES, TREATY, EVENTS}),
    (figure_rules.problems, {PACKAGE_FILE, COUNTRIES, SOURCES}),
    (_claims, set(FILES)),
    (_parties, {COUNTRIES, SOURCES}),
    (_sources, {PACKAGE_FILE, *FILES}),
)
