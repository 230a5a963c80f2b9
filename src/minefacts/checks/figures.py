"""What must hold of the figures of a dataset, put to them block by block: a large file is never held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec.structs import astuple

from ..dataset.reading import FIGURES, PACKAGE_FILE, Dataset
from ..errors import Problem
from ..model import dates
from ..model.records import MEASURES, PARTS, WORLD, Figure

#: The fields that a figure's id is made of.
NAMED = ("topic", "iso3", "start", "end", "measure", "source")
#: Some figures by field: the values of each, in the order of the figures.
Columns = dict[str, tuple[Any, ...]]


class Rule(NamedTuple):
    """What must hold of a field, or of several together, and what is said of the first where it does not."""

    fields: tuple[str, ...]
    holds: Callable[[Any], bool]
    reason: str


def problems(dataset: Dataset) -> Iterator[Problem]:
    """What is wrong with single figures or with sums; a rule is put to each distinct value once."""
    rules = list(_rules(dataset))
    sound: list[set[Any]] = [set() for _ in rules]
    for block in filter(None, dataset.figures.blocks()):
        columns = dict(zip(Figure.__struct_fields__, zip(*map(astuple, block), strict=True), strict=True))
        for rule, known in zip(rules, sound, strict=True):
            values = set(_rows(columns, rule.fields))
            if not values <= known:
                breaches = {value for value in values - known if not rule.holds(value)}
                known |= values - breaches
                yield from _breaking(columns, rule, breaches)
        yield from _misnamed(columns)
        yield from _shares(columns)
        if dataset.is_whole(FIGURES):
            yield from _sums(columns)


def _rules(dataset: Dataset) -> Iterator[Rule]:
    """What must hold of single figures."""
    version = dataset.version if dataset.is_whole(PACKAGE_FILE) else dates.LAST
    last = int(version[:4])
    if dataset.is_whole("countries.json"):
        yield Rule(("iso3",), {WORLD, *dataset.countries}.__contains__, "is no state of countries.json")
    if dataset.is_whole("sources.json"):
        yield Rule(("source",), dataset.sources.__contains__, "is no document of sources.json")
    yield Rule(("measure", "topic"), lambda row: row[0] in MEASURES[row[1]], "is no measure of its topic")
    yield Rule(("body",), _worded, "is empty")
    yield Rule(("unit",), _worded, "is empty")
    yield Rule(("edition",), lambda year: year is None or 1900 <= year <= last, f"is not a year from 1900 to {last}")
    yield Rule(("start",), dates.is_date, "is not a date of the calendar")
    yield Rule(("end",), dates.is_date, "is not a date of the calendar")
    yield Rule(("end",), lambda end: not dates.is_date(end) or dates.first_day(end) <= version, f"is after {version}")
    yield Rule(("end", "start"), _ordered, "is before start")


def _rows(columns: Columns, fields: Sequence[str]) -> Iterable[Any]:
    """The values of a field, or of several fields together."""
    return columns[fields[0]] if len(fields) == 1 else zip(*map(columns.__getitem__, fields), strict=True)


def _breaking(columns: Columns, rule: Rule, breaches: set[Any]) -> Iterator[Problem]:
    """The figures that break a rule by the values of their fields."""
    field = rule.fields[0]
    for key, value, row in zip(columns["id"], columns[field], _rows(columns, rule.fields), strict=True):
        if row in breaches:
            yield Problem(FIGURES, key, field, f"{value!r} {rule.reason}")


def _misnamed(columns: Columns) -> Iterator[Problem]:
    """Ids that are not made of the figure's own fields."""
    named = tuple(map(".".join, _rows(columns, NAMED)))
    if named != columns["id"]:
        for key, name in zip(columns["id"], named, strict=True):
            if key != name:
                yield Problem(FIGURES, key, "id", f"is not made of the other fields: {name}")


def _shares(columns: Columns) -> Iterator[Problem]:
    """Shares of more than all."""
    if "percent" in columns["unit"]:
        for key, value, unit in zip(columns["id"], columns["value"], columns["unit"], strict=True):
            if unit == "percent" and value > 100:
                yield Problem(FIGURES, key, "value", f"{value} is more than 100 percent")


def _worded(text: str) -> bool:
    return bool(text.strip())


def _ordered(row: tuple[str, str]) -> bool:
    """Whether a period ends after it starts, as far as both are dates."""
    end, start = row
    return not (dates.is_date(start) and dates.is_date(end)) or dates.first_day(start) <= dates.last_day(end)


def _sums(columns: Columns) -> Iterator[Problem]:
    """Totals that are not the sum of their parts within one source and period."""
    if "casualties" not in columns["topic"]:
        return
    periods = list(_rows(columns, ("topic", "iso3", "start", "end", "body", "source")))
    amounts = {}
    for part in ("total", *PARTS):
        rows = zip(periods, columns["value"], columns["measure"], strict=True)
        amounts[part] = {period: value for period, value, measure in rows if measure == part}
    totals, killed, injured, unknown = amounts.values()
    for key in totals:
        if key in killed and key in injured and totals[key] != killed[key] + injured[key] + unknown.get(key, 0):
            parts = " + ".join(str(amounts[measure][key]) for measure in PARTS if key in amounts[measure])
            *period, _, source = key
            name = ".".join((*period, "total", source))
            yield Problem(FIGURES, name, "value", f"{totals[key]} is not the sum of its parts {parts}")
