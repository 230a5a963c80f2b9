"""What must hold of documents: when they were published, and that a record rests on each."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset.citations import usage
from ..errors import Problem
from ..model import dates
from ..model.records import FILES, Source
from .examined import Examined, problem


def problems(dataset: Examined) -> Iterator[Problem]:
    """Documents that no record cites, and dates of publication that are none."""
    yield from _unused(dataset)
    for source in dataset.records(Source):
        yield from _publication(dataset, source)


def _unused(dataset: Examined) -> Iterator[Problem]:
    """Documents that no record cites, which only whole files can tell."""
    if all(dataset.is_whole(file.name) for file in FILES.values()):
        used = usage(dataset)
        for source in dataset.records(Source):
            if source.id not in used:
                yield problem(Source, source.id, "id", "is used by no record")


def _publication(dataset: Examined, source: Source) -> Iterator[Problem]:
    if source.published is None:
        return
    if not dates.is_date(source.published):
        yield problem(Source, source.id, "issued", f"{source.published} is not a date")
    elif dates.first_day(source.published) > dataset.last_day:
        yield problem(Source, source.id, "issued", f"is after the dataset's date {dataset.version}")
