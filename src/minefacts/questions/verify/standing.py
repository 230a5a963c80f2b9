"""The verdict on a treaty claim: where the state stands, and the act that decides."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ...model import dates, law
from ...model.records import CONSENTS, Act, Event
from ..treaty import Standing
from .evidence import Evidence
from .joining import Claim
from .predicates import Claimed


class TreatyDecision(NamedTuple):
    """The verdict on a treaty claim: the state's standing on the day, and the act that decides."""

    verdict: Literal["matches", "differs", "not-checked"]
    standing: Standing | None
    act: Event | None
    reason: str = ""


#: The acts that a claim of a time may mean.
_ACTS: dict[Claimed, tuple[Act, ...]] = {
    "party": (*CONSENTS, "entry-into-force"),
    "joined": CONSENTS,
    "signed": ("signature", *CONSENTS),
    "left": ("withdrawal-effective", "withdrawal-notified"),
    "leaving": ("withdrawal-notified", "withdrawal-effective"),
}


def decide(evidence: Evidence, claim: Claim) -> TreatyDecision:
    """The verdict on a treaty claim, as of the day of the text."""
    if claim.place not in evidence.dataset.countries:
        return TreatyDecision("not-checked", None, None, "no-standing")
    standing = evidence.standing(claim.place)
    if standing.status == "unsettled":
        return TreatyDecision("not-checked", standing, None, "unsettled")
    acts = [act for act in evidence.acts(claim.place) if law.interval(act).last <= evidence.day]
    if claim.claimed == "leaving" and standing.withdrawal_notified is None:
        return TreatyDecision("not-checked", standing, None, "no-notice")
    if claim.when and claim.claimed in _ACTS:
        return _dated(claim, standing, acts)
    holds = _holds(claim.claimed, standing)
    return TreatyDecision("matches" if holds else "differs", standing, _latest(acts))


def _holds(claimed: Claimed, standing: Standing) -> bool:
    """Whether a claim agrees with where a state stands."""
    if claimed in ("party", "joined"):
        return standing.status == "state-party"
    if claimed == "signed":
        return standing.status in ("state-party", "signatory") or standing.signed is not None
    if claimed == "not-signed":
        return standing.signed is None and standing.status != "state-party"
    if claimed == "never-joined":
        return standing.status not in ("state-party", "withdrawn")
    if claimed == "left":
        return standing.status == "withdrawn"
    if claimed == "leaving":
        return standing.withdrawal_notified is not None
    return standing.status != "state-party"


def _dated(claim: Claim, standing: Standing, acts: list[Event]) -> TreatyDecision:
    """The verdict on a claim of a time: one of the acts that it may mean happened then."""
    meant = [act for act in acts if act.event in _ACTS[claim.claimed]]
    if not meant:
        return TreatyDecision("differs", standing, _latest(acts))
    when = ""
    if claim.when:
        when = str(claim.when.end or claim.when.start)
    for act in meant:
        if _is_at(act, when):
            return TreatyDecision("matches", standing, act)
    if any(len(act.date) < len(when) and when.startswith(act.date) for act in meant):
        return TreatyDecision("not-checked", standing, meant[0], "partial-date")
    return TreatyDecision("differs", standing, meant[0])


def _is_at(act: Event, when: str) -> bool:
    """Whether an act happened on a day, in a month or in a year."""
    interval = law.interval(act)
    return dates.first_day(when) <= interval.first and interval.last <= dates.last_day(when)


def _latest(acts: list[Event]) -> Event | None:
    """The last act of consent or withdrawal."""
    return max(
        (act for act in acts if act.event != "entry-into-force"), key=lambda act: law.interval(act).first, default=None
    )
