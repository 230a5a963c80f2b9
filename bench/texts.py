"""Press text to be verified: one sentence in twenty is on mines, each with other numbers."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parent.parent / "tests" / "verify_cases.toml"
#: How many sentences in a hundred are on mines, and in how many of the others a number stands.
ON_MINES, NUMBERED = 5, 25
SHAPES = ("agency", "ngo", "press", "deadline")
WORDS = (
    "the minister said that talks on trade with neighbours would resume after elections while officials in the capital",
    "warned about rising costs of bread and fuel as markets fell and a spokesman for the party added on Tuesday that",
    "no decision had been made before the summit in March of heads of government from across Europe",
)


def write(file: Path, size: int) -> None:
    """Write a text of so many bytes at the most, the same each time."""
    parts: list[str] = []
    for sentence in sentences(random.Random(size)):
        size -= len(sentence.encode()) + 2
        if size < 0:
            break
        parts.append(sentence)
    file.write_text(" ".join(parts), "utf-8")


def sentences(chance: random.Random) -> Iterator[str]:
    """Sentences without end, some of them the last of a paragraph."""
    cases = tomllib.loads(TABLE.read_text("utf-8"))["case"]
    told = [" ".join(case["text"].split()) for case in cases if case["shape"] in SHAPES]
    words = " ".join(WORDS).split()
    while True:
        if chance.randrange(100) < ON_MINES:
            sentence = varied(chance.choice(told), chance)
        else:
            number = f" {chance.randrange(2, 9000):,}" if chance.randrange(100) < NUMBERED else ""
            sentence = f"{' '.join(chance.choices(words, k=chance.randrange(12, 28))).capitalize()}{number}."
        yield sentence + ("\n\n" if chance.randrange(4) == 0 else "")


def varied(sentence: str, chance: random.Random) -> str:
    """A sentence with other numbers, so that no two are alike."""
    return re.sub(r"(?<![\d,.])\d{1,3}(?=,\d{3})|(?<![\d,.])\d{3}\b", lambda match: _other(match[0], chance), sentence)


def _other(digits: str, chance: random.Random) -> str:
    return str(chance.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))
