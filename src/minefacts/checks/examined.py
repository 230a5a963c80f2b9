"""A dataset under examination: what is broken in it is left out, so that every other problem can be found."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from ..dataset import layout, salvage
from ..dataset.lines import BLOCK, Lines, Records
from ..dataset.reading import Dataset, opened, read
from ..errors import DatasetError, Problem
from ..model.dates import LAST
from ..model.records import FILES, PLACES, Area, Country, Figure, Name, Record

R = TypeVar("R", bound=Record)

#: The size in bytes from which a file is checked as it is read instead of being held.
LARGE = 2_000_000


#: How a large file begins and ends, around the lines of its records.
OPENING, CLOSING = b"[\n", b"]\n"
#: The types of records whose rules read their file some records at a time.
READ_IN_BLOCKS: tuple[type[Record], ...] = (Figure, Name)


class InOrder(Lines[R]):
    """A large file that is in the canonical layout to the byte, which every reading of all its records checks.

    Another layout raises InvalidDatasetError, whereupon the file is checked again as a small one, which may have any.
    """

    def blocks(self) -> Iterator[Sequence[R]]:
        """All of them in order, some at a time."""
        self._check_ends()
        before, seen, offset, ended = "", len(OPENING), 0, False
        while offset < self._size:
            lines, offset = self._lines_from(offset, BLOCK)
            if not lines:
                continue
            records = self._decoded(lines)
            before = self._last_key(before, records)
            seen += sum(map(len, lines)) + len(lines)
            commas = sum(line.endswith(b"},") for line in lines)
            ended = commas == len(lines) - 1 and lines[-1].endswith(b"}")
            if commas < len(lines) and not (ended and seen + len(CLOSING) == self._size):
                raise self.fault("does not have a comma after each record but the last")
            yield records
        if not ended:
            raise self.fault("does not end with a record")

    def _check_ends(self) -> None:
        """Raise InvalidDatasetError if the file does not begin and end as an array does."""
        self._stream.seek(0)
        begins = self._stream.read(len(OPENING)) == OPENING
        self._stream.seek(max(0, self._size - len(CLOSING)))
        if not (begins and self._stream.read() == CLOSING):
            raise self.fault("does not have [ and ] on lines of their own around its records")

    def _last_key(self, before: str, records: Sequence[R]) -> str:
        """The key of the last of some records, all of which come after `before` in order."""
        for record in records:
            key = self._key(record)
            if key <= before:
                raise self.fault("is not in order of its keys")
            before = key
        return before

    def _decoded(self, lines: Sequence[bytes]) -> list[R]:  # type: ignore[override]
        """The records of some lines, in which no field is doubled."""
        records = super()._decoded(lines)
        if len(records) != len(lines):
            raise self.fault("does not have one record on each line")
        # Each field has a colon: if there are more, they are in texts, or a field is doubled.
        colons = sum(line.count(b'":') for line in lines)
        if colons > len(self.kind.__struct_fields__) * len(lines):
            text = b",".join(line.strip().rstrip(b",") for line in lines)
            if any(layout.repeated(b"[%b]" % text)):
                raise self.fault("has a field that appears twice in a record")
        return records


class Examined(Dataset):
    """A dataset that knows which of its files are broken and goes on with their sound records, or without them."""

    def __init__(self, folder: str, *, held: bool) -> None:
        """Open the dataset in `folder`, every file to be `held` or only the small ones."""
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

    def is_large(self, kind: type[Record]) -> bool:
        """Whether a file is checked as it is read because it is too large to be held."""
        if self._all_held or kind not in READ_IN_BLOCKS or FILES[kind].name in self._broken:
            return False
        path = os.path.join(self.folder, FILES[kind].name)
        return os.path.isfile(path) and os.path.getsize(path) >= LARGE

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
        return key in self._keys(file)

    @property
    def last_day(self) -> str:
        """The dataset's date, or if it has none a day that nothing comes after."""
        return self.version if self.is_whole("datapackage.json") else LAST

    def _keys(self, file: str) -> set[str]:
        """The keys of a file's records."""
        if file not in self._keys_of:
            kind = next(kind for kind, about in FILES.items() if about.name == file)
            self._keys_of[file] = set(map(attrgetter(FILES[kind].key), self.records(kind)))
        return self._keys_of[file]


def problem(kind: type[Record], record: str, field: str, reason: str) -> Problem:
    """A fault of one record of a type."""
    return Problem(FILES[kind].name, record, field, reason)
