"""Text made safe to print: no control character reaches a terminal, a file or a spreadsheet."""

from __future__ import annotations

#: What reorders text or breaks lines without being seen, beside the C0 and C1 controls, DEL and lone surrogates.
INVISIBLE = frozenset("\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
#: ASCII for the few characters beyond accents that the program itself prints.
ASCII = str.maketrans({"─": "-", "²": "2", "’": "'", "“": '"', "”": '"', "–": "-", "…": "...", "¶": "P", "█": "#"})


def printable(text: str) -> str:
    r"""`text` with each unsafe character shown as `\x1b` or `\u202e`."""
    if text.isprintable():
        return text
    return "".join(_shown(character) if is_unsafe(character) else character for character in text)


def json(text: str) -> str:
    r"""JSON `text` with each unsafe character that JSON lets stand escaped as `\u202e`."""
    if text.isprintable():
        return text
    return "".join(f"\\u{ord(c):04x}" if is_unsafe(c) else c for c in text)


def is_unsafe(character: str) -> bool:
    """Whether a terminal or an editor would act on `character` instead of showing it."""
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or character in INVISIBLE


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


def _shown(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
