"""Text as it is compared: white space and quotation marks alike, nothing else."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

__all__ = ["Folded", "fold", "folded"]

_QUOTES = dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`", "'")
_SPACE = re.compile(r"\s{2,}|[^\S ]")  # what is not one plain space


def fold(text: str) -> str:
    """The text with white space runs as one space and quotation marks as plain ones."""
    return _with_plain_quotes(" ".join(text.split()))


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the offset it came from."""
    words: list[str] = []
    offsets: list[int] = []
    start = 0
    for space in _SPACE.finditer(text):
        words += (text[start : space.start()], " ")
        offsets += range(start, space.start() + 1)
        start = space.end()
    words.append(text[start:])
    offsets += range(start, len(text))
    return _with_plain_quotes("".join(words)), offsets


def _with_plain_quotes(text: str) -> str:
    if text.isascii():
        return text.replace("`", "'")
    for mark, plain in _QUOTES.items():
        text = text.replace(mark, plain)
    return text


class Folded:
    """A text in which words are looked up; ``text`` is what it folds to."""

    def __init__(self, text: str) -> None:
        self.text, self._offsets = folded(text)

    def places(self, wanted: str, start: int = 0) -> Iterator[tuple[int, int]]:
        """Start and end, in the text as it was, of every place where the folded words stand.

        They begin and end at word borders: "Gil" does not stand in "Gill". ``start`` is the
        offset, in the text as it was, at which the search begins.
        """
        first = bisect_left(self._offsets, start)
        at = self.text.find(wanted, first) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not _continues_word(self.text, at) and not _continues_word(self.text, end):
                yield self._offsets[at], self._offsets[end - 1] + 1
            at = self.text.find(wanted, end)


def _continues_word(text: str, at: int) -> bool:
    """Whether a letter, digit, mark or hidden character stands on both sides of the offset."""
    if not 0 < at < len(text):
        return False
    return _in_word(text[at - 1]) and _in_word(text[at])


def _in_word(character: str) -> bool:
    if character.isalnum():
        return True
    kind = unicodedata.category(character)
    return kind.startswith(("M", "Cf")) or (kind == "Cc" and not character.isspace())
