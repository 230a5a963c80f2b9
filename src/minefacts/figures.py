"""Published figures: which of a series is current, which an edition restated, and which answer a question.

A series is (body, place, start, end, measure). Its current figure is the one with the largest (edition, or else
year of publication; primary before relay; date of publication), and of equals the first by id.
"""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct, structs

from . import dates, names, sources
from .answer import Answer
from .choices import one_of
from .dataset import Dataset
from .errors import UsageError
from .records import ARTICLE, MEASURES, WORLD, Figure, Qualifier, SourceKind, Topic

Series = tuple[str, str, str, str, str, str]
Span = Literal["year", "stock", "part", "cumulative"]
SPANS: tuple[Span, ...] = ("year", "stock", "part", "cumulative")


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


class Years(Struct, frozen=True):
    """The years asked for, both included; `first` is None for the newest period of each series."""

    first: int | None
    last: int


LATEST = Years(None, 0)


class Query(Struct, frozen=True, kw_only=True):
    """Which figures are asked for; an empty filter lets all of them through."""

    places: tuple[str, ...] = ()
    years: Years | None = None
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
    if query != Query() or everything:
        asked = matching(dataset, topic, query)
        records = select(dataset, topic, query)
        return Answer(
            FigureRecord,
            records,
            topic.capitalize(),
            _left_out(query, asked, records),
            nothing="" if records else _nothing(dataset, topic, query),
            years=(query.years.first, query.years.last) if query.years and query.years.first else None,
        )
    title, records = "what the article reports", select(dataset, topic, Query(sources=(ARTICLE,)))
    if not records:
        title = "the newest world figures (the article gives none)"
        records = select(dataset, topic, Query(places=(WORLD,), years=LATEST))
    return Answer(FigureRecord, records, f"{topic.capitalize()}: {title}", _front_page_remarks(dataset, topic))


def asked(
    dataset: Dataset,
    topic: Topic,
    *,
    country: Iterable[str] = (),
    year: Years | None = None,
    measure: Iterable[str] = (),
    edition: Iterable[int] = (),
    body: Iterable[str] = (),
    source: Iterable[str] = (),
    history: bool = False,
) -> tuple[Topic, Query]:
    """The topic and the query that a person's words ask; raises UsageError, UnknownError or AmbiguousNameError."""
    query = Query(
        places=tuple(place(dataset, name) for name in country),
        years=year,
        measures=tuple(one_of("measure", one, MEASURES[topic]) for one in measure),
        editions=tuple(edition),
        bodies=tuple(one_of("body", one, bodies(dataset)) for one in body),
        sources=tuple(sources.document(dataset, one).id for one in source),
        history=history,
    )
    return topic, query


def years_of(text: str) -> Years:
    """The years that `2023`, `1999-2008` or `latest` asks for; raises UsageError for anything else."""
    if text == "latest":
        return LATEST
    first, dash, last = text.partition("-")
    last = last if dash else first
    if not all(dates.is_date(year) and len(year) == 4 for year in (first, last)):
        raise UsageError(f"{text!r} is not a year: write 2023, 1999-2008 or latest")
    if first > last:
        raise UsageError(f"{text!r} ends before it starts: did you mean {last}-{first}?")
    return Years(int(first), int(last))


def place(dataset: Dataset, name: str) -> str:
    """The code of a state, or of the world, that a name typed by a person stands for."""
    return WORLD if name.casefold() in ("world", WORLD.casefold()) else names.resolve(dataset, name).iso3


def select(dataset: Dataset, topic: Topic, query: Query) -> list[FigureRecord]:
    """The figures of `topic` that answer `query`, in order of place, period, measure, body and edition."""
    asked = matching(dataset, topic, query)
    lines = {_key(figure) for figure in asked}
    series = _series(dataset, (figure for figure in dataset.figures if _key(figure) in lines))
    if query.only_current:
        asked = [figure for figure in asked if series[_key(figure)][-1] is figure]
    if query.years == LATEST:
        asked = newest(asked)
    asked.sort(key=lambda figure: _order(figure, dataset))
    return [_record(dataset, figure, series[_key(figure)]) for figure in asked]


def matching(dataset: Dataset, topic: Topic, query: Query) -> list[Figure]:
    """Every figure of `topic` that passes the filters of `query`, superseded ones included."""
    tests = _tests(query)
    return [figure for figure in dataset.figures if figure.topic == topic and all(test(figure) for test in tests)]


def newest(figures: Iterable[Figure]) -> list[Figure]:
    """Those of `figures` that tell of the newest period of their body, place, measure and kind of span."""
    figures = list(figures)
    last: dict[tuple[str, ...], str] = {}
    for figure in figures:
        key = _line(figure)
        last[key] = max(last.get(key, ""), dates.last_day(figure.end))
    return [figure for figure in figures if dates.last_day(figure.end) == last[_line(figure)]]


def span(figure: Figure) -> Span:
    """What a figure's period is: a calendar year, the day or year of a stock, part of a year, or longer."""
    if figure.start == figure.end:
        return "year" if len(figure.start) == 4 and figure.topic != "contamination" else "stock"
    return "part" if figure.start[:4] == figure.end[:4] else "cumulative"


def current(dataset: Dataset, figure: Figure) -> Figure:
    """The current figure of the series that `figure` belongs to."""
    key = _key(figure)
    return _series(dataset, (other for other in dataset.figures if _key(other) == key))[key][-1]


def recorded_years(dataset: Dataset, figure: FigureRecord) -> set[int]:
    """The years of which the record has any figure of the same place, measure and body, of whichever edition."""
    return {
        int(other.start[:4])
        for other in dataset.figures
        if (other.topic, other.iso3, other.measure, other.body)
        == (figure.topic, figure.iso3, figure.measure, figure.body)
        and span(other) in ("year", "stock")
    }


def bodies(dataset: Dataset) -> list[str]:
    """The bodies whose figures there are."""
    return sorted({figure.body for figure in dataset.figures})


def cited(dataset: Dataset) -> list[str]:
    """The ids of the documents that figures come from."""
    return sorted({figure.source for figure in dataset.figures})


def place_name(dataset: Dataset, iso3: str) -> str:
    """The name of a state, or of the world, by its code."""
    return "World" if iso3 == WORLD else dataset.countries[iso3].name


def _series(dataset: Dataset, figures: Iterable[Figure]) -> dict[Series, list[Figure]]:
    """The figures of each series, the current one last."""
    series: dict[Series, list[Figure]] = {}
    for figure in figures:
        series.setdefault(_key(figure), []).append(figure)
    for members in series.values():
        if len(members) > 1:
            members.sort(key=lambda figure: figure.id, reverse=True)
            members.sort(key=lambda figure: _rank(dataset, figure))
    return series


def _key(figure: Figure) -> Series:
    return figure.topic, figure.body, figure.iso3, figure.start, figure.end, figure.measure


def _line(figure: Figure) -> tuple[str, ...]:
    """Whose figure of what this is, whatever its end: the figures that a newer period replaces."""
    kind = span(figure)
    return figure.topic, figure.body, figure.iso3, figure.measure, kind, figure.start if kind == "cumulative" else ""


def _edition(dataset: Dataset, figure: Figure) -> int:
    """The year a figure counts by: its edition, or else the year of its publication."""
    return figure.edition or int((dataset.sources[figure.source].published or "0")[:4])


def _rank(dataset: Dataset, figure: Figure) -> tuple[int, bool, str]:
    """What makes one figure of a series later than another."""
    source = dataset.sources[figure.source]
    published = dates.first_day(source.published) if source.published else ""
    return _edition(dataset, figure), source.custom.kind == "primary", published


def _order(figure: Figure, dataset: Dataset) -> tuple[object, ...]:
    """The order of an answer: the world first, then states by name; old periods and editions before new ones."""
    place = "" if figure.iso3 == WORLD else place_name(dataset, figure.iso3)
    period = SPANS.index(span(figure)), dates.last_day(figure.end), figure.start
    measure = MEASURES[figure.topic].index(figure.measure)
    return place, period, measure, figure.body, _rank(dataset, figure), figure.id


def _record(dataset: Dataset, figure: Figure, series: list[Figure]) -> FigureRecord:
    """A figure together with its publication and its standing within `series`."""
    source = dataset.sources[figure.source]
    edition = _edition(dataset, figure)
    last = series[-1]
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
        revised=any(other.value != figure.value and _edition(dataset, other) < edition for other in series),
        superseded_by=None if figure is last else last.id,
        note=figure.note,
    )


def _tests(query: Query) -> list[Callable[[Figure], bool]]:
    """What a figure must pass to answer `query`: a test only for what is asked."""
    tests: list[Callable[[Figure], bool]] = []
    if query.places:
        tests.append(lambda figure: figure.iso3 in query.places)
    if query.measures:
        tests.append(lambda figure: figure.measure in query.measures)
    if query.editions:
        tests.append(lambda figure: figure.edition in query.editions)
    if query.bodies:
        tests.append(lambda figure: figure.body in query.bodies)
    if query.sources:
        tests.append(lambda figure: figure.source in query.sources)
    if query.years and query.years != LATEST:
        years = query.years
        tests.append(lambda figure: covers(years, figure))
    return tests


def covers(years: Years, figure: Figure) -> bool:
    """Whether a figure is of `years`: annual, a stock dated in them, or cumulative over exactly them."""
    if span(figure) in ("year", "stock"):
        return (years.first or 0) <= int(figure.start[:4]) <= years.last
    return span(figure) == "cumulative" and (figure.start, figure.end) == (str(years.first), str(years.last))


def _front_page_remarks(dataset: Dataset, topic: Topic) -> tuple[str, ...]:
    """What the front page leaves out and how to see it."""
    count = sum(figure.topic == topic for figure in dataset.figures)
    return (
        f"The dataset has {count} figures on {topic}: --all, or a filter such as -c Cambodia or --year 2023",
        "What the record says today of each claim of the article: minefacts article",
    )


def _left_out(query: Query, asked: list[Figure], records: list[FigureRecord]) -> tuple[str, ...]:
    """How many figures of the series answered are superseded, and how to see them."""
    if not query.only_current:
        return ()
    answered = {(one.topic, one.body, one.iso3, one.start, one.end, one.measure) for one in records}
    count = sum(_key(figure) in answered for figure in asked) - len(records)
    return (f"Not shown: {count} superseded or repeated, with --history",) if count else ()


def _nothing(dataset: Dataset, topic: Topic, query: Query) -> str:
    """What it means that no figure matches: that there is none at all, or which filter shuts them out."""
    everywhere = Query(places=query.places)
    if query.places and not matching(dataset, topic, everywhere):
        places = " or ".join(place_name(dataset, iso3) for iso3 in query.places)
        return f"no figure on {topic} is recorded for {places}, which does not mean zero"
    filters = {"years": "--year", "measures": "--measure", "editions": "--edition", "bodies": "--body"}
    filters |= {"sources": "--source", "places": "-c"}
    for field, option in filters.items():
        wider = structs.replace(query, **{field: None if field == "years" else ()})
        count = len(matching(dataset, topic, wider))
        if wider != query and count:
            return f"no figure on {topic} matches, which does not mean zero; without {option} there are {count}"
    return f"no figure on {topic} matches, which does not mean zero"
