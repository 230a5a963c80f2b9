"""A verdict on a number with what decided it, and which of several figures decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ...model import dates
from ...model.records import Figure
from .. import series
from .evidence import Evidence

Verdict = Literal["matches", "rounded", "superseded", "bodies-differ", "differs", "not-checked"]


class Decision(NamedTuple):
    """A verdict on a number, and what decided it.

    reason: why there is none, as a word of `views.verdicts.REASONS`
    figure: the figure that decides, or the nearest
    others: figures beside it: another body's, a newer one, or the one that has the number for something else
    """

    verdict: Verdict
    reason: str = ""
    figure: Figure | None = None
    others: tuple[Figure, ...] = ()


#: Of several readings of a number the first of these verdicts wins.
ORDER: dict[Verdict, int] = {
    "matches": 0,
    "bodies-differ": 1,
    "rounded": 2,
    "superseded": 3,
    "differs": 4,
    "not-checked": 5,
}
#: The bodies whose figures decide first where several say the same.
FIRST = ("Landmine Monitor", "ICBL", "United Nations", "Mine Action Review")


def newer(best: Figure, newest: Sequence[Figure]) -> tuple[Figure, ...]:
    """The same body's figure for a later period of the same kind, if there is one."""
    later = [
        figure
        for figure in newest
        if figure.body == best.body
        and series.period_kind(figure) == series.period_kind(best)
        and dates.last_day(figure.end) > dates.last_day(best.end)
    ]
    return tuple(later[:1])


def latest(figures: Sequence[Figure]) -> Figure | None:
    """The figure of the latest period."""
    return max(figures, key=lambda figure: (dates.last_day(figure.end), -precedence(figure), figure.id), default=None)


def first(evidence: Evidence, figures: Sequence[Figure]) -> Figure:
    """Of figures that say the same, that of the body asked first, of the latest period, of the best document."""
    ranked = sorted(figures, key=lambda figure: figure.id)
    return max(
        ranked,
        key=lambda figure: (-precedence(figure), dates.last_day(figure.end), series.rank(evidence.dataset, figure)),
    )


def precedence(figure: Figure) -> int:
    """How early a body is asked."""
    if figure.body in FIRST:
        return FIRST.index(figure.body)
    return len(FIRST)
