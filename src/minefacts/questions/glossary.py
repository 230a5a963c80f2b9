"""Terms of the field: the one that is asked for, those that hold it, or a refusal with the nearest."""

from __future__ import annotations

from ..dataset.reading import Dataset
from ..errors import UnknownError
from ..model import choices
from ..model.records import Term
from ..model.terms import folded, names

#: A shorter text names a term only in full.
SHORTEST = 3


def terms(dataset: Dataset, asked: str = "") -> list[Term]:
    """The terms that `asked` names, in the plural too, or else those that hold it; all of them if nothing is asked."""
    everything = sorted(dataset.terms.values(), key=lambda term: term.term.casefold())
    if not asked.strip():
        return everything
    key = folded(asked)
    named = [term for term in everything if key in names(term.term)]
    if named:
        return named
    holding = [term for term in everything if key in folded(term.term)]
    if holding and len(key) >= SHORTEST:
        return holding
    raise UnknownError(f"{asked!r} is not in the glossary: {choices.nearest(asked, list(dataset.terms))}")
