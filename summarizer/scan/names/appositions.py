"""Offices and bodies set beside a name: "X, an analyst at Y", "its director, X"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from summarizer.scan.names import lists
from summarizer.scan.names.described import Description
from summarizer.scan.names.homes import home_of_its, home_within, named_owner
from summarizer.scan.names.piece import Piece
from summarizer.scan.names.printed_offices import title_after
from summarizer.scan.names.surroundings import (
    Surroundings,
    has_office,
    phrase_end,
    settle_kind,
    speaks,
)

__all__ = ["BEFORE_OFFICES", "apposed_after", "apposed_before", "owns_office"]

_AGE = re.compile(r", (?:aged )?\d{1,3}(?=[,;.)\s])")
_AFFILIATED = (" of ", " from ", " of the ", " from the ")
_HEADS_BODY = re.compile(r"who (?:chairs|heads|leads|runs|directs) (?:the )?")
# What stands after a name where an office or a home may follow: the starts of all of them.
BEFORE_OFFICES = (", ", " of ", " from ")
_LONGEST_AFFILIATED = max(map(len, _AFFILIATED))
# Offices that only a body has, so that "Yiaga Africa's director" is the director of a body.
_CORPORATE = lists.word_set("corporate")


def apposed_before(around: Surroundings, position: int, description: Description, end: int) -> bool:
    """Whether "its chief executive, X" or "the contractor, X" names the party described.

    The description may go on to ``end``: "the country director for Ghana, X".
    """
    text, piece = around.text, around.pieces[position]
    if description.head in lists.ROLE_NOUNS and piece.kind in ("unknown", "person"):
        settle_kind(piece, "person")
        if not has_office(text, piece):
            piece.role = (description.core, end)
            _give_home(around, piece, description, end, position)
        return True
    if description.head in lists.BODY_NOUNS and piece.kind in ("unknown", "organisation"):
        settle_kind(piece, "organisation")
        piece.noun = description.head
        return True
    return False


def apposed_after(around: Surroundings, position: int) -> None:
    """The office after the name: "X, an analyst at Y", "X, Special Assistant to Z"."""
    text, piece = around.text, around.pieces[position]
    at = _after_home(around, position)
    if not text.startswith(", ", at):
        return
    age = _AGE.match(text, at, around.sentence.end)
    if age:
        settle_kind(piece, "person")
        at = age.end()
        if not text.startswith(", ", at):
            return
    if text.startswith("who ", at + 2):
        _headed(around, position, at + 2)
        return
    description = around.starts.get(at + 2)
    if description is not None and description.start not in around.spent:
        _described_after(around, position, description)
    elif piece.kind in ("unknown", "person"):
        following = around.pieces[position + 1] if position + 1 < len(around.pieces) else None
        if following is None or following.start != at + 2:
            _bare_role(around, piece, at + 2)
        elif following.kind == "title":
            title_after(around, position)


def _headed(around: Surroundings, position: int, at: int) -> None:
    """The body in "X, who chairs the Y"; the words tell no office."""
    piece = around.pieces[position]
    heads = _HEADS_BODY.match(around.text, at)
    if heads is None or piece.kind not in ("person", "unknown"):
        return
    settle_kind(piece, "person")
    if position + 1 < len(around.pieces):
        body = around.pieces[position + 1]
        if body.start == heads.end() and body.kind == "organisation" and piece.affiliation is None:
            piece.affiliation = body.start, body.end


def _after_home(around: Surroundings, position: int) -> int:
    """The end of the name, or of "of Ledgerline" after it, which becomes its affiliation."""
    text, piece = around.text, around.pieces[position]
    if piece.kind not in ("person", "unknown") or position + 1 == len(around.pieces):
        return piece.end
    home = around.pieces[position + 1]
    if home.start - piece.end > _LONGEST_AFFILIATED:
        return piece.end
    if text[piece.end : home.start] not in _AFFILIATED:
        return piece.end
    if home.kind not in ("place", "organisation") and not text.startswith(" of ", piece.end):
        return piece.end
    piece.affiliation = piece.affiliation or (home.start, home.end)
    return home.end if piece.kind == "person" else piece.end


def _give_home(
    around: Surroundings, piece: Piece, description: Description, end: int, before: int
) -> None:
    """The body or the place of an office that is described: by its owner, or by what follows."""
    text, pieces = around.text, around.pieces
    if description.owner is not None:
        piece.affiliation = named_owner(text, pieces, description.owner)
        piece.owner = description.owner
    elif description.determiner == "its":
        piece.affiliation = home_of_its(
            text, pieces, before, description.start, _bodies_among(around)
        )
    if piece.affiliation is None and piece.owner is None:
        piece.affiliation = home_within(text, pieces, description.core, end, description.head)


def _bodies_among(around: Surroundings) -> Iterator[int]:
    for description in around.starts.values():
        if description.head in lists.BODY_NOUNS and description.head not in lists.ROLE_NOUNS:
            yield description.start


def _described_after(around: Surroundings, position: int, description: Description) -> None:
    text, piece = around.text, around.pieces[position]
    end = phrase_end(text, around.sentence, description.end, around.pieces)
    if speaks(text, end) or _names_next(text, end, around.pieces):
        return
    if description.head in lists.ROLE_NOUNS and piece.kind in ("unknown", "person"):
        settle_kind(piece, "person")
        if not has_office(text, piece):
            piece.role = (description.core, end)
            if piece.affiliation is None:
                _give_home(around, piece, description, end, position)
    elif description.head in lists.BODY_NOUNS and piece.kind in ("unknown", "organisation"):
        if description.determiner not in ("a", "an") and text[end : end + 1] not in (",", "."):
            return
        settle_kind(piece, "organisation")
        piece.noun = description.head
    else:
        return
    around.spent.add(description.start)


def _bare_role(around: Surroundings, piece: Piece, at: int) -> None:
    """An office without an article: "X, director of Y", "X, chief economist at Y"."""
    text, sentence, pieces = around.text, around.sentence, around.pieces
    window = text[at : min(sentence.end, at + 60)]
    offset = 0
    for word in window.split(" ")[:5]:
        bare = word.rstrip(",.;:)")
        small = not bare.isalpha() or bare in lists.HEAD_STOPS or bare in lists.SMALL
        if small and bare not in ("former", "vice", "head"):
            return
        offset += len(word) + 1
        if bare in lists.ROLE_NOUNS:
            end = at + offset - 1 - (len(word) - len(bare))
            if end == at + len(bare) and text[end : end + 1] not in " ,":
                return
            end = phrase_end(text, sentence, end, pieces)
            if text[end : end + 1] in (",", ".", ")", ";") and not speaks(text, end):
                settle_kind(piece, "person")
                if not has_office(text, piece):
                    piece.role = (at, end)
                    home = home_within(text, pieces, at, end, bare)
                    piece.affiliation = piece.affiliation or home
            return
        if bare != word:
            return


def _names_next(text: str, at: int, pieces: Sequence[Piece]) -> bool:
    """Whether ", X," follows, so that the description belongs to X and not to the name before."""
    if text[at : at + 2] != ", ":
        return False
    index = bisect_left(pieces, at + 2, key=lambda piece: piece.start)
    if index == len(pieces) or pieces[index].start != at + 2:
        return False
    return pieces[index].kind in ("person", "unknown") and text[
        pieces[index].end : pieces[index].end + 1
    ] in (",", ".")


def owns_office(text: str, piece: Piece) -> bool:
    if text[piece.end : piece.end + 3] not in ("'s ", "’s "):
        return False
    owned = text[piece.end + 3 : piece.end + 60].split(" ")[:4]
    for word in owned:
        if not word.rstrip(",.").isalpha() or word in lists.HEAD_STOPS:
            return False
        if word.rstrip(",.").lower() in lists.ROLE_NOUNS:
            several = len(piece.words) > 1 and piece.kind != "place"
            return word.rstrip(",.").lower() in _CORPORATE or not (
                several or word.rstrip(",.") in ("mayor", "governor", "resident")
            )
    return False
