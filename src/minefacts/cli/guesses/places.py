"""Places that words of a line may name."""

from __future__ import annotations

import difflib

from ...errors import AmbiguousNameError, NotAStateError, UnresolvedError
from ...questions import names
from ..settings import Settings

#: How much of a name has to be right.
_A_SLIP = 0.75


def is_place(name: str, settings: Settings) -> bool:
    """Whether a text is the name of one place, or of several."""
    try:
        names.place(settings.dataset, name)
    except (AmbiguousNameError, NotAStateError):
        return True
    except UnresolvedError:
        return False
    return True


def nearest_place(name: str, settings: Settings) -> str | None:
    """The name of a place that differs by a slip."""
    try:
        names.place(settings.dataset, name)
    except UnresolvedError as error:
        for candidate in error.suggestions:
            if difflib.SequenceMatcher(None, name.casefold(), candidate.country.casefold()).ratio() > _A_SLIP:
                return candidate.country
    return None
