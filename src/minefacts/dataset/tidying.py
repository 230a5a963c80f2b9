"""A large file of another layout put in order: one record a line, by key, in files of its own that nobody sees."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import BinaryIO, TypeVar

import msgspec

from ..errors import Problem
from ..model.records import FILES, Record
from .salvage import salvaged

R = TypeVar("R", bound=Record)

#: How many records are held to be sorted.
RUN = 20_000


class Tidy:
    """The sound records of a file, in order of their keys, one a line."""

    def __init__(self, kind: type[Record]) -> None:
        self._file = FILES[kind]
        self._kind = kind
        self._key = attrgetter(self._file.key)
        self._held: list[Record] = []
        self._runs: list[BinaryIO] = []
        self._last = ""

    def take(self, stream: BinaryIO) -> Iterator[Problem]:
        """Read a file; what is wrong with its records, their keys last."""
        for some in salvaged(self._kind, stream):
            yield from some.problems
            self._held += some.records
            if len(self._held) >= RUN:
                self._put_by()
        self._put_by()
        yield from self._repeated()

    def stream(self) -> BinaryIO:
        """The records, one a line."""
        if len(self._runs) > 1:
            merged = _new()
            merged.writelines(line for _, line in self._merged())
            for run in self._runs:
                run.close()
            self._runs = [merged]
        self._runs[0].flush()
        return self._runs[0]

    def _put_by(self) -> None:
        """Write what is held in order, behind the records before it or, if it belongs among them, apart."""
        self._held.sort(key=self._key)
        if not self._runs or (self._held and self._key(self._held[0]) < self._last):
            self._runs.append(_new())
        self._runs[-1].writelines(msgspec.json.encode(record) + b",\n" for record in self._held)
        if self._held:
            self._last = self._key(self._held[-1])
        self._held = []

    def _merged(self) -> Iterator[tuple[str, bytes]]:
        """Every line in order, with its key."""
        return heapq.merge(*map(self._keyed, self._runs))

    def _keyed(self, run: BinaryIO) -> Iterator[tuple[str, bytes]]:
        """The lines of a run with their keys."""
        run.seek(0)
        decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
        for line in run:
            yield msgspec.json.decode(decoder.decode(line[:-2])[self._file.key], type=str), line

    def _repeated(self) -> Iterator[Problem]:
        """Keys that are empty or that several records have."""
        before, count = None, 1
        for key in self._all_keys():
            count = count + 1 if key == before else 1
            if count == 2:
                yield Problem(self._file.name, key, self._file.key, "is duplicated")
            if not key and count == 1:
                yield Problem(self._file.name, key, self._file.key, "is empty")
            before = key

    def _all_keys(self) -> Iterator[str]:
        return (key for key, _ in self._merged())


def _new() -> BinaryIO:
    """A file without a name, which goes with the process."""
    return tempfile.TemporaryFile()
