"""Published figures: those that answer a question, each with what later editions made of it."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Literal, NamedTuple

from msgspec import Struct, structs

from ..dataset.reading import Dataset
from ..errors import UsageError
from ..model import dates
from ..model.choices import one_of
from ..model.records import ARTICLE, MEASURES, WORLD, Figure, Qualifier, SourceKind, Topic
from ..views.answer import Answer
from . import names, series, sources


class FigureRecord(Struct, frozen=True):
    """A figure as it is answered: its place by name, its publication, and what later editions made of it."""

    id: str
    topic: Topic
    place: str
    iso3: str
    start: str
    end: str
    measure: str
    value: int | float
    unit: str
    qualifier: Qualifier | None
    body: str
    edition: int | None
    published: str | None
    source: str
    source_kind: SourceKind
    revised: bool
    superseded_by: str | None
    note: str | None


class Years(NamedTuple):
    """The years asked for, both included."""

    first: int
    last: int


#: Years, or the newest period of each series.
Span = Years | Literal["latest"]


class Query(Struct, frozen=True, kw_only=True):
    """Which figures are asked for; an empty filter lets all of them through."""

    places: tuple[str, ...] = ()
    years: Span | None = None
    measures: tuple[str, ...] = ()
    editions: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    history: bool = False

    @property
    def only_current(self) -> bool:
        """Whether only the current figure of each series is asked for."""
        return not (self.history or self.editions or self.sources)


def answer(dataset: Dataset, topic: Topic, query: Query, *, everything: bool = False) -> Answer:
    """The figures of `topic` asked for; without a filter what the article reports, with `everything` all of them."""
    if query == Query() and not everything:
        return front_page(dataset, topic)
    groups = series.grouped(dataset, _within(dataset, topic, query))
    records = _of_groups(dataset, groups, query)
    return Answer(
        FigureRecord,
        records,
        topic.capitalize(),
        _left_out(query, sum(map(len, groups.values())) - len(records)),
        nothing="" if records else _nothing(dataset, topic, query),
        years=query.years if isinstance(query.years, Years) else None,
    )


def front_page(dataset: Dataset, topic: Topic) -> Answer:
    """What the article reports on `topic`, or where it gives no figure the newest world figures."""
    count, told = 0, set()
    for figure in dataset.figures.under(topic):
        count += 1
        if figure.source == ARTICLE:
            told.add(figure.iso3)
    title = "what the article reports"
    records = select(dataset, topic, Query(places=tuple(told), sources=(ARTICLE,))) if told else []
    if not records:
        title = "the newest world figures (the article gives none)"
        records = select(dataset, topic, Query(places=(WORLD,), years="latest"))
    remarks = (
        f"The dataset has {count} figures on {topic}: --all, or a filter such as -c Cambodia or --year 2023",
        "What the record says today of each claim of the article: minefacts article",
    )
    nothing = f"the dataset has no figure of the article and none of the world: --all shows its {count} on {topic}"
    return Answer(FigureRecord, records, f"{topic.capitalize()}: {title}", remarks, nothing=nothing)


def query_of(
    dataset: Dataset,
    topic: Topic,
    *,
    country: Iterable[str] = (),
    year: Span | None = None,
    measure: Iterable[str] = (),
    edition: Iterable[int] = (),
    body: Iterable[str] = (),
    source: Iterable[str] = (),
    history: bool = False,
) -> Query:
    """The query on `topic` that a person's words ask; raises UsageError, UnknownError or AmbiguousNameError."""
    return Query(
        places=tuple(dict.fromkeys(place(dataset, name) for name in country)),
        years=year,
        measures=tuple(one_of("measure", one, MEASURES[topic]) for one in measure),
        editions=tuple(edition),
        bodies=tuple(one_of("body", one, bodies(dataset)) for one in body),
        sources=tuple(sources.document(dataset, one).id for one in source),
        history=history,
    )


def years_of(text: str) -> Span:
    """The years that `2023`, `1999-2008` or `latest` asks for; raises UsageError for anything else."""
    if text == "latest":
        return "latest"
    first, dash, last = text.partition("-")
    last = last if dash else first
    if not all(dates.is_date(year) and len(year) == 4 for year in (first, last)):
        raise UsageError(f"{text!r} is not a year: write 2023, 1999-2008 or latest")
    if first > last:
        raise UsageError(f"{text!r} ends before it starts: did you mean {last}-{first}?")
    return Years(int(first), int(last))


def place(dataset: Dataset, name: str) -> str:
    """The code of a state, or of the world, that a name typed by a person stands for."""
    return WORLD if names.is_world(name) else names.resolve(dataset, name).iso3


def select(dataset: Dataset, topic: Topic, query: Query) -> list[FigureRecord]:
    """The figures of `topic` that answer `query`, in order of place, period, measure, body and edition."""
    return _of_groups(dataset, series.grouped(dataset, _within(dataset, topic, query)), query)


def _of_groups(dataset: Dataset, groups: dict[series.Key, list[Figure]], query: Query) -> list[FigureRecord]:
    """Those of whole series that answer `query`, in its order."""
    asked = [figure for members in groups.values() for figure in _of_series(members, query)]
    if query.years == "latest":
        asked = series.newest(asked)
    asked.sort(key=lambda figure: _order(figure, dataset))
    return [_record(dataset, figure, groups[series.key(figure)]) for figure in asked]


def _within(dataset: Dataset, topic: Topic, query: Query) -> Iterable[Figure]:
    """The figures of every series of `topic` that `query` asks for, of whichever edition and document."""
    tests: list[Callable[[Figure], bool]] = []
    if query.measures:
        tests.append(lambda figure: figure.measure in query.measures)
    if query.bodies:
        tests.append(lambda figure: figure.body in query.bodies)
    if isinstance(query.years, Years):
        years = query.years
        tests.append(lambda figure: covers(years, figure))
    found = dataset.figures.under(topic)
    if query.places:
        found = chain.from_iterable(dataset.figures.under(topic, place) for place in query.places)
    for test in tests:
        found = filter(test, found)
    return found


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


def covers(years: Years, figure: Figure) -> bool:
    """Whether a figure is of `years`: annual, a stock dated in them, or cumulative over exactly them."""
    if series.span(figure) in ("year", "stock"):
        return years.first <= int(figure.start[:4]) <= years.last
    return series.span(figure) == "cumulative" and (figure.start, figure.end) == (str(years.first), str(years.last))


def bodies(dataset: Dataset) -> list[str]:
    """The bodies whose figures there are."""
    return sorted(dataset.figures.counts("body"))


def cited(dataset: Dataset) -> list[str]:
    """The ids of the documents that figures come from."""
    return sorted(dataset.figures.counts("source"))


def place_name(dataset: Dataset, iso3: str) -> str:
    """The name of a state, or of the world, by its code."""
    return "World" if iso3 == WORLD else dataset.countries[iso3].name


def _order(figure: Figure, dataset: Dataset) -> tuple[object, ...]:
    """The order of an answer: the world first, then states by name; old periods and editions before new ones."""
    place = "" if figure.iso3 == WORLD else place_name(dataset, figure.iso3)
    period = series.SPANS.index(series.span(figure)), dates.last_day(figure.end), figure.start
    measure = MEASURES[figure.topic].index(figure.measure)
    return place, period, measure, figure.body, series.rank(dataset, figure), figure.id


def _record(dataset: Dataset, figure: Figure, members: list[Figure]) -> FigureRecord:
    """A figure together with its publication and its standing within its series."""
    source = dataset.sources[figure.source]
    edition = series.edition(dataset, figure)
    last = members[-1]
    return FigureRecord(
        id=figure.id,
        topic=figure.topic,
        place=place_name(dataset, figure.iso3),
        iso3=figure.iso3,
        start=figure.start,
        end=figure.end,
        measure=figure.measure,
        value=figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        body=figure.body,
        edition=figure.edition,
        published=source.published,
        source=figure.source,
        source_kind=source.custom.kind,
        revised=any(other.value != figure.value and series.edition(dataset, other) < edition for other in members),
        superseded_by=None if figure is last else last.id,
        note=figure.note,
    )


def _left_out(query: Query, count: int) -> tuple[str, ...]:
    """How many figures of the series answered are not shown, and how to see them."""
    if not count or not query.only_current:
        return ()
    if query.years == "latest":
        return (f"Not shown: {count} of earlier periods, superseded or repeated, without --year latest",)
    return (f"Not shown: {count} superseded or repeated, with --history",)


def _nothing(dataset: Dataset, topic: Topic, query: Query) -> str:
    """What it means that no figure matches: that there is none at all, or which filter shuts them out."""
    if query.places and not select(dataset, topic, Query(places=query.places)):
        places = " or ".join(place_name(dataset, iso3) for iso3 in query.places)
        return f"no figure on {topic} is recorded for {places}, which does not mean zero"
    filters = {"years": "--year", "measures": "--measure", "editions": "--edition", "bodies": "--body"}
    filters |= {"sources": "--source", "places": "-c"}
    for field, option in filters.items():
        wider = structs.replace(query, **{field: None if field == "years" else ()})
        count = len(select(dataset, topic, wider)) if wider != query else 0
        if count:
            return f"no figure on {topic} matches, which does not mean zero; without {option} there are {count}"
    return f"no figure on {topic} matches, which does not mean zero"
