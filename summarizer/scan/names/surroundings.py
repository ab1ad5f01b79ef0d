"""What stands around a name in its sentence, and what the marks and verbs after it tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.described import Description
from summarizer.scan.names.piece import Piece, PieceKind, key

__all__ = [
    "CLOSED",
    "SPOKE",
    "Surroundings",
    "has_office",
    "phrase_end",
    "settle_kind",
    "speaks",
]

CLOSED = re.compile(r"[,.;:)\"”]|['’]s\b| [—–-] |$| and\b| of [^\W\d_]| in [^\W\d_]")
SPOKE = re.compile(
    r",? (?:himself |herself |itself |also |has |had |later )?"
    r"(?:said|says|told|tells|added|adds|wrote|claimed|replied|met|denied|insisted|argued|warned"
    r"|joked|tweeted|testified|resigned|died)\b"
)
_PHRASE_END = re.compile(
    r"[,.;:()\"“”—–\n]| who\b| said\b| told\b| and (?=[^\W\d_]+ (?:said|told))"
)
# Titles that say how somebody is addressed, and give way to what the office is.
_HONORIFICS = lists.word_set("honorifics")


@dataclass(slots=True)
class Surroundings:
    """A sentence's pieces and descriptions; ``spent`` are the starts of those that stand
    beside a name and so are no party of their own."""

    text: str
    sentence: Sentence
    pieces: Sequence[Piece]
    starts: dict[int, Description]
    spent: set[int]


def has_office(text: str, piece: Piece) -> bool:
    """Whether the name has an office, and not only the title that any office goes with."""
    if piece.role != piece.title:
        return True
    if piece.role is None:
        return False
    return not _HONORIFICS.issuperset(key(text[slice(*piece.role)]).split())


def speaks(text: str, at: int) -> bool:
    return text.startswith(" ", at) and SPOKE.match(text, at) is not None


def settle_kind(piece: Piece, kind: PieceKind) -> None:
    if piece.kind == "unknown":
        piece.kind = kind
    piece.vote = piece.vote or kind


def phrase_end(text: str, sentence: Sentence, at: int, pieces: Sequence[Piece]) -> int:
    """Where an apposition ends: at the next mark that does not stand inside a name."""
    for _ in range(6):
        match = _PHRASE_END.search(text, at, min(sentence.end, at + 200))
        if match is None:
            return min(sentence.end, at + 200) if sentence.end - at <= 200 else at
        index = bisect_left(pieces, match.start() + 1, key=lambda piece: piece.start) - 1
        if index >= 0 and pieces[index].start <= match.start() < pieces[index].end:
            at = pieces[index].end
            continue
        return match.start()
    return at
