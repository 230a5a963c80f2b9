"""What the record has to hold a text against: figures by place and measure, and counts of states by day."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from ...dataset.reading import Dataset
from ...model import dates, law
from ...model.records import ARTICLE, Event, Figure
from .. import series, treaty
from ..treaty import Standing

#: How many places' figures of one topic are kept at a time.
KEPT = 400


class Line(NamedTuple):
    """A series of figures: the current one, and the earlier ones that say otherwise."""

    current: Figure
    earlier: tuple[Figure, ...]


class Change(NamedTuple):
    """How many states there are of a kind from a day on."""

    day: str
    number: int


class Evidence:
    """A dataset as it answers the questions of a text, many of them more than once."""

    def __init__(self, dataset: Dataset, day: str) -> None:
        """Ask `dataset`, whose acts are those that had happened by `day`."""
        self.dataset, self.day = dataset, day
        self._lines: dict[tuple[str, str], dict[tuple[str, bool], list[Line]]] = {}
        self._standings: dict[tuple[str, str], Standing] = {}
        self._acts: dict[str, list[Event]] = {}

    def lines(self, topic: str, place: str, measure: str, *, partial: bool = False) -> list[Line]:
        """The series of a measure for the whole of a place, or those for parts of it."""
        key = topic, place
        if key not in self._lines:
            if len(self._lines) >= KEPT:
                self._lines.clear()
            self._lines[key] = self._read(self.dataset.figures.under(topic, place))
        return self._lines[key].get((measure, partial), [])

    def _read(self, figures: Iterable[Figure]) -> dict[tuple[str, bool], list[Line]]:
        """Figures as series, by measure and whether they are of a part; the article's own figures never count."""
        counting = [figure for figure in figures if figure.source != ARTICLE]
        found: dict[tuple[str, bool], list[Line]] = {}
        for members in series.grouped(self.dataset, counting).values():
            *earlier, current = members
            others = tuple(figure for figure in earlier if figure.value != current.value)
            found.setdefault((current.measure, current.scope is not None), []).append(Line(current, others))
        return found

    def acts(self, iso3: str) -> list[Event]:
        """The legal acts of a state."""
        if iso3 not in self._acts:
            self._acts[iso3] = list(self.dataset.events.starting(f"{iso3}-"))
        return self._acts[iso3]

    def standing(self, iso3: str, day: str | None = None) -> Standing:
        """Where a state stands on a day, by default that of the text."""
        key = iso3, day or self.day
        if key not in self._standings:
            country = self.dataset.countries[iso3]
            self._standings[key] = treaty.standing(self.dataset.treaty, country, self.acts(iso3), key[1])
        return self._standings[key]

    def history(self, kind: str) -> list[Change]:
        """How many states were of a kind, day by day on which it changed, up to the day of the text."""
        return self._histories[kind]

    @cached_property
    def _histories(self) -> dict[str, list[Change]]:
        """The counts of `parties`, `outside`, `withdrawn` and of those that are `leaving` or have left."""
        by_state: dict[str, list[Event]] = {}
        for act in self.dataset.events:
            by_state.setdefault(act.iso3, []).append(act)
        changes: dict[str, dict[str, int]] = {"parties": {}, "withdrawn": {}, "leaving": {}}
        for acts in by_state.values():
            _add(changes, acts, self.day)
        histories = {kind: _summed(steps) for kind, steps in changes.items()}
        states = len(self.dataset.countries)
        histories["outside"] = [Change(day, states - count) for day, count in histories["parties"]]
        return histories


def _add(changes: dict[str, dict[str, int]], acts: list[Event], day: str) -> None:
    """Add a state's own changes to those of all states."""
    intervals = [law.interval(act) for act in acts]
    before = {"parties": False, "withdrawn": False, "leaving": False}
    for turn in sorted({one for both in intervals for one in both}):
        if turn > day:
            break
        status = law.status(acts, turn)
        now = {
            "parties": status == "state-party",
            "withdrawn": status == "withdrawn",
            "leaving": status == "withdrawn" or law.withdrawing_until(acts, turn) is not None,
        }
        for kind, holds in now.items():
            if holds != before[kind]:
                changes[kind][turn] = changes[kind].get(turn, 0) + (1 if holds else -1)
        before = now


def _summed(steps: dict[str, int]) -> list[Change]:
    """The counts after each day's changes."""
    history, count = [Change("0001-01-01", 0)], 0
    for day in sorted(steps):
        count += steps[day]
        history.append(Change(day, count))
    return history


def last_time(history: list[Change], count: int) -> tuple[str, str] | None:
    """The first and the last day of the latest time at which a count was `count`; None if it never was."""
    for index in range(len(history) - 1, 0, -1):
        if history[index].number == count:
            end = ""
            if index + 1 < len(history):
                end = history[index + 1].day
            return history[index].day, dates.day_before(end) if end else ""
    return None


def counts_in(history: list[Change], first: str, last: str) -> set[int]:
    """The counts there were on any day from `first` to `last`."""
    found = {change.number for change in history if first <= change.day <= last}
    before = [change.number for change in history if change.day <= first]
    return found | set(before[-1:])
