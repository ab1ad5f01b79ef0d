"""How an ask is answered, as far as the sentence itself or the next one plainly says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from summarizer.grammar.asks.doubts import is_claim_answered
from summarizer.grammar.asks.words import ANSWERS, LONGEST_ANSWER, NOUNS, is_adverb
from summarizer.scan.reporting.units import Row

__all__ = ["Answer", "Response", "answer_before", "answers_in"]

Response = Literal["accepted", "refused", "pending"]
_BACK = 5


class Answer(NamedTuple):
    """Words for an answer at a place; ``value`` may also be "given" or "got"."""

    at: int
    end: int
    value: str

    @property
    def response(self) -> Response | None:
        """The answer, None for words that only bring an ask forward."""
        return cast(Response, self.value) if self.value not in ("given", "got") else None


def answer_before(row: Row, start: int) -> Answer | None:
    """The verb that has the noun phrase at ``start`` as its object: "turned down a request"."""
    words = row.words
    end = start
    while end and (is_adverb(words[end - 1]) or words[end - 1] in ("down", "out", "aside")):
        if (words[end - 2 : end - 1] != []) and tuple(words[end - 2 : end]) in ANSWERS:
            break
        end -= 1
    if end and words[end - 1] in ("to", "for", "with", "on", "upon"):
        end -= 1
        for index in range(end - 1, max(-1, end - _BACK), -1):
            if words[index] in ("agreed", "agrees", "agree", "bowed", "acceded", "complied"):
                return Answer(index, index + 1, "accepted")
    return _ending_at(row, end)


def _ending_at(row: Row, end: int) -> Answer | None:
    for length in range(min(LONGEST_ANSWER, end), 0, -1):
        value = ANSWERS.get(tuple(row.words[end - length : end]))
        if value is not None:
            return Answer(end - length, end, value)
    return None


def answers_in(row: Row, start: int) -> Iterator[Answer]:
    """Words in the row, from ``start`` on, that tell of an answer to an ask."""
    words = row.words
    for at in range(start, len(words)):
        for length in range(min(LONGEST_ANSWER, len(words) - at), 0, -1):
            value = ANSWERS.get(tuple(words[at : at + length]))
            if value is None:
                continue
            if value not in ("given", "got") and _answers(row, at, at + length):
                yield Answer(at, at + length, value)
            break


def _answers(row: Row, at: int, end: int) -> bool:
    """Whether the words answer an ask, and nothing else: not "refused entry", "be granted"."""
    before = row.words[at - 1] if at else ""
    after = row.words[end] if end < len(row.words) else "."
    if before in ("be", "to", "not", "n't", "never") or after == "that":
        return False
    if is_claim_answered(row, at, end):
        return False
    if end - at > 1 or after in (
        ".",
        ",",
        ";",
        "and",
        "but",
        "on",
        "in",
        "last",
        "because",
        "it",
        "them",
        "by",
    ):
        return True
    return not NOUNS.keys().isdisjoint(row.words[end : end + 5])
