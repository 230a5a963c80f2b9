"""A chart as data: titled bars or lines with their values, a scale, and the lines that say where they come from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Kind = Literal["years", "places", "lines"]
#: The most missing years that a line below a chart names.
NAMED = 30
#: Lengths between ticks, times a power of ten.
_STEPS = (1, 2, 2.5, 5, 10)


class Point(Struct, frozen=True):
    """What one bar or point is for; `gap` says why there is no value.

    `said` is the value in words, `short` with a sign in place of them.
    """

    label: str
    value: float | None
    said: str
    short: str = ""
    edition: int | None = None
    gap: str = ""


class Series(Struct, frozen=True):
    """A place's points in order."""

    name: str
    points: Sequence[Point]

    @property
    def peak(self) -> float:
        """The largest value."""
        return max((point.value for point in self.points if point.value is not None), default=0)


class Scale(Struct, frozen=True):
    """Round values at which an axis has ticks, from 0 to the end of the scale."""

    ticks: Sequence[float]

    @property
    def top(self) -> float:
        """The end of the scale."""
        return self.ticks[-1]

    def share(self, value: float) -> float:
        """How much of the scale a value fills."""
        return value / self.top


class Chart(Struct, frozen=True):
    """A chart: bars have one series, lines one for each place, of the same labels.

    `edition` is that of all figures, if they have one in common; `notes` say what is not drawn, `signs` what those
    before short values mean.
    """

    kind: Kind
    title: str
    body: str
    unit: str
    series: Sequence[Series]
    scale: Scale
    edition: int | None = None
    notes: Sequence[str] = ()
    signs: str = ""
    source: str = ""
    dated: str = ""

    @property
    def subtitle(self) -> str:
        """Whose figures these are, of which edition, and in which unit."""
        if self.edition:
            edition = [f"{self.edition} edition"]
        else:
            edition = []
        return ", ".join([self.body, *edition, f"in {self.unit}"])

    @property
    def editions_differ(self) -> bool:
        """Whether figures of several editions are side by side."""
        return len({point.edition for one in self.series for point in one.points if not point.gap}) > 1

    @property
    def labels(self) -> list[str]:
        """What bars or points are for, in order."""
        if self.series:
            return [point.label for point in self.series[0].points]
        return []

    @property
    def editions(self) -> list[int | None]:
        """The edition of most figures of each label; null if there is none."""
        found = []
        for number in range(len(self.labels)):
            points = [one.points[number] for one in self.series]
            counts = Counter(point.edition for point in points if point.edition)
            found.append(max(counts, key=lambda edition: (counts[edition], edition)) if counts else None)
        return found

    @property
    def missing(self) -> dict[str, dict[str, list[str]]]:
        """The labels without a value, by the reason and the series."""
        found: dict[str, dict[str, list[str]]] = {}
        for one in self.series:
            for point in one.points:
                if point.gap:
                    found.setdefault(point.gap, {}).setdefault(one.name, []).append(point.label)
        return found

    @property
    def gaps(self) -> list[str]:
        """A line for each reason why values are missing: which years, or how many if there are many."""
        lines = []
        for why, names in self.missing.items():
            many = sum(map(len, names.values())) > NAMED
            told = [f"{name} {_years(labels, len(self.labels) if many else None)}" for name, labels in names.items()]
            lines.append(f"{why.capitalize()}: {'; '.join(told)}.")
        return lines

    @property
    def description(self) -> str:
        """What the chart shows, for somebody who does not see it."""
        parts = []
        for one in self.series:
            told = ", ".join(f"{point.label}: {point.said}" for point in one.points)
            parts.append(f"{one.name}, {told}" if self.kind == "lines" else told)
        kind = "A bar chart"
        if self.kind == "lines":
            kind = "A line chart"
        return f"{self.title}. {kind}; {self.subtitle}. {'. '.join(parts)}. {self.source}"


def scale(most: float) -> Scale:
    """A scale from 0 to the first round tick at or above `most`, with three to five steps."""
    if most <= 0:
        return Scale((0, 1))
    power = 10.0 ** math.floor(math.log10(most / 5))
    step = next(one * power for one in _STEPS if most / (one * power) <= 5)
    count = math.ceil(most / step - 1e-9)
    return Scale(tuple(_round(step * n) for n in range(count + 1)))


def _round(tick: float) -> float:
    """A tick without what binary fractions leave behind it; whole if it is."""
    tick = float(f"{tick:.10g}")
    if tick.is_integer():
        return int(tick)
    return tick


def _years(labels: Sequence[str], of: int | None) -> str:
    """Years as a reader says them: `2002, 2005 to 2008`, or how many of so many."""
    if of is not None:
        return f"{len(labels)} of {of} years"
    runs: list[list[int]] = []
    for year in map(int, labels):
        if runs and runs[-1][-1] + 1 == year:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
