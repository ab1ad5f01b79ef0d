"""Quotations: the stretches of an article between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.article import Sentence

__all__ = ["Quotation", "find_quotations"]

_MARKS = re.compile(r"[“”„\"«»‘’']")
_SHORT = 60
_NEAR = 200
_ENDS_SPEECH = frozenset(",.?!…;—–-")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: ``[start, end)`` is what stands between them.

    ``outer`` spans the marks too. ``open`` says that no closing mark stands in the paragraph,
    which is how a quotation that goes on in the next one is printed.
    """

    start: int
    end: int
    outer: tuple[int, int]
    open: bool


def find_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Every quotation in order of offset; a paragraph's end closes what it leaves open."""
    found: list[Quotation] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = list(group)
        found.extend(_quoted(text, paragraph[0].start, paragraph[-1].end))
    return tuple(found)


def _quoted(text: str, first: int, last: int) -> Iterator[Quotation]:
    opened = -1
    closer = ""
    for match in _MARKS.finditer(text, first, last):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > first else " "
        after = text[at + 1] if at + 1 < last else " "
        if opened < 0:
            closer = _closer(mark, before, after)
            if closer:
                opened = at
        elif mark in closer and _closes(text, mark, opened, at, after):
            yield Quotation(opened + 1, at, (opened, at + 1), False)
            opened = -1
    if opened >= 0 and closer not in ("'", "’", "’'"):
        yield Quotation(opened + 1, last, (opened, last), True)


def _closer(mark: str, before: str, after: str) -> str:
    """The marks that close what this one opens, none where it opens nothing."""
    fresh = before.isspace() or before in "([{—–-/:“"
    if mark in "“„":
        return "”“" if mark == "„" else '”"'
    if mark == "«":
        return "»"
    if mark == '"' and not after.isspace() and (fresh or not before.isalnum()):
        return '"”'
    if mark == "‘" and fresh and not after.isdigit():
        return "’"
    if mark == "'" and fresh and after.isalpha():
        return "'"
    return ""


def _closes(text: str, mark: str, opened: int, at: int, after: str) -> bool:
    if mark in "”»“":
        return True
    if mark == '"':
        return not (after.isalnum() and text[at - 1].isspace())
    # An apostrophe closes where a word ends; after a plural's s only if the words are few.
    if after.isalnum():
        return False
    if text[at - 1] in _ENDS_SPEECH:
        return True
    if text[at - 1] == "s" and after == " " and _goes_on(text, mark, at + 2):
        return False
    return at - opened <= _SHORT and after != "\n"


def _goes_on(text: str, mark: str, at: int) -> bool:
    """Whether the quotation ends later, so that this mark belongs to "the workers' money"."""
    end = text.find(mark, at, at + _NEAR)
    while end >= 0 and text[end + 1 : end + 2].isalnum():
        end = text.find(mark, end + 1, at + _NEAR)
    if end < 0 or not text[at : at + 1].isalpha():
        return False
    return text[end - 1] in _ENDS_SPEECH and not any(c in text[at:end] for c in '‘“"\n')
