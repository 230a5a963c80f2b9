"""`minefacts country NAME`."""

import click
from click.shell_completion import CompletionItem

from ...questions import country, names
from ...views.answer import Answer
from ..options import FromDataset, fact_command, offer_states
from ..settings import Settings


class JoinedName(FromDataset):
    """The words of one name, of which a shell can complete the first alone."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The states that the first word may name."""
        return [] if ctx.params.get(param.name or "") else super().shell_complete(ctx, param, incomplete)


@fact_command(
    examples=("minefacts country Cambodia", "minefacts country Burkina Faso -f json", "minefacts country World"),
    answers=country.Profile,
    formats=("table", "json", "jsonl", "markdown", "html"),
)
@click.argument("name", nargs=-1, required=True, type=JoinedName("name", offer_states))
def command(settings: Settings, name: tuple[str, ...]) -> Answer[country.Profile]:
    """One place's summary: treaty, newest figures, and what the article says of it."""
    place = names.place(settings.dataset, " ".join(name))
    profile = country.of(settings.known, place, settings.day)
    return Answer(
        country.Profile,
        [profile],
        place.name,
        hints=(f"Every figure: minefacts casualties -c {place.code} --history, and so on",),
        more=f"minefacts sources -c {place.code}",
    )
