"""What must hold across the records of a dataset; every breach is found, never just the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from operator import attrgetter

from ..dataset.layout import parsed, repeated, twice
from ..dataset.reading import FIGURES, PACKAGE_FILE, Dataset, read
from ..errors import DatasetError, InvalidDatasetError, NotInPiecesError, Problem
from ..model import dates, law
from ..model.records import CONSENTS, FILES, WORLD, Claim, Country, Event, Record, Source
from ..questions.names import is_world
from ..questions.sources import usage
from . import figures as figure_rules

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
        return _examined(folder, held=True)
    # What is wrong beside a large file is told as beside a small one.
    return _examined(folder, held=True) if problems and dataset.large else (dataset, problems)


def _problems(dataset: Dataset) -> Iterator[Problem]:
    """The problems of single files, and those across records as far as the files allow."""
    yield from _shape(dataset)
    yield from _repeated(dataset)
    yield from _keys(dataset)
    for rule in RULES:
        yield from rule(dataset)


def _held(dataset: Dataset) -> dict[str, tuple[type[Record], str]]:
    """The files whose records are held; a large one of figures is checked as it is read."""
    return {file: about for file, about in FILES.items() if not (file == FIGURES and dataset.large)}


def _shape(dataset: Dataset) -> Iterator[Problem]:
    """Files that are missing, elsewhere or unreadable, and records that are not of their type."""
    for file in (PACKAGE_FILE, *FILES):
        try:
            if not dataset.has_inside(file):
                dataset.leave_out(file)
                yield Problem(file, "", "", "leads out of the folder")
            elif file == PACKAGE_FILE:
                yield from _package(dataset)
            elif file in _held(dataset):
                dataset.records(file, FILES[file][0])
            if file == TREATY and dataset.is_whole(TREATY):
                _ = dataset.treaty
        except OSError as error:
            dataset.leave_out(file)
            yield Problem(file, "", "", f"cannot be reached ({error.strerror})")
        except DatasetError as error:
            dataset.leave_out(file, but_what_is_sound=True)
            yield from error.problems


def _package(dataset: Dataset) -> Iterator[Problem]:
    """A descriptor that is not JSON to the letter, or whose version is no day."""
    if not (dates.is_date(dataset.version) and len(dataset.version) == 10):
        dataset.leave_out(PACKAGE_FILE)
        yield Problem(PACKAGE_FILE, "", "version", f"{dataset.version!r} is not a day")
    try:
        descriptor = parsed(read(dataset.folder, PACKAGE_FILE))
    except (ValueError, RecursionError) as error:
        yield Problem(PACKAGE_FILE, "", "", f"is not JSON to the letter ({str(error).partition(';')[0]})")
    else:
        yield from (Problem(PACKAGE_FILE, "", name, "stands twice") for name in twice(descriptor))


def _keys(dataset: Dataset) -> Iterator[Problem]:
    """Keys that are empty or stand twice in a file."""
    for file, (kind, key) in _held(dataset).items():
        for name, times in Counter(map(attrgetter(key), dataset.records(file, kind))).items():
            if times > 1:
                yield Problem(file, name, key, f"stands {times} times")
            if not name:
                yield Problem(file, "", key, "is empty")


def _repeated(dataset: Dataset) -> Iterator[Problem]:
    """Fields that stand twice in one record, of which a decoder keeps the last without a word."""
    for file, (_, key) in _held(dataset).items():
        # What cannot be read or parsed has been told already.
        with suppress(DatasetError, ValueError, RecursionError):
            for record, field in repeated(read(dataset.folder, file)) if dataset.has_inside(file) else ():
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
    if not dataset.is_whole(TREATY):
        return
    record = dataset.treaty
    for field in ("adopted", "opened_for_signature", "entry_into_force", "fortieth_deposit"):
        for problem in _date(TREATY, record.id, field, getattr(record, field)):
            dataset.broken.add(TREATY)
            yield problem
    yield from _cited(dataset, TREATY, record.id, record.sources, "sources")


def _events(dataset: Dataset) -> Iterator[Problem]:
    for iso3, acts in dataset.events.items():
        sound = True
        for act in acts:
            problems = list(_event(dataset, act))
            sound = sound and not problems
            yield from problems
        if sound and dataset.is_whole(EVENTS):
            yield from _order(dataset, iso3, acts)


def _event(dataset: Dataset, act: Event) -> Iterator[Problem]:
    """What is wrong with one act by itself."""
    file = EVENTS
    if act.id != f"{act.iso3}-{act.event}":
        yield Problem(file, act.id, "id", f"is not {act.iso3}-{act.event}")
    if not _known(dataset, COUNTRIES, dataset.countries, act.iso3):
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
    if act.event not in ("entry-into-force", "withdrawal-effective") and law.interval(act).first > _version(dataset):
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
    first = {name: law.interval(act).first for name, act in named.items()}
    for earlier, later in pairs:
        if later in named and earlier not in named:
            yield Problem(file, named[later].id, "event", f"has no {earlier} before it")
        elif later in named and first[earlier] > first[later]:
            yield Problem(file, named[later].id, "date", f"comes before the {earlier} of {named[earlier].date}")
    notice, effect = first.get("withdrawal-notified"), first.get("withdrawal-effective")
    if notice and effect and effect < law.article_20(notice):
        yield Problem(
            file, f"{iso3}-withdrawal-effective", "date", "is less than six months after its notice (Article 20)"
        )


def _article_17(dataset: Dataset, acts: dict[str, Event]) -> Iterator[Problem]:
    """An entry into force on another day than Article 17 gives."""
    if "consent" in acts and "entry-into-force" in acts and dataset.is_whole(TREATY):
        expected, act = law.expected_in_force(dataset.treaty, acts["consent"]), acts["entry-into-force"]
        if law.interval(act) != expected:
            yield Problem(
                EVENTS, act.id, "date", f"is not {' to '.join(dict.fromkeys(expected))}, which Article 17 gives"
            )


def _claims(dataset: Dataset) -> Iterator[Problem]:
    file = "claims.json"
    for claim in dataset.claims:
        if claim.said_by is not None and not _known(dataset, "parties.json", dataset.parties, claim.said_by):
            yield Problem(file, claim.id, "said_by", f"{claim.said_by!r} is no party of parties.json")
        if claim.refers_to is not None and not _resolves(dataset, claim):
            yield Problem(file, claim.id, "refers_to", f"{claim.refers_to!r} refers to nothing")
        yield from _cited(dataset, file, claim.id, (claim.source,))


def _resolves(dataset: Dataset, claim: Claim) -> bool:
    kind, _, key = (claim.refers_to or "").partition(":")
    if kind == "figure":
        return not dataset.is_whole(FIGURES) or dataset.figures.get(key) is not None
    return kind == "treaty" and (key == "counts" or _known(dataset, COUNTRIES, dataset.countries, key))


def _parties(dataset: Dataset) -> Iterator[Problem]:
    for party in dataset.parties.values():
        if party.iso3 is not None and not _known(dataset, COUNTRIES, dataset.countries, party.iso3):
            yield Problem("parties.json", party.id, "iso3", f"{party.iso3!r} is no state of countries.json")
        yield from _cited(dataset, "parties.json", party.id, (party.source,))


def _unused(dataset: Dataset) -> Iterator[Problem]:
    """Documents that no record cites, which only whole files can tell."""
    if all(map(dataset.is_whole, FILES)):
        used = usage(dataset)
        for source in dataset.sources:
            if source not in used:
                yield Problem(SOURCES, source, "id", "is used by no record")


def _sources(dataset: Dataset) -> Iterator[Problem]:
    for source in dataset.sources.values():
        yield from _publication(dataset, source)


def _known(dataset: Dataset, file: str, keys: Collection[str], key: str) -> bool:
    """Whether a file has a record with this key, as far as it can be told."""
    return key in keys or not dataset.is_whole(file)


def _version(dataset: Dataset) -> str:
    """The dataset's date, or where it has none a day that nothing comes after."""
    return dataset.version if dataset.is_whole(PACKAGE_FILE) else dates.LAST


def _publication(dataset: Dataset, source: Source) -> Iterator[Problem]:
    if source.published is None:
        return
    if not dates.is_date(source.published):
        yield Problem(SOURCES, source.id, "issued", f"{source.published} is not a date")
    elif dates.first_day(source.published) > _version(dataset):
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
        if not _known(dataset, SOURCES, dataset.sources, source):
            yield Problem(file, record, field, f"{source!r} is no document of sources.json")


#: Each rule; what it asks of other files it asks only where they are whole.
RULES: tuple[Callable[[Dataset], Iterator[Problem]], ...] = (
    _countries,
    _areas,
    _treaty,
    _events,
    figure_rules.problems,
    _claims,
    _parties,
    _unused,
    _sources,
)
