"""Sentences that may report a meeting or an ask, each by the words that say so.

High recall at few sentences: what a clue is worth is for the model to judge. The phrases and
the phrases that look like them but are none are lists under ``words/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.article import Sentence
from summarizer.scan.mentions import Clue, Furniture
from summarizer.scan.phrases import phrases

__all__ = ["find_asks", "find_meetings"]


def find_meetings(
    text: str, sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> tuple[Clue, ...]:
    """The clues of meetings in order, one a sentence unless it clearly tells of two."""
    found: list[Clue] = []
    for sentence in _of_the_story(sentences, furniture):
        spans = _spans(sentence.text, "meeting")
        if spans:
            found += (_clue(sentence, span) for span in _separate(sentence.text, spans))
    return tuple(found)


def find_asks(
    text: str, sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> tuple[Clue, ...]:
    """The clues of asks in order, one for each asking verb or noun."""
    return tuple(
        _clue(sentence, span)
        for sentence in _of_the_story(sentences, furniture)
        for span in _spans(sentence.text, "ask")
    )


def _of_the_story(
    sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> Iterator[Sentence]:
    """The sentences that are no furniture; a headline counts, a dateline hides nothing."""
    aside = {(piece.start, piece.end) for piece in furniture if piece.kind != "headline"}
    return (sentence for sentence in sentences if (sentence.start, sentence.end) not in aside)


def _spans(sentence: str, section: str) -> list[tuple[int, int]]:
    """Spans of the section's phrases, less those inside a phrase of its exceptions."""
    spans = list(phrases(f"{section}-phrases").find(sentence))
    if not spans:
        return spans
    exceptions = list(phrases(f"{section}-exceptions").find(sentence))
    return [
        (start, end)
        for start, end in spans
        if not any(first <= start < last or start <= first < end for first, last in exceptions)
    ]


def _clue(sentence: Sentence, span: tuple[int, int]) -> Clue:
    start, end = span
    words = sentence.text[start:end]
    return Clue(sentence.start + start, sentence.start + end, words, sentence.number)


# A second clause with a verb of its own: "is to meet X on Monday, and will hold talks with Y".
_SECOND_CLAUSE = re.compile(
    r"[,;]? (?:and|but|before|while|then) (?:(?:he|she|it|they) )?(?:also |later |then )?"
    r"(?:will|would|is|are|was|were|has|had|have|again|met|meet|spoke|held|visited|phoned)\b"
)
_AGAIN = re.compile(r"\band (?:then )?again (?:in|at|on|by|over|last|this|with)\b")


def _separate(sentence: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first span, and the next one where the sentence clearly tells of two meetings."""
    first = spans[0]
    again = _AGAIN.search(sentence, first[1])
    if again:
        return [first, again.span()]
    clause = _SECOND_CLAUSE.search(sentence, first[1])
    second = next((s for s in spans if clause and s[0] >= clause.start()), None)
    return [first, second] if second else [first]
