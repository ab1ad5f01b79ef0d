"""Text for where there are no styles, or not every character."""

from __future__ import annotations

from itertools import accumulate

from rich.text import Span, Text

from summarizer.show.visible import escape

__all__ = ["marked", "spelled"]

# What we set ourselves, and what newspapers set.
_PLAIN = {
    "→": "->",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "─": "-",
    "·": "|",
    "…": "...",
    "\xa0": " ",
}


def marked(text: Text) -> Text:
    """The text without its styles: what was worded stands in asterisks."""
    worded = [span for span in text.spans if span.style == "worded"]
    borders = sorted({border for span in worded for border in (span.start, span.end)})
    return Text("*").join(text.divide(borders)) if borders else text


def spelled(text: Text, encoding: str) -> Text:
    """The text with what the encoding lacks in plain letters, or else as escapes, like ``\\xe1``.

    It is for looking at: columns are counted, and lines broken, after this.
    """
    if _has(encoding, text.plain):
        return text
    shown = [_respelled(character, encoding) for character in text.plain]
    starts = [0, *accumulate(map(len, shown))]
    spans = [Span(starts[span.start], starts[span.end], span.style) for span in text.spans]
    return Text("".join(shown), text.style, spans=spans)


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _respelled(character: str, encoding: str) -> str:
    if _has(encoding, character):
        return character
    plain = _PLAIN.get(character, "")
    return plain if plain and _has(encoding, plain) else escape(character)
