"""What a name says of its bearer by its own form."""

from __future__ import annotations

import re

from summarizer.scan.names import lists
from summarizer.scan.names.piece import Piece, PieceKind
from summarizer.scan.names.runs import Run

__all__ = ["OPENERS", "STATE_OF", "kind_by_form", "listed_kind"]

# Nouns that open a name with "of": "Bank of England", "Ministry for Health", "Isle of Man".
OPENERS = lists.word_set("openers")
_PLACE_OPENERS = lists.word_set("place openers")
_LINKED_PLACES = _PLACE_OPENERS | {"republic", "city"}
_BODY_OPENERS = lists.BODY_TAILS | OPENERS
_FOREIGN_ARTICLES = lists.word_set("foreign articles")
# Nouns of other languages that open the name of a body: "Banco Sur", "Universiti Malaya".
_FOREIGN_BODIES = lists.word_set("foreign bodies")
STATE_OF = re.compile(r"[DRI]-[A-Z]")


# A name on two lists is a body before a place, and a place before a demonym.
_LISTED: dict[str, PieceKind] = {
    **dict.fromkeys(lists.DEMONYMS, "demonym"),
    **dict.fromkeys(lists.PLACES, "place"),
    **dict.fromkeys(lists.OUTLETS | lists.BODIES | {"No 10"}, "organisation"),
}


def listed_kind(name: str) -> PieceKind | None:
    kind = _LISTED.get(name)
    if kind is None:
        if name.isupper():
            return "place" if len(name) > 3 and name.title() in lists.PLACES else None
        if name.startswith("No. "):
            return "organisation"
    return kind


def kind_of_word(small: str, piece: Piece) -> PieceKind:
    """The kind of a name of one word that is on no list of names."""
    if small in lists.BODY_TAILS:
        return "unknown" if piece.opens else "organisation"
    if piece.text in lists.MONONYMS:
        return "person"
    return "organisation" if piece.text.isupper() and 1 < len(piece.text) < 7 else "unknown"


def kind_by_form(run: Run, piece: Piece) -> PieceKind:
    """The kind of a name that is on no list of names; a demonym where each word is one."""
    words, first = run.keys, run.words[0]
    if len(words) == 1:
        return kind_of_word(words[0], piece)
    last, text = words[-1], piece.text
    linked = " of " in text or " for " in text
    if linked:
        if words[0] == "university":
            return "organisation"
        if words[0] in _LINKED_PLACES and words[1] not in lists.BODY_NOUNS:
            return "place"
        if words[0] in _BODY_OPENERS or words[1] in lists.BODY_NOUNS:
            return "organisation"
    if words[0] in _FOREIGN_BODIES:
        return "organisation"
    if first in lists.GIVEN and first not in lists.PLACES and len(words) < 5:
        strong = last in lists.BODY_TAILS or last in lists.OUTLET_WORDS
        if not (strong and (piece.the or last in lists.COMMON or last in lists.BODY_NOUNS)):
            return "person"
    if last in lists.BODY_TAILS:
        return "organisation"
    if len(words) == 2 and words[0] in _FOREIGN_ARTICLES:  # "Le Matin", "El Comercio"
        return "organisation"
    if not lists.OUTLET_WORDS.isdisjoint(words):
        return "organisation"
    if last in lists.PLACE_HEADS or words[0] in _PLACE_OPENERS:
        return "place"
    if "." in text and _bears_initials(run):
        return "person"
    if "&" in text:
        return "organisation"
    if text.count(" ") >= len(words):
        return "organisation" if linked else "person"
    if not lists.BODY_NOUNS.isdisjoint(words[1:]):
        return "organisation"
    if first in lists.DEMONYMS and all(word in lists.DEMONYMS for word in run.words):
        return "demonym"
    return "unknown"


def _bears_initials(run: Run) -> bool:
    """Whether an initial stands before the last word, as in "Lorna P. Featherstone"."""
    return (
        any(word.endswith(".") and len(word) <= 6 and word[1:2] == "." for word in run.words[:-1])
        and run.words[0] not in lists.DEMONYMS
    )
