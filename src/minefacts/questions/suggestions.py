"""What a text that names no place may have been meant for: the places whose names are most like it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import Indel

from ..dataset.reading import decode
from ..errors import Candidate, UnknownError
from ..model.records import FILES, Name
from ..model.spelling import normalise
from .refusals import LONGEST, areas_by_key, listed, quoted

if TYPE_CHECKING:
    from ..dataset.reading import Dataset

# How many places a refusal offers, how near to the text, and how near to the nearest, they have to be.
SUGGESTIONS, NEAR, CLOSE = 5, 0.7, 0.8
# The shortest text looked for inside longer names.
PART = 4
NO_RECORD = "no record here"


class Spelling(Struct, gc=False):
    """What of a record of names.json tells whose a spelling is: all are read at once, and the rest of it is not."""

    key: str
    places: tuple[str, ...]


def unknown(dataset: Dataset, text: str) -> UnknownError:
    """The refusal of a text that names nothing."""
    near = nearest(dataset, text)
    message = f"no state is called {quoted(text)}"
    if not near:
        return UnknownError(f"{message}: give a name, or an ISO 3166 or M49 code")
    places = tuple(one for one in near if one.iso3 != NO_RECORD)
    return UnknownError(f"{message}: did you mean {listed(near)}?", places)


def nearest(dataset: Dataset, text: str) -> tuple[Candidate, ...]:
    """The places with the names most like a text, nearest first."""
    scores: dict[Candidate, float] = {}
    index = _index(dataset)
    for key, score in _likeness(normalise(text)[:LONGEST], index).items():
        for one in index[key]:
            scores[one] = max(score, scores.get(one, 0))
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:SUGGESTIONS]
    return tuple(one for one, score in ranked if score >= ranked[0][1] * CLOSE)


def _likeness(key: str, index: dict[str, tuple[Candidate, ...]]) -> dict[str, float]:
    """How like `key` other keys are, from 0 to 1, if they are near; a key that holds all of it is nearer."""
    found = process.extract(key, index.keys(), scorer=Indel.normalized_similarity, score_cutoff=NEAR, limit=None)
    near = {other: score for other, score, _ in found}
    if len(key) >= PART:
        for other in index:
            if key in other:
                near[other] = (1 + Indel.normalized_similarity(key, other)) / 2
    return near


@lru_cache(maxsize=8)
def _index(dataset: Dataset) -> dict[str, tuple[Candidate, ...]]:
    """The places of every spelling, areas without records included."""
    index: dict[str, tuple[Candidate, ...]] = {}
    for key, area in areas_by_key(dataset).items():
        index[key] = (Candidate(area.name, area.code or NO_RECORD),)
    candidates = {code: Candidate(place.name, code) for code, place in dataset.places.items()}
    for spelling in decode(dataset.folder, FILES[Name].name, list[Spelling]):
        index[spelling.key] = tuple(candidates[code] for code in set(spelling.places) if code in candidates)
    return index
