"""The words of a request: a stretch of the sentence, cut where a phrase ends."""

from __future__ import annotations

from summarizer.grammar.asks.words import ANSWERS, AUXILIARIES, NOUNS, word_set
from summarizer.grammar.asks.words import VERBS as ASK_VERBS
from summarizer.scan.reporting.cues import BE, DETERMINERS, FINITE, PREPOSITIONS, VERBS
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
_MOST_OF_ALL = 14  # rather than inside a phrase
_PAIR = 5
_SHORT = 4
_PARTICLES = frozenset(("over", "in", "on", "off", "out", "up", "down", "through"))
_INWARD = frozenset(("in", "on", "at", "with", "over", "for", "about"))
_PHRASAL = word_set("phrasal")
_NO_END = word_set("no end")
_ADJECTIVES = word_set("adjectives")
_ADJECTIVE_ENDS = tuple(word_set("adjective ends"))
_LEAST = 3


def end_of_request(row: Row, start: int, subject: bool = False) -> int:
    """Where the request that begins at a unit ends: a clause, a mark, or twelve words on.

    That of a noun which may be a ``subject`` ends before that one's verb.
    """
    words = row.words
    end = start
    bounds: list[int] = []
    while end < len(words):
        word = words[end]
        if row.mentions[end] is None and end > start and _stops(row, end):
            break
        acts = word in FINITE or word in _IRREGULAR
        if subject and end > start and acts and words[end - 1] != "to":
            break
        if word in _ENDS and end >= start:
            break
        if end > start and _is_bound(row, start, end):
            bounds.append(end)
        printed = _printed(row, start, end + 1)
        if printed > _MOST and (bounds or printed > _MOST_OF_ALL):
            end = bounds[-1] if bounds else end
            return _without_tail(row, start, end, cut=not bounds)
        end += 1
    return _without_tail(row, start, end)


def _is_bound(row: Row, start: int, at: int) -> bool:
    """Whether a request may be cut before a unit and be whole: not "a round | of talks"."""
    words = row.words
    if words[at] not in _BOUNDARIES or words[at] == "of" or _printed(row, start, at) < _LEAST:
        return False
    before, earlier = words[at - 1], words[at - 2]
    over = before in _PARTICLES and (earlier in BE or earlier in ("not", "n't"))
    if (before in _NO_END and before.isalpha()) or (before in _BOUNDARIES and not over):
        return False
    if (before in _PHRASAL and earlier == "in") or words[at + 1 : at + 2] == [","]:
        return False
    if words[at] in _PARTICLES and (before in BE or before in ("not", "n't")):
        return False
    if words[at] in ("and", "or"):
        again = "".join(words[at + 1 : at + 2]) in ("more", "less", "most")
        return not (again or _is_pair(words, start, at) or _describes(row, at - 1))
    return not (_is_conjunct(words, start, at) or _describes(row, at - 1))


def _is_conjunct(words: list[str], start: int, at: int) -> bool:
    """Whether a preposition goes on with what "and" joined: "trains and trade | in ore"."""
    if words[at] not in _INWARD:
        return False
    joined = next((i for i in (at - 2, at - 3) if i > start and words[i] in ("and", "or")), None)
    return joined is not None and not _is_pair(words, start, joined)


def _is_pair(words: list[str], start: int, joined: int) -> bool:
    """Whether "and" belongs to "between" or "both" before it."""
    return not {"between", "both"}.isdisjoint(words[max(start, joined - _PAIR) : joined])


def _describes(row: Row, at: int) -> bool:
    """Whether a word is an adjective, as far as its end tells."""
    word = row.words[at]
    if row.mentions[at] is not None:
        return False
    return word in _ADJECTIVES or (len(word) > _SHORT and word.endswith(_ADJECTIVE_ENDS))


def _without_tail(row: Row, start: int, end: int, cut: bool = False) -> int:
    """The end of a request without words that want another one behind them.

    Where it was ``cut`` inside a phrase, adjectives are left out too.
    """
    words = row.words
    while end > start:
        word = words[end - 1]
        if word == "." and end - start > 3 and words[end - 3] == "." and len(words[end - 2]) == 1:
            break  # "5 p.m."
        wanting = _describes(row, end - 1) or word in PREPOSITIONS | AUXILIARIES
        open_phrase = cut and end - start > 1 and wanting
        if not open_phrase and word not in _NO_END and word not in _CUTS:
            break
        end -= 1
    return end


def _stops(row: Row, at: int) -> bool:
    words = row.words
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == ".":
        return at + 1 == len(words) or after in ("“", "”", '"')
    if word == ",":
        return not _in_number(row, at)
    if word in _CUTS:
        return words[at - 1] != "until"
    if word in ("and", "or"):
        if after in FINITE or after in ("also", "then"):
            return True
        if after in ASK_VERBS and ASK_VERBS[after].form in ("past", "third"):
            return row.mentions[at + 1] is None and after not in NOUNS
        known = VERBS.get(after)
        if known is not None and known.form in ("past", "third"):
            return True
        if after.endswith("ed") and row.mentions[at + 1] is None:
            described = _describes(row, at - 1)  # "a large and complicated offer"
            return not described and after not in ("need", "seed", "feed")
        return row.words[at + 2 : at + 3] != [] and row.words[at + 2] in FINITE
    return False


def _in_number(row: Row, comma: int) -> bool:
    """Whether a comma stands within a number: "Rs4,200"."""
    words = row.words
    if comma + 1 >= len(words) or not (
        words[comma - 1][-1:].isdigit() and words[comma + 1].isdigit()
    ):
        return False
    return (
        row.span(comma - 1)[1] == row.span(comma)[0]
        and row.span(comma)[1] == row.span(comma + 1)[0]
    )


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
            or tuple(words[index - 1 : index + 1]) in ANSWERS
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
