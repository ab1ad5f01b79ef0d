"""Quotations: the stretches of an article between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.article import Sentence

__all__ = ["Quotation", "find_quotations"]

# An apostrophe within a word neither opens nor closes anything.
_MARKS = re.compile(r"[“”„\"«»‘’'](?!(?<=[^\W_][’'])[^\W_])")
_SHORT = 60
_NEAR = 200
_ENDS_SPEECH = frozenset(",.?!…;—–-")


class Quotation(NamedTuple):
    """Words in quotation marks: ``[start, end)`` is what stands between them.

    ``outer`` spans the marks too. ``open`` says that no closing mark stands in the paragraph,
    which is how a quotation that goes on in the next one is printed.
    """

    start: int
    end: int
    outer: tuple[int, int]
    open: bool


def find_quotations(text: str, sentences: Sequence[Sentence]) -> list[Quotation]:
    """Every quotation in order of offset; a paragraph's end closes what it leaves open."""
    found: list[Quotation] = []
    marks = [match.start() for match in _MARKS.finditer(text)]
    if not marks:
        return found
    index = 0
    for first, last in _paragraphs(sentences):
        stop = bisect_left(marks, last, index)
        if stop > index:
            _add_quotations(found, text, marks[index:stop], first, last)
            index = stop
    return found


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Where each paragraph starts and ends."""
    found: list[tuple[int, int]] = []
    paragraph = None
    for sentence in sentences:
        if sentence.paragraph == paragraph:
            found[-1] = found[-1][0], sentence.end
        else:
            found.append((sentence.start, sentence.end))
            paragraph = sentence.paragraph
    return found


def _add_quotations(
    found: list[Quotation], text: str, marks: Sequence[int], first: int, last: int
) -> None:
    opened = -1
    closer = ""
    for at in marks:
        mark = text[at]
        if opened >= 0 and mark not in closer:
            continue
        after = text[at + 1] if at + 1 < last else " "
        if opened < 0:
            closer = _closer(mark, text[at - 1] if at > first else " ", after)
            if closer:
                opened = at
        elif _closes(text, mark, opened, at, after):
            found.append(Quotation(opened + 1, at, (opened, at + 1), False))
            opened = -1
    if opened >= 0 and closer not in ("'", "’", "’'"):
        found.append(Quotation(opened + 1, last, (opened, last), True))


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
