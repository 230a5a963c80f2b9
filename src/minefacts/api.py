"""The questions as methods of one object, for programs: the same answers and refusals as on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .dataset.reading import Dataset
from .model import dates
from .model.choices import one_of
from .model.law import STATUSES
from .model.records import TOPICS, Party
from .questions import article, changes, figures, names, search, sources, treaty
from .questions import country as profile
from .questions.article import ClaimRecord
from .questions.changes import Change
from .questions.country import Profile
from .questions.figures import FigureRecord
from .questions.names import Match
from .questions.search import Hit
from .questions.sources import SourceRecord
from .questions.treaty import Count, Standing

#: One word or number, or several.
Words = str | Iterable[str]
Numbers = int | Iterable[int]


class Facts:
    """A dataset that answers; every record is immutable, and its fields are those of the command's JSON.

    Days are ISO 8601 strings, complete or partial, or "today"; a partial one stands for its last day (as a start
    for its first). Raises the errors of `minefacts.errors`: UsageError for a date or a value that does not exist,
    UnknownError and AmbiguousNameError for names, DatasetError where a file cannot be read.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def treaty(self, country: str, *, on: str = "today") -> Standing:
        """Where a state stands with the Mine Ban Treaty on a day."""
        (standing,) = treaty.standings(self.dataset, [names.resolve(self.dataset, country)], _last(on))
        return standing

    def standings(self, *, on: str = "today", status: Words = (), region: Words = ()) -> list[Standing]:
        """Where every state stands on a day, or those with one of these statuses, in one of these regions."""
        regions = treaty.regions(self.dataset)
        query = treaty.Query(
            as_of=_last(on),
            statuses=tuple(one_of("status", one, STATUSES) for one in _words(status)),
            regions=tuple(one_of("region", one, regions) for one in _words(region)),
        )
        return treaty.select(self.dataset, query)

    def counts(self, *, on: str = "today") -> list[Count]:
        """How many states have each status on a day."""
        day = _last(on)
        return treaty.counts(self.standings(on=day), day)

    def figures(
        self,
        topic: str,
        *,
        country: Words = (),
        year: str | int | None = None,
        measure: Words = (),
        edition: Numbers = (),
        body: Words = (),
        source: Words = (),
        history: bool = False,
    ) -> list[FigureRecord]:
        """The current figures on casualties, contamination or clearance; all of each series with `history`.

        Filters take what the options of the same name do, as the data names it: `year` a year, "1999-2008" or "latest";
        `country` names, "World" included.
        """
        known = one_of("topic", topic, TOPICS)
        query = figures.query_of(
            self.dataset,
            known,
            country=_words(country),
            year=None if year is None else figures.years_of(str(year)),
            measure=_words(measure),
            edition=_numbers(edition),
            body=_words(body),
            source=_words(source),
            history=history,
        )
        return figures.select(self.dataset, known, query)

    def country(self, name: str, *, on: str = "today") -> Profile:
        """One state's summary, its standing as of a day."""
        return profile.of(self.dataset, names.resolve(self.dataset, name), _last(on))

    def resolve(self, name: str) -> Match:
        """The state that a name or code stands for, with its codes and how it was matched."""
        return names.match(self.dataset, name)

    def search(self, text: str) -> list[Hit]:
        """The records that hold every word and number of a text, or are of the state that it names."""
        return search.find(self.dataset, text)

    def changes(self, *, since: str | None = None, until: str = "today") -> list[Change]:
        """Treaty acts and newly published figures between two days, both included; by default since the article."""
        first = None if since is None else dates.first_day(dates.typed(since))
        return changes.between(self.dataset, first, _last(until))

    def claims(self, *, on: str = "today") -> list[ClaimRecord]:
        """What the article says, and what the record says of it on a day."""
        return article.claim_records(self.dataset, self.dataset.claims, _last(on))

    def parties(self) -> list[Party]:
        """Whom the article names."""
        return article.party_records(self.dataset)

    def sources(self, *ids: str) -> Sequence[SourceRecord]:
        """The documents with these ids or behind the records with these ids; without any, all of them."""
        return sources.listed(self.dataset, ids)


def _last(date: str) -> str:
    return dates.last_day(dates.typed(date))


def _words(words: Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _numbers(numbers: Numbers) -> tuple[int, ...]:
    return (numbers,) if isinstance(numbers, int) else tuple(numbers)
