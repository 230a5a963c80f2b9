"""`minefacts search TEXT`."""

import shlex

import click

from ...errors import MinefactsError, NotAStateError
from ...questions import coverage, names, search
from ...views import words
from ...views.answer import Answer
from ..options import fact_command
from ..settings import Settings


@fact_command(
    examples=(
        "minefacts search 5,757",
        "minefacts search deadly legacy",
        "minefacts search Cambodia CMAA 2024 -f csv",
    ),
    answers=search.Hit,
)
@click.argument("text", nargs=-1, required=True)
def command(settings: Settings, text: tuple[str, ...]) -> Answer[search.Hit]:
    """Search all facts for words or numbers: records that have every one of them, or concern the place they name.

    A word of four letters or more also finds longer words that begin with it.
    """
    wanted = " ".join(text)
    hits = search.find(settings.known, wanted)
    if hits:
        nothing = ""
    else:
        nothing = _nothing(settings, wanted)
    subjects = coverage.asked(settings.dataset, wanted)
    if not (hits or subjects):
        subjects = coverage.mentioned(settings.dataset, wanted)
    return Answer(
        search.Hit,
        hits,
        f"Facts with {wanted!r}",
        cautions=tuple(words.not_covered(one) for one in subjects),
        nothing=nothing,
        more="--sources",
    )


def _nothing(settings: Settings, wanted: str) -> str:
    """Why nothing matches: the text may name an area of which there are no facts, or be a slip."""
    try:
        names.state(settings.dataset, wanted)
    except NotAStateError as error:
        return error.message
    except MinefactsError:
        pass
    from ..guesses.places import nearest_place  # only a refusal needs them

    near = nearest_place(wanted, settings)
    if near:
        return f"nothing in the record matches {wanted!r}: did you mean {shlex.join(['minefacts', 'search', near])}?"
    return f"nothing in the record matches {wanted!r}"
