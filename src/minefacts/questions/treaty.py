"""Where a state stands with the Mine Ban Treaty on a given day: derived from its legal acts, never stored.

A partial date is an interval of days. The status on a day is worked out twice, once from the acts that have
certainly happened by then and once from those that may have; where the two differ it is unsettled.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import CONSENTS, Act, Country, Event, Treaty
from ..views.answer import Answer

Status = Literal["state-party", "signatory", "withdrawn", "not-party", "unsettled"]
STATUSES: tuple[Status, ...] = ("state-party", "signatory", "withdrawn", "not-party", "unsettled")


class Standing(Struct, frozen=True):
    """One state's standing on the day `as_of`; dates are null where no act by then gives them."""

    country: str
    iso2: str
    iso3: str
    region: str
    subregion: str
    status: Status
    bound: bool | None
    signed: str | None
    consent: str | None
    deposited: str | None
    in_force: str | None
    withdrawal_notified: str | None
    withdrawal_effective: str | None
    suspension_notified: str | None
    as_of: str
    note: str | None
    sources: tuple[str, ...]


class Count(Struct, frozen=True):
    """How many states have a status on the day `as_of`, and how many of them are bound."""

    status: Status
    count: int
    bound: int
    as_of: str


class Interval(NamedTuple):
    """The first and the last day on which something may have happened."""

    first: str
    last: str


class Query(Struct, frozen=True, kw_only=True):
    """Which states are asked about, on which day; an empty filter lets all of them through."""

    as_of: str
    countries: tuple[Country, ...] = ()
    statuses: tuple[Status, ...] = ()
    regions: tuple[str, ...] = ()
    everything: bool = False

    @property
    def filtered(self) -> bool:
        """Whether anything is asked for in particular."""
        return bool(self.countries or self.statuses or self.regions)


def answer(dataset: Dataset, query: Query) -> Answer:
    """The standing of the states asked about; without a filter, of those the article names."""
    named = {party.iso3 for party in dataset.parties.values() if party.kind == "state"}
    records = select(dataset, query)
    if query.filtered or query.everything or not named:
        return Answer(Standing, records, f"Mine Ban Treaty, {query.as_of}")
    remarks = [f"States Parties on {query.as_of}: {parties_on(dataset, query.as_of)} of {len(records)} states"]
    if dataset.article_day:
        then = parties_on(dataset, dataset.article_day)
        remarks.append(f'On {dataset.article_day}, the day of the article: {then}, which it calls "signatories"')
    remarks.append("All states: --all; one state: -c Norway; how many: --counts")
    title = f"Mine Ban Treaty, {query.as_of}: the states the article names"
    return Answer(Standing, [one for one in records if one.iso3 in named], title, tuple(remarks))


def parties_on(dataset: Dataset, day: str) -> int:
    """How many States Parties there are on a day."""
    return sum(one.status == "state-party" for one in select(dataset, Query(as_of=day)))


def count(dataset: Dataset, query: Query) -> Answer:
    """How many of the states asked about, or of all, have each status."""
    asked = select(dataset, query)
    some = f": {len(asked)} of {len(dataset.countries)} states" if query.filtered else ""
    unknown = [one.country for one in asked if one.bound is None]
    remarks = (f"Not known whether bound, and not counted as bound: {', '.join(unknown)}",) if unknown else ()
    cited = Counter(source for one in asked for source in one.sources)
    return Answer(
        Count,
        counts(asked, query.as_of),
        f"Mine Ban Treaty, {query.as_of}{some}",
        remarks,
        cited=tuple(source for source, _ in cited.most_common()),
    )


def holds(dataset: Dataset, query: Query, what: str) -> bool:
    """Whether every state asked about has the status `what`, or is bound where `what` is "bound"."""
    return all(one.bound is True if what == "bound" else one.status == what for one in select(dataset, query))


def regions(dataset: Dataset) -> list[str]:
    """The UN regions and subregions there are."""
    countries = dataset.countries.values()
    return sorted({country.region for country in countries} | {country.subregion for country in countries})


def cautions(dataset: Dataset, as_of: str) -> tuple[str, ...]:
    """What the record can and cannot know of a day before the treaty or after the dataset's own date."""
    treaty = dataset.treaty
    if as_of < treaty.adopted:
        return (f"{as_of} is before the treaty was adopted on {treaty.adopted}: no state could be a party",)
    if as_of > dataset.version:
        return (f"the record ends on {dataset.version}: what came after that day is not in it",)
    return ()


def select(dataset: Dataset, query: Query) -> list[Standing]:
    """The standings that answer `query`, in order of the countries asked for, else by name."""
    countries = query.countries or sorted(dataset.countries.values(), key=lambda country: country.name)
    records = standings(dataset, {country.iso3: country for country in countries}.values(), query.as_of)
    return [
        one
        for one in records
        if (not query.statuses or one.status in query.statuses)
        and (not query.regions or one.region in query.regions or one.subregion in query.regions)
    ]


def standings(dataset: Dataset, countries: Iterable[Country], as_of: str) -> list[Standing]:
    """The standing of each of `countries` on the day `as_of`."""
    return [standing(dataset.treaty, country, dataset.events.get(country.iso3, ()), as_of) for country in countries]


def standing(treaty: Treaty, country: Country, acts: Sequence[Event], as_of: str) -> Standing:
    """One state's standing on the day `as_of`, from its acts in any order."""
    shown = {act.event: act for act in acts if known_from(treaty, act, acts) <= as_of}
    consent = next((shown[event] for event in CONSENTS if event in shown), None)
    return Standing(
        country=country.name,
        iso2=country.iso2,
        iso3=country.iso3,
        region=country.region,
        subregion=country.subregion,
        status=status(acts, as_of),
        bound=bound(treaty, acts, as_of),
        signed=_date(shown.get("signature")),
        consent=consent.event if consent else None,
        deposited=_date(consent),
        in_force=_in_force(treaty, shown, as_of),
        withdrawal_notified=_date(shown.get("withdrawal-notified")),
        withdrawal_effective=_date(shown.get("withdrawal-effective")),
        suspension_notified=_date(shown.get("suspension-notified")),
        as_of=as_of,
        note="; ".join(_remarks(treaty, list(shown.values()))) or None,
        sources=tuple(dict.fromkeys(source for act in shown.values() for source in act.sources)),
    )


def counts(standings: Iterable[Standing], as_of: str) -> list[Count]:
    """How many of `standings` have each status, in the order of the closed list, zeros included."""
    groups: dict[Status, list[Standing]] = {name: [] for name in STATUSES}
    for one in standings:
        groups[one.status].append(one)
    return [Count(name, len(group), sum(one.bound is True for one in group), as_of) for name, group in groups.items()]


def status(acts: Iterable[Event], day: str) -> Status:
    """The status that `acts` give on `day`."""
    acts = list(acts)
    certain = _status([act for act in acts if interval(act).last <= day])
    possible = _status([act for act in acts if interval(act).first <= day])
    return certain if certain == possible else "unsettled"


def bound(treaty: Treaty, acts: Iterable[Event], day: str) -> bool | None:
    """Whether `acts` make their state bound on `day`; None while that depends on an unknown day."""
    acts = list(acts)
    force = in_force(treaty, acts)
    if force is None:
        return False
    certain = [act for act in acts if interval(act).last <= day]
    possible = [act for act in acts if interval(act).first <= day]
    sure = force.last <= day and _status(certain) == _status(possible) == "state-party"
    never = force.first > day or "state-party" not in (_status(certain), _status(possible))
    return True if sure else False if never else None


def in_force(treaty: Treaty, acts: Iterable[Event]) -> Interval | None:
    """When the treaty enters into force for a state: the recorded day, else as Article 17 has it."""
    by_event = {act.event: act for act in acts}
    if "entry-into-force" in by_event:
        return interval(by_event["entry-into-force"])
    consent = next((by_event[event] for event in CONSENTS if event in by_event), None)
    return expected_in_force(treaty, consent) if consent else None


def expected_in_force(treaty: Treaty, consent: Event) -> Interval:
    """When Article 17 lets the treaty enter into force for the state that deposits `consent`."""
    deposit = interval(consent)
    return Interval(article_17(treaty, deposit.first), article_17(treaty, deposit.last))


def article_17(treaty: Treaty, deposit: str) -> str:
    """The day of entry into force for a state that deposits on the day `deposit`."""
    return max(treaty.entry_into_force, dates.months_later(deposit[:8] + "01", 6))


def article_20(notice: str) -> str:
    """The first day on which a withdrawal may take effect whose notice the depositary receives on the day `notice`."""
    return dates.months_later(notice, 6)


def interval(act: Event) -> Interval:
    """The days on which `act` may have happened; one day where its date is complete."""
    return Interval(act.not_before or dates.first_day(act.date), act.not_after or dates.last_day(act.date))


def known_from(treaty: Treaty, act: Event, acts: Iterable[Event]) -> str:
    """The first day on which `act` may be known: its own, or that of the act its date follows from."""
    if act.event == "withdrawal-effective":
        causes = [other for other in acts if other.event == "withdrawal-notified"]
    elif act.event == "entry-into-force":
        causes = [other for other in acts if other.event in CONSENTS]
    else:
        causes = []
    if not causes:
        return interval(act).first
    cause = min(interval(other).first for other in causes)
    # Until the fortieth deposit nobody could know when the treaty would enter into force.
    return max(cause, treaty.fortieth_deposit) if act.event == "entry-into-force" else cause


def _status(acts: Iterable[Event]) -> Status:
    """The status after `acts` have all happened: the last consent or withdrawal decides."""
    acts = list(acts)
    decisive = [act for act in acts if act.event in CONSENTS or act.event == "withdrawal-effective"]
    if decisive:
        last = max(decisive, key=lambda act: interval(act).first)
        return "state-party" if last.event in CONSENTS else "withdrawn"
    return "signatory" if any(act.event == "signature" for act in acts) else "not-party"


def _date(act: Event | None) -> str | None:
    return act.date if act else None


def _in_force(treaty: Treaty, shown: dict[Act, Event], as_of: str) -> str | None:
    """The entry into force as it is recorded, else the day that Article 17 gives, where that is one day and known."""
    if "entry-into-force" in shown:
        return shown["entry-into-force"].date
    force = in_force(treaty, shown.values())
    known = force and force.first == force.last and as_of >= treaty.fortieth_deposit
    return force.first if force and known else None


def _remarks(treaty: Treaty, shown: list[Event]) -> list[str]:
    """What a reader must know of the acts shown: their notes, and a day that nobody has published."""
    remarks = [act.note for act in shown if act.note and not follows_article_17(treaty, act, shown)]
    force = in_force(treaty, shown)
    if force and force.first != force.last:
        remarks.append(f"in force from {force.first} at the earliest, {force.last} at the latest (Article 17)")
    return remarks


def follows_article_17(treaty: Treaty, act: Event, acts: Iterable[Event]) -> bool:
    """Whether `act` is an entry into force as Article 17 gives it, whose note says only how it was checked."""
    consent = next((other for other in acts if other.event in CONSENTS), None)
    return (
        act.event == "entry-into-force" and consent is not None and interval(act) == expected_in_force(treaty, consent)
    )
