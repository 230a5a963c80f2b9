"""What must hold of the article's claims: what they refer to exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from ..errors import Problem
from ..model.records import COUNTS, FILES, Claim, Country, Figure, Subject, SubjectKind
from .examined import Examined, problem


def problems(dataset: Examined) -> Iterator[Problem]:
    """Claims that refer to nothing."""
    for claim in dataset.claims:
        if claim.subject is not None and not _exists(dataset, claim.subject):
            yield problem(Claim, claim.id, "refers_to", f"{claim.refers_to!r} refers to nothing")


def _exists(dataset: Examined, subject: Subject) -> bool:
    """Whether the dataset has what a claim is about, as far as that can be told."""
    if subject.kind not in get_args(SubjectKind):
        return False
    if subject.kind == "figure":
        return not dataset.is_whole(FILES[Figure].name) or subject.key in dataset.figures
    return subject.key == COUNTS or dataset.knows(FILES[Country].name, subject.key)
