"""What the words around a name say of its bearer: a person, a body, a place or a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.appositions import (
    BEFORE_OFFICES,
    CLOSED,
    SPOKE,
    Surroundings,
    apposed_after,
    apposed_before,
    named_owner,
    owns_office,
    settle_kind,
    speaks,
    title_before,
)
from summarizer.scan.names.described import Description
from summarizer.scan.names.heads import HEADS
from summarizer.scan.names.leftwards import leftwards
from summarizer.scan.names.piece import Piece

__all__ = ["read_context"]

_WHO = re.compile(r",? (who)(?:se|m)?\b|, which\b")
_BEFORE_TITLE = re.compile(
    r"\b(retired|former|acting|outgoing|Mrs?\.?|Ms\.?|Miss|Dr\.?|Sir|Dame) $"
)
# Ends of what that matches: asked first, because few names come after one of them.
_TITLES_BEFORE = ("ired ", "mer ", "ing ", "r ", "rs ", "s ", ". ", "Dame ")
# Kinds of which the words around a name say no more, a club aside.
_SETTLED = ("place", "demonym", "title")
# How far the word before a name is looked for.
_LONGEST_WORD = 39
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_NEXT_WORD = re.compile(r"[ \u00a0]([a-z]+)")
_HE = re.compile(r" (?:that )?(?:he|she)\b")
_VERB = re.compile(r" (?:was|is|has|had|will|would|says|did|also)\b")
_COMMON_ENDINGS = (
    "tion", "tions", "ment", "ments", "ing", "ings", "ity", "ities", "ness", "ance", "ences",
    "ence", "ers", "ism", "ists", "ics", "ages", "ures", "ants", "ents", "ies", "logy", "ship",
    "ships", "ance", "ually", "ally", "ly", "ous", "ful", "ives", "ors", "sion", "sions",
)  # fmt: skip
_DIRECTIONS = lists.word_set("directions")
_INVESTED = lists.word_set("invested")
_LOCATIVE = lists.word_set("locative")
# Common nouns that say something of the name after them.
_TELLING = lists.ROLE_NOUNS | lists.OBJECTS | lists.BODY_NOUNS
# Common nouns that make a body of the name before them, those beside the heads after any space.
_BODIES = lists.BODY_NOUNS | {"newspaper", "newspapers", "magazine", "website"}
_NAMING = HEADS | _BODIES
# Marks after a word that then is not right before the name.
_MARKS = tuple(',.;:)”"')


def read_context(
    text: str, sentence: Sentence, pieces: Sequence[Piece], described: Sequence[Description]
) -> set[int]:
    """Settle kinds, roles and affiliations of a sentence's pieces.

    Returns the starts of the descriptions that stand in apposition to a name and so are no
    party of their own.
    """
    spent: set[int] = set()
    ends: dict[int, Description] = {}
    starts: dict[int, Description] = {}
    for description in described:
        ends[description.end] = starts[description.start] = description
    around = Surroundings(text, sentence, pieces, starts, spent)
    for position, piece in enumerate(pieces):
        if piece.kind in _SETTLED:
            if not (_may_be_club(piece) and owns_office(text, piece)):
                continue
            piece.kind = "organisation"
        begins = piece.start
        if begins > sentence.start and text[begins - 1] in " \u00a0":
            word = _word_before(text, sentence, piece)
            if word.lower() in _TELLING:
                _noun_before(text, sentence, piece, word)
            if piece.role is not None or text.endswith(_TITLES_BEFORE, sentence.start, begins):
                begins = _begins(text, sentence, piece)
            if position and pieces[position - 1].kind == "title":
                title_before(text, piece, begins, pieces[position - 1])
        apposed = ends.get(begins - 2)
        if apposed is not None and (
            text[apposed.end : begins] == ", "
            and CLOSED.match(text, piece.end)
            and not speaks(text, piece.end)
            and apposed_before(text, piece, apposed)
        ):
            spent.add(apposed.start)
        if text.startswith(BEFORE_OFFICES, piece.end):
            apposed_after(around, position)
        if piece.kind == "unknown":
            piece.vote = piece.vote or _vote(text, sentence, piece)
    return spent


def _may_be_club(piece: Piece) -> bool:
    """Whether a place by its form may be a club: "Ravensworth Town's owner"."""
    return piece.kind == "place" and len(piece.words) > 1 and piece.text not in lists.PLACES


def _begins(text: str, sentence: Sentence, piece: Piece) -> int:
    """Where a name starts with the title, and the "retired" or "Mr", that it carries."""
    start = piece.start
    if piece.role is not None and piece.role[1] == start - 1:
        start = piece.role[0]
    first = max(sentence.start, start - 10)
    match = _BEFORE_TITLE.search(text, first, start)
    if match:
        start = match.start(1)
        if piece.role is not None and piece.role[1] == piece.start - 1 and not piece.courtesy:
            piece.role = (start, piece.role[1])
    return start


def _noun_before(text: str, sentence: Sentence, piece: Piece, word: str) -> None:
    """A common noun right before the name: "chief executive X", "the lobby X"."""
    end = piece.start - 1
    start = end - len(word)
    if start == sentence.start:
        word = word.lower()
    if word in lists.ROLE_NOUNS and not (word in lists.BODY_NOUNS and piece.kind != "person"):
        _, _, reach, _, owner = leftwards(text, sentence, start)
        if piece.kind in ("unknown", "person"):
            settle_kind(piece, "person")
            if piece.role is None:
                piece.role = (reach, end)
                piece.affiliation = named_owner(text, owner)
        elif piece.role is not None:
            piece.role = (reach, piece.role[1])
    elif word in lists.OBJECTS:
        piece.vote = "thing"
    elif word in lists.BODY_NOUNS and piece.kind == "unknown":
        settle_kind(piece, "organisation")
        piece.noun = word


def _word_before(text: str, sentence: Sentence, piece: Piece) -> str:
    """The word right before a name and a space; empty where a mark stands there."""
    end = piece.start - 1
    first = end - _LONGEST_WORD
    if first < sentence.start:
        first = sentence.start
    word = text[text.rfind(" ", first, end) + 1 or first : end]
    if word.isalpha():
        return word
    if word.endswith(_MARKS):
        return ""
    match = _LAST_WORD.search(word)
    return match[0] if match else ""


def _vote(text: str, sentence: Sentence, piece: Piece) -> str:
    end = piece.end
    who = _WHO.match(text, end)
    if who:
        return "person" if who[1] else "organisation"
    following = _NEXT_WORD.match(text, end, sentence.end)
    if (
        following
        and following[1] in _NAMING
        and (following[1] in _BODIES or text.startswith(" ", end))
    ):
        return "organisation"
    if owns_office(text, piece):
        return "organisation"
    if piece.the:
        return "organisation"
    before = text[max(sentence.start, piece.start - 24) : piece.start].split()
    spoke = SPOKE.match(text, end)
    if spoke and not (before and before[-1] in _LOCATIVE):
        if len(piece.words) > 1 or _HE.match(text, spoke.end()):
            return "person"
        return "organisation" if _like_a_name(piece.text) else ""
    if piece.opens and len(piece.words) == 1 and _VERB.match(text, end):
        return "organisation" if _like_a_name(piece.text) else ""
    if before and (len(piece.words) == 1 or piece.text not in lists.PLACES):
        if before[-1].lower() in _LOCATIVE:
            invested = before[-1] == "in" and before[-2:-1] and before[-2].lower() in _INVESTED
            return "organisation" if invested else "place"
        if before[-1] == "of" and before[-2:-1] and before[-2] in _DIRECTIONS:
            return "place"
    return ""


def _like_a_name(word: str) -> bool:
    """Whether a lone word that opens a sentence may be a name, by its ending."""
    return not word.lower().endswith(_COMMON_ENDINGS)
