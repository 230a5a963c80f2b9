"""Text from a dataset made safe to print: no control character reaches a terminal, a file or a spreadsheet."""

from __future__ import annotations

import re

# C0 and C1 controls, DEL, and what reorders text or breaks lines without being seen.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def printable(text: str) -> str:
    r"""`text` with each unsafe character shown as `\x1b` or `\u202e`."""
    return _UNSAFE.sub(_shown, text)


def json(text: str) -> str:
    r"""JSON `text` with each unsafe character that JSON lets stand escaped as `\u202e`."""
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def encodable(text: str, encoding: str) -> bytes:
    """`text` in `encoding`, with what it lacks written in ASCII: without accents, or as an escape."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_in(character, encoding) for character in text).encode(encoding, "backslashreplace")


_ASCII = str.maketrans(
    {"─": "-", "━": "-", "│": "|", "²": "2", "’": "'", "“": '"', "”": '"', "–": "-", "…": "...", "¶": "P", "█": "#"}
)


def _in(character: str, encoding: str) -> str:
    """`character` itself if `encoding` has it, else the nearest that it has."""
    import unicodedata  # only a limited encoding needs it

    for nearest in (character, character.translate(_ASCII), unicodedata.normalize("NFKD", character)):
        kept = nearest.encode(encoding, "ignore").decode(encoding)
        if kept:
            return kept
    return character


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
