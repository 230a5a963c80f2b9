"""A large file of another layout put in order: one record a line, by key, in files of its own that nobody sees."""

from __future__ import annotations

import heapq
import tempfile
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import BinaryIO

import msgspec

from ..errors import Problem
from ..model.records import FILES, Record
from .salvage import salvaged

#: How many records are held to be sorted.
RUN = 20_000


class Tidy:
    """The sound records of a file, in order of their keys, one a line."""

    def __init__(self, kind: type[Record]) -> None:
        self._file = FILES[kind]
        self._kind = kind
        self._key = attrgetter(self._file.key)
        self._held: list[Record] = []
        self._runs = [_new()]
        self._last: str | None = None
        #: How many records have each key that several have, or that is empty.
        self._several: Counter[str] = Counter()

    def take(self, stream: BinaryIO) -> Iterator[Problem]:
        """Read a file; what is wrong with its records, their keys last."""
        for some in salvaged(self._kind, stream):
            yield from some.problems
            self._held += some.records
            if len(self._held) >= RUN:
                self._put_by()
        self._put_by()
        self._merge()
        for key, count in self._several.items():
            if count > 1:
                yield Problem(self._file.name, key, self._file.key, f"is duplicated ({count} records)")
            if not key:
                yield Problem(self._file.name, key, self._file.key, "is empty")

    def stream(self) -> BinaryIO:
        """The records, one a line."""
        self._runs[0].flush()
        return self._runs[0]

    def _put_by(self) -> None:
        """Write what is held in order, behind the records before it or, if it belongs among them, apart."""
        self._held.sort(key=self._key)
        if self._held and self._last is not None and self._key(self._held[0]) < self._last:
            self._runs.append(_new())
        self._runs[-1].writelines(msgspec.json.encode(record) + b",\n" for record in self._held)
        for record in self._held:
            self._note(self._key(record))
        self._held = []

    def _note(self, key: str) -> None:
        """Note a key that is written, if it is that of the one before it or empty."""
        if key == self._last or not key:
            self._several[key] += 2 if key == self._last and key not in self._several else 1
        self._last = key

    def _merge(self) -> None:
        """Put the runs together if there are several."""
        if len(self._runs) == 1:
            return
        merged = _new()
        self._several.clear()
        self._last = None
        for key, line in heapq.merge(*map(self._keyed, self._runs)):
            merged.write(line)
            self._note(key)
        for run in self._runs:
            run.close()
        self._runs = [merged]

    def _keyed(self, run: BinaryIO) -> Iterator[tuple[str, bytes]]:
        """The lines of a run with their keys."""
        run.seek(0)
        decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
        for line in run:
            yield msgspec.json.decode(decoder.decode(line[:-2])[self._file.key], type=str), line


def _new() -> BinaryIO:
    """A file without a name, which goes with the process."""
    return tempfile.TemporaryFile()
