"""Sentences that may report a meeting or an ask, each by the words that say so.

High recall at few sentences: what a clue is worth is for the model to judge. The phrases and
the phrases that look like them but are none are lists under ``words/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.article import Sentence
from summarizer.scan.mentions import Clue, Furniture
from summarizer.scan.phrases import phrases, spelled_words

__all__ = ["find_clues"]

_Span = tuple[int, int]
_Spelled = tuple[Sentence, list[str]]


def find_clues(
    sentences: Sequence[Sentence],
    furniture: Sequence[Furniture],
    spelled: Sequence[list[str]] | None = None,
) -> tuple[tuple[Clue, ...], tuple[Clue, ...]]:
    """The clues of meetings, one a sentence unless it clearly tells of two; those of asks, all.

    ``spelled`` are the words of each sentence, where they are known.
    """
    if spelled is None:
        spelled = [spelled_words(sentence.text) for sentence in sentences]
    story = _of_the_story(zip(sentences, spelled, strict=True), furniture)
    meetings = [
        _clue(sentence, span)
        for sentence, spans in _found(story, "meeting")
        for span in _separate(sentence.text, spans)
    ]
    asks = [_clue(sentence, span) for sentence, spans in _found(story, "ask") for span in spans]
    return tuple(meetings), tuple(asks)


def _of_the_story(sentences: Iterable[_Spelled], furniture: Sequence[Furniture]) -> list[_Spelled]:
    """The sentences that are no furniture; a headline counts, a dateline hides nothing."""
    aside = {(piece.start, piece.end) for piece in furniture if piece.kind != "headline"}
    return [item for item in sentences if (item[0].start, item[0].end) not in aside]


def _found(story: Sequence[_Spelled], section: str) -> list[tuple[Sentence, list[_Span]]]:
    """The spans of the section's phrases in each sentence that holds one.

    Those inside a phrase of the section's exceptions do not count.
    """
    sought = phrases(f"{section}-phrases")
    exceptions = phrases(f"{section}-exceptions")
    every = [(*item, sought.find(item[0].text, item[1])) for item in story]
    held = [
        (sentence, spans, exceptions.find(sentence.text, spelled))
        for sentence, spelled, spans in every
        if spans
    ]
    kept = [
        (sentence, _outside(barred, spans) if barred else spans) for sentence, spans, barred in held
    ]
    return [(sentence, spans) for sentence, spans in kept if spans]


def _outside(barred: Sequence[_Span], spans: Sequence[_Span]) -> list[_Span]:
    """The spans that neither begin inside a barred one nor with it."""
    return [
        (start, end)
        for start, end in spans
        if not any(first <= start < last or start == first for first, last in barred)
    ]


def _clue(sentence: Sentence, span: _Span) -> Clue:
    start, end = span
    words = sentence.text[start:end]
    return Clue(sentence.start + start, sentence.start + end, words, sentence.number)


# A second clause with a verb of its own: "is to meet X on Monday, and will hold talks with Y".
_SECOND_CLAUSE = re.compile(
    r" (?:and|but|before|while|then) (?:(?:on|at|in|over|after|that|the same) (?:[\w’']+ ){1,3})?"
    r"(?:(?:he|she|it|they|both|(?:the|both) (?:two|pair|sides|two \w+)) )?(?:also |later |then )?"
    r"(?:will|would|is|are|was|were|has|had|have|again|met|meet|spoke|held|visited|phoned|called"
    r"|saw|rang|telephoned|dined|hosted|received|sat)\b"
)
# "is to hold talks with X and to pay a call on Y", "agreed in a call to confer again on Thursday".
_SECOND_INFINITIVE = re.compile(
    r" (?:and to (?:pay|meet|hold|visit|see|host|receive|confer|dine|call)"
    r"|(?<=[a-z] )to (?:confer|meet|talk|speak) again)\b|\bahead of (?:a|the|an) summit\b"
)
_AGAIN = re.compile(r"\band (?:then )?again (?:in|at|on|by|over|last|this|with)\b")


def _separate(sentence: str, spans: list[_Span]) -> list[_Span]:
    """The first span, and the next one where the sentence clearly tells of two meetings."""
    first = spans[0]
    again = _AGAIN.search(sentence, first[1]) if " again " in sentence else None
    if again:
        return [first, again.span()]
    if len(spans) == 1:
        return spans
    clause = _SECOND_CLAUSE.search(sentence, first[1])
    clause = clause or _SECOND_INFINITIVE.search(sentence, first[1])
    second = next((s for s in spans if clause and s[0] >= clause.start()), None)
    return [first, second] if second else [first]
