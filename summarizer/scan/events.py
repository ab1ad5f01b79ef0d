"""Sentences that may report a meeting or an ask, each by the words that say so.

High recall at few sentences: what a clue is worth is for the model to judge. The phrases and
the phrases that look like them but are none are lists under ``words/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.article import Sentence
from summarizer.scan.mentions import Clue, Furniture
from summarizer.scan.phrases import phrases, spelled_words

__all__ = ["find_clues"]


def find_clues(
    sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> tuple[tuple[Clue, ...], tuple[Clue, ...]]:
    """The clues of meetings, one a sentence unless it clearly tells of two; those of asks, all."""
    meetings: list[Clue] = []
    asks: list[Clue] = []
    for sentence in _of_the_story(sentences, furniture):
        spelled = spelled_words(sentence.text)
        meetings += _meetings(sentence, spelled)
        asks += _asks(sentence, spelled)
    return tuple(meetings), tuple(asks)


def _meetings(sentence: Sentence, spelled: list[str]) -> list[Clue]:
    spans = _spans(sentence.text, spelled, "meeting")
    return [_clue(sentence, span) for span in _separate(sentence.text, spans)] if spans else []


def _asks(sentence: Sentence, spelled: list[str]) -> list[Clue]:
    return [_clue(sentence, span) for span in _spans(sentence.text, spelled, "ask")]


def _of_the_story(
    sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> Iterator[Sentence]:
    """The sentences that are no furniture; a headline counts, a dateline hides nothing."""
    aside = {(piece.start, piece.end) for piece in furniture if piece.kind != "headline"}
    return (sentence for sentence in sentences if (sentence.start, sentence.end) not in aside)


def _spans(sentence: str, spelled: list[str], section: str) -> list[tuple[int, int]]:
    """Spans of the section's phrases, less those inside a phrase of its exceptions."""
    spans = phrases(f"{section}-phrases").find(sentence, spelled)
    if not spans:
        return spans
    exceptions = phrases(f"{section}-exceptions").find(sentence, spelled)
    return [
        (start, end)
        for start, end in spans
        if not any(first <= start < last or start == first for first, last in exceptions)
    ]


def _clue(sentence: Sentence, span: tuple[int, int]) -> Clue:
    start, end = span
    words = sentence.text[start:end]
    return Clue(sentence.start + start, sentence.start + end, words, sentence.number)


# A second clause with a verb of its own: "is to meet X on Monday, and will hold talks with Y".
_SECOND_CLAUSE = re.compile(
    r" (?:and|but|before|while|then) (?:(?:he|she|it|they) )?(?:also |later |then )?"
    r"(?:will|would|is|are|was|were|has|had|have|again|met|meet|spoke|held|visited|phoned)\b"
)
# "is to hold talks with X and to pay a call on Y", "agreed in a call to confer again on Thursday".
_SECOND_INFINITIVE = re.compile(
    r" (?:and to (?:pay|meet|hold|visit|see|host|receive|confer|dine|call)"
    r"|(?<=[a-z] )to (?:confer|meet|talk|speak) again)\b|\bahead of (?:a|the|an) summit\b"
)
_AGAIN = re.compile(r"\band (?:then )?again (?:in|at|on|by|over|last|this|with)\b")


def _separate(sentence: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first span, and the next one where the sentence clearly tells of two meetings."""
    first = spans[0]
    again = _AGAIN.search(sentence, first[1]) if " again " in sentence else None
    if again:
        return [first, again.span()]
    clause = _SECOND_CLAUSE.search(sentence, first[1])
    clause = clause or _SECOND_INFINITIVE.search(sentence, first[1])
    second = next((s for s in spans if clause and s[0] >= clause.start()), None)
    return [first, second] if second else [first]
