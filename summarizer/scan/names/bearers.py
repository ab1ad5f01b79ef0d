"""Who bears which name: kinds settled over the whole article, short forms tied to full ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.scan.names import lists
from summarizer.scan.names.piece import Piece, PieceKind

__all__ = ["settle"]

Words = tuple[str, ...]
_NO_PARTIES = ("title", "demonym")
_VOTED: tuple[PieceKind, ...] = ("person", "organisation", "place")
_SMALL_PARTS = lists.word_set("small parts")


def settle(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces that are names, each with its kind and its fullest form, in order."""
    parties = [p for p in pieces if p.kind not in _NO_PARTIES and p.vote != "role"]
    long_names: defaultdict[Words, list[Piece]] = defaultdict(list)
    words: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in parties:
        if len(piece.words) > 1:
            long_names[piece.words].append(piece)
        else:
            words[piece.text].append(piece)
    dropped = _settle_long(long_names)
    kept = [p for p in parties if p.words not in dropped] if dropped else parties
    people, bodies, places = _sorted_out(kept)
    ties = _Ties(
        text, _Index(people), _Index(bodies), _acronyms(kept, bodies, text), _lone(words), places
    )
    return [p for p in kept if _tied(p, ties)]


def _settle_long(names: dict[Words, list[Piece]]) -> set[Words]:
    """Give names of several words their kinds; those returned are names of no party."""
    dropped: set[Words] = set()
    for words, pieces in names.items():
        kind = _majority(words, pieces)
        if kind is None:
            dropped.add(words)
            continue
        for piece in pieces:
            piece.kind = kind
    return dropped


def _sorted_out(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece], set[str]]:
    """The full names of people and of bodies, and the first words of places."""
    people: list[Piece] = []
    bodies: list[Piece] = []
    places: set[str] = set()
    for piece in pieces:
        if len(piece.words) > 1:
            if piece.kind == "person":
                people.append(piece)
            elif piece.kind == "organisation":
                bodies.append(piece)
            elif piece.kind == "place":
                places.add(piece.words[0])
        elif piece.courtesy and piece.kind == "person":
            people.append(piece)
    return people, bodies, places


def _majority(words: Words, pieces: Sequence[Piece]) -> PieceKind | None:
    """The kind of a name of several words, None where it is the name of no party."""
    if len(pieces) == 1 and pieces[0].kind != "unknown" and pieces[0].vote != "thing":
        return pieces[0].kind
    votes = [p.vote for p in pieces]
    if "thing" in votes and not any(p.role or p.courtesy for p in pieces):
        return None
    known = [p.kind for p in pieces if p.kind != "unknown"]
    if known:
        return _commonest(known)
    for kind in _VOTED:
        if kind in votes:
            return kind
    if lists.COMMON.issuperset(words):
        return None
    if len(words) < 5 and lists.COMMON.isdisjoint(words) and not any(map(str.isdigit, words)):
        return "person" if not any(_is_acronym(p) for p in pieces) else "organisation"
    return "organisation"


def _is_acronym(piece: Piece) -> bool:
    return any(part.isupper() and len(part) > 2 for part in piece.text.split())


class _Index:
    """Full names by each of their words."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        first: dict[Words, Piece] = {}
        for piece in pieces:
            kept = first.get(piece.words)
            if kept is None or (kept.opens and not piece.opens):
                first[piece.words] = piece
        self.by_word: defaultdict[str, list[Piece]] = defaultdict(list)
        for piece in first.values():
            for word in dict.fromkeys(piece.words):
                self.by_word[word].append(piece)
        self._fits: dict[Words, list[Piece]] = {}

    def longest(self, words: Words, at: int) -> Piece | None:
        """The fullest name that a person's short form can stand for."""
        bearers = self.by_word.get(words[-1])
        if bearers is None:
            return None
        fits = self._fits.get(words)
        if fits is None:
            fits = [p for p in bearers[:20] if _same_person(words, p.words)]
            self._fits[words] = fits
        if len(fits) > 1:
            return max(fits, key=lambda p: _rank(words, p, at))
        return fits[0] if fits else None

    def body(self, words: Words, the: bool, at: int) -> Piece | None:
        """The fullest name that begins with the short form, or ends with it after "the"."""
        n = len(words)
        if words[0] not in self.by_word and words[-1] not in self.by_word:
            return None
        starts = [p for p in self.by_word.get(words[0], ())[:20] if p.words[:n] == words]
        if not starts and the:
            starts = [p for p in self.by_word.get(words[-1], ())[:20] if p.words[-n:] == words]
            before = [p for p in starts if p.start <= at]
            return max(before, key=lambda p: p.start) if before else starts[0] if starts else None
        return max(starts, key=lambda p: (len(p.words), -p.start)) if starts else None


def _same_person(short: Words, full: Words) -> bool:
    if len(short) == 1:
        return True
    if len(short) > len(full):
        return False
    if short[-1] == full[-1]:
        return short[0] == full[0] or short == full[-len(short) :]
    return short == full[: len(short)]


def _rank(short: Words, piece: Piece, at: int) -> tuple[bool, bool, bool, int, int]:
    """Surname before given name, what was named before, then the fuller, then the nearer."""
    return (
        len(piece.words) > 1,
        piece.words[-1] == short[-1],
        piece.start <= at,
        len(piece.words) if len(short) > 1 else 0,
        piece.start if piece.start <= at else -piece.start,
    )


def _acronyms(pieces: Sequence[Piece], bodies: Sequence[Piece], text: str) -> dict[str, Piece]:
    """Bodies by their acronyms: as printed in brackets, and by initials where only one fits."""
    found: dict[str, Piece] = {}
    for before, piece in pairwise(pieces):
        if piece.start - before.end != 2 or not piece.text.isupper() or len(before.words) < 2:
            continue
        if text.startswith(" (", before.end) and text.startswith(")", piece.end):
            found.setdefault(piece.text, before)
    names: dict[Words, Piece] = {}
    for piece in bodies:
        names.setdefault(piece.words, piece)
    initials: defaultdict[str, list[Piece]] = defaultdict(list)
    for words, piece in names.items():
        letters = "".join([word[0] for word in words if word not in _SMALL_PARTS])
        initials[letters.upper()].append(piece)
    for letters, named in initials.items():
        if len(named) == 1 and len(letters) > 2:
            found.setdefault(letters, named[0])
    return found


def _lone(words: dict[str, list[Piece]]) -> dict[str, tuple[PieceKind, bool]]:
    """Per word that stands alone: its kind, and whether a capital was its own choice."""
    found: dict[str, tuple[PieceKind, bool]] = {}
    for text, pieces in words.items():
        kinds: list[PieceKind] = []
        chosen = text.isupper()
        for piece in pieces:
            if piece.kind != "unknown":
                kinds += (piece.kind, piece.kind)
            elif piece.vote in _VOTED:
                kinds.append(piece.vote)
            chosen = chosen or not piece.opens
        found[text] = (_commonest(kinds) if kinds else "unknown", chosen)
    return found


def _commonest(kinds: Sequence[PieceKind]) -> PieceKind:
    """The kind that occurs most often, the first of several."""
    if len(set(kinds)) == 1:
        return kinds[0]
    return max(dict.fromkeys(kinds), key=kinds.count)


@dataclass(slots=True)
class _Ties:
    """What an article says of its bearers: who they are, and of each lone word what it is."""

    text: str
    people: _Index
    bodies: _Index
    acronyms: dict[str, Piece]
    lone: dict[str, tuple[PieceKind, bool]]
    places: set[str]


def _tied(piece: Piece, ties: _Ties) -> bool:
    """Give the piece its kind and fullest form; False where it is no name after all."""
    piece.full = piece.text
    if piece.vote == "thing" and len(piece.words) == 1:
        return False
    person = ties.people.longest(piece.words, piece.start)
    if piece.kind == "person" or (person is not None and _may_be_person(piece, person, ties.text)):
        piece.kind = "person"
        if person is not None and len(person.words) >= len(piece.words):
            piece.full = person.text
        return True
    if piece.kind in ("organisation", "unknown"):
        body = ties.acronyms.get(piece.text)
        if body is None and piece.text not in lists.BODIES:
            body = ties.bodies.body(piece.words, piece.the or piece.opens, piece.start)
        if body is not None:
            piece.kind, piece.full = "organisation", body.text
            return True
    if len(piece.words) > 1:
        return True
    kind, chosen = ties.lone[piece.text]
    if len(piece.text) == 1 and piece.text not in lists.BODIES:
        return False
    if piece.kind == "unknown":
        kind = "place" if piece.words[0] in ties.places else kind
        piece.kind = "organisation" if kind == "unknown" else kind
        return chosen or kind != "unknown"
    if chosen or piece.kind != "organisation":
        return True
    return piece.text in lists.BODIES or piece.text in lists.OUTLETS or bool(piece.vote)


def _may_be_person(piece: Piece, person: Piece, text: str) -> bool:
    if piece.kind == "organisation" or len(piece.words) > 1:
        return False
    if piece.kind == "place":
        before = text[max(0, piece.start - 6) : piece.start].split()
        return person.words[-1] == piece.words[0] and (
            not before or before[-1] not in ("in", "at", "to", "from", "near", "of")
        )
    return not piece.the
