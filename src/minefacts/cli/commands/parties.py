"""`minefacts parties`."""

from ...model.records import Party
from ...questions import article
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings


@fact_command("minefacts parties", "minefacts parties -f json", answers=Party)
def command(settings: Settings) -> Answer:
    """The people, organisations and states the article names, their role and their position."""
    return article.parties(settings.dataset)
