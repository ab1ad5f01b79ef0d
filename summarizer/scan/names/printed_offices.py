"""Offices printed like names: "Executive Director, X", "X, Assistant Secretary for Y"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.scan.names.homes import Span, home_in_title, home_within, named_owner
from summarizer.scan.names.leftwards import leftwards
from summarizer.scan.names.piece import Piece
from summarizer.scan.names.surroundings import (
    CLOSED,
    Surroundings,
    has_office,
    phrase_end,
    settle_kind,
    speaks,
)

__all__ = ["title_after", "title_before"]

_TITLE_LINKS = frozenset(
    f" {link}{article} "
    for link in ("of", "for", "on", "at", "to", "and")
    for article in ("", " the")
)


def title_before(around: Surroundings, position: int, begins: int) -> None:
    """An office printed like a name, then who holds it: "Executive Director, X,"."""
    text, pieces, piece = around.text, around.pieces, around.pieces[position]
    first = _title_led(text, pieces, position, begins - 2)
    if first is None or piece.kind not in ("unknown", "person"):
        return
    if not CLOSED.match(text, piece.end) or speaks(text, piece.end):
        return
    settle_kind(piece, "person")
    title = pieces[first]
    title.vote = "role"
    if has_office(text, piece):
        return
    end = begins - 2
    if text.startswith(", ", title.end) and title.end != end:  # "Director General, UNILAG, X"
        end = title.end
        piece.affiliation = pieces[first + 1].start, pieces[first + 1].end
    else:
        piece.affiliation = _home_after(around, first, end)
    piece.role = title.start, end
    if piece.affiliation is None:
        owner = leftwards(text, around.sentence, title.start)[-1]
        piece.affiliation, piece.owner = named_owner(text, pieces, owner), owner


def _title_led(text: str, pieces: Sequence[Piece], position: int, end: int) -> int | None:
    """The title that leads to a comma, alone or with what it is of: "Governor of Delta State,"."""
    for index in range(position - 1, max(-1, position - 4), -1):
        piece = pieces[index]
        bracketed = text.startswith(" (", piece.end) and text.startswith(")", end - 1)
        if piece.end != end and not (bracketed and "," not in text[piece.end : end]):
            return None
        if piece.kind == "title":
            return index
        if index == 0:
            return None
        end = pieces[index - 1].end
        gap = text[end : piece.start]
        comma = gap == ", " and piece.kind == "organisation" and index == position - 1
        if gap not in _TITLE_LINKS and not (comma and pieces[index - 1].kind == "title"):
            return None
    return None


def title_after(around: Surroundings, position: int) -> None:
    """The office in "X, Assistant Secretary of State for Y"; what it names is no party here."""
    piece, title = around.pieces[position], around.pieces[position + 1]
    end = phrase_end(around.text, around.sentence, title.end, around.pieces)
    if speaks(around.text, end):
        return
    settle_kind(piece, "person")
    if not has_office(around.text, piece):
        piece.role = (title.start, end)
        piece.affiliation = piece.affiliation or _home_after(around, position + 1, end)
    title.vote = "role"
    for index in range(position + 2, len(around.pieces)):
        other = around.pieces[index]
        if other.start >= end:
            break
        if other.kind != "organisation":
            other.vote = "role"


def _home_after(around: Surroundings, position: int, end: int) -> Span | None:
    """The home of an office printed like a name: "Rector of Y", or "Managing Director, Y"."""
    text, pieces, title = around.text, around.pieces, around.pieces[position]
    home = home_in_title(text, title.start, title.end)
    if home is None and end > title.end and text[title.end] == " ":
        home = home_within(text, pieces, title.end - 1, end, title.words[-1])
    if home is None and text.startswith(", ", end) and position + 1 < len(pieces):
        body = pieces[position + 1]
        if (
            body.start == end + 2
            and body.kind == "organisation"
            and text.startswith((",", "."), body.end)
        ):
            home = body.start, body.end
    return home
