"""What legal acts mean on a day: status, whether a state is bound, and the days of Articles 17 and 20.

A partial date is an interval of days. The status on a day is worked out twice, once from the acts that have
certainly happened by then and once from those that may have; if the two differ it is unsettled.
Acts are a sequence, in any order: a state may join, withdraw and join again.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from . import dates
from .records import CONSENTS, Event, Treaty

Status = Literal["state-party", "signatory", "withdrawn", "not-party", "unsettled"]
STATUSES: tuple[Status, ...] = ("state-party", "signatory", "withdrawn", "not-party", "unsettled")


class Dated(Protocol):
    """Anything with a date, complete or partial, that more may be known of."""

    @property
    def date(self) -> str:
        """A day, a month or a year."""

    @property
    def not_before(self) -> str | None:
        """The first day that it may be."""

    @property
    def not_after(self) -> str | None:
        """The last day that it may be."""


class Interval(NamedTuple):
    """The first and the last day on which something may have happened."""

    first: str
    last: str


def interval(act: Dated) -> Interval:
    """The days on which `act` may have happened; one day if its date is complete."""
    return Interval(act.not_before or dates.first_day(act.date), act.not_after or dates.last_day(act.date))


def memberships(acts: Iterable[Event]) -> list[list[Event]]:
    """`acts` in order of time, apart if a withdrawal took effect; never empty."""
    parts: list[list[Event]] = [[]]
    for act in sorted(acts, key=interval):
        if parts[-1] and parts[-1][-1].event == "withdrawal-effective":
            parts.append([])
        parts[-1].append(act)
    return parts


def membership(acts: Iterable[Event], day: str) -> list[Event]:
    """The acts by which a state joined and left the last time that it did so by `day`; else the first time."""
    parts = memberships(acts)
    begun = [part for part in parts if part and interval(part[0]).first <= day]
    if begun:
        return begun[-1]
    return parts[0]


def status(acts: Iterable[Event], day: str) -> Status:
    """The status that `acts` give on `day`."""
    certain, possible = _both(acts, day)
    if certain == possible:
        return certain
    return "unsettled"


def bound(treaty: Treaty, acts: Iterable[Event], day: str) -> bool | None:
    """Whether `acts` make their state bound on `day`; None while that depends on an unknown day."""
    acts = list(acts)
    force = in_force(treaty, membership(acts, day))
    if force is None:
        return False
    statuses = _both(acts, day)
    if force.last <= day and set(statuses) == {"state-party"}:
        return True
    if force.first > day or "state-party" not in statuses:
        return False
    return None


def in_force(treaty: Treaty, acts: Iterable[Event]) -> Interval | None:
    """When the treaty enters into force by the acts of one membership: the recorded day, else by Article 17."""
    by_event = {act.event: act for act in acts}
    if "entry-into-force" in by_event:
        return interval(by_event["entry-into-force"])
    consent = next((by_event[event] for event in CONSENTS if event in by_event), None)
    if consent:
        return expected_in_force(treaty, consent)
    return None


def expected_in_force(treaty: Treaty, consent: Event) -> Interval:
    """When Article 17 lets the treaty enter into force for the state that deposits `consent`."""
    deposit = interval(consent)
    return Interval(article_17(treaty, deposit.first), article_17(treaty, deposit.last))


def withdrawing_until(acts: Iterable[Event], day: str) -> str | None:
    """The last day of the membership of a state that has given notice by `day` and not left yet, as far as known."""
    part = membership(acts, day)
    notice = next((act for act in part if act.event == "withdrawal-notified"), None)
    if notice is None or interval(notice).last > day:
        return None
    effect = next((act for act in part if act.event == "withdrawal-effective"), None)
    if effect:
        end = interval(effect).last
    else:
        end = article_20(interval(notice).last)
    if day < end:
        return dates.day_before(end)
    return None


def article_17(treaty: Treaty, deposit: str) -> str:
    """The day of entry into force for a state that deposits on the day `deposit`."""
    return max(treaty.entry_into_force, dates.months_later(deposit[:8] + "01", 6))


def article_20(notice: str) -> str:
    """The first day on which a withdrawal may take effect whose notice the depositary receives on the day `notice`."""
    return dates.months_later(notice, 6)


def known_from(treaty: Treaty, act: Event, acts: Iterable[Event]) -> str:
    """The first day on which `act` may be known: its own, or that of the act its date follows from."""
    causing: tuple[str, ...] = {"withdrawal-effective": ("withdrawal-notified",), "entry-into-force": CONSENTS}.get(
        act.event, ()
    )
    if not causing:
        return interval(act).first
    part = next((part for part in memberships(acts) if act in part), [])
    causes = [other for other in part if other.event in causing]
    if not causes:
        return interval(act).first
    cause = min(interval(other).first for other in causes)
    # Until the fortieth deposit nobody could know when the treaty would enter into force.
    if act.event == "entry-into-force":
        return max(cause, treaty.fortieth_deposit)
    return cause


def follows_article_17(treaty: Treaty, act: Event, acts: Iterable[Event]) -> bool:
    """Whether `act` is an entry into force as Article 17 gives it, whose note says only how it was checked."""
    if act.event != "entry-into-force":
        return False
    consents = (other for other in acts if other.event in CONSENTS)
    return any(interval(act) == expected_in_force(treaty, consent) for consent in consents)


def _both(acts: Iterable[Event], day: str) -> tuple[Status, Status]:
    """The status after the acts that have certainly happened by `day`, and after those that may have."""
    acts = list(acts)
    certain = [act for act in acts if interval(act).last <= day]
    possible = [act for act in acts if interval(act).first <= day]
    return _status(certain), _status(possible)


def _status(acts: Sequence[Event]) -> Status:
    """The status after `acts` have all happened: the last consent or withdrawal decides."""
    decisive = [act for act in acts if act.event in CONSENTS or act.event == "withdrawal-effective"]
    if decisive:
        last = max(decisive, key=lambda act: interval(act).first)
        if last.event in CONSENTS:
            return "state-party"
        return "withdrawn"
    if any(act.event == "signature" for act in acts):
        return "signatory"
    return "not-party"
