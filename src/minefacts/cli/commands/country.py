"""`minefacts country NAME`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...model.records import TOPICS, Place
from ...questions import country, names
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings
from ..values import FromDataset, offer_states

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

#: What is said of an area before anything else.
AREA = "The depositary lists no such party; figures only. Names imply no opinion on legal status."


class JoinedName(FromDataset):
    """The words of one name, of which a shell can complete the first alone."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """The states that the first word may name."""
        if ctx.params.get(param.name or ""):
            return []
        return super().shell_complete(ctx, param, incomplete)


@fact_command(
    examples=("minefacts country Cambodia", "minefacts country Burkina Faso -f json", "minefacts country World"),
    answers=country.Profile,
    formats=("table", "json", "jsonl", "markdown", "html"),
)
@click.option("--full", is_flag=True, help="Everything on record, not only the newest of each subject.")
@click.argument("name", nargs=-1, required=True, type=JoinedName("name", offer_states))
def command(settings: Settings, name: tuple[str, ...], full: bool) -> Answer[country.Profile]:
    """One place in short: treaty, deadlines, newest figures, conduct, and what the article says of it."""
    place = names.place(settings.dataset, " ".join(name))
    profile = country.of(settings.known, place, settings.day)
    return Answer(
        country.Profile,
        [profile],
        _title(place, profile),
        lead=AREA if place.kind == "area" else "",
        hints=_hints(settings, profile, place.code),
        more=f"minefacts sources -c {place.code}",
        view="ProfileInFull" if full else "",
    )


def _title(place: Place, profile: country.Profile) -> str:
    """A place by name, code and subregion: `Cambodia (KHM), South-eastern Asia`."""
    name = f"{place.name} ({place.code})"
    if profile.subregion:
        return f"{name}, {profile.subregion}"
    return name


def _hints(settings: Settings, profile: country.Profile, code: str) -> tuple[str, ...]:
    """How to see every figure, or if there is none where to ask."""
    if any(getattr(profile, topic) for topic in TOPICS):
        return (f"All there is: --full; every edition: minefacts casualties -c {code} --history",)
    from ...questions import coverage
    from ...views import words  # only a place without figures needs these

    elsewhere = coverage.places(settings.dataset)
    if elsewhere:
        return (f"No figure is on record: {words.where_to_ask(elsewhere)}",)
    return ()
