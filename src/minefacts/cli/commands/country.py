"""`minefacts country NAME`."""

import click
from click.shell_completion import CompletionItem

from ...model import dates
from ...questions import country as profile
from ...views.answer import Answer
from ..options import FromDataset, countries, fact_command, offer_states
from ..settings import Settings


class JoinedName(FromDataset):
    """The words of one name, of which a shell can complete the first alone."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The states that the first word may name."""
        return [] if ctx.params.get(param.name or "") else super().shell_complete(ctx, param, incomplete)


@fact_command(
    "minefacts country Cambodia",
    "minefacts country Burkina Faso -f json",
    answers=profile.Profile,
    formats=("table", "json", "jsonl"),
)
@click.argument("name", nargs=-1, required=True, type=JoinedName("name", offer_states))
def command(settings: Settings, name: tuple[str, ...]) -> Answer:
    """One state's summary: treaty, newest figures, and what the article says of it."""
    (country,) = countries(settings, [" ".join(name)])
    return profile.answer(settings.dataset, country, dates.today())
