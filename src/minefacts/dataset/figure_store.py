"""The published figures by id: held in memory, or left in a large file of which only what is asked for is read.

They are in order of their ids, and an id begins with topic, place, start, end and measure: the figures on a topic lie
together, among them those of a place, and so on down to those of a series.
"""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from operator import attrgetter, lt
from typing import BinaryIO, NamedTuple

import msgspec

from ..errors import NotInPiecesError, Problem
from ..model.records import Figure

#: How much of a file is read at a time, in bytes: little enough to stay in a processor's cache.
BLOCK = 60_000
FIELDS = len(Figure.__struct_fields__)
by_id = attrgetter("id")


class Figures(ABC):
    """Published figures, in order of their ids."""

    @abstractmethod
    def blocks(self) -> Iterator[Sequence[Figure]]:
        """All of them in order, some at a time, those of one place and period together."""

    @abstractmethod
    def starting(self, prefix: str) -> Iterable[Figure]:
        """Those whose id starts so, in order."""

    def under(self, *parts: str) -> Iterable[Figure]:
        """Those whose id begins with these parts: topic, place, start, end, measure."""
        return self.starting("".join(f"{part}." for part in parts))

    def get(self, key: str) -> Figure | None:
        """The one with the id `key`, if there is one."""
        first = next(iter(self.starting(key)), None)
        return first if first and first.id == key else None

    def __getitem__(self, key: str) -> Figure:
        figure = self.get(key)
        if figure is None:
            raise KeyError(key)
        return figure

    def __iter__(self) -> Iterator[Figure]:
        return chain.from_iterable(self.blocks())

    def counts(self, field: str) -> Counter[str]:
        """How many of them have each value of a field."""
        return Counter(map(attrgetter(field), self))


class FiguresInMemory(Figures):
    """Figures that are few enough to be held."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = sorted(figures, key=by_id)
        self._ids = list(map(by_id, self._figures))

    def blocks(self) -> Iterator[Sequence[Figure]]:
        """All of them at once."""
        yield self._figures

    def starting(self, prefix: str) -> Sequence[Figure]:
        """Those whose id starts so, in order."""
        first = bisect_left(self._ids, prefix)
        return self._figures[first : bisect_right(self._ids, prefix, first, key=lambda one: one[: len(prefix)])]


class Piece(NamedTuple):
    """Some lines of a file: the id of their first figure, and where they stand, in bytes."""

    first: str
    offset: int
    size: int


class FiguresInFile(Figures):
    """Figures in a file that has one on each line, in order of their ids; the first reading makes an index of it.

    Every reading raises NotInPiecesError where the file is otherwise, or has changed since.
    """

    #: The fields of which the index keeps the counts.
    COUNTED = ("body", "source")

    def __init__(self, folder: str, file: str) -> None:
        self._folder, self._file = folder, file
        self._decoder = msgspec.json.Decoder(list[Figure])
        self._index: list[Piece] = []
        self._counts: dict[str, Counter[str]] = {}
        with self._readable():
            self._stamp = self._stamp_of(os.stat(self._path))

    def blocks(self) -> Iterator[Sequence[Figure]]:
        """All of them in order, some at a time, those of one place and period together."""
        index: list[Piece] = []
        counts: dict[str, Counter[str]] = {field: Counter() for field in self.COUNTED}
        last = ""
        apart: list[Figure] = []
        with self._opened() as stream:
            for offset, lines in self._pieces(stream):
                figures = self._decoded(lines)
                ids = list(map(by_id, figures))
                if not all(map(lt, [last, *ids], ids)):
                    raise self._fault("has records that are not in order of their ids")
                last = ids[-1]
                index.append(Piece(ids[0], offset, len(lines)))
                for field, count in counts.items():
                    count.update(map(attrgetter(field), figures))
                figures = apart + figures
                whole = bisect_left(figures, _period(figures[-1]), key=by_id)
                apart = figures[whole:]
                yield figures[:whole]
        yield apart
        self._index, self._counts = index, counts

    def starting(self, prefix: str) -> Iterator[Figure]:
        """Those whose id starts so, in order."""
        self._read_once()
        first = bisect_right(self._index, prefix, key=attrgetter("first")) - 1
        with self._opened() as stream:
            for piece in self._index[max(first, 0) :]:
                if piece.first[: len(prefix)] > prefix:
                    return
                stream.seek(piece.offset)
                yield from (one for one in self._decoded(stream.read(piece.size)) if one.id.startswith(prefix))

    def counts(self, field: str) -> Counter[str]:
        """How many of them have each value of a field."""
        self._read_once()
        return self._counts[field] if field in self._counts else super().counts(field)

    def _read_once(self) -> None:
        """Make the index, unless there is one."""
        if not self._index:
            for _ in self.blocks():
                pass

    def _pieces(self, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
        """The lines of the file, many at a time, without what stands around and between them; and where they are."""
        if stream.readline() != b"[\n":
            raise self._fault("does not begin with [ on a line of its own")
        ended = False
        while not ended:
            offset = stream.tell()
            lines = stream.read(BLOCK) + stream.readline()
            if lines.endswith(b"}\n"):
                lines += stream.readline()
            ended = lines.endswith((b"}\n]\n", b"}\n]"))
            if not (ended or lines.endswith(b"},\n")):
                raise self._fault("does not have one record a line")
            yield offset, lines[: lines.rindex(b"}") + 1]
        if stream.read(1):
            raise self._fault("goes on after its last record")

    def _decoded(self, lines: bytes) -> list[Figure]:
        """The figures of some lines."""
        try:
            figures = self._decoder.decode(b"[%b]" % lines)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._fault(str(error)) from None
        # Each field has a colon: where there are more, they are in texts, or a field stands twice.
        names = len(figures) * FIELDS
        if lines.count(b":") != names and len(re.findall(rb'"\s*:', lines)) != names:
            from .layout import repeated  # few texts hold the like

            if any(repeated(b"[%b]" % lines)):
                raise self._fault("has a field that stands twice in a record")
        return figures

    def _opened(self) -> BinaryIO:
        """The file, if it is still what was read first."""
        with self._readable():
            stream = open(self._path, "rb")  # noqa: SIM115
        if self._stamp_of(os.fstat(stream.fileno())) != self._stamp:
            stream.close()
            raise self._fault("has changed while it was read")
        return stream

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Turn what the system says of the file into what is wrong with the dataset."""
        try:
            yield
        except OSError as error:
            raise self._fault(f"cannot be read ({error.strerror or error})") from None

    @property
    def _path(self) -> str:
        return os.path.join(self._folder, self._file)

    @staticmethod
    def _stamp_of(status: os.stat_result) -> tuple[int, int, int]:
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _fault(self, reason: str) -> NotInPiecesError:
        return NotInPiecesError(self._folder, (Problem(self._file, "", "", reason),))


def _period(figure: Figure) -> str:
    """What the ids of all figures of the same place and period begin with."""
    return f"{figure.topic}.{figure.iso3}.{figure.start}.{figure.end}."
