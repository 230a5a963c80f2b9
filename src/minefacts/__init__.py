"""Landmine facts: treaty acts, casualties, contamination and clearance, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .dataset import Dataset

__all__ = ["__version__", "load"]

__version__ = "0.1.0"


def load(folder: str | None = None) -> Dataset:
    """The dataset that ships with the package, or the one in `folder`, fully validated.

    Raises DatasetError, with every problem found, where the dataset is missing or invalid.
    """
    # Imported on call, so that `import minefacts` costs a script nothing.
    from .dataset import Dataset, bundled

    if folder is None:
        return Dataset(bundled())
    from .integrity import checked

    return checked(folder)
