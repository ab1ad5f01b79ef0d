"""Where a description ends: "of the Danish delegation", "briefed on the talks"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.heads import DETERMINERS, HEADS, NEXT, PLURALS, SPEECH, WORD
from summarizer.scan.names.piece import Piece

__all__ = ["rightwards"]

_ANONYMOUS = lists.word_set("anonymous")
_RELAYS = _ANONYMOUS | lists.word_set("relays")
_TAIL = re.compile(
    r" (?:close to|familiar with|briefed on|briefed by|with (?:\w+ )?knowledge of|involved in"
    r"|aware of|present at|privy to|informed of|who (?:was|were|is|are|has|had|have|attended|took"
    r"|saw|witnessed|knows?|knew|works?|worked))\b"
)
_SINGULARS = HEADS - PLURALS
_RELAY_LINK = re.compile(r" (?:of|for|from|at|to|with)(?= )")
_OF = re.compile(r" of(?= )")
_NUMBER = re.compile(r"\d[\d,]*")
_LISTED = re.compile(r"(?:,| and) [A-Z]")
_TAIL_ENDS = SPEECH | lists.HEAD_STOPS - lists.word_set("tail ends") | {"whose"}


def rightwards(
    text: str,
    sentence: Sentence,
    end: int,
    head: str,
    pieces: Sequence[Piece],
    starts: Sequence[int],
) -> int:
    """The end of the description with what tells this party from others of its kind."""
    link = _RELAY_LINK if head in _RELAYS else _OF if head in _SINGULARS else None
    found = link.match(text, end, sentence.end) if link else None
    if found:
        end = _complement(text, sentence, end, found.end(), pieces, starts)
    if head not in lists.BODY_NOUNS:
        tail = _TAIL.match(text, end, sentence.end)
        if tail and (head in _ANONYMOUS or not tail.group().startswith(" who")):
            end = _tail(text, sentence, tail.end())
    return end


def _complement(
    text: str,
    sentence: Sentence,
    end: int,
    position: int,
    pieces: Sequence[Piece],
    starts: Sequence[int],
) -> int:
    """Where "of the Danish delegation" ends; ``end`` itself where nothing fits."""
    good = end
    for _ in range(6):
        if text[position : position + 1] not in (" ", "\u00a0"):
            break
        at = position + 1
        index = bisect_left(starts, at)
        if index < len(pieces) and starts[index] == at:
            piece = pieces[index]
            position = piece.end
            if piece.kind != "demonym":
                good = position
            if text[position : position + 2] in ("'s", "’s"):
                position += 2
            if _LISTED.match(text, position) and piece.kind == "place":
                return end
            continue
        word = WORD.match(text, at, sentence.end)
        if word is None:
            number = _NUMBER.match(text, at, sentence.end)
            if number is None:
                break
            position = number.end()
            continue
        small = word.group().lower()
        if small in HEADS:
            good = word.end()
        elif small not in DETERMINERS and (
            small in lists.HEAD_STOPS
            or small in SPEECH
            or (small.endswith("ed") and small not in lists.HEAD_MODIFIERS)
        ):
            break
        position = word.end()
        if text[position : position + 2] in ("'s", "’s"):
            position += 2
    return good


def _tail(text: str, sentence: Sentence, position: int) -> int:
    for _ in range(12):
        if text[position : position + 1] != " ":
            break
        word = NEXT.match(text, position, sentence.end)
        if word is None or word[1] in _TAIL_ENDS:
            break
        if word[1].endswith("ed") and text[position - 3 : position] not in ("the", " a"):
            break
        position = word.end(1)
    return position
