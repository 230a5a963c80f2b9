"""The record as it could be known on a past day: a view of a dataset, without a copy of it.

From the dataset's own date on everything is known. Before it: figures and findings whose earliest document had been
published, and acts and steps that had happened, whatever documents cite them. A partial date counts as its last day;
what rests on undated documents alone is not known on any past day.
"""

from __future__ import annotations

from typing import TypeVar

from ..model import dates
from ..model.records import Claim, DeadlineEvent, Event, Figure, Finding, Party, Record, Source
from .citations import cited
from .lines import Kept, Records
from .reading import Dataset

R = TypeVar("R", bound=Record)


def known_on(dataset: Dataset, day: str) -> Dataset:
    """The dataset as it could be known on `day`; the dataset itself if all of it was known then."""
    if day >= dataset.version:
        return dataset
    return KnownOn(dataset, day)


def known_from(dataset: Dataset, record: Record) -> str:
    """The first day on which a record is known; for one that no date tells of, the dataset's date."""
    return _dated(dataset, record) or dataset.version


def _dated(dataset: Dataset, record: Record) -> str | None:
    """The last day of the date that tells from when a record is known; None if no date tells."""
    if isinstance(record, (Event, DeadlineEvent)) and record.date is not None:
        return record.not_after or dates.last_day(record.date)
    if isinstance(record, Source):
        days = [record.published]
    else:
        days = [dataset.sources[source].published for source in cited(record)]
    return min((dates.last_day(day) for day in days if day is not None), default=None)


class KnownOn(Dataset):
    """A dataset of which only what was known on a day is shown; its files are those of the whole dataset."""

    def __init__(self, whole: Dataset, day: str) -> None:
        self._whole = whole
        self.folder = whole.folder
        self.day = day
        self._held = {}
        self._lines = {}
        self.undated: set[Record] = set()

    @property
    def whole(self) -> Dataset:
        """The dataset with all that is known."""
        return self._whole

    @property
    def version(self) -> str:
        """The date of the whole dataset."""
        return self._whole.version

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a type that were known on the day."""
        records = self._whole.records(kind)
        if kind in DATED:
            return tuple(filter(self.shows, records))
        return records

    def lines(self, kind: type[R]) -> Records[R]:
        """The records of a type that were known on the day, looked up in their file."""
        records = self._whole.lines(kind)
        if kind in LOOKED_UP:
            return Kept(records, self.shows)
        return records

    def shows(self, record: Record) -> bool:
        """Whether a record was known on the day."""
        day = _dated(self._whole, record)
        if day is None:
            self.undated.add(record)
            return False
        return day <= str(self.day)


#: The types of records that become known on a day of their own. Acts and steps are left to the law, which takes the
#: day itself and must tell what may have happened from what has; documents are found by whatever cites them.
LOOKED_UP = (Figure, Finding)
DATED = (*LOOKED_UP, Claim, Party)
