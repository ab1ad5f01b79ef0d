"""Parts of an outline as text with styles, by the names that ``theme`` has for them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from summarizer.show.excerpts import stretches
from summarizer.show.leftovers import shortened
from summarizer.show.outline import Count, Detail, Line, Piece, Quote, place
from summarizer.show.theme import hue

__all__ = [
    "alert",
    "brief",
    "count",
    "detail",
    "excerpt",
    "left_out",
    "prose",
    "quiet",
    "quotation",
    "row",
    "said_by",
]

_LONGEST_VALUE = 400
_LONGEST_LINE = 800
_LONGEST_LABEL = 40
_LEAST_EXCERPT = 24


def row(pieces: Iterable[Piece], slot: int) -> Text:
    """Values of an item of that section, with the words that hold them together."""
    return Text.assemble(*(_piece(one, slot) for one in pieces))


def _piece(piece: Piece, slot: int) -> tuple[str, str]:
    if piece.promise is None:
        return piece.text, "quiet" if piece.text == " → " else ""
    style = {"label": hue(slot), "verbatim": ""}.get(piece.promise, piece.promise)
    return shortened(piece.text, _LONGEST_VALUE), style


def prose(pieces: Iterable[Piece], style: str = "") -> Text:
    """What is worded as a whole, and said to be so once for all of it."""
    return Text(brief("".join(piece.text for piece in pieces)), style)


def brief(text: str) -> str:
    """The text, its middle left out where nobody would read it to its end."""
    return shortened(text, _LONGEST_LINE)


def detail(one: Detail, slot: int) -> Text:
    """A further value behind its name."""
    return Text.assemble((f"{one.name}: ", "quiet"), row(one.pieces, slot))


def said_by(voices: Iterable[Piece], slot: int) -> Text:
    """Who says so."""
    return Text.assemble(("said by ", "quiet"), row(voices, slot))


def quotation(quote: Quote) -> Text:
    """Evidence, the own words of the values in it set off."""
    text = Text("“", "quiet")
    for stretch in stretches(quote.text, quote.own):
        text.append(stretch.text, "own" if stretch.is_own else "")
    return text.append(f"” {place(quote.start, quote.end)}")


def excerpt(quote: Quote, most: int, slot: int) -> Text:
    """So much of the evidence as tells which words it is."""
    name, _, cue = shortened(quote.label, _LONGEST_LABEL).partition(" ")
    label = Text.assemble((name, hue(slot)), f" {cue}: " if cue else ": ") if name else Text()
    text = shortened(quote.text, max(most - len(label), _LEAST_EXCERPT))
    return Text.assemble(label, (f"“{text}” {place(quote.start, quote.end)}", "quiet"))


def count(one: Count) -> Text:
    """How many there are of something, the number in the colour of its section."""
    if one.has_failed:
        return Text(one.text, "bad")
    number, _, noun = one.text.partition(" ")
    return Text.assemble((number, "title" if one.slot is None else hue(one.slot)), f" {noun}")


def alert(line: Line, style: str) -> Text:
    """What to know before the rest."""
    return Text.assemble((brief(line.head), style), f": {brief(line.text)}")


def left_out(line: Line) -> Text:
    """What is not in the record."""
    return Text.assemble(f"{brief(line.head)}: ", (brief(line.text), "quiet"))


def quiet(parts: Iterable[str]) -> list[Text]:
    """What is there for whoever looks for it."""
    return [Text(brief(part), "quiet") for part in parts]
