"""Titles and offices at the head of a capitalised run."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.scan.names import lists
from summarizer.scan.names.piece import key
from summarizer.scan.names.runs import Token

__all__ = ["opens_title", "title_in"]


def title_in(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Where the title of a run stands, with the words of its portfolio before it."""
    words = [key(token.text) for token in tokens]
    for last in range(len(words), 0, -1):
        for first in range(max(0, last - 4), last):
            if tuple(words[first:last]) in lists.TITLES and _names_person(words, last, tokens):
                return _role_start(tokens, words, first), last
    return None


def _names_person(words: Sequence[str], last: int, tokens: Sequence[Token]) -> bool:
    if last == len(words):  # "Imran Sheikh" and "Stephen King" are no offices
        return not (len(words) == 2 and tokens[0].text in lists.GIVEN)
    if words[last - 1] in lists.COURTESY:
        return True
    if last - 1 == 0 and tokens[0].text in lists.GIVEN and len(words) == 2:
        return True
    tail = words[-1]
    given = tokens[last].text in lists.GIVEN and len(words) - last > 1
    if given:
        return True
    return (
        tail not in lists.BODY_TAILS
        and tail not in lists.PLACE_HEADS
        and tail not in lists.OUTLET_WORDS
        and words[last] not in lists.COMMON
    )


def _role_start(tokens: Sequence[Token], words: Sequence[str], first: int) -> int:
    while first:
        word, token = words[first - 1], tokens[first - 1].text
        if token in lists.PLACES or token in lists.DEMONYMS or word in lists.BODY_NOUNS:
            return first if word not in ("senate", "house", "cabinet", "union") else first - 1
        if " " in token or (
            word not in lists.COMMON and words[first] in ("ceo", "cfo", "chairman")
        ):
            return first
        first -= 1
    return first


def opens_title(words: Sequence[str]) -> bool:
    """Whether it is an office with its field: "Assistant Secretary of State for Finance"."""
    return any(tuple(words[:length]) in lists.TITLES for length in range(1, 4))
