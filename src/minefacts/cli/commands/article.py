"""`minefacts article`."""

from ...model import dates
from ...questions import article
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings


@fact_command("minefacts article", "minefacts article --fields claim,now -f markdown", answers=article.ClaimRecord)
def command(settings: Settings) -> Answer:
    """Each claim of the article of 25 November 2024, and what the record says now."""
    return article.claims(settings.dataset, dates.today())
