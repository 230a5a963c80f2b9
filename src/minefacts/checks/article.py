"""What must hold of the article's claims and parties: what claims refer to exists, and paragraphs agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from ..errors import Problem
from ..model.records import COUNTS, FILES, Claim, Country, Figure, Party, Subject, SubjectKind
from .examined import Examined, problem


def problems(dataset: Examined) -> Iterator[Problem]:
    """Claims that refer to nothing or that no party can have said where they stand, parties out of order."""
    for claim in dataset.claims:
        yield from _claim(dataset, claim)
    for party in dataset.parties.values():
        if not party.paragraphs or list(party.paragraphs) != sorted(set(party.paragraphs)):
            yield problem(Party, party.id, "paragraphs", "are missing, repeated or out of order")


def _claim(dataset: Examined, claim: Claim) -> Iterator[Problem]:
    """What is wrong with one claim."""
    if claim.subject is not None and not _exists(dataset, claim.subject):
        yield problem(Claim, claim.id, "refers_to", f"{claim.refers_to!r} refers to nothing")
    if not claim.id.startswith(f"p{claim.paragraph}-"):
        yield problem(Claim, claim.id, "paragraph", f"is {claim.paragraph}, which the id does not say")
    party = dataset.parties.get(claim.said_by or "")
    if party is not None and claim.paragraph not in party.paragraphs:
        yield problem(Claim, claim.id, "said_by", f"{party.id!r} is not named in paragraph {claim.paragraph}")


def _exists(dataset: Examined, subject: Subject) -> bool:
    """Whether the dataset has what a claim is about, as far as that can be told."""
    if subject.kind not in get_args(SubjectKind):
        return False
    if subject.kind == "figure":
        return not dataset.is_whole(FILES[Figure].name) or subject.key in dataset.figures
    return subject.key == COUNTS or dataset.knows(FILES[Country].name, subject.key)
