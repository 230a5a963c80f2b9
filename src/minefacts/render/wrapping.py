"""Text measured in the cells of a terminal, and folded to a width."""

from __future__ import annotations

from .escape import printable

#: Below this every character that is shown is one cell wide; `_NARROW` are those above that the program itself prints.
_LATIN = "\u0300"
_NARROW = str.maketrans(dict.fromkeys("─²’“”–…█→−≥≤", "x"))
#: Where a word that is longer than the width may be broken, after the character.
_JOINTS = "-/_.,:;?&=#"


def cells(text: str) -> int:
    """How many cells `text` takes on a terminal."""
    if text.isascii() or max(text.translate(_NARROW)) < _LATIN:
        return len(text)
    from rich.cells import cell_len  # few texts are in a script that needs its tables

    return cell_len(text)


def folded(text: str, width: int | None) -> str:
    """`text` folded between words, one that is longer than the width left whole; as it is if there is none."""
    if width is None:
        return text
    if text:
        return "\n".join(_filled(text.split(), width))
    return text


def wrapped(text: str, width: int) -> list[str]:
    """The lines of `text` folded between words, a longer word at its joints or, without one, anywhere."""
    if cells(text) <= width:
        return [text]
    words = [piece for word in text.split() for piece in _pieces(word, width)]
    return _filled(words, width) or [""]


def indented(text: str, width: int | None, first: str) -> str:
    """`text` after `first`, its further lines below its own beginning."""
    if width is None or cells(first) + cells(text) <= width:
        return first + text
    room = max(width - cells(first), 1)
    return first + ("\n" + " " * cells(first)).join(_filled(text.split(), room))


def _filled(words: list[str], width: int) -> list[str]:
    """Lines of as many words as there is room for."""
    lines: list[str] = []
    used = 0
    for word in words:
        size = cells(word)
        if lines and used + 1 + size <= width:
            lines[-1] += " " + word
            used += 1 + size
        else:
            lines.append(word)
            used = size
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces of at most `width` cells."""
    pieces = []
    while cells(word) > width:
        cut = _cut(word, width)
        pieces.append(word[:cut])
        word = word[cut:]
    if word:
        return [*pieces, word]
    return pieces


def _cut(word: str, width: int) -> int:
    """How many characters of a word go on its first line; at least one."""
    most = _most(word, width)
    joint = max(word.rfind(joint, 0, most) for joint in _JOINTS) + 1
    if joint * 2 > most:
        return joint
    return most


def _most(word: str, width: int) -> int:
    """How many characters of a word fit the width; at least one."""
    used = 0
    for count, character in enumerate(word):
        used += cells(character)
        if used > width:
            return max(count, 1)
    return len(word)


def shortened(text: str, most: int) -> str:
    """`text` shown literally, cut to at most `most` characters with three points at its end."""
    text = printable(text)
    if len(text) <= most:
        return text
    return text[: most - 3] + "..."
