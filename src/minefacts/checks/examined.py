"""A dataset under examination: what is broken in it is left out, so that every other problem can be found."""

from __future__ import annotations

import io
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter, lt
from typing import BinaryIO, TypeVar

from ..dataset import layout, salvage
from ..dataset.lines import Lines, Records
from ..dataset.reading import Dataset, opened, read
from ..dataset.tidying import Tidy
from ..errors import DatasetError, InvalidDatasetError, Problem
from ..model.dates import LAST
from ..model.records import FILES, PLACES, Area, Country, Figure, Record

R = TypeVar("R", bound=Record)

#: The size in bytes from which a file is checked as it is read instead of being held.
LARGE = 2_000_000
#: Fields of a large file that are counted whenever it is read.
COUNTED: dict[type[Record], tuple[str, ...]] = {Figure: ("source",)}


#: What stands before the first record of an array, between the last record of some lines and the next, after the last.
BEGINNING, BETWEEN, END = (re.compile(mark) for mark in (rb"\s*\[\s*", rb"\s*,\s*", rb"\s*\]\s*"))
COLON = re.compile(rb'"\s*:')


class OutOfOrderError(InvalidDatasetError):
    """A large file is not laid out as it must be to be read piece by piece."""


class InOrder(Lines[R]):
    """A large file, of which every reading of all its records checks that they are in order and no field is doubled."""

    def __init__(self, kind: type[R], folder: str, stream: BinaryIO) -> None:
        super().__init__(kind, folder, stream)
        self._before = ""
        self._counts: dict[str, Counter[str]] = {}

    def blocks(self) -> Iterator[Sequence[R]]:
        """All of them in order, some at a time."""
        self._before = ""
        counted: dict[str, Counter[str]] = {field: Counter() for field in COUNTED.get(self.kind, ())}
        for block in super().blocks():
            for field, counter in counted.items():
                counter.update(map(attrgetter(field), block))
            yield block
        if not self._before:
            raise self.fault("has no record")
        self._counts = counted

    def counts(self, field: str) -> Counter[str]:
        """How many of them have each value of a field; a field that is asked for often is counted as they are read."""
        if field in self._counts:
            return self._counts[field]
        return super().counts(field)

    def fault(self, reason: str) -> OutOfOrderError:
        """What is wrong with the file."""
        return OutOfOrderError(self._folder, (Problem(self.file, "", "", reason),))

    def _examine(self, block: bytes, records: Sequence[R], *, last: bool) -> None:
        """Raise OutOfOrderError if some lines are not one record each, in order, between brackets and commas."""
        text = block.strip(b"[], \t\r\n")
        before, after = block[: block.index(b"{")], block[block.rindex(b"}") + 1 :]
        begins = not before.strip()
        if self._before == "":
            begins = BEGINNING.fullmatch(before) is not None
        ending = BETWEEN
        if last:
            ending = END
        if not begins or not ending.fullmatch(after):
            raise self.fault("does not have brackets around its records and commas between them")
        keys = list(map(self._key, records))
        if text.count(b"\n") + 1 != len(records) or not all(map(lt, [self._before, *keys], keys)):
            raise self.fault("does not have one record on each line, in order of their keys")
        self._before = keys[-1]
        # Each field has a colon: if there are more, they are in texts, or a field is doubled.
        expected = len(self.kind.__struct_fields__) * len(records)
        if text.count(b":") == expected or len(COLON.findall(text)) == expected:
            return
        if any(layout.repeated(b"[%b]" % text)):
            raise self.fault("has a field that appears twice in a record")


class Examined(Dataset):
    """A dataset that knows which of its files are broken and goes on with their sound records, or without them."""

    def __init__(self, folder: str, *, held: bool) -> None:
        """Open the dataset in `folder`, its large files to be `held` in order or to be read as they lie."""
        super().__init__(folder)
        self._all_held = held
        self._broken: set[str] = set()
        self._keys_of: dict[str, set[str]] = {}

    def lines(self, kind: type[R]) -> Records[R]:
        """The records of a type: a large file is read where it lies, any other is put in order in memory."""
        if kind not in self._lines:
            file = FILES[kind]
            if self.is_large(kind):
                self._lines[kind] = InOrder(kind, self.folder, opened(self.folder, file.name))
            else:
                text = layout.text(self.records(kind), file.key).encode("utf-8", "surrogatepass")
                self._lines[kind] = Lines(kind, self.folder, io.BytesIO(text))
        lines: Records[R] = self._lines[kind]
        return lines

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a type; of a large file those that are sound."""
        if kind in self._lines and kind not in self._held and self.is_large(kind):
            return tuple(self._lines[kind])
        return super().records(kind)

    def is_large(self, kind: type[Record]) -> bool:
        """Whether a file is checked as it is read because it is too large to be held."""
        if kind in self._held:
            return False
        path = os.path.join(self.folder, FILES[kind].name)
        return os.path.isfile(path) and os.path.getsize(path) >= LARGE

    def examine(self, kind: type[Record]) -> Iterator[Problem]:
        """What is wrong with a large file by itself; raises OutOfOrderError if it cannot be read as it lies."""
        if not self._all_held:
            if kind is not Figure:  # which are read by their own rules
                for _ in self.lines(kind).blocks():
                    pass
            return
        tidy = Tidy(kind)
        with opened(self.folder, FILES[kind].name) as stream:
            for found in tidy.take(stream):
                self.mark_broken(FILES[kind].name)
                yield found
        self._lines[kind] = Lines(kind, self.folder, tidy.stream())

    def is_whole(self, file: str) -> bool:
        """Whether no record of a file had to be left out; of the places, of none of their files."""
        if file == PLACES:
            return self.is_whole(FILES[Country].name) and self.is_whole(FILES[Area].name)
        return file not in self._broken

    def mark_broken(self, file: str) -> None:
        """Note that what a file says cannot be relied on."""
        self._broken.add(file)

    def hold(self, kind: type[R], records: tuple[R, ...]) -> None:
        """Take these for the records of a type, whatever its file says."""
        self._held[kind] = records

    def leave_out(self, kind: type[Record]) -> None:
        """Go on as if a broken file had only its sound records."""
        self.mark_broken(FILES[kind].name)
        self.hold(kind, ())
        try:
            text = read(self.folder, FILES[kind].name)
        except DatasetError:
            return
        self.hold(kind, salvage.sound(kind, text))

    def knows(self, file: str, key: str) -> bool:
        """Whether a file has a record with this key, as far as that can be told."""
        if not self.is_whole(file):
            return True
        if file == PLACES:
            return key in self.places
        kind = next(kind for kind, about in FILES.items() if about.name == file)
        return key in (self.lines(kind) if self.is_large(kind) else self._keys(kind))

    @property
    def last_day(self) -> str:
        """The dataset's date, or if it has none a day that nothing comes after."""
        if self.is_whole("datapackage.json"):
            return self.version
        return LAST

    def _keys(self, kind: type[Record]) -> set[str]:
        """The keys of a file's records."""
        file = FILES[kind]
        if file.name not in self._keys_of:
            self._keys_of[file.name] = set(map(attrgetter(file.key), self.records(kind)))
        return self._keys_of[file.name]


def problem(kind: type[Record], record: str, field: str, reason: str) -> Problem:
    """A fault of one record of a type."""
    return Problem(FILES[kind].name, record, field, reason)
