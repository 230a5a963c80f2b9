"""The names by which a word of the field is asked for."""

from __future__ import annotations

from . import spelling


def names(term: str) -> set[str]:
    """The folded names of a term: as it stands, without its abbreviation, the abbreviation, either of "a or b"."""
    full, _, abbreviation = term.rstrip(")").partition(" (")
    return {folded(name) for name in (term, full, abbreviation, *full.split(" or ")) if name}


def folded(text: str) -> str:
    """A text without case, accents, hyphens, blanks and plurals."""
    return "".join(singular(word) for word in spelling.words(text))


def singular(word: str) -> str:
    """An English word without the ending of its plural."""
    if word.endswith("ies") and len(word) > 4:
        return word.removesuffix("ies") + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word.removesuffix("s")
    return word
