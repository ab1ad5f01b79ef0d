"""Offices and bodies set beside a name: "X, an analyst at Y", "its director, X"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.described import Description
from summarizer.scan.names.heads import without_ending
from summarizer.scan.names.piece import Piece, PieceKind

__all__ = [
    "BEFORE_OFFICES",
    "CLOSED",
    "SPOKE",
    "Surroundings",
    "apposed_after",
    "apposed_before",
    "named_owner",
    "owns_office",
    "settle_kind",
    "speaks",
    "title_before",
]

_AGE = re.compile(r", (?:aged )?\d{1,3}(?=[,;.)\s])")
CLOSED = re.compile(r"[,.;:)\"”]|['’]s\b| [—–-] |$| and\b| of [^\W\d_]| in [^\W\d_]")
SPOKE = re.compile(
    r",? (?:himself |herself |itself |also |has |had |later )?"
    r"(?:said|says|told|tells|added|adds|wrote|claimed|replied|met|denied|insisted|argued|warned"
    r"|joked|tweeted|testified|resigned|died)\b"
)
_PHRASE_END = re.compile(
    r"[,.;:()\"“”—–\n]| who\b| said\b| told\b| and (?=[^\W\d_]+ (?:said|told))"
)
_AFFILIATED = (" of ", " from ", " of the ", " from the ")
# What stands after a name where an office or a home may follow: the starts of all of them.
BEFORE_OFFICES = (", ", " of ", " from ")
_LONGEST_AFFILIATED = max(map(len, _AFFILIATED))
# Offices that only a body has, so that "Yiaga Africa's director" is the director of a body.
_CORPORATE = lists.word_set("corporate")


def title_before(text: str, piece: Piece, begins: int, before: Piece) -> None:
    """An office printed like a name, then who holds it: "Executive Director, X,"."""
    if text[before.end : begins] != ", ":
        return
    closed = CLOSED.match(text, piece.end) and not speaks(text, piece.end)
    if piece.kind in ("unknown", "person") and closed:
        settle_kind(piece, "person")
        piece.role = piece.role or (before.start, before.end)
        before.vote = "role"


def apposed_before(text: str, piece: Piece, description: Description) -> bool:
    """Whether "its chief executive, X" or "the contractor, X" names the party described."""
    if description.head in lists.ROLE_NOUNS and piece.kind in ("unknown", "person"):
        settle_kind(piece, "person")
        if piece.role is None or piece.courtesy:
            piece.role = (description.core, description.end)
            piece.affiliation = named_owner(text, description.owner)
        return True
    if description.head in lists.BODY_NOUNS and piece.kind in ("unknown", "organisation"):
        settle_kind(piece, "organisation")
        piece.noun = description.head
        return True
    return False


@dataclass(slots=True)
class Surroundings:
    """A sentence's pieces and descriptions; ``spent`` are the starts of those that stand
    beside a name and so are no party of their own."""

    text: str
    sentence: Sentence
    pieces: Sequence[Piece]
    starts: dict[int, Description]
    spent: set[int]


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
    description = around.starts.get(at + 2)
    if description is not None and description.start not in around.spent:
        _described_after(around, piece, description)
    elif piece.kind in ("unknown", "person"):
        following = around.pieces[position + 1] if position + 1 < len(around.pieces) else None
        if following is None or following.start != at + 2:
            _bare_role(text, around.sentence, piece, at + 2, around.pieces)
        elif following.kind == "title":
            _title_after(around, position)


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


def _described_after(around: Surroundings, piece: Piece, description: Description) -> None:
    text = around.text
    end = _phrase_end(text, around.sentence, description.end, around.pieces)
    if speaks(text, end) or _names_next(text, end, around.pieces):
        return
    if description.head in lists.ROLE_NOUNS and piece.kind in ("unknown", "person"):
        settle_kind(piece, "person")
        piece.role = piece.role or (description.core, end)
        piece.affiliation = piece.affiliation or named_owner(text, description.owner)
    elif description.head in lists.BODY_NOUNS and piece.kind in ("unknown", "organisation"):
        if description.determiner not in ("a", "an") and text[end : end + 1] not in (",", "."):
            return
        settle_kind(piece, "organisation")
        piece.noun = description.head
    else:
        return
    around.spent.add(description.start)


def _title_after(around: Surroundings, position: int) -> None:
    """The office in "X, Assistant Secretary of State for Y"; what it names is no party here."""
    piece, title = around.pieces[position], around.pieces[position + 1]
    end = _phrase_end(around.text, around.sentence, title.end, around.pieces)
    if speaks(around.text, end):
        return
    settle_kind(piece, "person")
    piece.role = piece.role or (title.start, end)
    title.vote = "role"
    for index in range(position + 2, len(around.pieces)):
        other = around.pieces[index]
        if other.start >= end:
            break
        if other.kind != "organisation":
            other.vote = "role"


def _bare_role(
    text: str, sentence: Sentence, piece: Piece, at: int, pieces: Sequence[Piece]
) -> None:
    """An office without an article: "X, director of Y", "X, chief economist at Y"."""
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
            end = _phrase_end(text, sentence, end, pieces)
            if text[end : end + 1] in (",", ".", ")", ";") and not speaks(text, end):
                settle_kind(piece, "person")
                piece.role = piece.role or (at, end)
            return
        if bare != word:
            return


def _phrase_end(text: str, sentence: Sentence, at: int, pieces: Sequence[Piece]) -> int:
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


def speaks(text: str, at: int) -> bool:
    return text.startswith(" ", at) and SPOKE.match(text, at) is not None


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


def settle_kind(piece: Piece, kind: PieceKind) -> None:
    if piece.kind == "unknown":
        piece.kind = kind
    piece.vote = piece.vote or kind


def named_owner(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """An owner's span without its article and "'s", where it is a name."""
    if span is None:
        return None
    start, end = span
    for article in ("the ", "The "):
        if text.startswith(article, start, end):
            start += 4
    bare = without_ending(text[start:end])
    return (start, start + len(bare)) if bare[:1].isupper() and bare != " " else None
