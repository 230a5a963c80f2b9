"""Values from closed lists: the one asked for, or a refusal that names the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from ..errors import UsageError

T = TypeVar("T", bound=str)


def one_of(what: str, value: str, allowed: Iterable[T], said: Mapping[str, T] = MappingProxyType({})) -> T:
    """The member of `allowed` that `value` is, whatever its case, or as it is `said`; else UsageError with the nearest.

    Blanks count as hyphens.
    """
    allowed = list(allowed)
    folded = _key(value)
    for choice in allowed:
        if _key(choice) == folded:
            return choice
    for words, choice in said.items():
        if _key(words) == folded:
            return choice
    raise UsageError(f"{what} {value!r} does not exist: {nearest(value, allowed)}")


def _key(value: str) -> str:
    return "-".join(value.casefold().split())


def spelt_like(value: str, allowed: Iterable[str], cutoff: float) -> list[str]:
    """At most three choices that begin with `value`, or else that are like it by at least `cutoff`, from 0 to 1."""
    import difflib  # only a refusal needs it

    folded = value.casefold()
    by_folded = {choice.casefold(): choice for choice in allowed}
    begun = [choice for name, choice in by_folded.items() if folded and name.startswith(folded)]
    if begun:
        return begun[:3]
    return [by_folded[name] for name in difflib.get_close_matches(folded, by_folded, n=3, cutoff=cutoff)]


def nearest(value: str, allowed: Sequence[str]) -> str:
    """What to write instead: the nearest choices, or all of them if none is near and the list is short."""
    folded = value.casefold()
    near = spelt_like(value, allowed, 0.6)
    if folded and not near:
        near = [choice for choice in allowed if folded in choice.casefold()][:3]
    if near:
        return f"did you mean {' or '.join(near)}?"
    if len(allowed) <= 20:
        shown = allowed
    else:
        shown = [*allowed[:20], "…"]
    return f"choose from {', '.join(shown)}"
