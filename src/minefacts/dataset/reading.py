"""The dataset: where it is, its files decoded on first need, and its records by key."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from ..errors import DatasetError, InvalidDatasetError, Problem
from ..model.dates import last_day
from ..model.records import ARTICLE, FILES, Area, Claim, Country, Event, Figure, Party, Record, Source, Treaty

if TYPE_CHECKING:
    from .figure_store import Figures

R = TypeVar("R", bound=Record)

PACKAGE_FILE = "datapackage.json"
FIGURES = "figures.json"
#: The size in bytes from which the figures stay in their file.
LARGE = 2_000_000


class Package(msgspec.Struct):
    """What the program itself needs of `datapackage.json`: the dataset's date."""

    version: str


class Dataset:
    """The records of one folder; a file is read when something asks for it, and only then."""

    def __init__(self, folder: str, *, held: bool = False) -> None:
        """Open the files in `folder`, all to be `held` in memory or not; raise DatasetError if it is not there."""
        if not os.path.isdir(folder):
            what = "is not a folder" if os.path.exists(folder) else "does not exist"
            raise DatasetError(f"no dataset at {folder!r}: it {what}")
        self.folder = folder
        self._held = held
        #: Files that are not whole: those of their records that were not sound are left out.
        self.broken: set[str] = set()
        self._decoded: dict[str, tuple[Any, ...]] = {}

    @cached_property
    def version(self) -> str:
        """The dataset's date: the last day its record speaks for."""
        return decode(self.folder, PACKAGE_FILE, Package).version

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The documents, by id."""
        return {source.id: source for source in self.records("sources.json", Source)}

    @cached_property
    def countries(self) -> dict[str, Country]:
        """The states, by ISO 3166 alpha-3 code."""
        return {country.iso3: country for country in self.records("countries.json", Country)}

    @property
    def areas(self) -> tuple[Area, ...]:
        """Areas that are not among the states."""
        return self.records("areas.json", Area)

    @cached_property
    def treaty(self) -> Treaty:
        """The Mine Ban Treaty."""
        records = self.records("treaty.json", Treaty)
        if len(records) != 1:
            problem = Problem("treaty.json", "", "", f"holds {len(records)} records, not 1")
            raise InvalidDatasetError(self.folder, (problem,))
        return records[0]

    @cached_property
    def events(self) -> dict[str, tuple[Event, ...]]:
        """The legal acts of each state that has any, by alpha-3 code, in order of date."""
        events: dict[str, list[Event]] = {}
        for event in sorted(self.records("treaty-events.json", Event), key=lambda act: act.not_before or act.date):
            events.setdefault(event.iso3, []).append(event)
        return {iso3: tuple(acts) for iso3, acts in events.items()}

    @cached_property
    def figures(self) -> Figures:
        """Every published figure, by id."""
        from .figure_store import FiguresInFile, FiguresInMemory  # the treaty needs no figures

        if self.large:
            return FiguresInFile(self.folder, FIGURES)
        return FiguresInMemory(self.records(FIGURES, Figure))

    @property
    def large(self) -> bool:
        """Whether the figures stay in their file because they are too many to be held."""
        path = os.path.join(self.folder, FIGURES)
        return not self._held and FIGURES not in self.broken and os.path.isfile(path) and os.path.getsize(path) >= LARGE

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the article says, in its order."""
        return self.records("claims.json", Claim)

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Whom the article names, by id."""
        return {party.id: party for party in self.records("parties.json", Party)}

    @property
    def article_day(self) -> str | None:
        """The day the article appeared, where the dataset has the article."""
        article = self.sources.get(ARTICLE)
        return last_day(article.published) if article and article.published else None

    def is_whole(self, file: str) -> bool:
        """Whether no record of a file had to be left out."""
        return file not in self.broken

    def has_inside(self, file: str) -> bool:
        """Whether a file of the folder does not lead out of it."""
        path = os.path.realpath(os.path.join(self.folder, file))
        return os.path.dirname(path) == os.path.realpath(self.folder)

    def leave_out(self, file: str, *, but_what_is_sound: bool = False) -> None:
        """Go on as if a broken file had no records, or only its sound ones, so that other problems can be found."""
        from . import salvage  # only a broken file needs it

        self.broken.add(file)
        self._decoded[file] = ()
        if but_what_is_sound and file in FILES:
            with suppress(DatasetError):
                self._decoded[file] = salvage.sound(file, read(self.folder, file))

    def records(self, file: str, kind: type[R]) -> tuple[R, ...]:
        """The records of one file, as they stand in it; read once."""
        if file not in self._decoded:
            self._decoded[file] = decode(self.folder, file, tuple[kind, ...])  # type: ignore[valid-type]
        return self._decoded[file]


T = TypeVar("T")


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
    """The bytes of one file of a dataset; raises DatasetError where it cannot be read."""
    path = os.path.join(folder, file)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise InvalidDatasetError(folder, (Problem(file, "", "", "is not a regular file"),))
        with open(path, "rb") as stream:
            return stream.read()
    except (OSError, ValueError) as error:
        reason = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        raise InvalidDatasetError(folder, (Problem(file, "", "", reason),)) from None
