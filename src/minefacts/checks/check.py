"""Every rule put to a dataset: the shape of its files first, then what must hold across their records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from ..dataset.layout import parsed, repeated, twice
from ..dataset.reading import PACKAGE_FILE, Dataset, has_inside, read
from ..errors import DatasetError, InvalidDatasetError, Problem
from ..model import dates
from ..model.records import FILES, Record, Treaty
from . import article, conduct, coverage, deadlines, figures, groups, names, places, sources, terms, treaty
from .examined import Examined, OutOfOrderError, problem
from .references import dangling

#: How many problems are told, and how much of any text in them.
LIMIT, LONGEST = 1000, 300
Rule = Callable[[Examined], Iterator[Problem]]

#: The rules of each subject; what a rule asks of other files it asks only if they are whole.
RULES: tuple[Rule, ...] = (
    places.problems,
    names.problems,
    dangling,
    treaty.problems,
    deadlines.problems,
    conduct.problems,
    figures.problems,
    article.problems,
    terms.problems,
    groups.problems,
    coverage.problems,
    sources.problems,
)


def checked(folder: str) -> Dataset:
    """The dataset in `folder`, fully validated; raises DatasetError with its problems, at most LIMIT of them."""
    dataset, found = _examined(folder)
    if found.total:
        raise InvalidDatasetError(folder, tuple(found.told), found.total)
    return dataset


def check(folder: str) -> list[Problem]:
    """Every problem of the dataset in `folder`, at most LIMIT; raises DatasetError only if there is no such folder."""
    return found(folder).told


def found(folder: str) -> Found:
    """The problems of the dataset in `folder` and their count; raises DatasetError only if there is no such folder."""
    return _examined(folder)[1]


class Found(NamedTuple):
    """What is wrong with a dataset: the problems that are told, and how many there are."""

    told: list[Problem]
    total: int

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Found:
        """The first of the problems, each of a length that can be read, and their count."""
        rest = iter(problems)
        told = [Problem(*map(_short, problem)) for problem in islice(rest, LIMIT)]
        return cls(told, len(told) + sum(1 for _ in rest))


def _short(text: str) -> str:
    """A text, or the beginning of one that is too long to be told."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]}…"


def _examined(folder: str) -> tuple[Dataset, Found]:
    """The dataset in `folder` and its problems; what is wrong in a large file is told as of a small one."""
    dataset = Examined(folder, held=False)
    try:
        if not any(_problems(dataset)):
            return dataset, Found([], 0)
    except OutOfOrderError:
        pass  # of a large file, of which every problem is told below
    dataset = Examined(folder, held=True)
    return dataset, Found.of(_problems(dataset))


def _problems(dataset: Examined) -> Iterator[Problem]:
    """The problems of single files, and those across records as far as the files allow."""
    yield from _descriptor(dataset)
    for kind in FILES:
        yield from _file(dataset, kind)
    for rule in RULES:
        yield from rule(dataset)


def _descriptor(dataset: Examined) -> Iterator[Problem]:
    """A descriptor that is missing, outside the folder or not strictly valid JSON, or whose version is not a day."""
    try:
        if not has_inside(dataset.folder, PACKAGE_FILE):
            dataset.mark_broken(PACKAGE_FILE)
            yield Problem(PACKAGE_FILE, "", "", "points outside the folder")
            return
        version = dataset.version
    except OSError as error:
        dataset.mark_broken(PACKAGE_FILE)
        yield Problem(PACKAGE_FILE, "", "", f"cannot be reached ({error.strerror})")
        return
    except DatasetError as error:
        dataset.mark_broken(PACKAGE_FILE)
        yield from error.problems
        return
    if not (dates.is_date(version) and len(version) == 10):
        dataset.mark_broken(PACKAGE_FILE)
        yield Problem(PACKAGE_FILE, "", "version", f"{version!r} is not a day")
    try:
        descriptor = parsed(read(dataset.folder, PACKAGE_FILE))
    except (ValueError, RecursionError) as error:
        reason = str(error).partition(";")[0]
        yield Problem(PACKAGE_FILE, "", "", f"is not strictly valid JSON ({reason})")
    else:
        yield from (Problem(PACKAGE_FILE, "", name, "appears twice") for name in twice(descriptor))


def _file(dataset: Examined, kind: type[Record]) -> Iterator[Problem]:
    """What is wrong with one file by itself: where it is, the shape of its records, fields and keys that repeat."""
    file = FILES[kind].name
    large = False
    try:
        if not has_inside(dataset.folder, file):
            dataset.mark_broken(file)
            dataset.hold(kind, ())
            yield Problem(file, "", "", "points outside the folder")
            return
        large = dataset.is_large(kind)
        if large:
            yield from dataset.examine(kind)
        else:
            dataset.records(kind)
        if kind is Treaty and dataset.is_whole(file):
            _ = dataset.treaty
    except OutOfOrderError:
        raise
    except OSError as error:
        dataset.mark_broken(file)
        dataset.hold(kind, ())
        yield Problem(file, "", "", f"cannot be reached ({error.strerror})")
        return
    except DatasetError as error:
        dataset.leave_out(kind)
        yield from error.problems
    if large:
        return
    yield from _repeated(dataset, kind)
    yield from _keys(dataset, kind)


def _repeated(dataset: Examined, kind: type[Record]) -> Iterator[Problem]:
    """Fields that appear twice in one record, of which a decoder keeps the last without a word."""
    try:
        found = list(repeated(read(dataset.folder, FILES[kind].name)))
    except (DatasetError, ValueError, RecursionError):
        # What cannot be read or parsed has been told already.
        return
    for record, field in found:
        yield problem(kind, str(record.get(FILES[kind].key, "")), field, "appears twice in the record")


def _keys(dataset: Examined, kind: type[Record]) -> Iterator[Problem]:
    """Keys that are empty or that several records of a file have."""
    field = FILES[kind].key
    for key, count in Counter(map(attrgetter(field), dataset.records(kind))).items():
        if count > 1:
            yield problem(kind, key, field, f"is duplicated ({count} records)")
        if not key:
            yield problem(kind, key, field, "is empty")
