"""The words that ask and the words that answer, and which of them a clue is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from summarizer.lexicon import pairs
from summarizer.scan.names.lists import sets
from summarizer.scan.reporting.cues import BE, DETERMINERS, FINITE, PERSONAL, SKIPPED
from summarizer.scan.reporting.units import Row

__all__ = [
    "ANSWERS",
    "AUXILIARIES",
    "LONGEST_ANSWER",
    "NOUNS",
    "VERBS",
    "AskNoun",
    "AskVerb",
    "Head",
    "Kind",
    "head_of",
    "is_adverb",
    "word_set",
]

Kind = Literal["request", "demand", "proposal", "offer"]
Frame = Literal["person", "thing", "both", "on", "to", "with", "none"]
Form = Literal["plain", "third", "past", "ing", "participle"]

_SETS = sets("ask-sets")


def word_set(kind: str) -> frozenset[str]:
    """One of the small sets of words by which asks are read."""
    return _SETS[kind]


class AskVerb(NamedTuple):
    """A form of a verb that asks; ``frame`` says where the one who is asked stands."""

    kind: Kind
    frame: Frame
    form: Form


class AskNoun(NamedTuple):
    """A noun for an ask; one of its ``own`` is named with what is asked: "a £2 offer"."""

    kind: Kind
    own: bool


class Head(NamedTuple):
    """The place of the asking word of a clue, and what it is."""

    at: int
    verb: AskVerb | None
    noun: AskNoun | None


def _verbs() -> Iterator[tuple[str, AskVerb]]:
    forms: tuple[Form, ...] = ("plain", "third", "past", "ing", "participle")
    for written, traits in pairs("ask-verbs"):
        kind, frame = traits.split()
        for word, form in zip(written.split(), forms, strict=False):
            yield word, AskVerb(cast(Kind, kind), cast(Frame, frame), form)


def _nouns() -> Iterator[tuple[str, AskNoun]]:
    for written, traits in pairs("ask-nouns"):
        kind, named = traits.split()
        for word in written.split():
            yield word, AskNoun(cast(Kind, kind), named == "own")


VERBS: dict[str, AskVerb] = dict(_verbs())
NOUNS: dict[str, AskNoun] = dict(_nouns())
# The words of an answer, and what it is.
ANSWERS: dict[tuple[str, ...], str] = {
    tuple(written.split()): value for written, value in pairs("ask-answers")
}
LONGEST_ANSWER = max(map(len, ANSWERS))
AUXILIARIES = word_set("auxiliaries")
_TELLING = frozenset(("said", "says", "say", "saying", "argued", "argues", "added", "that"))
_OPENS_NOUN = (DETERMINERS | word_set("possessives") | {"'s", "’s", "such"}) - {"that"}
_OWNED = _OPENS_NOUN | {"'", "’"}
_OPENS_VERB = AUXILIARIES | PERSONAL | {"to", "who", "which", "not", "n't", "they", "and"}


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb and leave both as they are."""
    return word in SKIPPED or (word.endswith("ly") and len(word) > 4) or word in ("not", "never")


def head_of(row: Row, first: int, last: int) -> Head | None:
    """The word in ``row[first:last]`` that asks; of "made an offer" the noun."""
    words = row.words
    found: Head | None = None
    for at in range(first, last):
        word = words[at]
        if row.mentions[at] is not None or (word not in VERBS and word not in NOUNS):
            continue
        governed = at > first and (words[first],) in ANSWERS
        if word in NOUNS and (word not in VERBS or governed or _is_noun(row, at)):
            return Head(at, None, NOUNS[word])
        if at and VERBS[word].form in ("plain", "third") and row.words[at - 1] in _OWNED:
            continue  # "the exporters' lobby", "a press"
        if found is None and word in VERBS and words[first] not in _TELLING:
            found = Head(at, VERBS[word], None)
            if not _takes_noun(word):
                return found
    return found or _idiom(row, first)


def _idiom(row: Row, first: int) -> Head | None:
    """The verb of "went cap in hand to X"."""
    at = first - 1
    if row.words[first : first + 3] != ["cap", "in", "hand"] or at < 0:
        return None
    return Head(at, AskVerb("request", "to", "past"), None)


def _takes_noun(word: str) -> bool:
    """Whether a verb may only bring in the noun that asks: "tabled an offer"."""
    return (word,) in ANSWERS or word in ("put", "puts", "set", "sets", "laid", "want", "wants")


def _is_noun(row: Row, at: int) -> bool:
    """Whether a word that may be verb or noun is a noun here."""
    words = row.words
    word = words[at]
    if VERBS[word].form not in ("plain", "third"):
        return word not in ("asked", "called") and word in NOUNS and _after_determiner(row, at)
    before = words[at - 1] if at else ""
    if before in _OPENS_NOUN or (before in VERBS and VERBS[before].form != "plain"):
        return True  # "sought bids"
    if not at or before in _OPENS_VERB or is_adverb(before):
        return False
    if row.mentions[at - 1] is not None:
        following = words[at + 1] if at + 1 < len(words) else ""
        return following in ("by", "from") or following in FINITE or following in BE
    return _after_determiner(row, at) or VERBS[word].form == "plain"


def _after_determiner(row: Row, at: int) -> bool:
    """Whether an article or a possessive opens the noun phrase that ends here."""
    for index in range(at - 1, max(-1, at - 6), -1):
        word = row.words[index]
        if word in _OPENS_NOUN or word[:1].isdigit():
            return True
        if word in FINITE or word in (",", ";", "to", "and", "who", "which"):
            return False
    return False
