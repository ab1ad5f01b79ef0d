"""What a name says of its bearer by its own form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.scan.names import lists
from summarizer.scan.names.piece import Piece, PieceKind
from summarizer.scan.names.runs import Token

__all__ = ["OPENERS", "STATE_OF", "kind_by_form", "listed_kind"]

# Nouns that open a name with "of": "Bank of England", "Ministry for Health", "Isle of Man".
OPENERS = lists.word_set("openers")
_PLACE_OPENERS = lists.word_set("place openers")
_FOREIGN_ARTICLES = lists.word_set("foreign articles")
STATE_OF = re.compile(r"[DRI]-[A-Z]")


def listed_kind(name: str) -> PieceKind | None:
    if name in lists.BODIES or name in lists.OUTLETS or name.startswith("No. ") or name == "No 10":
        return "organisation"
    if name in lists.DEMONYMS and name not in lists.PLACES:
        return "demonym"
    if name in lists.PLACES or (name.isupper() and len(name) > 3 and name.title() in lists.PLACES):
        return "place"
    return None


def kind_by_form(text: str, tokens: Sequence[Token], piece: Piece) -> PieceKind:
    words, first = piece.words, tokens[0].text
    last = words[-1]
    linked = " of " in piece.text or " for " in piece.text
    listed = listed_kind(piece.text)
    if listed:
        return listed
    if linked and words[0] in _PLACE_OPENERS | {"republic", "city", "university"}:
        return "organisation" if words[0] == "university" else "place"
    if linked and (words[0] in lists.BODY_TAILS or words[0] in OPENERS):
        return "organisation"
    if len(words) > 1 and first in lists.GIVEN and first not in lists.PLACES and len(words) < 5:
        strong = last in lists.BODY_TAILS or last in lists.OUTLET_WORDS
        if not (strong and (piece.the or last in lists.COMMON or last in lists.BODY_NOUNS)):
            return "person"
    if last in lists.BODY_TAILS:
        return "organisation" if len(words) > 1 or not piece.opens else "unknown"
    if len(words) == 2 and words[0] in _FOREIGN_ARTICLES:  # "Le Matin", "El Comercio"
        return "organisation"
    if len(words) > 1 and any(word in lists.OUTLET_WORDS for word in words):
        return "organisation"
    if len(words) > 1 and (last in lists.PLACE_HEADS or words[0] in _PLACE_OPENERS):
        return "place"
    if len(words) > 1 and _bears_initials(tokens):
        return "person"
    if len(words) > 1 and piece.text.count(" ") >= len(words) and "&" not in piece.text:
        return "person" if not linked else "organisation"
    if "&" in piece.text or any(word in lists.BODY_NOUNS for word in words[1:]):
        return "organisation"
    if len(words) == 1 and first in lists.MONONYMS:
        return "person"
    if len(words) == 1 and first.isupper() and 1 < len(first) < 7:
        return "organisation"
    return "unknown"


def _bears_initials(tokens: Sequence[Token]) -> bool:
    """Whether an initial stands before the last word, as in "Lorna P. Featherstone"."""
    return (
        any(
            token.text.endswith(".") and len(token.text) <= 6 and token.text[1:2] == "."
            for token in tokens[:-1]
        )
        and tokens[0].text not in lists.DEMONYMS
    )
