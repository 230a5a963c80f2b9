"""Text made safe to print: no control character reaches a terminal, a file or a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

#: Invisible characters that Python calls printable: fillers, selectors of variants, what stands for an object.
HIDDEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\ufffc"
    "\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
).union(map(chr, range(0xE0100, 0xE01F0)))
#: Controls, characters of format (Cf) and tags, separators of lines, half pairs, what is hidden; not the two joiners.
UNSAFE = (
    "[\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u115f\\u1160\\u17b4\\u17b5"
    "\\u180b-\\u180f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ud800-\\udfff\\ufe00-\\ufe0f\\ufeff\\uffa0"
    "\\ufff0-\\ufffc\\U000110bd\\U000110cd\\U00013430-\\U0001343f\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a"
    "\\U000e0000-\\U000e0fff]"
)
#: A joiner that no letter needs: it is one of the spelling after letters of Arabic, Indic and like scripts alone.
LOOSE_JOINER = "(?<![\\u0620-\\u109f\\u1780-\\u18aa\\ufb50-\\ufdff\\ufe70-\\ufefc])[\\u200c\\u200d]"
#: ASCII for the few characters beyond accents that the program itself prints.
ASCII = str.maketrans({"─": "-", "²": "2", "’": "'", "“": '"', "”": '"', "–": "-", "…": "...", "¶": "P", "█": "#"})


def printable(text: str) -> str:
    r"""`text` with each unsafe character shown as `\x1b` or `\u202e`."""
    return _escaped(text, _shown)


def json(text: str) -> str:
    r"""JSON `text` with each unsafe character that JSON lets stand escaped as `\u202e`."""
    return _escaped(text, _in_json)


def is_unsafe(character: str) -> bool:
    """Whether a terminal or an editor would act on `character`, or not show it, wherever it stands."""
    return _pattern(UNSAFE).match(character) is not None


def _escaped(text: str, shown: Callable[[re.Match[str]], str]) -> str:
    """`text` with each unsafe character as `shown` has it."""
    if text.isprintable() and (text.isascii() or HIDDEN.isdisjoint(text)):
        return text
    return _pattern(LOOSE_JOINER).sub(shown, _pattern(UNSAFE).sub(shown, text))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """A pattern, compiled when it is needed: most answers need none, and it takes a millisecond."""
    return re.compile(text)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\U{code:08x}"


def _in_json(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))


def encodable(text: str, encoding: str) -> bytes:
    """`text` in `encoding`, with what it lacks written in ASCII: without accents, or as an escape."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_in(character, encoding) for character in text).encode(encoding, "backslashreplace")


def _in(character: str, encoding: str) -> str:
    """`character` itself if `encoding` has it, else the nearest that it has."""
    import unicodedata  # only a limited encoding needs it

    for nearest in (character, character.translate(ASCII), unicodedata.normalize("NFKD", character)):
        kept = nearest.encode(encoding, "ignore").decode(encoding)
        if kept:
            return kept
    return character
