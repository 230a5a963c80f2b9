"""What the refusals of names say, and the areas that are refused as states."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..errors import Candidate
from ..model.spelling import normalise

if TYPE_CHECKING:
    from ..dataset.reading import Dataset
    from ..model.records import Area

#: The longest text that a refusal repeats.
LONGEST = 60


@lru_cache(maxsize=8)
def areas_by_key(dataset: Dataset) -> dict[str, Area]:
    """Every name of every area by its key."""
    areas: dict[str, Area] = {}
    for area in dataset.areas:
        for name in (area.name, *area.aliases):
            areas.setdefault(normalise(name), area)
    areas.pop("", None)
    return areas


@lru_cache(maxsize=8)
def regions_by_key(dataset: Dataset) -> frozenset[str]:
    """The keys of the regions of the UN and of the groups of states."""
    named = {name for one in dataset.countries.values() for name in (one.region, one.subregion)}
    return frozenset(normalise(name) for name in (*named, *dataset.groups) if name) - {""}


def quoted(text: str) -> str:
    """What was typed, in quotes, shortened if it is no name, its control characters escaped."""
    return repr(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def listed(candidates: tuple[Candidate, ...]) -> str:
    """Places in a sentence: "A (AAA), B (BBB) or C (CCC)"."""
    *most, last = [f"{name} ({code})" for name, code in candidates]
    if most:
        return f"{', '.join(most)} or {last}"
    return last
