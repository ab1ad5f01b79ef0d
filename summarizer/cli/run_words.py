"""What is said at the end of a run over many articles, however it was run."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

from summarizer.cli.notices import complain
from summarizer.cli.reading import shown

__all__ = ["MOST_TOLD", "counted", "tell_failure", "tell_failures"]

MOST_TOLD = 20
"""So many articles that failed are told of one by one."""


def counted(done: int, *others: tuple[int, str]) -> str:
    """So many are done, and of the other kinds those that there are."""
    kinds = [(done, "done"), *(one for one in others if one[0])]
    return ", ".join(f"{number:,} {what}" for number, what in kinds)


def tell_failures(path: Path, once_more: str = "--retry-failed asks again") -> None:
    """What failed, from the list of it: the first of them, and where the others are."""
    with open(path, encoding="utf-8") as lines:
        for line in islice(lines, MOST_TOLD):
            one = json.loads(line)
            tell_failure(one["name"], one["code"], one["reason"])
    complain(f"what failed is listed in {shown(str(path))}; {once_more}")


def tell_failure(name: str | None, code: str, reason: str) -> None:
    """An article that failed, and why."""
    complain(f"{name or 'an article'}: {code}: {reason}")
