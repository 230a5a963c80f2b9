"""Where a state stands with the Mine Ban Treaty on a given day: derived from its legal acts, never stored."""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model.choices import one_of
from ..model.law import STATUSES, Status, bound, follows_article_17, in_force, known_from, membership, status
from ..model.records import CONSENTS, Act, Country, Event, Treaty
from . import names

#: Up to how many states are looked up one by one.
FEW = 20
#: The acts from the one that decides a standing most.
DECIDING: tuple[Act, ...] = (
    "withdrawal-effective",
    "withdrawal-notified",
    *CONSENTS,
    "signature",
    "entry-into-force",
    "suspension-notified",
)


class Standing(Struct, frozen=True):
    """One state's standing on the day `as_of`; dates are null if no act by then gives them."""

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


class StatusCount(Struct, frozen=True):
    """How many states have a status on the day `as_of`, and how many of them are bound."""

    status: Status
    count: int
    bound: int
    as_of: str


class Query(Struct, frozen=True, kw_only=True):
    """Which states are asked about, on which day; an empty filter lets all of them through."""

    as_of: str
    countries: tuple[Country, ...] = ()
    statuses: tuple[Status, ...] = ()
    regions: tuple[str, ...] = ()

    @property
    def filtered(self) -> bool:
        """Whether anything is asked for in particular."""
        return bool(self.countries or self.statuses or self.regions)


def query_of(
    dataset: Dataset, as_of: str, *, country: Iterable[str] = (), status: Iterable[str] = (), region: Iterable[str] = ()
) -> Query:
    """The query that a person's words ask; raises UsageError, UnknownError or AmbiguousNameError."""
    return Query(
        as_of=as_of,
        countries=tuple(names.state(dataset, name) for name in country),
        statuses=tuple(one_of("status", one, STATUSES) for one in status),
        regions=tuple(one_of("region", one, regions(dataset)) for one in region),
    )


def parties_on(dataset: Dataset, day: str) -> list[Standing]:
    """The States Parties on a day."""
    return [one for one in select(dataset, Query(as_of=day)) if one.status == "state-party"]


def is_confirmed(one: Standing) -> bool:
    """Whether documents name the day on which a party's instrument came to the depositary; so of what is no party."""
    return one.status != "state-party" or one.deposited is None or len(one.deposited) == len("2024-11-25")


def named_by_article(dataset: Dataset) -> set[str]:
    """The codes of the states that the article names."""
    return {party.iso3 for party in dataset.parties.values() if party.kind == "state" and party.iso3}


def holds(one: Standing, what: str) -> bool | None:
    """Whether a state has the status `what`, or is bound if `what` is "bound"; None if the record cannot tell."""
    if what == "bound":
        return one.bound
    if one.status == what:
        return True
    if one.status == "unsettled":
        return None
    return False


def regions(dataset: Dataset) -> list[str]:
    """The UN regions and subregions there are, and the groups of states that people ask for."""
    countries = dataset.countries.values()
    named = {country.region for country in countries} | {country.subregion for country in countries}
    return sorted(named | set(dataset.groups))


def lies_in(dataset: Dataset, one: Standing | Country, region: str) -> bool:
    """Whether a state belongs to a region, a subregion or a group."""
    if region in dataset.groups:
        return one.iso3 in dataset.groups[region].members
    return region in (one.region, one.subregion)


def select(dataset: Dataset, query: Query) -> list[Standing]:
    """The standings that answer `query`, in order of the countries asked for, else by name."""
    countries = query.countries or sorted(dataset.countries.values(), key=lambda country: country.name)
    records = standings(dataset, {country.iso3: country for country in countries}.values(), query.as_of)
    if query.statuses:
        records = [one for one in records if one.status in query.statuses]
    if query.regions:
        records = [one for one in records if any(lies_in(dataset, one, region) for region in query.regions)]
    return records


def standings(dataset: Dataset, countries: Collection[Country], as_of: str) -> list[Standing]:
    """The standing of each of `countries` on the day `as_of`."""
    acts = _acts(dataset, countries)
    return [standing(dataset.treaty, country, acts.get(country.iso3, ()), as_of) for country in countries]


def _acts(dataset: Dataset, countries: Collection[Country]) -> dict[str, list[Event]]:
    """The acts of states: looked up for a few, read once for many."""
    if len(countries) < FEW:
        return {country.iso3: list(dataset.events.starting(f"{country.iso3}-")) for country in countries}
    acts: dict[str, list[Event]] = {}
    for act in dataset.events:
        acts.setdefault(act.iso3, []).append(act)
    return acts


def standing(treaty: Treaty, country: Country, acts: Sequence[Event], as_of: str) -> Standing:
    """One state's standing on the day `as_of`, from its acts in any order."""
    known = [act for act in acts if known_from(treaty, act, acts) <= as_of]
    shown = {act.event: act for act in membership(known, as_of)}
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
        sources=_sources(treaty, shown),
    )


def _sources(treaty: Treaty, shown: dict[Act, Event]) -> tuple[str, ...]:
    """The documents behind a standing, those of the deciding act first; of no act, the lists of who is a party."""
    deciding = sorted(shown.values(), key=lambda act: DECIDING.index(act.event))
    found = tuple(dict.fromkeys(source for act in deciding for source in act.sources))
    return found or treaty.status_lists


def counts(standings: Iterable[Standing], as_of: str) -> list[StatusCount]:
    """How many of `standings` have each status, in the order of the closed list, zeros included."""
    groups: dict[Status, list[Standing]] = {name: [] for name in STATUSES}
    for one in standings:
        groups[one.status].append(one)
    found = []
    for name, group in groups.items():
        bound = sum(one.bound is True for one in group)
        found.append(StatusCount(name, len(group), bound, as_of))
    return found


def _date(act: Event | None) -> str | None:
    if act:
        return act.date
    return None


def _in_force(treaty: Treaty, shown: dict[Act, Event], as_of: str) -> str | None:
    """The entry into force as it is recorded, else the day that Article 17 gives, if that is one day and known."""
    if "entry-into-force" in shown:
        return shown["entry-into-force"].date
    force = in_force(treaty, shown.values())
    known = force and force.first == force.last and as_of >= treaty.fortieth_deposit
    if force and known:
        return force.first
    return None


def _remarks(treaty: Treaty, shown: list[Event]) -> list[str]:
    """What a reader must know of the acts shown: their notes, and a day that nobody has published."""
    remarks = [act.note for act in shown if act.note and not follows_article_17(treaty, act, shown)]
    force = in_force(treaty, shown)
    if force and force.first != force.last:
        remarks.append(f"in force from {force.first} at the earliest, {force.last} at the latest (Article 17)")
    return remarks
