"""Text folded to the width of a terminal."""

from __future__ import annotations

import textwrap


def folded(text: str, width: int | None) -> str:
    """`text` folded between words, one that is longer than the width left whole; as it is where there is none."""
    if width is None:
        return text
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
