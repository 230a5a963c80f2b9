"""Everything that can go wrong, as one tree of exceptions.

MinefactsError
├── UsageError              a value outside a closed list, a date the calendar does not have
├── UnresolvedError         a name or an id that does not name one record
│   ├── UnknownError        nothing has it
│   │   └── NotAStateError  an area that is not among the 197 states
│   └── AmbiguousNameError  several states have it
├── DatasetError            the dataset is missing or invalid; carries every problem found
│   └── InvalidDatasetError a file or record of it breaks a rule
└── OutputError             the answer could not be written
"""

from __future__ import annotations

from typing import NamedTuple

#: How long a message may be.
LONGEST = 2000


class Candidate(NamedTuple):
    """A state offered in place of a name that did not resolve."""

    country: str
    iso3: str


class Problem(NamedTuple):
    """One fault in a dataset: its file, the record's id or number, the field, and the reason."""

    file: str
    record: str
    field: str
    reason: str

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.file, self.record, self.field) if part)
        return f"{where}: {self.reason}"


def reason_of(error: Exception) -> str:
    """Why something failed: of an error of the system its words alone, without number and file."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error)


class MinefactsError(Exception):
    """Root of every error this package raises on purpose; `code` names its kind for scripts."""

    code = "error"

    def __init__(self, message: str) -> None:
        # What is typed may be of any length; what to do instead is said at the end.
        half = LONGEST // 2
        self.message = message if len(message) <= LONGEST else f"{message[:half]}…{message[-half:]}"
        super().__init__(self.message)


class UsageError(MinefactsError):
    """The question itself is not one that can be asked."""

    code = "usage"


class UnresolvedError(MinefactsError):
    """A text does not name one record; `suggestions` are states offered in its place."""

    def __init__(self, message: str, suggestions: tuple[Candidate, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class UnknownError(UnresolvedError):
    """No record has this name or id; `suggestions` are the nearest, nearest first, at most five."""

    code = "unknown-name"


class NotAStateError(UnknownError):
    """The name is that of an area which is not among the 197 states."""

    code = "not-a-state"


class AmbiguousNameError(UnresolvedError):
    """The name is that of several states; `suggestions` are all of them."""

    code = "ambiguous-name"


class DatasetError(MinefactsError):
    """The dataset is missing, unreadable or invalid; `problems` lists all that was found."""

    code = "dataset"

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class InvalidDatasetError(DatasetError):
    """The dataset in a folder breaks rules; its message names the first problem and counts the rest of `count`."""

    def __init__(self, folder: str, problems: tuple[Problem, ...], count: int | None = None) -> None:
        others = (len(problems) if count is None else count) - 1
        more = ""
        if others:
            more = f" (and {others:,} more)"
        super().__init__(f"the dataset in {folder} is invalid: {problems[0]}{more}", problems)


class OutputError(MinefactsError):
    """The answer could not be written where it should go."""

    code = "output"
