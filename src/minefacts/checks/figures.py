"""What must hold of the figures of a dataset, put to them block by block: a large file is never held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec.structs import astuple

from ..dataset.lines import Records
from ..errors import Problem
from ..model import dates
from ..model.records import FILES, MEASURES, PARTS, UNITS, Figure
from ..model.references import references
from .examined import Examined, problem
from .references import missing

#: The fields that a figure's id is made of.
NAMED = ("topic", "place", "start", "end", "measure", "source")
#: What the note of a total says whose parts are known not to add up to it.
SHORT = "short of it"
#: Some figures by field: the values of each, in the order of the figures.
Columns = dict[str, tuple[Any, ...]]


class Rule(NamedTuple):
    """What must hold of a field, or of several together, and what is said of the first if it does not."""

    fields: tuple[str, ...]
    holds: Callable[[Any], bool]
    reason: str


def problems(dataset: Examined) -> Iterator[Problem]:
    """What is wrong with single figures or with sums; a rule is put to each distinct value once."""
    rules = list(_rules(dataset))
    sound: list[set[Any]] = [set() for _ in rules]
    for block in _periods(dataset.figures):
        columns = dict(zip(Figure.__struct_fields__, zip(*map(astuple, block), strict=True), strict=True))
        for rule, known in zip(rules, sound, strict=True):
            values = set(_rows(columns, rule.fields))
            if not values <= known:
                breaches = {value for value in values - known if not rule.holds(value)}
                known |= values - breaches
                yield from _breaking(columns, rule, breaches)
        yield from _misnamed(columns)
        yield from _shares(columns)
        if dataset.is_whole(FILES[Figure].name):
            yield from _sums(columns)


def _periods(figures: Records[Figure]) -> Iterator[Sequence[Figure]]:
    """The figures, some at a time, those of one place and period together."""
    apart: list[Figure] = []
    for block in figures.blocks():
        apart += block
        last = _period(apart[-1])
        whole = len(apart)
        while whole and _period(apart[whole - 1]) == last:
            whole -= 1
        if whole:
            yield apart[:whole]
        apart = apart[whole:]
    if apart:
        yield apart


def _period(figure: Figure) -> tuple[str, ...]:
    return figure.topic, figure.place, figure.start, figure.end


def _rules(dataset: Examined) -> Iterator[Rule]:
    """What must hold of single figures."""
    version = dataset.last_day
    last = int(version[:4])
    for reference in references(Figure):
        yield Rule((reference.field,), _Known(dataset, reference.target), missing(reference.target))
    yield Rule(("measure", "topic"), lambda row: row[0] in MEASURES[row[1]], "is not a measure of its topic")
    yield Rule(("unit", "measure"), lambda row: row[0] in UNITS[row[1]], "is not a unit of its measure")
    yield Rule(("body",), _worded, "is empty")
    yield Rule(("scope",), lambda scope: scope is None or _worded(scope), "is empty")
    yield Rule(("edition",), lambda year: year is None or 1900 <= year <= last, f"is not a year from 1900 to {last}")
    yield Rule(("start",), dates.is_date, "is not a date of the calendar")
    yield Rule(("end",), dates.is_date, "is not a date of the calendar")
    yield Rule(("end",), lambda end: not dates.is_date(end) or dates.first_day(end) <= version, f"is after {version}")
    yield Rule(("end", "start"), _ordered, "is before start")


class _Known:
    """Whether a file has a record with a key."""

    def __init__(self, dataset: Examined, target: str) -> None:
        self._dataset, self._target = dataset, target

    def __call__(self, key: str) -> bool:
        return self._dataset.knows(self._target, key)


def _rows(columns: Columns, fields: Sequence[str]) -> Iterable[Any]:
    """The values of a field, or of several fields together."""
    if len(fields) == 1:
        return columns[fields[0]]
    return zip(*map(columns.__getitem__, fields), strict=True)


def _breaking(columns: Columns, rule: Rule, breaches: set[Any]) -> Iterator[Problem]:
    """The figures that break a rule by the values of their fields."""
    field = rule.fields[0]
    for key, value, row in zip(columns["id"], columns[field], _rows(columns, rule.fields), strict=True):
        if row in breaches:
            yield problem(Figure, key, field, f"{value!r} {rule.reason}")


def _misnamed(columns: Columns) -> Iterator[Problem]:
    """Ids that are not made of the figure's own fields."""
    named = tuple(map(".".join, _rows(columns, NAMED)))
    if named != columns["id"]:
        for key, name in zip(columns["id"], named, strict=True):
            if key != name:
                yield problem(Figure, key, "id", f"is not made of the other fields: {name}")


def _shares(columns: Columns) -> Iterator[Problem]:
    """Shares of more than all."""
    if "percent" in columns["unit"]:
        for key, value, unit in zip(columns["id"], columns["value"], columns["unit"], strict=True):
            if unit == "percent" and value > 100:
                yield problem(Figure, key, "value", f"{value} is more than 100 percent")


def _worded(text: str) -> bool:
    return bool(text.strip())


def _ordered(row: tuple[str, str]) -> bool:
    """Whether a period ends after it starts, as far as both are dates."""
    end, start = row
    if not (dates.is_date(start) and dates.is_date(end)):
        return True
    return dates.first_day(start) <= dates.last_day(end)


def _sums(columns: Columns) -> Iterator[Problem]:
    """Totals that are not the sum of their parts within one source, scope and period, unless their note says so."""
    if "casualties" not in columns["topic"]:
        return
    periods = list(_rows(columns, ("topic", "place", "start", "end", "body", "scope", "source")))
    amounts: dict[Any, dict[Any, Any]] = {measure: {} for measure in ("total", *PARTS)}
    noted = set()
    for period, measure, value, note in zip(
        periods, columns["measure"], columns["value"], columns["note"], strict=True
    ):
        if measure in amounts:
            amounts[measure][period] = value
        if measure == "total" and note and SHORT in note:
            noted.add(period)
    for period, total in amounts["total"].items():
        parts = {measure: amounts[measure][period] for measure in PARTS if period in amounts[measure]}
        if "killed" in parts and "injured" in parts and total != sum(parts.values()) and period not in noted:
            topic, place, start, end, _, _, source = period
            name = f"{topic}.{place}.{start}.{end}.total.{source}"
            yield problem(Figure, name, "value", f"{total} is not the sum of its parts {_added(parts)}")


def _added(parts: dict[Any, Any]) -> str:
    return " + ".join(str(value) for value in parts.values())
