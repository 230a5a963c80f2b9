"""What `verify` answers: a number or a treaty claim of a text beside what the record has on it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["figure", "count", "standing", "deadline"]


class Checked(Struct, frozen=True, gc=False):
    """A number or a treaty claim as it is written, with the verdict on it and what decides.

    line: the line of the text on which its sentence begins
    said: the number or the claim as it is written, in `sentence`
    value: the number, of a range its lower end; null for a claim
    verdict: `matches`, `rounded`, `superseded`, `bodies-differ`, `differs` or `not-checked`
    says: what the record says of it, or why it was not checked
    kind: what it was held against: a `figure`, a `count` of states, a `standing` or a `deadline`; null if nothing
    id: the figure or the act that decides
    iso3: the code of the place
    source: the document behind it
    verdict_today, says_today: the same as of today, if the text has a date of its own; else null
    """

    line: int
    sentence: str
    said: str
    value: int | float | None
    verdict: str
    says: str
    kind: Kind | None
    id: str | None
    iso3: str | None
    source: str | None
    verdict_today: str | None
    says_today: str | None
