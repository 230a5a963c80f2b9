"""Where a state stands with the Mine Ban Treaty on a given day: derived from its legal acts, never stored."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model.law import STATUSES, Status, bound, follows_article_17, in_force, known_from, membership, status
from ..model.records import CONSENTS, Act, Country, Event, Treaty
from ..views.answer import Answer


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
        sources=tuple(dict.fromkeys(source for act in shown.values() for source in act.sources)),
    )


def counts(standings: Iterable[Standing], as_of: str) -> list[Count]:
    """How many of `standings` have each status, in the order of the closed list, zeros included."""
    groups: dict[Status, list[Standing]] = {name: [] for name in STATUSES}
    for one in standings:
        groups[one.status].append(one)
    return [Count(name, len(group), sum(one.bound is True for one in group), as_of) for name, group in groups.items()]


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
