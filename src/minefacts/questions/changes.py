"""What has changed between two days: legal acts, and figures published."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ..dataset.reading import Dataset
from ..errors import UsageError
from ..model import dates, law
from ..views import words
from ..views.answer import Answer
from .figures import place_name


class Change(Struct, frozen=True):
    """An act or a figure by the day it became known; `source` is the first of an act's documents."""

    date: str
    kind: Literal["act", "figure"]
    iso3: str
    place: str
    what: str
    detail: str | None
    source: str


def answer(dataset: Dataset, since: str | None, until: str) -> Answer:
    """The changes from `since` (by default the day after the article) to `until`, both included."""
    records = between(dataset, since, until)
    remarks = ("A date known only by its month or year counts by its first possible day",)
    return Answer(Change, records, f"Changes from {since or day_after_article(dataset)} to {until}", remarks)


def between(dataset: Dataset, since: str | None, until: str) -> list[Change]:
    """The changes from `since` (by default the day after the article) to `until`, in order of date.

    Raises UsageError where the first day comes after the last.
    """
    first = since or day_after_article(dataset)
    if first > until:
        raise UsageError(f"the changes since {first} cannot end before, on {until}: give --since an earlier day")
    found = [*_acts(dataset), *_figures(dataset)]
    return [change for day, change in sorted(found, key=_order) if first <= day <= until]


def day_after_article(dataset: Dataset) -> str:
    """The first day that the article could not know of; without the article, that the treaty was adopted."""
    return dates.next_day(dataset.article_day) if dataset.article_day else dataset.treaty.adopted


def _order(dated: tuple[str, Change]) -> tuple[str, ...]:
    first, change = dated
    return first, change.kind, change.place, change.what


def _acts(dataset: Dataset) -> Iterator[tuple[str, Change]]:
    """Every act, by the first day on which it may have happened."""
    for iso3, acts in dataset.events.items():
        for act in acts:
            what = act.event.replace("-", " ")
            note = "as Article 17 gives it" if law.follows_article_17(dataset.treaty, act, acts) else act.note
            change = Change(act.date, "act", iso3, place_name(dataset, iso3), what, note, act.sources[0])
            yield law.interval(act).first, change


def _figures(dataset: Dataset) -> Iterator[tuple[str, Change]]:
    """Every figure whose day of publication is known, by that day."""
    for figure in dataset.figures:
        published = dataset.sources[figure.source].published
        if published:
            what = f"{words.measure(figure.topic, figure.measure)} {words.period(figure)}"
            detail = f"{words.value(figure)} {words.said_by(figure, dataset)}"
            place = place_name(dataset, figure.iso3)
            change = Change(published, "figure", figure.iso3, place, what, detail, figure.source)
            yield dates.first_day(published), change
