"""The body or the place that an office belongs to, where the words around the office name it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from summarizer.scan.names import lists
from summarizer.scan.names.heads import without_ending
from summarizer.scan.names.piece import Piece, key

__all__ = ["Span", "home_in_title", "home_of_its", "home_within", "named_owner", "split_role"]

Span = tuple[int, int]
_START = attrgetter("start")

# "Analyst at Y", "head of Y"; after "for" only a body is a home, as "director for Ghana" is no
# office of Ghana's.
_LINKS = tuple(
    f" {link}{article} " for link in ("of", "at", "with", "from") for article in ("", " the")
)
_WEAK_LINKS = (" for ", " for the ", " representing ", " representing the ")
_OF = (" of ", " of the ")
_OWNED = ("'s ", "’s ", "s' ", "s’ ")
_TITLE_LINK = re.compile(r" (?:of|at)(?: the)? (?=[^\W\d_a-z])")
_CLASSED = re.compile(r" (?:of|at|with|for)(?: the)?(?: [a-z-]{2,20})? ([a-z-]{3,20}) \Z")
_WORDS_AFTER = re.compile(r" (?!and\b|for\b|in\b|at\b|who\b|said\b)[a-z]")
_LOCATIVE = lists.word_set("locative") | {"on", "to", "with", "into"}
# Relations to a person or a thing, which no body and no place has: "son of", "resident of".
_HOMELESS = lists.word_set("homeless")
# Offices that a country, a region or a town has; a "Danish singer" is only a Dane.
_OF_PLACES = lists.word_set("offices of places")
_MAY_OWN = ("organisation", "place", "unknown")
_COURTESY = re.compile(r"(?:Mrs?|Ms|Miss|Mx|Dr|Sir|Dame|Prof)\.? ")
# More names than that leave no doubt that "its" is in doubt.
_FEW = 12
_TOWN_OFFICES = ("mayor", "governor", "sheriff", "mp", "senator")
_BEFORE_OFFICE = ("former ", "Former ", "outgoing ", "Outgoing ", "acting ", "Acting ", "then-")


def named_owner(text: str, pieces: Sequence[Piece], span: Span | None) -> Span | None:
    """An owner's span without its article and "'s", where it is a name."""
    if span is None:
        return None
    last = bisect_right(pieces, span[1], key=_START) - 1
    if last >= 0 and pieces[last].start < span[0] and pieces[last].end >= span[1] - 2:
        return _span(pieces[last])  # "the Bank of England's"
    start, end = span
    for article in ("the ", "The "):
        if text.startswith(article, start, end):
            start += 4
    courtesy = _COURTESY.match(text, start, end)
    if courtesy:
        start = courtesy.end()
    bare = without_ending(text[start:end])
    return (start, start + len(bare)) if bare[:1].isupper() else None


def home_within(text: str, pieces: Sequence[Piece], start: int, end: int, noun: str) -> Span | None:
    """The home that the words of an office name: "Y" in "an analyst at Y", "head of X's Y"."""
    if noun in _HOMELESS:
        return None
    first = bisect_right(pieces, start, key=_START)
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.end > end:
            return None
        of = text.endswith(_OF, start, piece.start)
        if of or text.endswith(_LINKS, start, piece.start) or _classed(text, start, piece.start):
            owned = _owned_by(text, pieces, index, end)
            if owned is not piece:
                return owned.start, owned.end
            if _is_home(text, piece, of, noun):
                return _span(piece)
            continue
        if text.endswith(_WEAK_LINKS, start, piece.start):
            return _span(piece) if piece.kind == "organisation" else None
    return None


def _classed(text: str, start: int, end: int) -> bool:
    """Whether a noun says what the body after it is: "at the law firm"."""
    link = _CLASSED.search(text, start, end)
    return link is not None and link[1] in lists.BODY_NOUNS


def _span(piece: Piece) -> Span:
    return piece.start, piece.end


def _owned_by(text: str, pieces: Sequence[Piece], index: int, end: int) -> Piece:
    """The body at the end of "Brazil's Environment Agency"; the piece itself where it owns none."""
    owner = pieces[index]
    if index + 1 == len(pieces) or pieces[index + 1].end > end:
        return owner
    owned = pieces[index + 1]
    near = text.startswith(_OWNED, owner.end) and owned.start == owner.end + 3
    return owned if near and owned.kind == "organisation" else owner


def _is_home(text: str, piece: Piece, of: bool, noun: str) -> bool:
    if piece.kind == "organisation":  # "director of Public Health" is of no body
        field = of and lists.COMMON.issuperset(piece.words)
        return (
            not field or piece.text in lists.BODIES or not lists.BODY_NOUNS.isdisjoint(piece.words)
        )
    if _WORDS_AFTER.match(text, piece.end):  # "head of Africa research"
        return False
    if piece.kind == "place":
        return not of or noun in _OF_PLACES
    return piece.kind == "unknown" and len(piece.words) < 6


def home_in_title(text: str, start: int, end: int) -> Span | None:
    """The home in an office printed like a name: "Executive Secretary of the Owners' Forum"."""
    link = _TITLE_LINK.search(text, start, end)
    if link is None:
        return None
    if not {"minister", "state"}.isdisjoint(text[start : link.start()].lower().split()):
        return None  # "Minister of Finance" is no minister of a body's
    named = text[link.end() : end]
    words = [key(word) for word in named.split()]
    known = named in lists.BODIES or named in lists.PLACES
    return (link.end(), end) if known or not lists.BODY_NOUNS.isdisjoint(words) else None


def split_role(
    text: str, pieces: Sequence[Piece], position: int, role: Span, noun: str
) -> tuple[Span, Span | None]:
    """The office and its home in "Shell chief executive", "Polish trade minister".

    The pieces are those of the sentence; ``position`` is that of who holds the office.
    """
    for index in range(position - 1, -1, -1):
        piece = pieces[index]
        if piece.start < role[0]:
            break
        if piece.end + 1 >= role[1] or not text.startswith((" ", "\u00a0"), piece.end):
            continue
        of_place = piece.kind in ("place", "demonym")
        if (of_place and noun not in _OF_PLACES) or noun in _HOMELESS or piece.kind == "title":
            return role, None
        if len(piece.words) == 1 and piece.words[0] in lists.BODY_NOUNS:  # "Army chief"
            return role, None
        if piece.start > role[0]:
            home = _span(piece) if text.startswith(_BEFORE_OFFICE, role[0]) else None
            return role, home
        if piece.kind == "unknown" and noun in _TOWN_OFFICES:
            piece.kind = "place"
        return (piece.end + 1, role[1]), _span(piece)
    return role, None


def home_of_its(
    text: str, pieces: Sequence[Piece], position: int, at: int, bodies: Iterable[int]
) -> Span | None:
    """Whom "its" means before an office: the only body or place that the sentence names before.

    Where it names two, or one that things only happen in, or describes another after it (their
    starts are given), that is not clear.
    """
    if position > _FEW:
        return None
    named = [piece for piece in pieces[:position] if piece.end < at and piece.kind in _MAY_OWN]
    if len(named) != 1 or named[0].kind == "unknown":
        return None
    found = named[0]
    if any(found.start < other < at for other in bodies) or ";" in text[found.end : at]:
        return None
    before = text[max(0, found.start - 12) : found.start].split()
    if before and before[-1].lower() in _LOCATIVE:
        return None
    return _span(found)
