"""Where a description ends: "of the Danish delegation", "briefed on the talks"."""

from __future__ import annotations

import re

from summarizer.article import Sentence
from summarizer.scan.names import lists
from summarizer.scan.names.heads import DETERMINERS, HEADS, NEXT, PLURALS, SPEECH, WORD
from summarizer.scan.names.line import Line

__all__ = ["rightwards"]

_ANONYMOUS = lists.word_set("anonymous")
_RELAYS = _ANONYMOUS | lists.word_set("relays")
_TAIL = re.compile(
    r" (?:close to|familiar with|briefed on|briefed by|with (?:\w+ )?knowledge of|involved in"
    r"|aware of|present at|privy to|informed of|who (?:was|were|is|are|has|had|have|attended|took"
    r"|saw|witnessed|knows?|knew|works?|worked))\b"
)
_BARE_VERBS = frozenset(("was", "were", "is", "are", "has", "had", "have"))
_GERUND = re.compile(r" of [a-z]{2,16}ing ")
_ACCUSED = re.compile(r"\b(?:accus|suspect|convict)(?:ed|es|ing) by [\w ’'-]{1,40}\Z")
_SINGULARS = HEADS - PLURALS
_RELAY_LINK = re.compile(r" (?:of|for|from|at|to|with)(?= )")
_ONE_WORD = re.compile(r" ([a-z]{3,20})\b(?= |[,.;])(?! of\b)")
_NUMBER = re.compile(r"\d[\d,]*")
_LISTED = re.compile(r"(?:,| and) [A-Z]")
_TAIL_ENDS = SPEECH | lists.HEAD_STOPS - lists.word_set("tail ends") | {"whose"}


def rightwards(line: Line, end: int, head: str) -> int:
    """The end of the description with what tells this party from others of its kind."""
    text, last = line.text, line.sentence.end
    link = -1
    if head in _RELAYS:
        relay = _RELAY_LINK.match(text, end, last)
        link = relay.end() if relay else -1
    elif text.startswith(" of ", end, last) and head in _SINGULARS:
        link = end + len(" of")
    if link > 0:
        if _GERUND.match(text, end) and _ACCUSED.search(text, max(0, end - 60), end):
            return end  # "accused by the union of taking sides"
        good = _field(line, link) if head in lists.ROLE_NOUNS else end
        end = max(good, _complement(line, end, link))
    if head not in lists.BODY_NOUNS:
        tail = _TAIL.match(text, end, last)
        if tail and (head in _ANONYMOUS or not tail.group().startswith(" who")):
            further = _tail(text, line.sentence, tail.end())
            # "Two aides who were" says nothing; what follows is left out with it.
            says = further > tail.end() or tail.group().split()[-1] not in _BARE_VERBS
            end = further if says else end
    return end


def _complement(line: Line, end: int, position: int) -> int:
    """Where "of the Danish delegation" ends; ``end`` itself where nothing fits."""
    text, last = line.text, line.sentence.end
    good = end
    for _ in range(6):
        if text[position : position + 1] not in (" ", "\u00a0"):
            break
        piece = line.piece_at(position + 1)
        word = WORD.match(text, position + 1, last)
        number = None if word else _NUMBER.match(text, position + 1, last)
        if piece is not None:
            position = piece.end
            good = good if piece.kind == "demonym" else position
            if piece.kind == "place" and _LISTED.match(text, position):
                return end
        elif word is not None and not _ends_complement(word.group().lower()):
            placed = position == good and word.group() in lists.PLACE_HEADS  # "the Pared dam"
            position = word.end()
            good = position if placed or word.group().lower() in HEADS else good
        elif number is not None:
            position = number.end()
        else:
            break
        if text[position : position + 2] in ("'s", "’s"):
            position += 2
    return good


def _ends_complement(word: str) -> bool:
    if word in HEADS or word in DETERMINERS:
        return False
    past = word.endswith("ed") and word not in lists.HEAD_MODIFIERS
    return past or word in lists.HEAD_STOPS or word in SPEECH


def _field(line: Line, position: int) -> int:
    """Where "of nursing", "of staff" ends, the field of an office in one small word."""
    match = _ONE_WORD.match(line.text, position, line.sentence.end)
    if match is None:
        return -1
    word = match[1]
    if word in lists.HEAD_STOPS or word in lists.SMALL or word in DETERMINERS:
        return -1
    # "accused the minister of hiding" is no office; "the director of nursing," is.
    verbal = word.endswith(("ed", "ing")) and line.text[match.end(1)] not in ",.;"
    return -1 if verbal else match.end(1)


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
