"""`minefacts parties`."""

from ...model.records import Party
from ...questions import article
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings


@fact_command(examples=("minefacts parties", "minefacts parties -f json"), answers=Party)
def command(settings: Settings) -> Answer[Party]:
    """The people, organisations and states the article names, their role and their position."""
    return Answer(
        Party,
        article.parties(settings.known),
        "Whom the article names",
        hints=("The States Parties: minefacts treaty --status state-party",),
        nothing=f"the article appeared on {settings.dataset.article_day}, after {settings.day}",
    )
