"""Who bears which name: kinds settled over the whole article, short forms tied to full ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer.scan.names import lists
from summarizer.scan.names.piece import Piece, PieceKind

__all__ = ["settle"]

Words = tuple[str, ...]
_SMALL_PARTS = lists.word_set("small parts")


def settle(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces that are names, each with its kind and its fullest form, in order."""
    parties = [p for p in pieces if p.kind not in ("title", "demonym") and p.vote != "role"]
    long_names = _long_names(parties)
    kept: list[Piece] = []
    for piece in parties:
        if len(piece.words) > 1:
            kind = long_names[piece.words]
            if kind is None:
                continue
            piece.kind = kind
        kept.append(piece)
    people = _Index(p for p in kept if p.kind == "person" and (len(p.words) > 1 or p.courtesy))
    bodies = _Index(p for p in kept if p.kind == "organisation" and len(p.words) > 1)
    acronyms = _acronyms(kept, text)
    lone = _lone_kinds(kept)
    places = frozenset(p.words[0] for p in kept if p.kind == "place" and len(p.words) > 1)
    return [p for p in kept if _tied(p, people, bodies, acronyms, lone, places, text)]


def _long_names(pieces: Iterable[Piece]) -> dict[Words, PieceKind | None]:
    """The kind of each name of several words, None for one that is no name of a party."""
    seen: defaultdict[Words, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if len(piece.words) > 1:
            seen[piece.words].append(piece)
    return {words: _majority(words, found) for words, found in seen.items()}


def _majority(words: Words, pieces: Sequence[Piece]) -> PieceKind | None:
    votes = {p.vote for p in pieces}
    if "thing" in votes and not any(p.role or p.courtesy for p in pieces):
        return None
    known = [p.kind for p in pieces if p.kind != "unknown"]
    if known:
        return _commonest(known)
    for kind in ("person", "organisation", "place"):
        if kind in votes:
            return kind
    if all(word in lists.COMMON for word in words):
        return None
    if len(words) < 5 and not any(word in lists.COMMON or word.isdigit() for word in words):
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

    def longest(self, words: Words, at: int) -> Piece | None:
        """The fullest name that a person's short form can stand for."""
        fits = [p for p in self.by_word.get(words[-1], ())[:20] if _same_person(words, p.words)]
        if len(fits) > 1:
            return max(fits, key=lambda p: _rank(words, p, at))
        return fits[0] if fits else None

    def body(self, words: Words, the: bool, at: int) -> Piece | None:
        """The fullest name that begins with the short form, or ends with it after "the"."""
        n = len(words)
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


def _acronyms(pieces: Sequence[Piece], text: str) -> dict[str, Piece]:
    """Bodies by their acronyms: as printed in brackets, and by initials where only one fits."""
    found: dict[str, Piece] = {}
    initials: defaultdict[str, list[Piece]] = defaultdict(list)
    for before, piece in pairwise(pieces):
        if piece.start - before.end != 2 or not piece.text.isupper() or len(before.words) < 2:
            continue
        if text.startswith(" (", before.end) and text.startswith(")", piece.end):
            found.setdefault(piece.text, before)
    for piece in pieces:
        if piece.kind == "organisation" and len(piece.words) > 1:
            letters = "".join([word[0] for word in piece.words if word not in _SMALL_PARTS])
            known = initials[letters.upper()]
            if not known or known[0].words != piece.words:
                known.append(piece)
    for letters, named in initials.items():
        if len(named) == 1 and len(letters) > 2:
            found.setdefault(letters, named[0])
    return found


def _lone_kinds(pieces: Sequence[Piece]) -> dict[str, tuple[PieceKind, bool]]:
    """Per word that stands alone: its kind, and whether a capital was its own choice."""
    votes: dict[str, list[PieceKind]] = {}
    chosen: set[str] = set()
    for piece in pieces:
        if len(piece.words) > 1:
            continue
        kinds = votes.setdefault(piece.text, [])
        if piece.kind != "unknown":
            kinds += (piece.kind, piece.kind)
        elif piece.vote in ("person", "organisation", "place"):
            kinds.append(piece.vote)  # type: ignore[arg-type]
        if not piece.opens or piece.text.isupper():
            chosen.add(piece.text)
    return {
        text: (_commonest(kinds) if kinds else "unknown", text in chosen)
        for text, kinds in votes.items()
    }


def _commonest(kinds: Sequence[PieceKind]) -> PieceKind:
    """The kind that occurs most often, the first of several."""
    return max(dict.fromkeys(kinds), key=kinds.count)


def _tied(
    piece: Piece,
    people: _Index,
    bodies: _Index,
    acronyms: dict[str, Piece],
    lone: dict[str, tuple[PieceKind, bool]],
    places: frozenset[str],
    text: str,
) -> bool:
    """Give the piece its kind and fullest form; False where it is no name after all."""
    piece.full = piece.text
    if piece.vote == "thing" and len(piece.words) == 1:
        return False
    person = people.longest(piece.words, piece.start)
    if piece.kind == "person" or (person is not None and _may_be_person(piece, person, text)):
        piece.kind = "person"
        if person is not None and len(person.words) >= len(piece.words):
            piece.full = person.text
        return True
    if piece.text in acronyms and piece.kind in ("organisation", "unknown"):
        piece.kind, piece.full = "organisation", acronyms[piece.text].text
        return True
    if piece.kind in ("organisation", "unknown"):
        body = bodies.body(piece.words, piece.the or piece.opens, piece.start)
        if body is not None and piece.text not in lists.BODIES:
            piece.kind, piece.full = "organisation", body.text
            return True
    if len(piece.words) > 1:
        return True
    kind, chosen = lone[piece.text]
    if len(piece.text) == 1 and piece.text not in lists.BODIES:
        return False
    if piece.kind == "unknown":
        kind = "place" if piece.words[0] in places else kind
        piece.kind = "organisation" if kind == "unknown" else kind
        return chosen or kind != "unknown"
    listed = piece.text in lists.BODIES or piece.text in lists.OUTLETS
    return chosen or piece.kind != "organisation" or listed or bool(piece.vote)


def _may_be_person(piece: Piece, person: Piece, text: str) -> bool:
    if piece.kind == "organisation" or len(piece.words) > 1:
        return False
    if piece.kind == "place":
        before = text[max(0, piece.start - 6) : piece.start].split()
        return person.words[-1] == piece.words[0] and (
            not before or before[-1] not in ("in", "at", "to", "from", "near", "of")
        )
    return not piece.the
