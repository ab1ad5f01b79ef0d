"""Text for where there are no styles, or not every character."""

from __future__ import annotations

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
    lacking = [at for at, character in enumerate(text.plain) if not _has(encoding, character)]
    if not lacking:
        return text
    borders = sorted({border for at in lacking for border in (at, at + 1)})
    line = Text(style=text.style)
    for part in text.divide(borders):
        line.append_text(part if _has(encoding, part.plain) else _respelled(part, encoding))
    return line


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _respelled(one: Text, encoding: str) -> Text:
    """A single character in others, in the same styles."""
    plain = _PLAIN.get(one.plain, "")
    words = plain if plain and _has(encoding, plain) else escape(one.plain)
    return Text(words, spans=[Span(0, len(words), span.style) for span in one.spans])
