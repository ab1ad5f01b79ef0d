"""Datelines: "LIMA, April 9, 2026 (Reuters) -" and their like, at the start of a text."""

from __future__ import annotations

import re
from functools import cache

from summarizer.lexicon import pairs, words

__all__ = ["dateline_at_start"]

_CITY = r"[A-Z][A-Z.'’/-]{2,25}(?:[ /-][A-Z.'’/-]{2,25}){0,3}"
_REGION = r"(?:, [A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}){0,2}"
_AGENCY = r"(?: ?\([A-Z][\w ./&-]{1,40}\)|, [A-Z][A-Za-z]{1,15}(?: [A-Z][A-Za-z]{1,15})?)?"
_DASH = r"(?: ?[-–—_]{1,2}(?=\s)|:(?=\s))"


@cache
def dateline_at_start(strict: bool) -> re.Pattern[str]:
    """Matches a dateline; a strict one is in capitals, as it must be within the body."""
    month = "|".join(re.escape(name) for name, _ in pairs("months"))
    day = rf"(?:, (?:(?:{month})\.? \d{{1,2}}|\d{{1,2}} (?:{month})\.?)(?:,? \d{{4}})?)"
    capitals = rf"{_CITY}{_REGION}{day}?{_AGENCY}{_DASH}|{_CITY}{_REGION}{day}{_AGENCY}\Z"
    named = r"[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2}"
    dated = rf"{named}{_REGION}{day}{_AGENCY}{_DASH}?|{named}{_REGION} \([A-Z]{{2,10}}\){_DASH}"
    agency = rf"\((?:Reuters|AP|AFP|Bloomberg|PTI|ANI|IANS|Xinhua)\){_DASH}"
    loose = rf"{capitals}|{dated}|{agency}|(?!{_labels()}){named}:(?=\s)"
    return re.compile(capitals if strict else loose)


def _labels() -> str:
    return rf"(?i:{'|'.join(map(re.escape, words('headline-labels')))})(?!\w)"
