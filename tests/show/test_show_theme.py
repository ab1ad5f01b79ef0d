"""Colours that agree with the page's and can be read on any background."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path

import pytest
from rich.style import Style

import summarizer.show.html
from summarizer.show.theme import HUES, headed, hue, theme

Rgb = tuple[float, float, float]

CSS = (Path(summarizer.show.html.__file__).parent / "base.css").read_text("utf-8")
TINTED = ["#0c0c0c", "#1e1e1e", "#300a24", "#282c34", "#282a36", "#002b36", "#fdf6e3", "#eeeeee"]
COLOURED = ["quiet", "normalised", "bad", "doubt", "good", *map(hue, range(HUES))]


def of_hex(text: str) -> Rgb:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def of_style(style: Style) -> Rgb:
    assert style.color is not None
    red, green, blue = style.color.get_truecolor()
    return red / 255, green / 255, blue / 255


def luminance(colour: Rgb) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """By WCAG: 1 where there is none, 21 between black and white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", COLOURED)
def test_every_colour_stands_out_on_every_usual_background(name: str) -> None:
    colour = of_style(theme("256").styles[name])
    assert min(contrast(colour, of_hex(paper)) for paper in ("#000000", "#ffffff")) >= 3.7
    assert min(contrast(colour, of_hex(paper)) for paper in TINTED) >= 3


@pytest.mark.parametrize("slot", range(1, HUES))
def test_a_section_has_the_hue_that_it_has_on_the_page(slot: int) -> None:
    hues = [colorsys.rgb_to_hsv(*of_hex(c))[0] for c in re.findall(rf"--hue{slot}: (#\w+)", CSS)]
    ours = colorsys.rgb_to_hsv(*of_style(theme("256").styles[hue(slot)]))[0]
    assert len(hues) == 2
    assert min(abs((ours - page + 0.5) % 1 - 0.5) for page in hues) < 20 / 360


def test_both_palettes_know_the_same_styles() -> None:
    assert set(theme("16").styles) == set(theme("256").styles)
    assert {hue(9), headed(9)} < set(theme("16").styles)


def test_no_colour_of_sixteen_is_one_that_nobody_can_read() -> None:
    used = {s.color.name for s in theme("16").styles.values() if s.color is not None}
    assert used.isdisjoint({"blue", "black", "white", "bright_black", "bright_yellow"})
