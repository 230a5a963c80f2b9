"""`minefacts conduct`."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from ...model import vocabulary
from ...questions import conduct
from ...questions.conduct import FindingRecord, Found, Query
from ...views import words
from ...views.answer import Answer
from ..figures import year
from ..options import MAPPED, body, country, edition, fact_command, tiles
from ..settings import Settings
from ..values import FromDataset, OneOf, offer_states

FC = TypeVar("FC", bound=Callable[..., Any] | click.Command)


def said() -> dict[str, str]:
    """The degrees of certainty as tables say them."""
    return {word: certainty for certainty, word in vocabulary.CERTAINTIES.items()}


def place(option: str, about: str) -> Callable[[FC], FC]:
    """An option that takes places by name or code."""
    return click.option(option, multiple=True, metavar="NAME", type=FromDataset("name", offer_states), help=about)


@fact_command(
    examples=(
        "minefacts conduct -c Ukraine",
        "minefacts conduct --conduct use --actor state --edition 2024",
    ),
    answers=FindingRecord,
    formats=MAPPED,
    also=[tiles()],
)
@country
@place("--by", "Done by this state or area (repeatable).")
@place("--where", "Done in this place (repeatable).")
@click.option(
    "--conduct",
    multiple=True,
    metavar="C",
    type=OneOf("conduct", conduct.CONDUCTS),
    help=f"Any of {', '.join(conduct.CONDUCTS)}.",
)
@click.option(
    "--actor",
    multiple=True,
    metavar="A",
    type=OneOf("actor", conduct.ACTORS),
    help=f"Any of {', '.join(conduct.ACTORS)}.",
)
@click.option(
    "--certainty",
    multiple=True,
    metavar="S",
    type=OneOf("certainty", conduct.CERTAINTIES, said),
    help=f"Any of {', '.join(conduct.CERTAINTIES)}.",
)
@year("A year (2023) or a range (1999-2008, 2020-).")
@edition(2024)
@body(conduct.bodies)
@click.option("--history", is_flag=True, help="Every edition, not only the newest.")
@click.option("--all", "everything", is_flag=True, help="Every finding on record.")
def command(settings: Settings, **filters: Any) -> Answer[FindingRecord]:
    """Who used, made, moved or stockpiled antipersonnel mines, and who says so."""
    dataset = settings.known
    query = conduct.query_of(dataset, **filters)
    found = conduct.select(dataset, query)
    return Answer(
        FindingRecord,
        found.records,
        _title(query),
        lead=_lead(found.records) if query == Query() else "",
        hints=tuple(_hints(query, found)),
        nothing=_nothing(settings, query),
        places=query.places,
        more=f"minefacts sources -c {query.places[0]}" if len(query.places) == 1 else "--sources",
    )


def _title(query: Query) -> str:
    if query == Query():
        return "Conduct: the newest edition of the Landmine Monitor"
    return "Conduct"


def _lead(records: Sequence[FindingRecord]) -> str:
    """The newest edition that treats each kind of conduct: `Newest edition: use 2025, production 2024`."""
    editions = {one.conduct: one.edition for one in records}
    listed = ", ".join(f"{name} {edition}" for name, edition in editions.items())
    return f"Newest edition that treats it: {listed}"


def _hints(query: Query, found: Found) -> list[str]:
    """What an answer leaves out, and how to see it."""
    if query == Query():
        return ["Every finding: --all, or a filter such as -c Ukraine or --edition 2024"]
    if found.left_out:
        return [f"{found.left_out} earlier findings of the same conduct hidden; --history shows them"]
    return []


def _nothing(settings: Settings, query: Query) -> str:
    """What it means that no finding matches."""
    asked = (*query.places, *query.by, *query.where)
    if asked:
        places = words.places(tuple(dict.fromkeys(asked)), settings.known)
        return f"no finding on record for {places} matches, which does not mean that nothing was done"
    return "no finding matches, which does not mean that nothing was done"
