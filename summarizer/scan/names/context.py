"""What the words around a name say of its bearer: a person, a body, a place or a thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.appositions import (
    BEFORE_OFFICES,
    apposed_after,
    apposed_before,
    owns_office,
)
from summarizer.scan.names.described import SEATS, Description
from summarizer.scan.names.heads import HEADS
from summarizer.scan.names.homes import named_owner, split_role
from summarizer.scan.names.leftwards import leftwards
from summarizer.scan.names.offices import TITLE_WORDS
from summarizer.scan.names.piece import Piece, key
from summarizer.scan.names.printed_offices import title_before
from summarizer.scan.names.surroundings import (
    CLOSED,
    SPOKE,
    Surroundings,
    has_office,
    settle_kind,
    speaks,
)

__all__ = ["read_context"]

_WHO = re.compile(r",? (who)m?\b|, which\b")
_BEFORE_TITLE = re.compile(
    r"\b(retired|former|acting|outgoing|Mrs?\.?|Ms\.?|Miss|Dr\.?|Sir|Dame) $"
)
_TWO_TITLES = re.compile(
    r"\b([A-Z][a-z]{1,9}\.?) "
    r"\((?:Dr|Mrs|Chief|Barr|Engr|Prof|Alhaji|Hajia|Hon|Arc|Sir|[Rr]td)\.?\) \Z"
)
# Ends of what that matches: asked first, because few names come after one of them.
_TITLES_BEFORE = ("ired ", "mer ", "ing ", "r ", "rs ", "s ", ". ", "Dame ", ") ")
# What only a club has, and what only a club does, or does in the plural.
_SQUAD = re.compile(
    r"(?:['’]s)? (?:manager|head coach|striker|midfielder|goalkeeper|winger|captain|defender"
    r"|full-back|centre-back|playmaker|academy graduate)\b"
)
_PLAYS = re.compile(r" (?:have|want|need|are|were|beat|drew|signed|host|hope|play|played|face)\b")
_PLAYED = ("paid ", "beat ", "joined ", "thrashed ", "defeated ")
_NO_CLUBS = lists.PLACES - lists.CLUB_TOWNS
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
# Nouns after which "of" or "for" leads to a place: "south of", "mayor of", "MP for".
_OF_A_PLACE = {"of": lists.word_set("directions"), "for": lists.word_set("seated")}
_INVESTED = lists.word_set("invested")
_LOCATIVE = lists.word_set("locative")
# Common nouns that say something of the name after them.
_TELLING = lists.ROLE_NOUNS | lists.OBJECTS | lists.BODY_NOUNS
# Common nouns that make a body of the name before them, those beside the heads after any space.
_BODIES = lists.BODY_NOUNS | {"newspaper", "newspapers", "magazine", "website"}
# "State" ends "secretary of state", and is no office in "State Sen. X".
_OFFICES = lists.ROLE_NOUNS - {"state", "staff", "two"}
_NAMING = HEADS - SEATS | _BODIES
_DESCRIBED_END = attrgetter("end")
# What may lead from an office to the comma before its holder: "for Ghana", "in the region".
_FIELD = re.compile(r" (?:of|for|at|in|to|on)(?: [\w&.’'-]+){1,6}")
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
            if piece.kind != "place" or piece.text in _NO_CLUBS or not _is_club(text, piece):
                continue
            piece.kind = piece.vote = "organisation"
        begins = piece.start
        if begins > sentence.start and text[begins - 1] in " \u00a0":
            if piece.role is not None or text.endswith(_TITLES_BEFORE, sentence.start, begins):
                begins = _begins(text, sentence, piece)
            word = _word_before(text, sentence, begins)
            if word.lower() in _TELLING:
                _noun_before(around, position, begins, word)
                if piece.role is not None and piece.role[1] == begins - 1:
                    begins = piece.role[0]
        if text.startswith(", ", begins - 2):
            if position and (pieces[position - 1].end == begins - 2 or text[begins - 3] == ")"):
                title_before(around, position, begins)
            apposed = ends.get(begins - 2)
            if apposed is None and described:
                apposed = _reaching(text, described, begins - 2)
            if apposed is not None and (
                CLOSED.match(text, piece.end)
                and not speaks(text, piece.end)
                and apposed_before(around, position, apposed, begins - 2)
            ):
                spent.add(apposed.start)
        if text.startswith(BEFORE_OFFICES, piece.end):
            apposed_after(around, position)
        if piece.kind == "unknown":
            piece.vote = piece.vote or _vote(text, sentence, piece)
    return spent


def _is_club(text: str, piece: Piece) -> bool:
    """Whether a place is a club here: "Ravensworth Town's owner", "Brighton have"."""
    if piece.text in lists.CLUB_TOWNS:
        if text.endswith(_PLAYED, 0, piece.start):
            return True
        return bool(
            _SQUAD.match(text, piece.end) or (piece.opens and _PLAYS.match(text, piece.end))
        )
    return len(piece.words) > 1 and owns_office(text, piece)


def _begins(text: str, sentence: Sentence, piece: Piece) -> int:
    """Where a name starts with the title, and the "retired" or "Mr", that it carries."""
    start = piece.start
    if piece.role is not None and piece.role[1] == start - 1:
        start = piece.role[0]
    if text[start - 2] == ")":
        return _bracketed(text, sentence, piece, start)
    first = max(sentence.start, start - 10)
    match = _BEFORE_TITLE.search(text, first, start)
    if match:
        start = match.start(1)
        if piece.role is not None and piece.role[1] == piece.start - 1 and not piece.courtesy:
            piece.role = (start, piece.role[1])
    return start


def _bracketed(text: str, sentence: Sentence, piece: Piece, start: int) -> int:
    """Where the first title starts in "Senator (Dr.) X", "Comrade (Chief) X"."""
    match = _TWO_TITLES.search(text, max(sentence.start, start - 24), start)
    if match is None or key(match[1]) not in TITLE_WORDS:
        return start
    if piece.role is None and not piece.courtesy:
        piece.role = piece.title = (match.start(1), start - 1)
    return match.start(1)


def _reaching(text: str, described: Sequence[Description], end: int) -> Description | None:
    """The office that more words lead from to a comma: "the country director for Ghana,"."""
    index = bisect_left(described, end, key=_DESCRIBED_END) - 1
    if index < 0 or described[index].head not in lists.ROLE_NOUNS:
        return None
    return described[index] if _FIELD.fullmatch(text, described[index].end, end) else None


def _noun_before(around: Surroundings, position: int, begins: int, word: str) -> None:
    """A common noun right before the name: "chief executive X", "the lobby X"."""
    text, sentence, piece = around.text, around.sentence, around.pieces[position]
    end = begins - 1
    start = end - len(word)
    if start == sentence.start or word.isupper():
        word = word.lower()
    noun = word
    if noun in _OFFICES and not (word in lists.BODY_NOUNS and piece.kind != "person"):
        _, _, reach, _, owner = leftwards(text, sentence, start)
        if piece.kind not in ("unknown", "person"):
            return
        settle_kind(piece, "person")
        if not has_office(text, piece):
            piece.role, home = split_role(text, around.pieces, position, (reach, end), noun)
            piece.affiliation = named_owner(text, around.pieces, owner) or home
            piece.owner = owner
        elif piece.role is not None and piece.role[0] == begins:
            piece.role = (reach, piece.role[1])
    elif word in lists.OBJECTS:
        piece.vote = "thing"
    elif word in lists.BODY_NOUNS and piece.kind == "unknown":
        settle_kind(piece, "organisation")
        piece.noun = word


def _word_before(text: str, sentence: Sentence, begins: int) -> str:
    """The word right before a name and a space; empty where a mark stands there."""
    end = begins - 1
    first = end - _LONGEST_WORD
    if first < sentence.start:
        first = sentence.start
        if end <= first:
            return ""
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
    if len(before) > 1 and before[-2] in _OF_A_PLACE.get(before[-1], ()):
        return "place"
    spoke = SPOKE.match(text, end)
    if spoke and not (before and before[-1] in _LOCATIVE):
        if len(piece.words) > 1 or _HE.match(text, spoke.end()):
            return "person"
        return "organisation" if _like_a_name(piece.text) else ""
    if piece.opens and len(piece.words) == 1 and _VERB.match(text, end):
        return "organisation" if _like_a_name(piece.text) else ""
    if (
        before
        and before[-1].lower() in _LOCATIVE
        and (len(piece.words) == 1 or piece.text not in lists.PLACES)
    ):
        invested = before[-1] == "in" and before[-2:-1] and before[-2].lower() in _INVESTED
        return "organisation" if invested else "place"
    return ""


def _like_a_name(word: str) -> bool:
    """Whether a lone word that opens a sentence may be a name, by its ending."""
    return not word.lower().endswith(_COMMON_ENDINGS)
