"""The article that is the front page: each of its claims beside what the record says now, and whom it names."""

from msgspec import Struct

from ..dataset.reading import Dataset
from ..model import dates
from ..model.records import Claim, Figure, Party
from ..views import words
from ..views.answer import Answer
from . import figures, series, treaty


class ClaimRecord(Struct, frozen=True):
    """A claim of the article; `now` is what the record says of the same matter, null where it says nothing."""

    id: str
    paragraph: int
    claim: str
    said_by: str | None
    now: str | None
    source: str


def claims(dataset: Dataset, today: str) -> Answer:
    """Every claim of the article, beside what the record says on the day `today`."""
    signed = dataset.treaty.signatories
    remarks = (
        f'The article says "signatories" where it means States Parties; {signed} states ever signed',
        "A figure with all its editions: minefacts casualties -c World --history",
    )
    return Answer(
        ClaimRecord, claim_records(dataset, dataset.claims, today), "The article, and the record now", remarks
    )


def claim_records(dataset: Dataset, claims: tuple[Claim, ...], today: str) -> list[ClaimRecord]:
    """Claims as they are answered."""
    return [
        ClaimRecord(
            id=claim.id,
            paragraph=claim.paragraph,
            claim=claim.claim,
            said_by=dataset.parties[claim.said_by].name if claim.said_by else None,
            now=now(dataset, claim.refers_to, today) if claim.refers_to else None,
            source=claim.source,
        )
        for claim in claims
    ]


def parties(dataset: Dataset) -> Answer:
    """The people, organisations and states the article names."""
    remarks = ("The States Parties: minefacts treaty --status state-party",)
    return Answer(Party, party_records(dataset), "Whom the article names", remarks)


def party_records(dataset: Dataset) -> list[Party]:
    """Whom the article names, in order of the first paragraph that names them."""
    return sorted(dataset.parties.values(), key=lambda party: party.paragraphs)


def now(dataset: Dataset, refers_to: str, today: str) -> str:
    """What the record says on the day `today` of `figure:ID`, `treaty:ISO3` or `treaty:counts`."""
    kind, _, key = refers_to.partition(":")
    if kind == "figure":
        return figure_now(dataset, dataset.figures[key])
    if key == "counts":
        return counts_now(dataset, today)
    return standing_now(dataset, key, today)


def counts_now(dataset: Dataset, today: str) -> str:
    """How many States Parties there were when the article appeared, and are on the day `today`."""
    then = dataset.article_day or today
    both = [f"{treaty.parties_on(dataset, day)} States Parties on {day}" for day in (then, today)]
    return f"{'; '.join(both)}; {dataset.treaty.signatories} states ever signed"


def standing_now(dataset: Dataset, iso3: str, today: str) -> str:
    """A state's standing on the day `today`, in one line."""
    (one,) = treaty.standings(dataset, [dataset.countries[iso3]], today)
    return f"{one.country}: {words.standing(one)}"


def figure_now(dataset: Dataset, figure: Figure) -> str:
    """What other documents than the article make of its figure, and every body's newest one for a later period."""
    current = series.current(dataset, figure, but=figure.source)
    subject = f"{figures.place_name(dataset, figure.iso3)}, {words.measure(figure.topic, figure.measure)}"
    if current is None:
        said = f"no other document has a figure for {words.period(figure)}"
    else:
        said = f"{'still' if words.alike(current, figure) else 'now'} {_cited(dataset, current)}"
    return "; ".join([f"{subject}: {said}", *(_cited(dataset, other) for other in later(dataset, figure))])


def later(dataset: Dataset, figure: Figure) -> list[Figure]:
    """Every body's newest current figure of the same place and measure for a later period of the same kind."""
    alike = [
        other
        for other in dataset.figures.under(figure.topic, figure.iso3)
        if other.measure == figure.measure
        and series.span(other) == series.span(figure)
        and dates.last_day(other.end) > dates.last_day(figure.end)
        and series.current(dataset, other) == other
    ]
    return series.newest(alike)


def _cited(dataset: Dataset, figure: Figure) -> str:
    """A figure with its period, its body and the edition or year that says so."""
    return f"{words.value(figure)} for {words.period(figure)} {words.said_by(figure, dataset)}"
