"""What must hold of the groups of states that people ask for."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem
from ..model.records import Group
from .examined import Examined, problem


def problems(dataset: Examined) -> Iterator[Problem]:
    """Groups that are called like a region, that are empty, or that name a member twice or out of order."""
    regions = {name for country in dataset.countries.values() for name in (country.region, country.subregion)}
    folded = {name.casefold() for name in regions}
    for group in dataset.records(Group):
        if group.name.casefold() in folded:
            yield problem(Group, group.name, "name", "is also the name of a region")
        if not group.members:
            yield problem(Group, group.name, "members", "are none")
        elif list(group.members) != sorted(set(group.members)):
            yield problem(Group, group.name, "members", "are repeated or out of order")
