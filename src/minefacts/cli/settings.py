"""What one invocation is set to, wherever on its line the option is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..render.escape import printable
from .streams import patience

if TYPE_CHECKING:
    from ..dataset.reading import Dataset


class Settings:
    """The options every command has: the dataset's folder, colour, and how the answer is shown."""

    def __init__(self) -> None:
        self.folder: str | None = None
        self.color = "auto"
        self.format: str | None = None
        self.formats: tuple[str, ...] = ()
        self.file: str | None = None
        self.quiet = False
        self.paged = True
        self.sources = False
        self.fields: tuple[str, ...] = ()
        self.sort: str | None = None
        self.limit: int | None = None
        self.chart = False
        self.map = False
        self.as_of: str | None = None

    @cached_property
    def dataset(self) -> Dataset:
        """The dataset asked for, validated if it is not the bundled one."""
        from ..checks.opening import opened  # help needs no data

        if self.folder is None:
            return opened()
        with patience(f"minefacts: checking {printable(self.folder)}"):
            return opened(self.folder)

    @property
    def day(self) -> str:
        """The day that is asked about: that of --as-of, else today."""
        from ..model import dates  # help needs no dates

        return self.as_of or dates.today()

    @property
    def today(self) -> str:
        """Today's day."""
        from ..model import dates  # help needs no dates

        return dates.today()

    @cached_property
    def known(self) -> Dataset:
        """The dataset as it could be known on the day that is asked about."""
        if self.as_of is None:
            return self.dataset
        from ..dataset.known import known_on  # few ask about a past day

        return known_on(self.dataset, self.as_of)
