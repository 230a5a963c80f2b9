"""The colours of charts and maps, by name.

Those of classes differ in lightness, so that they can be told apart in grey and whatever colours a reader sees;
tests/test_palette.py works that out. Where colour alone would speak, charts and maps carry text as well.
"""

from __future__ import annotations

from typing import NamedTuple


class Ink(NamedTuple):
    """One colour as `#RRGGBB`, and as the number of the nearest fit among a terminal's 256."""

    web: str
    terminal: int


#: Classes that have no order, from light to dark.
CLASSES = {
    "lemon": Ink("#FBF0A6", 229),
    "mint": Ink("#5EE8D5", 86),
    "sky": Ink("#9EB8F6", 111),
    "grey": Ink("#A09A94", 247),
    "orange": Ink("#CE6725", 166),
    "blue": Ink("#3B66B4", 25),
    "plum": Ink("#564863", 238),
    "maroon": Ink("#601E1A", 52),
}
#: Classes from least to most.
STEPS = {
    "step-1": Ink("#FFE9B8", 223),
    "step-2": Ink("#FDBE68", 215),
    "step-3": Ink("#EE7F2D", 202),
    "step-4": Ink("#B8430F", 124),
    "step-5": Ink("#641E05", 52),
}
#: A class of which there is nothing to show.
BLANK = "blank"
INKS = {**CLASSES, **STEPS}
#: Bars.
BAR = Ink("#3B66B4", 68)
#: Lines, legible on white, and in a terminal on white and on black.
LINES = (
    Ink("#5F7AE4", 68),
    Ink("#CB4A0C", 198),
    Ink("#231940", 137),
    Ink("#BB8370", 135),
    Ink("#194294", 163),
    Ink("#8A422A", 130),
    Ink("#6B6371", 93),
    Ink("#4A2D2F", 59),
)
#: Text, lesser text, and lines that guide the eye, on white.
TEXT, LESSER, GUIDE = "#1A1A1A", "#595959", "#D9D9D9"
_LIGHT, _DARK = "#FFFFFF", "#000000"
#: The steps of the colour cube among a terminal's 256 colours.
_CUBE = (0, 95, 135, 175, 215, 255)


def of_terminal(number: int) -> str:
    """What a terminal's colour of that number, 16 to 255, looks like, as `#RRGGBB`."""
    if number >= 232:
        level = 8 + 10 * (number - 232)
        return f"#{level:02X}{level:02X}{level:02X}"
    red, rest = divmod(number - 16, 36)
    green, blue = divmod(rest, 6)
    return f"#{_CUBE[red]:02X}{_CUBE[green]:02X}{_CUBE[blue]:02X}"


def luminance(color: str) -> float:
    """How light a colour is, from 0 to 1, as WCAG 2 defines it."""
    parts = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well one colour is read on another, from 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def text_on(color: str) -> str:
    """Black or white, whichever is read better on `color`."""
    return max(_LIGHT, _DARK, key=lambda text: contrast(text, color))


def painted(text: str, ink: Ink) -> str:
    """`text` in a colour, for a terminal."""
    return f"\x1b[38;5;{ink.terminal}m{text}\x1b[0m"


def filled(text: str, ink: Ink) -> str:
    """`text` in black or white on a colour, for a terminal."""
    foreground = 16
    if text_on(of_terminal(ink.terminal)) == _LIGHT:
        foreground = 231
    return f"\x1b[38;5;{foreground};48;5;{ink.terminal}m{text}\x1b[0m"


def strong(text: str) -> str:
    """`text` as a title, for a terminal."""
    return f"\x1b[1m{text}\x1b[0m"
