"""Words whose letters look like those of another script: "Аlice" with a Cyrillic А. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.article import Mention
from summarizer.lexicon import pairs

__all__ = ["latin", "lookalikes"]

_PLAIN = re.compile("[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_WORD = re.compile(r"[^\W_]+")


def lookalikes(text: str) -> Iterator[Mention]:
    """Every word with Latin letters or digits and letters of other scripts that look like them."""
    if text.isascii():
        return
    reached = 0
    for strange in _strangers().finditer(text):
        if strange.start() < reached:
            continue
        word = _around(text, strange.start())
        reached = word.end
        if _PLAIN.search(word.text):
            yield word


def latin(text: str) -> str:
    """The text with every lookalike as the Latin letter or the digit that it looks like."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    return {ord(strange): plain for strange, plain in pairs("lookalikes", "zxx")}


@cache
def _strangers() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _table()))}]")


def _around(text: str, at: int) -> Mention:
    """The word in which the character stands."""
    start = at
    while start > 0 and _WORD.fullmatch(text[start - 1]):
        start -= 1
    found = _WORD.match(text, start)
    end = found.end() if found else at + 1
    return Mention(start, end, text[start:end])
