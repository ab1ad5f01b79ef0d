"""What each kind of text looks like in a terminal, whose background is not known.

The sections have the hues of the page (``html/base.css``), in the same order. Every colour of
the larger palette stands out on black, on white and on the usual tinted backgrounds.
"""

from __future__ import annotations

from rich.style import Style
from rich.theme import Theme

from summarizer.look import Colours

__all__ = ["HUES", "headed", "hue", "theme"]

HUES = 8
"""How many there are, after which they begin again."""

# Of the fixed part of the 256 colours, which no theme of a terminal redefines.
_OF_256 = (244, 99, 31, 166, 29, 163, 100, 63)
# No blue, which cannot be read on black.
_OF_16 = ("default", "magenta", "cyan", "yellow", "green", "magenta", "yellow", "cyan")

_COMMON = {"title": "bold", "worded": "italic"}
_MORE: dict[Colours, dict[str, str]] = {
    "256": {
        "quiet": "color(244)",
        "own": "default",
        "normalised": "color(63)",
        "bad": "bold color(196)",
        "doubt": "bold color(100)",
        "good": "bold color(29)",
    },
    "16": {
        "quiet": "dim",
        "own": "not dim",
        "normalised": "cyan",
        "bad": "bold red",
        "doubt": "bold yellow",
        "good": "bold green",
    },
}


def hue(slot: int) -> str:
    """The style of what belongs to the section of that number."""
    return f"hue{slot % HUES}"


def headed(slot: int) -> str:
    """The style of that section's heading."""
    return f"head{slot % HUES}"


def theme(colours: Colours) -> Theme:
    """The styles by name, for a terminal of so many colours."""
    named = [f"color({number})" for number in _OF_256] if colours == "256" else _OF_16
    hues = {hue(slot): colour for slot, colour in enumerate(named)}
    heads = {headed(slot): f"bold {colour}" for slot, colour in enumerate(named)}
    told = _COMMON | _MORE[colours] | hues | heads
    return Theme({name: Style.parse(style) for name, style in told.items()}, inherit=False)
