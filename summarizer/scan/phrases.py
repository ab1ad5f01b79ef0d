"""Phrase lists: lines of words and small wildcards, looked up quickly in a sentence.

A line of a phrase file is words in order, in any case, with these wildcards:

    met/meets       one of these words
    {0-3}           a gap of that many words
    {people}        a word of the list clue-people
    {Name}          a word with a capital
    {ing}, {ed}     a word that ends so
    {start}         nothing before it but an opening mark or a dash
    {end}           a punctuation mark or the end of the sentence follows
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from summarizer.scan.lexicon import words

__all__ = ["Phrases", "any_of", "lowered", "phrases"]

_WORD = re.compile(r"[^\W\d_]+")
_WILDCARD = re.compile(r"\{(\w+)(?:-(\d))?\}")
_SHAPES = {
    "Name": r"[A-Z][\w'’-]{1,30}",
    "ing": r"[a-z]{2,20}ing(?!\w)",
    "ed": r"[a-z]{2,20}ed(?!\w)",
}
_SPACE = r"[\s\"“”‘’',-]{1,3}"


class Phrases:
    """Finds the phrases of one file in a sentence, the longest at each word."""

    def __init__(self, entries: tuple[str, ...]) -> None:
        by_head: dict[str, list[str]] = {}
        for entry in entries:
            pattern = _pattern(entry)
            for head in _heads(entry):
                by_head.setdefault(head, []).append(pattern)
        self._heads = re.compile(rf"\b{any_of(by_head)}\b")
        self._by_head = {
            head: re.compile("|".join(sorted(patterns, key=len, reverse=True)))
            for head, patterns in by_head.items()
        }

    def find(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Spans of the phrases in the sentence, in order; they do not overlap."""
        end = 0
        for head in self._heads.finditer(lowered(sentence)):
            if head.start() < end:
                continue
            found = self._by_head[head.group()].match(sentence, head.start())
            if found:
                end = found.end()
                yield found.span()


@cache
def phrases(name: str, language: str = "en") -> Phrases:
    """The phrases of ``words/<language>/<name>.txt``, ready to be looked up."""
    return Phrases(words(name, language))


def lowered(text: str) -> str:
    """The text in small letters, each character where it was."""
    small = text.lower()
    if len(small) == len(text):
        return small
    # "İ" becomes two characters; such a letter is left as it is.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def any_of(literals: Iterable[str]) -> str:
    """A pattern for any of the words; grouped by first letter, it fails fast elsewhere."""
    by_letter: dict[str, list[str]] = {}
    for literal in sorted(literals, key=len, reverse=True):
        by_letter.setdefault(literal[0], []).append(re.escape(literal[1:]))
    groups = (rf"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return f"(?:{'|'.join(groups)})"


def _heads(entry: str) -> list[str]:
    """The first words that the phrase can start with, in small letters."""
    first = entry.removeprefix("{start} ").split()[0]
    wildcard = _WILDCARD.fullmatch(first)
    alternatives = words(f"clue-{wildcard[1]}") if wildcard else first.split("/")
    found = (_WORD.match(alternative) for alternative in alternatives)
    return [head.group().lower() for head in found if head]


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
            parts.append(rf"(?:{_SPACE}[^\s,;:\"“”]{{1,30}}){{{low},{high}}}?")
        else:
            parts.append(joint + _word(token, name))
            joint = _SPACE
    return "".join(parts)


def _word(token: str, name: str) -> str:
    if name in _SHAPES:
        return _SHAPES[name]
    alternatives = words(f"clue-{name}") if name else token.split("/")
    longest_first = sorted(alternatives, key=len, reverse=True)
    return rf"(?i:{'|'.join(map(re.escape, longest_first))})(?![\w])"
