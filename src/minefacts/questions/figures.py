"""Which published figures answer a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from msgspec import Struct, structs

from ..dataset.reading import Dataset
from ..errors import UsageError
from ..model import dates
from ..model.choices import one_of
from ..model.records import ARTICLE, MEASURES, WORLD, Figure, Topic
from . import names, series
from .figure_records import FigureRecord, by_start, order, record

#: How many years old the newest world figures may be and still be called newest.
NEWEST = 5
#: The last year there is, for spans of years without an end.
FOREVER = 9999


class Years(NamedTuple):
    """The years asked for, both included."""

    first: int
    last: int


#: Years, or the newest period of each series.
YearsAsked = Years | Literal["latest"]


class Query(Struct, frozen=True, kw_only=True):
    """Which figures are asked for; an empty filter lets all of them through.

    `within` are the states of the regions asked for. `cumulative` asks for figures over several years alone;
    `ranking` for one body's figures of single places.
    """

    places: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    years: YearsAsked | None = None
    measures: tuple[str, ...] = ()
    editions: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    history: bool = False
    cumulative: bool = False
    ranking: bool = False

    @property
    def only_current(self) -> bool:
        """Whether only the current figure of each series is asked for."""
        return not (self.history or self.editions or self.sources)


class Selection(Struct, frozen=True):
    """The figures that answer a question, and how many of the same series it leaves out."""

    records: list[FigureRecord]
    left_out: int = 0


class Coverage(Struct, frozen=True):
    """How many of the places that a body counted in a year are on record."""

    recorded: int
    counted: int
    body: str
    year: str


def query_of(
    dataset: Dataset,
    topic: Topic,
    *,
    country: Iterable[str] = (),
    region: Iterable[str] = (),
    year: YearsAsked | None = None,
    measure: Iterable[str] = (),
    edition: Iterable[int] = (),
    body: Iterable[str] = (),
    source: Iterable[str] = (),
    history: bool = False,
    cumulative: bool = False,
) -> Query:
    """The query on `topic` that a person's words ask; raises UsageError, UnknownError or AmbiguousNameError."""
    return Query(
        places=tuple(dict.fromkeys(names.place(dataset, name).code for name in country)),
        within=_states_of(dataset, tuple(region)),
        years=year,
        measures=tuple(one_of("measure", one, MEASURES[topic]) for one in measure),
        editions=tuple(edition),
        bodies=tuple(one_of("body", one, bodies(dataset)) for one in body),
        sources=_documents(dataset, tuple(source)),
        history=history,
        cumulative=cumulative,
    )


def _documents(dataset: Dataset, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the documents asked for."""
    if not asked:
        return ()
    from . import sources  # only a document needs it

    return tuple(sources.document(dataset, one).id for one in asked)


def _states_of(dataset: Dataset, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of the states that lie in any of the regions or groups asked for."""
    if not asked:
        return ()
    from . import treaty  # only a region needs it

    regions = [one_of("region", one, treaty.regions(dataset)) for one in asked]
    return tuple(
        state.iso3
        for state in dataset.countries.values()
        if any(treaty.lies_in(dataset, state, region) for region in regions)
    )


def years_of(text: str) -> YearsAsked:
    """The years that `2023`, `1999-2008`, `2020-` or `latest` asks for; raises UsageError for anything else."""
    if text == "latest":
        return "latest"
    first, dash, last = text.partition("-")
    if not dash:
        last = first
    if not (_is_year(first) and (_is_year(last) or not last)):
        raise UsageError(f"{text!r} is not a year: write 2023, 1999-2008, 2020- or latest")
    if last and first > last:
        raise UsageError(f"{text!r} ends before it starts: did you mean {last}-{first}?")
    return Years(int(first), int(last) if last else FOREVER)


def _is_year(text: str) -> bool:
    return len(text) == 4 and dates.is_date(text)


def select(dataset: Dataset, topic: Topic, query: Query) -> Selection:
    """The figures of `topic` that answer `query`: by place, newest period first, then measure, body and edition."""
    found = _within(dataset, topic, query)
    if query.ranking:
        return _selected(dataset, found, query)
    # A series is of one place, and the figures of a place follow one another: no more of them are held at a time.
    places = {place: _selected(dataset, figures, query) for place, figures in groupby(found, attrgetter("place"))}
    ordered = sorted(places, key=lambda place: _place_order(dataset, place))
    records = [one for place in ordered for one in places[place].records]
    return Selection(records, sum(selection.left_out for selection in places.values()))


def _selected(dataset: Dataset, found: Iterable[Figure], query: Query) -> Selection:
    """Those of the figures found that answer `query`, in order."""
    groups = series.grouped(dataset, found)
    asked = [figure for members in groups.values() for figure in _of_series(members, query)]
    if query.years == "latest":
        asked = series.newest(asked)
    if query.ranking:
        asked = _of_one_body(asked)
    asked.sort(key=lambda figure: order(figure, dataset))
    alike = by_start(groups)
    records = [record(dataset, figure, groups, alike) for figure in asked]
    return Selection(records, sum(map(len, groups.values())) - len(records))


def _place_order(dataset: Dataset, place: str) -> str:
    """By what places are in order: the world first, then by name."""
    if place == WORLD:
        return ""
    return dataset.places[place].name


def front_page(dataset: Dataset, topic: Topic) -> Selection:
    """What the article reports on `topic`; if it gives no figure, the newest world figures."""
    told = [figure for figure in dataset.figures.holding(ARTICLE) if (figure.topic, figure.source) == (topic, ARTICLE)]
    if told:
        places = tuple({figure.place for figure in told})
        return select(dataset, topic, Query(places=places, sources=(ARTICLE,)))
    return Selection(newest_of_world(dataset, topic))


def newest_of_world(dataset: Dataset, topic: Topic) -> list[FigureRecord]:
    """The newest world figures on `topic`, none of them of a year long before the dataset's date."""
    day = dataset.day or dataset.version
    # What became of stockpiles is told as totals over all years.
    query = Query(places=(WORLD,), years="latest", cumulative=topic == "stockpiles")
    records = select(dataset, topic, query).records
    return [one for one in records if int(one.end[:4]) > int(day[:4]) - NEWEST]


def coverage(dataset: Dataset, topic: Topic, records: Iterable[FigureRecord]) -> Coverage | None:
    """How many of the places that a body counted in one year `records` tell of, if that number is on record."""
    places = {one.iso3 for one in records if one.iso3 != WORLD}
    first = next(iter(records), None)
    if first is None or len(first.start) != 4:
        return None
    counted = dataset.figures.under(topic, WORLD, first.start, first.end, "places")
    groups = series.grouped(dataset, (one for one in counted if one.body == first.body))
    for members in groups.values():
        return Coverage(len(places), int(members[-1].value), first.body, first.start)
    return None


def bodies(dataset: Dataset) -> list[str]:
    """The bodies whose figures or findings there are."""
    return sorted(dataset.bodies)


def cited(dataset: Dataset) -> list[str]:
    """The ids of the documents that figures come from."""
    return sorted(dataset.figures.counts("source"))


def ranking(query: Query) -> Query:
    """The query that ranks places: one body's figures, without the world and without partial counts."""
    return structs.replace(query, ranking=True)


def without(query: Query) -> Iterator[tuple[str, Query]]:
    """Each filter of a query with the query that goes without it."""
    for field in ("years", "measures", "editions", "bodies", "sources", "within", "places"):
        if getattr(query, field):
            yield field, structs.replace(query, **{field: None if field == "years" else ()})


def covers(years: Years, figure: Figure) -> bool:
    """Whether a figure is of `years`: annual, a stock dated in them, or cumulative over exactly them."""
    kind = series.period_kind(figure)
    if kind in ("year", "stock"):
        return years.first <= int(figure.start[:4]) <= years.last
    return kind == "cumulative" and (figure.start[:4], figure.end[:4]) == (str(years.first), str(years.last))


def _within(dataset: Dataset, topic: Topic, query: Query) -> Iterable[Figure]:
    """The figures of every series of `topic` that `query` asks for, of whichever edition and document."""
    found: Iterable[Figure] = dataset.figures.under(topic)
    places = query.places or query.within
    if places:
        asked = [place for place in places if not query.within or place in query.within]
        found = chain.from_iterable(dataset.figures.under(topic, place) for place in asked)
    for test in _tests(query):
        found = filter(test, found)
    return found


def _tests(query: Query) -> Iterator[Callable[[Figure], bool]]:
    """What a figure must be to be asked for."""
    if query.measures:
        yield lambda figure: figure.measure in query.measures
    if query.bodies:
        yield lambda figure: figure.body in query.bodies
    if isinstance(query.years, Years):
        years = query.years
        yield lambda figure: covers(years, figure)
    if query.cumulative:
        yield lambda figure: series.period_kind(figure) == "cumulative"
    elif query.years == "latest":
        yield lambda figure: series.period_kind(figure) in ("year", "stock")
    if query.ranking:
        yield lambda figure: figure.place != WORLD and figure.scope is None


def _of_series(members: list[Figure], query: Query) -> list[Figure]:
    """Those of a series, the current one last, that `query` asks for."""
    if query.only_current:
        return members[-1:]
    return [
        figure
        for figure in members
        if (not query.editions or figure.edition in query.editions)
        and (not query.sources or figure.source in query.sources)
    ]


def _of_one_body(figures: list[Figure]) -> list[Figure]:
    """The figures of the body that has those of most places."""
    places: dict[str, set[str]] = {}
    for figure in figures:
        places.setdefault(figure.body, set()).add(figure.place)
    if not places:
        return []
    most = max(sorted(places), key=lambda body: len(places[body]))
    return [figure for figure in figures if figure.body == most]
