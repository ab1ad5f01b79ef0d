"""The small pieces that every pattern of the figure scanner is built from."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["GAP", "HYPHEN", "SPACE", "alternation", "by_first_letter", "phrases"]

# A blank of any kind, or a line break inside a paragraph, as hard-wrapped articles have.
SPACE = r"(?:[^\S\r\n]|\r?\n(?=\S))"
HYPHEN = "[-\u2010\u2011]"
GAP = rf"(?:{SPACE}|{HYPHEN})"


def alternation(entries: Iterable[str]) -> str:
    """A pattern that matches any of the entries, the longest first."""
    return "|".join(map(re.escape, sorted(entries, key=len, reverse=True)))


def by_first_letter(entries: Iterable[str]) -> str:
    """Like `alternation` in any letter case, in a form that skips most text at once."""
    tails: dict[str, list[str]] = {}
    for entry in entries:
        tails.setdefault(entry[0].lower(), []).append(entry[1:])
    return "|".join(
        f"[{first}{first.upper()}](?i:{alternation(rest)})" for first, rest in tails.items()
    )


def phrases(entries: Iterable[str]) -> str:
    """Like `alternation`, but for a blank any blank or hyphen does, and any hyphen for one."""
    longest_first = sorted(entries, key=len, reverse=True)
    return "|".join(
        re.escape(entry).replace(r"\ ", f"{GAP}{SPACE}?").replace(r"\-", HYPHEN)
        for entry in longest_first
    )
