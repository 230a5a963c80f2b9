"""What must hold of the words of the field: each has names of its own, and its meaning is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Problem
from ..model.records import Term
from ..model.terms import names
from .examined import Examined, problem

#: One sentence: it ends with a full stop, and nowhere in it does another begin.
SENTENCE = re.compile(r"(?!.*[.!?] +[A-Z]).*\S\.")


def problems(dataset: Examined) -> Iterator[Problem]:
    """Terms that share a name with another, and meanings that are not one sentence."""
    owners: dict[str, str] = {}
    for term in dataset.records(Term):
        for name in sorted(names(term.term)):
            owner = owners.setdefault(name, term.term)
            if owner != term.term:
                yield problem(Term, term.term, "term", f"is also a name of {owner!r}")
                break
        if not SENTENCE.fullmatch(term.meaning):
            yield problem(Term, term.term, "meaning", "is not one sentence")
