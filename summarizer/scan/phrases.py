"""Phrase lists: lines of words and small wildcards, looked up quickly in a sentence.

A line of a phrase file is words in order, in any case, with these wildcards:

    met/meets       one of these words
    {0-3}           a gap of that many words
    {0-3~}          the same inside one noun phrase: no "over", "in", "where" among them
    {people}        a word of the list clue-people
    {Name}          a word with a capital
    {ing}, {ed}     a word that ends so
    {start}         nothing before it but an opening mark or a dash
    {end}           a punctuation mark or the end of the sentence follows
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from summarizer.lexicon import words

__all__ = ["Phrases", "any_of", "lowered", "phrases", "spelled", "spelled_words"]

_WORD = re.compile(r"[^\W\d_]+")
_WILDCARD = re.compile(r"\{(\w+)(?:-(\d)(~)?)?\}")
_SHAPES = {
    "Name": r"[A-Z][\w'’-]{1,30}",
    "ing": r"[a-z]{2,20}ing(?!\w)",
    "ed": r"[a-z]{2,20}ed(?!\w)",
}
_UNLISTED = frozenset((*_SHAPES, "start", "end"))
_SPELLED = bytes(
    ord(character.lower()) if character.isalnum() or character == "_" else ord(" ")
    for character in map(chr, range(256))
)
_WITHIN = (
    r"(?!(?:about|after|ahead|amid|and|as|at|before|by|during|for|from|in|on|over|since|to|where"
    r"|who|whose|with)\b)"
)
_SPACE = r"[\s\"“”‘’',-]{1,3}"


class Phrases:
    """Finds the phrases of one file in a sentence, the longest at each word.

    Each phrase has a key, the rarest of its words as far as we know. Most sentences hold none
    of the keys, and at a head such as "the" only the phrases are tried whose key stands there.
    """

    def __init__(self, entries: tuple[str, ...]) -> None:
        self._by_key: dict[str, dict[str, _Branches]] = {}
        self._by_head: dict[str, _Branches] = {}
        for entry in entries:
            pattern = _pattern(entry)
            for head in _heads(entry):
                self._by_head.setdefault(head, _Branches()).add(pattern)
                for key in _key(entry):
                    heads = self._by_key.setdefault(key, {})
                    heads.setdefault(head, _Branches()).add(pattern)
        self._keys = frozenset(self._by_key)

    def find(self, sentence: str, spelled: Sequence[str]) -> list[tuple[int, int]]:
        """Spans of the phrases in the sentence, in order; they do not overlap.

        ``spelled`` is what ``spelled_words`` makes of the sentence.
        """
        spans: list[tuple[int, int]] = []
        present = self._keys.intersection(spelled)
        if not present:
            return spans
        sought = self._sought(present)
        if sought.keys().isdisjoint(spelled):
            return spans
        start = end = 0
        for word in spelled:
            if word in sought and start >= end:
                found = sought[word].pattern.match(sentence, start)
                if found:
                    end = found.end()
                    spans.append((start, end))
            start += len(word) + 1
        return spans

    def _sought(self, present: Iterable[str]) -> Mapping[str, _Branches]:
        """The phrases that have one of these keys, by their head."""
        some = [self._by_key[key] for key in present]
        sought = some[0]
        for heads in some[1:]:
            shared = {head: self._by_head[head] for head in sought.keys() & heads.keys()}
            sought = {**sought, **heads, **shared}
        return sought


class _Branches:
    """Phrases with the same head as one pattern, the longest first.

    Many are never needed: a pattern is compiled where it is tried first.
    """

    def __init__(self) -> None:
        self._patterns: list[str] = []

    def add(self, pattern: str) -> None:
        self._patterns.append(pattern)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(sorted(self._patterns, key=len, reverse=True))})")


@cache
def phrases(name: str, language: str = "en") -> Phrases:
    """The phrases of ``words/<language>/<name>.txt``, ready to be looked up."""
    return Phrases(words(name, language))


def spelled(text: str) -> str:
    """The text in small letters, a space for each character that is no letter or digit.

    Each character stays where it was. Letters beyond Latin-1 are spaces too: what is looked
    for has none, and a text of one byte a character is read several times faster.
    """
    return text.encode("latin-1", "replace").translate(_SPELLED).decode("latin-1")


def spelled_words(text: str) -> list[str]:
    """The words of the text as ``spelled``; each starts one after the end of the one before.

    Where two spaces meet, a word is empty.
    """
    return spelled(text).split(" ")


def lowered(text: str) -> str:
    """The text in small letters, each character where it was."""
    small = text.lower()
    if len(small) == len(text):
        return small
    # "İ" becomes two characters; such a letter is left as it is.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def any_of(literals: Iterable[str]) -> str:
    """A pattern for the longest of the words; it branches letter by letter and fails fast."""
    by_letter: dict[str, list[str]] = {}
    ends = False
    for literal in literals:
        if literal:
            by_letter.setdefault(literal[0], []).append(literal[1:])
        else:
            ends = True
    branches = [re.escape(first) + any_of(rest) for first, rest in by_letter.items()]
    if not branches:
        return ""
    joined = "|".join(branches)
    if ends:
        return f"(?:{joined})?"
    return joined if len(branches) == 1 else f"(?:{joined})"


def _heads(entry: str) -> list[str]:
    """The first words that the phrase can start with, in small letters."""
    first = entry.removeprefix("{start} ").split()[0]
    wildcard = _WILDCARD.fullmatch(first)
    alternatives = words(f"clue-{wildcard[1]}") if wildcard else first.split("/")
    found = (_WORD.match(alternative) for alternative in alternatives)
    return [head.group().lower() for head in found if head]


def _key(entry: str) -> set[str]:
    """The first words of the rarest part of a phrase: no function words, and the longest."""
    common = frozenset(words("small-words"))
    parts: list[set[str]] = []
    for token in entry.split():
        wildcard = _WILDCARD.fullmatch(token)
        if wildcard and (wildcard[2] or wildcard[1] in _UNLISTED):
            continue
        alternatives = words(f"clue-{wildcard[1]}") if wildcard else token.split("/")
        parts.append({re.split(r"\W", word.lower(), maxsplit=1)[0] for word in alternatives})
    # Of two alike the last: "should" is rarer than the "that" before it.
    return max(reversed(parts), key=lambda part: (common.isdisjoint(part), min(map(len, part))))


def _pattern(entry: str) -> str:
    """The phrase as a regular expression to be matched at its first word."""
    parts: list[str] = []
    joint = ""
    for token in entry.split():
        wildcard = _WILDCARD.fullmatch(token)
        name = wildcard.group(1) if wildcard else ""
        if name == "start":
            parts.append(r"(?<!\w )(?<!, )")
        elif name == "end":
            parts.append(r"(?=\s{0,2}(?:[.,;:!?)\"”’]|\Z))")
        elif wildcard and wildcard.group(2):
            low, high = int(name), int(wildcard.group(2))
            within = _WITHIN if wildcard.group(3) else ""
            parts.append(rf"(?:{_SPACE}{within}[^\s,;:\"“”]{{1,30}}){{{low},{high}}}?")
        else:
            parts.append(joint + _word(token, name))
            joint = _SPACE
    return "".join(parts)


def _word(token: str, name: str) -> str:
    if name in _SHAPES:
        return _SHAPES[name]
    if name:
        alternatives = any_of(word.lower() for word in words(f"clue-{name}"))
    else:
        alternatives = "|".join(map(re.escape, sorted(token.split("/"), key=len, reverse=True)))
    return rf"(?i:{alternatives})(?!\w)"
