"""Which language a text is in, as far as the scanners need to know."""

from __future__ import annotations

import re

from summarizer.lexicon import words

__all__ = ["language_of"]

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters of the beginning, which are enough to tell
_LEAST_SHARE = 0.15


def language_of(text: str) -> str | None:
    """ "en" where the function words of the text are English, None where they are not."""
    known = frozenset(words("stop-words"))
    found = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    is_english = found and sum(word in known for word in found) >= _LEAST_SHARE * len(found)
    return "en" if is_english else None
