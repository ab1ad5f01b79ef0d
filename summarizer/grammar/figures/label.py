"""A label put together from spans of a sentence and a few light words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from summarizer.grammar.figures.counted import counted_noun
from summarizer.grammar.figures.place import Place
from summarizer.grammar.figures.tagging import Row
from summarizer.lexicon import pairs, words

__all__ = ["MOST_WORDS", "Label", "Piece", "Rule", "has_content", "wording"]

# A light word, or the span of tokens whose words are meant.
Piece = str | tuple[int, int]
Label = list[Piece]
Rule = Callable[[Place], Label | None]

MOST_WORDS = 10
_BARE_ENDS = frozenset(words("measures-bare-ends"))
_LEADING = frozenset(words("measures-leading")) | frozenset(
    ("for", "of", "in", "on", "at", "with", "by", "and", "or", "that", "which", "who")
)
_KEPT_MARKS = frozenset((",", "-", "/", "&"))
_THEIRS = frozenset(("a", "an", "its", "their", "his", "her", "our", "my"))
_OWN = frozenset(("its", "their", "his", "her", "our", "my", "the", "a", "an", "some"))


def has_content(row: Row, label: Label) -> bool:
    """Whether a label has a word that says something."""
    return any(_says(row, piece) for piece in label)


def _says(row: Row, piece: Piece) -> bool:
    if isinstance(piece, str):
        return piece == "exchange rate"
    return any(
        (token.tag in ("noun", "name", "adj", "ing", "participle") and len(token.text) > 1)
        or (token.tag == "verb" and token.word not in ("is", "was"))
        or (token.figure is not None and counted_noun(token.figure) is not None)
        for token in row[piece[0] : piece[1]]
    )


def wording(row: Row, label: Label) -> str | None:
    """The label as it is read, at most ten words, cut where a phrase ends."""
    printed: list[str] = []
    for piece in label:
        if isinstance(piece, str):
            printed += piece.split()
        else:
            light = bool(printed) and printed[-1] in ("in", "of", "for")
            said = _printed(row, piece, bool(printed), light)
            # Two names side by side would read as one: "F-16s that Denmark will send".
            if printed and said and printed[-1][:1].isupper() and said[0][:1].isupper():
                printed.append("that")
            printed += said
    while printed and printed[0].lower() in _OWN | _LEADING:
        printed = printed[1:]
    printed = _shortened(printed)
    return " ".join(printed) or None


def _printed(row: Row, span: tuple[int, int], inside: bool, after_light: bool) -> list[str]:
    """The words of a span; what opened the sentence loses its capital inside a label."""
    found: list[str] = []
    end = -1
    for at in range(*span):
        token = row[at]
        if token.figure is not None:
            said = (counted_noun(token.figure) or "").split()
        elif _is_silent(row, at):
            said = []
        else:
            said = token.text.split()
        # What the article prints without a space between stays so: "22-year-old", "bank's".
        if said and found and token.start == end:
            found[-1] += said.pop(0)
            end = token.end
        else:
            end = token.end if said else -1
        found += said
    if found and found[0] in ("'", "’", "'s", "’s", ",", "-", "/"):
        found = found[1:]
    if inside and found and (found[0] in ("The", "A", "An") or _opens(row, span, found[0])):
        found[0] = found[0].lower()
    if after_light and found and found[0].lower() in _THEIRS:
        return found[1:]
    return found


def _is_silent(row: Row, at: int) -> bool:
    """Whether a label leaves the token out: a rate, a mark, an "and" between figures."""
    token = row[at]
    if token.tag == "and":
        return _is_left_out(row, at - 1) and _is_left_out(row, at + 1)
    return token.tag == "per" or (token.tag == "mark" and token.word not in _KEPT_MARKS)


def _is_left_out(row: Row, at: int) -> bool:
    """Whether a figure stands there of which the label has no word."""
    figure = row[at].figure if 0 <= at < len(row) else None
    return figure is not None and counted_noun(figure) is None


def _opens(row: Row, span: tuple[int, int], first: str) -> bool:
    """Whether a word has its capital only because it opens the sentence."""
    plain = row[0].name is None and first[1:].islower() and first not in _demonyms()
    return span[0] == 0 and plain


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(printed for printed, _ in pairs("demonyms")) | frozenset(words("places"))


def _shortened(printed: list[str]) -> list[str]:
    if len(printed) > MOST_WORDS:
        whole = printed[MOST_WORDS].lower() in _BARE_ENDS
        printed = printed[:MOST_WORDS]
        cut = (
            None
            if whole
            else next((n for n in range(len(printed) - 1, 3, -1) if printed[n] in _BARE_ENDS), None)
        )
        if cut is not None:
            printed = printed[:cut]
    while printed and re.sub(r"\W", "", printed[-1].lower()) in _BARE_ENDS:
        printed = printed[:-1]
    if printed:
        printed[-1] = printed[-1].rstrip(",;:")
    return printed
