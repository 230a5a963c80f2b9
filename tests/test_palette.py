"""Colours that can be told apart: in grey, by the colour-blind, on white, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

from minefacts.render import palette
from minefacts.render.palette import Ink, contrast, of_terminal, text_on

#: What somebody without one of the three kinds of cones sees (Machado, Oliveira and Fernandes 2009), of linear light.
SIGHTS = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(factor * part for factor, part in zip(row, vector, strict=True)) for row in matrix]


def linear(color: str) -> list[float]:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(color: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as somebody sees it."""
    seen = [min(max(part, 0), 1) for part in times(SIGHTS[sight], linear(color))]
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (value / white for value, white in zip(times(TO_XYZ, seen), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return float(sum((first - second) ** 2 for first, second in pairs) ** 0.5)


def shades(inks: Sequence[Ink]) -> list[list[str]]:
    """The colours of inks on a page and in a terminal."""
    return [[ink.web for ink in inks], [of_terminal(ink.terminal) for ink in inks]]


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("inks", [palette.CLASSES, palette.STEPS], ids=["classes", "steps"])
def test_classes_differ_whatever_is_seen(inks: dict[str, Ink], sight: str) -> None:
    for colors in shades(list(inks.values())):
        for one, other in combinations(colors, 2):
            assert distance(one, other, sight) > 17, (one, other)


@pytest.mark.parametrize("inks", [palette.CLASSES, palette.STEPS], ids=["classes", "steps"])
def test_classes_go_from_light_to_dark_in_grey(inks: dict[str, Ink]) -> None:
    for colors in shades(list(inks.values())):
        lightness = [lab(color, "all")[0] for color in colors]
        assert lightness == sorted(lightness, reverse=True)
        assert min(light - dark for light, dark in pairwise(lightness)) > 6


@pytest.mark.parametrize("name", palette.INKS)
def test_letters_on_a_tile_are_read(name: str) -> None:
    for (color,) in shades([palette.INKS[name]]):
        assert contrast(text_on(color), color) >= 4.5


@pytest.mark.parametrize("ink", [palette.BAR, *palette.LINES], ids=str)
def test_bars_and_lines_stand_out(ink: Ink) -> None:
    assert contrast(ink.web, "#FFFFFF") >= 3
    for background in ("#000000", "#FFFFFF"):
        assert contrast(of_terminal(ink.terminal), background) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
def test_lines_differ_whatever_is_seen(sight: str) -> None:
    for one, other in combinations([ink.web for ink in palette.LINES], 2):
        assert distance(one, other, sight) > 17, (one, other)


def test_texts_are_read_on_white() -> None:
    assert contrast(palette.TEXT, "#FFFFFF") >= 7
    assert contrast(palette.LESSER, "#FFFFFF") >= 4.5


@pytest.mark.parametrize(
    ("number", "color"), [(16, "#000000"), (231, "#FFFFFF"), (196, "#FF0000"), (68, "#5F87D7"), (244, "#808080")]
)
def test_terminal_colours(number: int, color: str) -> None:
    assert of_terminal(number) == color


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
