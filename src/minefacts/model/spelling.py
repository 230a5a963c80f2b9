"""One folding of letters: what differs only in case, accents, script variants or usual short forms is the same.

Marks that merely vary a letter do not count: accents of Latin, Greek and Cyrillic, vowel points of Arabic and
Hebrew, the optional dot of Devanagari. Marks that are letters do: Indic vowel signs, the marks of Thai and Khmer,
the voicing marks of kana.
"""

from __future__ import annotations

import unicodedata
from functools import cache

# Letters that people type in place of each other and that Unicode does not decompose.
_ALIKE = str.maketrans(
    dict(zip("øðđłıħəɛɔɓɗƙŋ", "oddliheeobdkn", strict=True))
    | dict(zip("ىیېکڪةہھەٱ", "يييككهههها", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th", "ـ": "", "ꞌ": "", "Ꞌ": "", "&": " and "}
)
# Blocks of marks that vary a letter: Latin, Greek and Cyrillic; Hebrew; Arabic; Syriac; the dot under Devanagari,
# Gurmukhi, Gujarati and Kannada letters of foreign words; variation selectors.
_VARIANTS = (
    *((0x0300, 0x036F), (0x0483, 0x0489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F)),
    (0x0591, 0x05C7),
    *((0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED)),
    *((0x0711, 0x0711), (0x0730, 0x074A)),
    *((0x093C, 0x093C), (0x0A3C, 0x0A3C), (0x0ABC, 0x0ABC), (0x0CBC, 0x0CBC)),
    (0xFE00, 0xFE0F),
)
# Modifier letters that stand for apostrophes and tones; and apostrophes.
_MODIFIERS = range(0x02B0, 0x0300)
_APOSTROPHES = "'’‘‛`′՚׳"

# Words that tell no two places apart; articles, at the start of a name only; and usual short forms. No long form is
# a short one of another.
_EMPTY = frozenset({"the", "and", "of"})
_ARTICLES = frozenset(
    {
        "la",
        "le",
        "les",
        "l",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "o",
        "os",
        "a",
        "as",
        "die",
        "der",
        "das",
        "het",
        "al",
    }
)
_ELIDED = "l'"
_SHORT = {
    "saint": "st",
    "sainte": "ste",
    "rep": "republic",
    "dem": "democratic",
    "fed": "federal",
    "is": "islands",
    "isds": "islands",
    "islds": "islands",
    "terr": "territory",
    "sts": "states",
    "utd": "united",
    "dr": "democraticrepublic",
    "pdr": "peoplesdemocraticrepublic",
    "ssr": "sovietsocialistrepublic",
}


class _Table(dict[int, str]):
    """What becomes of each character of a decomposed text, as `str.translate` wants it; learnt as they are met."""

    def __init__(self, keep: str) -> None:
        self.keep = keep

    def __missing__(self, code: int) -> str:
        if chr(code) in _APOSTROPHES:
            character = "'"
        else:
            character = chr(code)
        self[code] = kept = character if character in self.keep else _kept(character)
        return kept


def fold(text: str, keep: str = "") -> str:
    """Letters and digits without case, accents and variants; a space for the rest, but for the characters to `keep`.

    An apostrophe of any kind is "'".
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return plain.translate(_table(keep))


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return fold(text).split()


def normalise(text: str) -> str:
    """The one key of all spellings of a name, itself in its own normal form; empty for a text that names nothing."""
    told = [word for word in _upright(fold(text, "'").split()) if word not in _EMPTY]
    key = unicodedata.normalize("NFC", "".join([_SHORT.get(word, word) for word in told]))
    if key in _EMPTY:
        return ""
    return _SHORT.get(key, key)


def _upright(words: list[str]) -> list[str]:
    """The words of a name without apostrophes and without an article before them."""
    if words and words[0].startswith(_ELIDED):
        words[0] = words[0].removeprefix(_ELIDED)
    plain = [word.replace("'", "") for word in words]
    while len(plain) > 1 and plain[0] in _ARTICLES and len(plain[1]) > 1:
        del plain[0]
    return plain


@cache
def _table(keep: str) -> _Table:
    return _Table(keep)


def _kept(character: str) -> str:
    """Letters, digits and the marks that are letters; nothing for accents, a space for what only separates words."""
    alike = character.translate(_ALIKE)
    if alike != character:
        return alike
    code, kind = ord(character), unicodedata.category(character)
    if kind == "Cf" or code in _MODIFIERS:
        return ""
    if kind[0] == "M":
        varies = any(first <= code <= last for first, last in _VARIANTS)
        if varies:
            return ""
        return character
    if kind[0] in "LN":
        return character
    return " "
