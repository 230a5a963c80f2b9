"""`minefacts article`."""

from ...questions import article
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings


@fact_command(
    examples=("minefacts article", "minefacts article --fields claim,now -f markdown"),
    answers=article.ClaimRecord,
)
def command(settings: Settings) -> Answer[article.ClaimRecord]:
    """Each claim of the article of 25 November 2024, and what the record says now."""
    dataset = settings.known
    return Answer(
        article.ClaimRecord,
        article.select(dataset, settings.day, settings.today),
        "The article, and the record",
        hints=("A figure with all its editions: minefacts casualties -c World --history",),
        nothing=f"the article appeared on {settings.dataset.article_day}, after {settings.day}",
    )
