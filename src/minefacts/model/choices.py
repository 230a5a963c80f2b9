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


def nearest(value: str, allowed: Sequence[str]) -> str:
    """What to write instead: the nearest choices, or all of them if none is near and the list is short."""
    import difflib  # only a refusal needs it

    folded = value.casefold()
    by_folded = {choice.casefold(): choice for choice in allowed}
    near = [choice for name, choice in by_folded.items() if folded and name.startswith(folded)][:3]
    near = near or [by_folded[name] for name in difflib.get_close_matches(folded, by_folded, n=3, cutoff=0.6)]
    near = near or [choice for name, choice in by_folded.items() if folded and folded in name][:3]
    if near:
        return f"did you mean {' or '.join(near)}?"
    if len(allowed) <= 20:
        shown = allowed
    else:
        shown = [*allowed[:20], "…"]
    return f"choose from {', '.join(shown)}"
