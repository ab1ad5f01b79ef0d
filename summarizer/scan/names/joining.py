"""Runs of capitals put together where small words hold one name together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.scan.names import lists
from summarizer.scan.names.kinds import OPENERS
from summarizer.scan.names.piece import key
from summarizer.scan.names.runs import Run

__all__ = ["joined"]

# More words than any name has.
_LONGEST = 16
_LINKS = re.compile(r"[ \u00a0](?:of|for|on|against)(?:[ \u00a0]the)?[ \u00a0]$")
_AND = re.compile(r"[ \u00a0](?:and|&)[ \u00a0]$")
_PORTFOLIOS = lists.word_set("portfolios")
_JOINT_TAILS = lists.word_set("joint tails")


def joined(text: str, runs: Sequence[Run]) -> Iterator[Run]:
    """Runs put together where small words hold one name together: "Bank of England"."""
    current: Run | None = None
    for run in runs:
        if current is not None and len(current.tokens) < _LONGEST and _belongs(text, current, run):
            current = Run(current.tokens + run.tokens, current.opens)
            continue
        if current is not None:
            yield current
        current = run
    if current is not None:
        yield current


def _belongs(text: str, left: Run, right: Run) -> bool:
    gap = text[left.tokens[-1].end : right.tokens[0].start]
    if not 1 < len(gap) <= 13:
        return False
    if gap in ("' ", "’ "):  # "the Producers' Forum"
        tail = key(right.tokens[-1].text)
        return tail in lists.BODY_NOUNS and tail not in lists.ROLE_NOUNS and _after_the(text, left)
    last, first = key(left.tokens[-1].text), right.tokens[0].text
    if _LINKS.match(gap):
        return last in OPENERS and not (
            gap.strip() in ("on", "against") and first in lists.CALENDAR
        )
    words = {key(token.text) for token in left.tokens}
    if gap == ", " or _AND.match(gap):
        if _plain(first) and words & _PORTFOLIOS and _linked(text, left):
            return not any(key(t.text) in lists.BODY_TAILS for t in right.tokens[1:-1])
        tail = key(right.tokens[-1].text)
        lone = key(left.tokens[-1].text) in lists.COMMON or _after_the(text, left)
        return (
            gap != ", "
            and tail in _JOINT_TAILS
            and len(right.tokens) > 1
            and lone
            and (_plain(left.tokens[-1].text))
        )
    return False


def _plain(word: str) -> bool:
    return word not in lists.PLACES and word not in lists.DEMONYMS and word not in lists.GIVEN


def _linked(text: str, run: Run) -> bool:
    return " of " in text[run.tokens[0].start : run.tokens[-1].end]


def _after_the(text: str, run: Run) -> bool:
    start = run.tokens[-1].start if run.tokens[0].text == "The" else run.tokens[0].start
    return text[max(0, start - 4) : start].lower() == "the "
