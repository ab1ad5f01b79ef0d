"""The words of a request: a stretch of the sentence, cut where a phrase ends."""

from __future__ import annotations

from summarizer.grammar.asks.words import ANSWERS, NOUNS, word_set
from summarizer.grammar.asks.words import VERBS as ASK_VERBS
from summarizer.scan.reporting.cues import DETERMINERS, FINITE, PREPOSITIONS, VERBS
from summarizer.scan.reporting.parties import MARKS
from summarizer.scan.reporting.units import Row

__all__ = ["end_of_request", "noun_phrase_start", "words_of"]

_ENDS = word_set("ends") | {"“", "”", '"', "—", "–"}
_CUTS = word_set("cuts")
_BOUNDARIES = word_set("boundaries")
_OPENS = DETERMINERS | word_set("possessives") | {"'s", "’s", "such"}
_IRREGULAR = word_set("irregular")
_PLURAL = ("s", "M")  # "M" stands for a name
_JOINING = frozenset(("and", "or", "but", "who", "which", "that"))
_BARE = frozenset(("to", "not"))
_MOST = 12
_LEAST = 3


def end_of_request(row: Row, start: int, subject: bool = False) -> int:
    """Where the request that begins at a unit ends: a clause, a mark, or twelve words on.

    That of a noun which may be a ``subject`` ends before that one's verb.
    """
    words = row.words
    end = start
    bound = start
    while end < len(words):
        word = words[end]
        if row.mentions[end] is None and end > start and _stops(row, end):
            break
        if subject and end > start and (word in FINITE or word in _IRREGULAR):
            break
        if word in _ENDS and end >= start:
            break
        if _printed(row, start, end + 1) > _MOST:
            return bound if _printed(row, start, bound) >= _LEAST else end
        if end > start and word in _BOUNDARIES:
            bound = end
        end += 1
    while end > start and (
        words[end - 1] in ("and", "or", ",", ".", "'", "’") or words[end - 1] in _CUTS
    ):
        end -= 1
    return end


def _stops(row: Row, at: int) -> bool:
    words = row.words
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == ".":
        return at + 1 == len(words) or after in ("“", "”", '"')
    if word == ",":
        return True
    if word in _CUTS:
        return True
    if word in ("and", "or"):
        if after in FINITE or after in ("also", "then"):
            return True
        if after in ASK_VERBS and ASK_VERBS[after].form in ("past", "third"):
            return row.mentions[at + 1] is None and after not in NOUNS
        known = VERBS.get(after)
        if known is not None and known.form in ("past", "third"):
            return True
        if after.endswith("ed") and row.mentions[at + 1] is None:
            return after not in ("need", "seed", "feed")
        return row.words[at + 2 : at + 3] != [] and row.words[at + 2] in FINITE
    return False


def _printed(row: Row, start: int, end: int) -> int:
    if end <= start:
        return 0
    first, last = row.span(start)[0] - row.base, row.span(end - 1)[1] - row.base
    return len(row.small[first:last].split())


def noun_phrase_start(row: Row, noun: int) -> int:
    """The determiner or the first word of the noun phrase that ends in a noun."""
    words = row.words
    start = noun
    for index in range(noun - 1, max(-1, noun - 8), -1):
        word = words[index]
        if word in ("'s", "’s") or (word in ("'", "’") and words[index - 1].endswith(_PLURAL)):
            return index
        if row.mentions[index] is not None:
            start = index
            continue
        if word in _OPENS and word != "that":
            return index
        if word in FINITE or word in MARKS - {"-", "."} or word in PREPOSITIONS or word in _BARE:
            return start
        asks = word in ASK_VERBS and word not in NOUNS and ASK_VERBS[word].form in ("past", "ing")
        if (
            asks
            or word in VERBS
            or (word,) in ANSWERS
            or word in ("and", "or", "who", "which", "that", "but")
        ):
            return start
        start = index
    return start


def words_of(row: Row, start: int, end: int, text: str) -> str | None:
    """The words as printed, white space made one; None for none."""
    while start < end and row.words[start] in ("a", "an", "the", ":", ","):
        start += 1
    if start >= end:
        return None
    first, last = row.span(start)[0], row.span(end - 1)[1]
    return " ".join(text[first:last].split()) or None
