"""Opening a dataset: the bundled one as it is, any other only when nothing is wrong with it."""

from __future__ import annotations

from ..dataset.reading import Dataset, bundled


def opened(folder: str | None = None) -> Dataset:
    """The dataset in `folder`, fully validated, or the one that ships; raises DatasetError with every problem."""
    if folder is None:
        return Dataset(bundled())
    from .check import checked  # the bundled dataset has been checked before it shipped

    return checked(folder)
