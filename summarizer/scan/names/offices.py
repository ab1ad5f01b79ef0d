"""Titles and offices at the head of a capitalised run."""

from __future__ import annotations

from summarizer.scan.names import lists
from summarizer.scan.names.runs import Run

__all__ = ["opens_title", "title_in"]

_LAST_WORDS = frozenset(title[-1] for title in lists.TITLES)


def title_in(run: Run) -> tuple[int, int] | None:
    """Where the title of a run stands, with the words of its portfolio before it."""
    words = run.keys
    if _LAST_WORDS.isdisjoint(words):
        return None
    for last in range(len(words), 0, -1):
        for first in range(max(0, last - 4), last):
            if words[first:last] in lists.TITLES and _names_person(run, last):
                return _role_start(run, first), last
    return None


def _names_person(run: Run, last: int) -> bool:
    words = run.keys
    if last == len(words):  # "Imran Sheikh" and "Stephen King" are no offices
        return not (len(words) == 2 and run.words[0] in lists.GIVEN)
    if words[last - 1] in lists.COURTESY:
        return True
    if last - 1 == 0 and run.words[0] in lists.GIVEN and len(words) == 2:
        return True
    tail = words[-1]
    given = run.words[last] in lists.GIVEN and len(words) - last > 1
    if given:
        return True
    return (
        tail not in lists.BODY_TAILS
        and tail not in lists.PLACE_HEADS
        and tail not in lists.OUTLET_WORDS
        and words[last] not in lists.COMMON
    )


def _role_start(run: Run, first: int) -> int:
    words = run.keys
    while first:
        word, token = words[first - 1], run.words[first - 1]
        if token in lists.PLACES or token in lists.DEMONYMS or word in lists.BODY_NOUNS:
            return first if word not in ("senate", "house", "cabinet", "union") else first - 1
        if " " in token or (
            word not in lists.COMMON and words[first] in ("ceo", "cfo", "chairman")
        ):
            return first
        first -= 1
    return first


def opens_title(words: tuple[str, ...]) -> bool:
    """Whether it is an office with its field: "Assistant Secretary of State for Finance"."""
    return any(words[:length] in lists.TITLES for length in range(1, 4))
