"""`minefacts glossary [TERM]`."""

import click

from ...model.records import Term
from ...questions import glossary
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings
from ..values import FromDataset, offer


@fact_command(
    examples=(
        "minefacts glossary",
        "minefacts glossary accession",
        "minefacts glossary States Parties",
        "minefacts glossary land --fields term,meaning -f plain",
    ),
    answers=Term,
)
@click.argument("term", nargs=-1, type=FromDataset("term", offer(lambda dataset: dataset.terms)))
def command(settings: Settings, term: tuple[str, ...]) -> Answer[Term]:
    """Terms of the field, each in one sentence: all of them, or those that contain TERM."""
    terms = glossary.terms(settings.dataset, " ".join(term))
    title = "Terms of the field"
    if term and len(terms) == 1:
        title = terms[0].term
    return Answer(Term, terms, title, more="--sources")
