"""The rules of a page that depend on how many sections its record has."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.show.html.plan import Part

__all__ = ["section_styles"]

_COLOURS = 8  # of the palette in page.css, after which it begins again
_LANE = 3  # pixels from one line under the text to the next
_LINE = 2


def section_styles(parts: Iterable[Part]) -> str:
    """A colour for each section, a line of its own under the text, and a switch for both."""
    parts = tuple(parts)
    lanes = [part.slot for part in parts if part.shown]
    rules = [f".s{part.slot} {{ --c: var(--hue{part.slot % _COLOURS}); }}" for part in parts]
    rules += [
        f':root[data-lit="{part.slot}"] :is(.seg, .refs).in{part.slot}'
        f" {{ --line{part.slot}: var(--hue{part.slot % _COLOURS}); }}"
        for part in parts
    ]
    rules += [
        f':root[data-lit="{part.slot}"] {{ --lit: var(--hue{part.slot % _COLOURS}); }}'
        for part in parts
    ]
    for slot in lanes:
        off = f"body:has(#show-{slot}:not(:checked))"
        rules += [
            f".in{slot} {{ --line{slot}: color-mix(in oklab,"
            f" var(--hue{slot % _COLOURS}) var(--line), var(--paper)); }}",
            f".twice{slot} {{ --height{slot}: {_LANE + 1}px; }}",
            f"{off} .in{slot} {{ --line{slot}: transparent; }}",
            f"{off} :is(.part, .ref).s{slot} {{ display: none; }}",
        ]
    return "\n".join([*rules, _lines(lanes), ""])


def _lines(lanes: list[int]) -> str:
    """Lines under the text, one below the other, so that none hides another."""
    images, places, sizes = [], [], []
    for number, slot in enumerate(lanes):
        above = _LANE * (len(lanes) - 1 - number)
        images.append(f"linear-gradient(var(--line{slot}, #0000) 0 0)")
        places.append(f"0 calc(100% - {above}px)")
        sizes.append(f"100% var(--height{slot}, {_LINE}px)")
    if not lanes:
        return ""
    return (
        f"#article {{ --lanes: {_LANE * len(lanes)}px; }}\n"
        f"#article :is(.seg, .refs) {{ background-image: {', '.join(images)};"
        f" background-position: {', '.join(places)}; background-size: {', '.join(sizes)}; }}"
    )
