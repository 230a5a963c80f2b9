"""Whether a number in a text says what a figure of the record says: the same, or a fair rounding of it."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

Likeness = Literal["same", "rounded", "no"]

#: How far from the figure a rounding may be and still be fair, as a share of the figure.
NEAR = 0.05
#: The same where the text has no word for it, only round digits.
PLAIN = 0.025
#: The same for "more than", which is true of any smaller number and fair only of a close one.
BELOW = 0.2
#: How far "about" lets a number be that is not written in round digits.
CLOSE = 0.01
#: How far a ratio may be from the one that a text tells in a word, such as "twice", as a share.
RATIO = 0.2


class Said(NamedTuple):
    """A number as a text gives it: `high` is `low` again unless it is a range.

    step: the last place that the writer gave, such as 100 for 5,700
    approximation: `about`, `over`, `nearly`, `below`, or empty
    """

    low: float
    high: float
    step: float
    approximation: str


def likeness(said: Said, figure: float) -> Likeness:
    """How what is said compares with a figure of the record."""
    if said.low != said.high:
        if said.low <= figure <= said.high and said.high <= 2 * max(said.low, 1):
            return "rounded"
        return "no"
    if math.isclose(said.low, figure, rel_tol=1e-9):
        if said.approximation == "below" and figure > 10:
            return "no"
        return "same"
    if _is_fair(said, figure):
        return "rounded"
    return "no"


def _is_fair(said: Said, figure: float) -> bool:
    """Whether a number is a fair rounding of a figure, in the text's own words or by its round digits."""
    if figure <= 0 or said.low <= 0:
        return False
    off = abs(said.low - figure) / figure
    if said.approximation == "over":
        return said.low < figure and (off <= NEAR or (figure < said.low + said.step and off <= BELOW))
    if said.approximation in ("nearly", "below"):
        return said.low > figure and off <= 2 * NEAR and (off <= NEAR or said.low - figure < said.step)
    if said.approximation == "about" and off <= CLOSE:
        return True
    most = PLAIN
    if said.approximation:
        most = NEAR
    return abs(said.low - figure) <= said.step / 2 * 1.000001 and off <= most and _is_round(said, figure)


def _is_round(said: Said, figure: float) -> bool:
    """Whether the digits are visibly rounded: the figure has more of them."""
    return said.step >= 10 or said.step < 1 or figure != int(figure)


def is_distinctive(said: Said, digits: int = 3) -> bool:
    """Whether a number has so many digits that it can hardly be another by chance."""
    return said.low == said.high and said.low / said.step >= 10 ** (digits - 1)
