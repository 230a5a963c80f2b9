"""The questions as methods of one object, for programs: the same answers and refusals as on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from .dataset.known import known_on
from .dataset.reading import Dataset
from .errors import UsageError
from .model import dates
from .model.choices import one_of
from .model.records import TOPICS, Elsewhere, Party, Term
from .questions import (
    about,
    article,
    changes,
    conduct,
    country,
    coverage,
    deadlines,
    figures,
    glossary,
    names,
    resolve,
    search,
    sources,
    treaty,
)
from .questions.about import TreatyField
from .questions.article import ClaimRecord
from .questions.changes import Change
from .questions.conduct import FindingRecord
from .questions.country import Profile
from .questions.deadlines import Obligation
from .questions.figure_records import FigureRecord
from .questions.resolve import Resolved
from .questions.search import Hit
from .questions.sources import SourceRecord
from .questions.treaty import Standing, StatusCount
from .questions.verify.checked import Checked
from .views import registry

#: One word or number, or several.
Words = str | Iterable[str]
Numbers = int | Iterable[int]


class Facts:
    """A dataset that answers; every record is immutable, and its fields are those of the command's JSON.

    Days are ISO 8601 strings, complete or partial, or "today"; a partial one means its last day (as a start
    for its first). Raises the errors of `minefacts.errors`: UsageError for a date or a value that does not exist,
    UnknownError and AmbiguousNameError for names, DatasetError if a file cannot be read.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def treaty(self, country: str, *, on: str = "today") -> Standing:
        """Where a state stands with the Mine Ban Treaty on a day."""
        state = names.state(self.dataset, country)
        return treaty.standings(self._known(on), [state], _last(on))[0]

    def standings(self, *, on: str = "today", status: Words = (), region: Words = ()) -> list[Standing]:
        """Where every state stands on a day, or those with one of these statuses, in one of these regions."""
        known = self._known(on)
        query = treaty.query_of(known, _last(on), status=_words(status), region=_words(region))
        return treaty.select(known, query)

    def counts(self, *, on: str = "today", region: Words = ()) -> list[StatusCount]:
        """How many states have each status on a day, in these regions if any are given."""
        return treaty.counts(self.standings(on=on, region=region), _last(on))

    def figures(
        self,
        topic: str,
        *,
        country: Words = (),
        region: Words = (),
        year: str | int | None = None,
        measure: Words = (),
        edition: Numbers = (),
        body: Words = (),
        source: Words = (),
        history: bool = False,
        cumulative: bool = False,
        on: str = "today",
    ) -> list[FigureRecord]:
        """The current figures on casualties, contamination, clearance or stockpiles; all of each series with `history`.

        Filters take what the options of the same name do, as the data names it: `year` a year, "1999-2008", "2020-" or
        "latest"; `country` names of places, "World" included.
        """
        known = self._known(on)
        topic_known = one_of("topic", topic, TOPICS)
        query = figures.query_of(
            known,
            topic_known,
            country=_words(country),
            region=_words(region),
            year=None if year is None else figures.years_of(str(year)),
            measure=_words(measure),
            edition=_numbers(edition),
            body=_words(body),
            source=_words(source),
            history=history,
            cumulative=cumulative,
        )
        return figures.select(known, topic_known, query).records

    def deadlines(
        self,
        *,
        country: Words = (),
        article: Numbers = (),
        status: Words = (),
        region: Words = (),
        on: str = "today",
    ) -> list[Obligation]:
        """The obligations under Articles 4 and 5 on a day, those due first before others; all unless filtered."""
        known = self._known(on)
        query = deadlines.query_of(
            known,
            _last(on),
            country=_words(country),
            article=_numbers(article),
            status=_words(status),
            region=_words(region),
            everything=True,
        )
        return deadlines.select(known, query)

    def conduct(
        self,
        *,
        country: Words = (),
        by: Words = (),
        where: Words = (),
        conduct_kind: Words = (),
        actor: Words = (),
        certainty: Words = (),
        year: str | int | None = None,
        edition: Numbers = (),
        body: Words = (),
        history: bool = False,
        on: str = "today",
    ) -> list[FindingRecord]:
        """What bodies found of the use, production, transfer and stockpiling of mines, the newest of the same each.

        Filters take what the options of the same name do, `conduct_kind` what --conduct does; without any, of each
        kind of conduct the newest edition of the Landmine Monitor that treats it.
        """
        known = self._known(on)
        query = conduct.query_of(
            known,
            country=_words(country),
            by=_words(by),
            where=_words(where),
            conduct=_words(conduct_kind),
            actor=_words(actor),
            certainty=_words(certainty),
            year=None if year is None else figures.years_of(str(year)),
            edition=_numbers(edition),
            body=_words(body),
            history=history,
        )
        return conduct.select(known, query).records

    def country(self, name: str, *, on: str = "today") -> Profile:
        """One place's summary, as of a day."""
        return country.of(self._known(on), names.place(self.dataset, name), _last(on))

    def resolve(self, name: str) -> Resolved:
        """The state that a name or code means, with its codes and how it was matched."""
        resolution = resolve.resolve(self.dataset, [name])
        for error in resolution.errors:
            raise error
        return resolution.records[0]

    def search(self, text: str, *, on: str = "today") -> list[Hit]:
        """The records that hold every word and number of a text, or are of the place that it names."""
        return search.find(self._known(on), text)

    def changes(self, *, since: str | None = None, until: str = "today") -> list[Change]:
        """What became known between two days, both included; by default since the article."""
        if since is None:
            first = None
        else:
            first = dates.first_day(dates.typed(since))
        last = _last(until)
        if first is not None and first > last:
            raise UsageError(f"since={since!r} comes after until={until!r}")
        return changes.between(self.dataset, first, last)

    def claims(self, *, on: str = "today") -> list[ClaimRecord]:
        """What the article says, and what the record says of it on a day."""
        return article.select(self._known(on), _last(on), dates.today())

    def verify(self, text: str, *, on: str | None = None) -> list[Checked]:
        """The numbers on mines and the treaty claims of a text, each held against the record.

        `text` is plain text, Markdown or HTML; `on` is the day on which it was written, if the verdict is to be of it.
        """
        from .views import verify  # the reader of texts takes time to import

        if on is None:
            as_of = None
        else:
            as_of = _last(on)
        return verify.report(self.dataset, text, "", as_of=as_of, today=dates.today()).records

    def parties(self, *, on: str = "today") -> list[Party]:
        """Whom the article names."""
        return article.parties(self._known(on))

    def sources(self, *ids: str, country: Words = (), on: str = "today") -> Sequence[SourceRecord]:
        """The documents with these ids, or behind the records with these ids or places; without any, all of them."""
        known = self._known(on)
        places = [names.place(self.dataset, name).code for name in _words(country)]
        asked = [*ids, *sources.behind_places(known, places)]
        if places and not asked:
            return []
        return sources.listed(known, asked)

    def glossary(self, term: str = "") -> list[Term]:
        """What a word of the field means, or those words that hold it; without one, all of them."""
        return glossary.terms(self.dataset, term)

    def elsewhere(self, text: str) -> list[Elsewhere]:
        """The subjects of a text that the dataset does not cover, and where to ask about them."""
        return coverage.mentioned(self.dataset, text)

    def about(self) -> list[TreatyField]:
        """The treaty itself, field by field."""
        return about.fields(self.dataset.treaty)

    def worded(self, record: Struct) -> dict[str, Any]:
        """The sentences that the command's JSON has beside a record's own fields, such as `now` or `text`."""
        kind = type(record)
        return {
            field: registry.value_of(record, field, self.dataset) for field in registry.WORDED.get(kind.__name__, ())
        }

    def _known(self, on: str) -> Dataset:
        """The dataset as it could be known on a day."""
        return known_on(self.dataset, _last(on))


def _last(date: str) -> str:
    return dates.last_day(dates.typed(date))


def _words(words: Words) -> tuple[str, ...]:
    if isinstance(words, str):
        return (words,)
    return tuple(words)


def _numbers(numbers: Numbers) -> tuple[int, ...]:
    if isinstance(numbers, int):
        return (numbers,)
    return tuple(numbers)
