"""`minefacts parties`."""

from .. import article
from ..answer import Answer
from ..records import Party
from .options import fact_command
from .settings import Settings


@fact_command("minefacts parties", "minefacts parties -f json", answers=Party)
def command(settings: Settings) -> Answer:
    """The people, organisations and states the article names, their role and their position."""
    return article.parties(settings.dataset)
