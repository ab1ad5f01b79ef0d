"""Runs of capitals put together where small words hold one name together."""

from __future__ import annotations

import re

from summarizer.scan.names import lists
from summarizer.scan.names.kinds import OPENERS
from summarizer.scan.names.offices import TITLE_WORDS
from summarizer.scan.names.runs import Run

__all__ = ["joined"]

# More words than any name has.
_LONGEST = 16
_LINKS = frozenset(
    f" {link}{article} " for link in ("of", "for", "on", "against") for article in ("", " the")
)
_LONGEST_GAP = max(map(len, _LINKS))
_PORTFOLIOS = lists.word_set("portfolios")
# Bodies whose full names go on with "of" at most, where a word stands before the noun.
_NAMED_ALONE = lists.word_set("named alone")
_NUMBERED = re.compile(r"\d|^[A-Z]{2,3}$")
_JOINT_TAILS = lists.word_set("joint tails")


def joined(text: str, runs: list[Run]) -> list[Run]:
    """Runs put together where small words hold one name together: "Bank of England"."""
    if len(runs) < 2:
        return runs
    found: list[Run] = []
    end = -_LONGEST_GAP - 1
    for run in runs:
        if 1 < run.starts[0] - end <= _LONGEST_GAP:
            left = found[-1]
            if len(left.words) < _LONGEST and _belongs(text, text[end : run.starts[0]], left, run):
                run = Run(
                    left.words + run.words,
                    left.keys + run.keys,
                    left.starts + run.starts,
                    run.end,
                    left.opens,
                )
                found.pop()
        found.append(run)
        end = run.end
    return found


def _belongs(text: str, gap: str, left: Run, right: Run) -> bool:
    if "\u00a0" in gap:
        gap = gap.replace("\u00a0", " ")
    if gap in _LINKS:
        if left.keys[-1] not in OPENERS:
            # "Front for the Renewal of Chad"
            return gap in (" of ", " of the ") and _aims(text, left) and _plain(left.words[-1])
        if gap in (" of ", " of the "):
            return True
        if len(left.words) > 1 and left.keys[-1] in _NAMED_ALONE:
            return False  # "asked the Lagos Water Board for the report"
        return right.words[0] not in lists.CALENDAR and not _NUMBERED.search(right.words[0])
    if gap in (", ", " and ", " & "):
        if gap == ", " and right.keys[0] in TITLE_WORDS:
            return False  # "Minister of State for Petroleum, Senator X"
        if not _PORTFOLIOS.isdisjoint(left.keys) and _plain(right.words[0]) and _linked(text, left):
            return lists.BODY_TAILS.isdisjoint(right.keys[1:-1])
        return (
            gap != ", "
            and len(right.words) > 1
            and right.keys[-1] in _JOINT_TAILS
            and _plain(left.words[-1])
            and (left.keys[-1] in lists.COMMON or _after_the(text, left))
        )
    if gap in ("' ", "’ "):  # "the Producers' Forum"
        tail = right.keys[-1]
        return tail in lists.BODY_NOUNS and tail not in lists.ROLE_NOUNS and _after_the(text, left)
    return False


def _aims(text: str, run: Run) -> bool:
    return " for the " in text[run.starts[0] : run.end]


def _plain(word: str) -> bool:
    return word not in lists.PLACES and word not in lists.DEMONYMS and word not in lists.GIVEN


def _linked(text: str, run: Run) -> bool:
    return " of " in text[run.starts[0] : run.end]


def _after_the(text: str, run: Run) -> bool:
    start = run.starts[-1] if run.words[0] == "The" else run.starts[0]
    near = text[max(0, start - 4) : start].lower() == "the "
    return near or " of the " in text[run.starts[0] : run.starts[-1]]
