"""The dataset: where it is, its files read on first need, and its records by key."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import msgspec

from ..errors import DatasetError, InvalidDatasetError, Problem, reason_of
from ..model.dates import last_day
from ..model.records import (
    ARTICLE,
    FILES,
    WORLD,
    Area,
    Body,
    Claim,
    Country,
    DeadlineEvent,
    Elsewhere,
    Event,
    Figure,
    Finding,
    Group,
    Name,
    Party,
    Place,
    Record,
    Source,
    Term,
    Treaty,
)

if TYPE_CHECKING:
    from .lines import Records

R = TypeVar("R", bound=Record)
T = TypeVar("T")

PACKAGE_FILE = "datapackage.json"


class Package(msgspec.Struct):
    """What the program itself needs of `datapackage.json`: the dataset's date."""

    version: str


class Dataset:
    """The records of one folder; a file is read when something asks for it, and only then.

    Small files are held, records of the large ones are looked up in their files.
    """

    #: The past day as of which the record is shown; None for all that is known.
    day: str | None = None
    #: What was left out of that record because it rests on undated documents alone.
    undated: Collection[Record] = ()

    def __init__(self, folder: str) -> None:
        """Open the dataset in `folder`; raises DatasetError if it is not there."""
        if not os.path.isdir(folder):
            what = "does not exist"
            if os.path.exists(folder):
                what = "is not a folder"
            raise DatasetError(f"no dataset at {folder!r}: it {what}")
        self.folder = folder
        self._held: dict[type[Record], tuple[Any, ...]] = {}
        self._lines: dict[type[Record], Any] = {}

    @property
    def whole(self) -> Dataset:
        """The dataset with all that is known, of which this may be the view of a past day."""
        return self

    @cached_property
    def version(self) -> str:
        """The dataset's date: the last day its record speaks for."""
        return decode(self.folder, PACKAGE_FILE, Package).version

    @property
    def sources(self) -> Records[Source]:
        """The documents, by id."""
        return self.lines(Source)

    @property
    def figures(self) -> Records[Figure]:
        """Every published figure, by id."""
        return self.lines(Figure)

    @property
    def findings(self) -> Records[Finding]:
        """Every finding on conduct, by id."""
        return self.lines(Finding)

    @property
    def events(self) -> Records[Event]:
        """Every legal act, by id."""
        return self.lines(Event)

    @property
    def steps(self) -> Records[DeadlineEvent]:
        """Every step of an obligation with a deadline, by id."""
        return self.lines(DeadlineEvent)

    @property
    def names(self) -> Records[Name]:
        """Every normalised spelling, by key."""
        return self.lines(Name)

    @cached_property
    def countries(self) -> dict[str, Country]:
        """The states, by ISO 3166 alpha-3 code."""
        return {country.iso3: country for country in self.records(Country)}

    @property
    def areas(self) -> tuple[Area, ...]:
        """Areas that are not among the states."""
        return self.records(Area)

    @cached_property
    def places(self) -> Places:
        """The states, the areas with a code and the world, by code."""
        return Places(self)

    @cached_property
    def treaty(self) -> Treaty:
        """The Mine Ban Treaty."""
        records = self.records(Treaty)
        if len(records) != 1:
            problem = Problem(FILES[Treaty].name, "", "", f"holds {len(records)} records, not 1")
            raise InvalidDatasetError(self.folder, (problem,))
        return records[0]

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """The bodies whose figures there are, by name."""
        return {body.name: body for body in self.records(Body)}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the article says, in its order."""
        return self.records(Claim)

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Whom the article names, by id."""
        return {party.id: party for party in self.records(Party)}

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The words of the field, by term."""
        return {term.term: term for term in self.records(Term)}

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The groups of states that people ask for, by name."""
        return {group.name: group for group in self.records(Group)}

    @property
    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """What the dataset does not cover."""
        return self.records(Elsewhere)

    @cached_property
    def article_day(self) -> str | None:
        """The day the article appeared, if the dataset has the article."""
        article = self.sources.get(ARTICLE)
        if article is None or article.published is None:
            return None
        return last_day(article.published)

    def shows(self, record: Record) -> bool:
        """Whether a record was known on the day as of which this dataset is shown."""
        return True

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a type, in the order of their file; read once."""
        if kind not in self._held:
            self._held[kind] = decode(self.folder, FILES[kind].name, tuple[kind, ...])  # type: ignore[valid-type]
        return self._held[kind]

    def lines(self, kind: type[R]) -> Records[R]:
        """The records of a type, looked up in their file."""
        if kind not in self._lines:
            from .lines import Lines  # what is held needs no lookup

            self._lines[kind] = Lines(kind, self.folder, opened(self.folder, FILES[kind].name))
        lines: Records[R] = self._lines[kind]
        return lines


class Places(Mapping[str, Place]):
    """What a figure or a finding may be about, by code: states, areas with a code, the world."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def __getitem__(self, code: str) -> Place:
        country = self._dataset.countries.get(code)
        if country is not None:
            return Place(code, country.name, "state")
        if code == WORLD:
            return Place(WORLD, "World", "world")
        return self._areas[code]

    def __iter__(self) -> Iterator[str]:
        yield WORLD
        yield from self._dataset.countries
        yield from self._areas

    def __len__(self) -> int:
        return 1 + len(self._dataset.countries) + len(self._areas)

    def name(self, code: str | None) -> str | None:
        """The name of a place that a record may have."""
        if code is None:
            return None
        return self[code].name

    @cached_property
    def _areas(self) -> dict[str, Place]:
        return {area.code: Place(area.code, area.name, "area") for area in self._dataset.areas if area.code}


def bundled() -> str:
    """The folder of the dataset that ships with the program: in the wheel, or in a checkout."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    root = os.path.dirname(os.path.dirname(here))
    if os.path.isfile(os.path.join(root, "pyproject.toml")) and not os.path.isdir(os.path.join(here, "data")):
        return os.path.join(root, "data")
    return os.path.join(here, "data")


def decode(folder: str, file: str, kind: type[T]) -> T:
    """The content of one file; raises DatasetError with every record that is not of its kind."""
    text = read(folder, file)
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        from . import salvage  # only a broken file needs it

        raise InvalidDatasetError(folder, tuple(salvage.problems(file, text, error))) from None


def read(folder: str, file: str) -> bytes:
    """The bytes of one file of a dataset; raises DatasetError if it cannot be read."""
    stream = opened(folder, file)
    with stream:
        try:
            return stream.read()
        except OSError as error:
            raise _unreadable(folder, file, error) from None


def opened(folder: str, file: str) -> BinaryIO:
    """One file of a dataset, open for reading; raises DatasetError if it cannot be opened."""
    path = os.path.join(folder, file)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise InvalidDatasetError(folder, (Problem(file, "", "", "is not a regular file"),))
        return open(path, "rb")
    except (OSError, ValueError) as error:
        raise _unreadable(folder, file, error) from None


def has_inside(folder: str, file: str) -> bool:
    """Whether a file lies inside the folder, after following links."""
    path = os.path.realpath(os.path.join(folder, file))
    return os.path.dirname(path) == os.path.realpath(folder)


def _unreadable(folder: str, file: str, error: Exception) -> InvalidDatasetError:
    reason = f"cannot be read ({reason_of(error)})"
    return InvalidDatasetError(folder, (Problem(file, "", "", reason),))
