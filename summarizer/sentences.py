"""Sentences: where each one stands in a text, and in which paragraph.

The ``sentencex`` package proposes the boundaries of a paragraph. Ours are what lies around
that: where paragraphs end, boundaries it makes after a title or a clock time, and boundaries
it leaves out between two sentences inside quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import sentencex  # type: ignore[import-untyped]

from summarizer.lexicon import pairs, words

__all__ = ["Mention", "Sentence", "split_sentences"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the article: ``[start, end)`` and the text that stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence(Mention):
    """One sentence, numbered from 1 in the order of the article, and its paragraph's number."""

    number: int
    paragraph: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Every sentence of the text in order; together they hold all that is not white space.

    A sentence never spans the end of a paragraph, and no white space stands at its edges.
    """
    found: list[Sentence] = []
    plain = _plain(text)
    paragraphs = list(_paragraphs(text))
    # Step by step over the whole text: a processor has each step's code at hand then.
    bodies = [plain[start:end] for start, end in paragraphs]
    proposed = [_proposed(body) for body in bodies]
    inner = [_boundaries(body, ends) for body, ends in zip(bodies, proposed, strict=True)]
    for paragraph, ((start, end), ends) in enumerate(zip(paragraphs, inner, strict=True), 1):
        cuts = [start + cut for cut in ends]
        prefix = _CRAWL_PREFIX.match(text, start, end) if paragraph == 1 else None
        if prefix:
            cuts.insert(0, prefix.end())
        first = start
        for cut in [*cuts, end]:
            piece = text[first:cut]
            words = piece.strip()
            if words:
                first += piece.index(words)
                last = first + len(words)
                found.append(Sentence(first, last, words, len(found) + 1, paragraph))
            first = cut
    return tuple(found)


# A line end inside a paragraph is a space, and so is a non-breaking space: sentencex 1.0 cuts
# that one in half after an initial and panics.
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _plain(text: str) -> str:
    """The text with a space for each white space, and with no half characters; offsets stay."""
    for space in _SPACES:
        text = text.replace(space, " ")
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


# --- paragraphs -------------------------------------------------------------------------------

# Text that a program has wrapped fills its lines up to some column, seldom above this one.
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs: lines, or runs of lines where one sentence runs on."""
    lines = _lines(text)
    width = _wrap_width(lines)
    start = -1
    above = (0, 0)
    for line in lines:
        if start >= 0 and not _runs_on(text, above, line, width):
            yield start, above[1]
            start = -1
        if start < 0 and line[0] < line[1]:
            start = line[0]
        above = line
    if start >= 0:
        yield start, above[1]


def _lines(text: str) -> list[tuple[int, int]]:
    """The stripped span of each line; an empty one stands for a blank line."""
    spans = []
    offset = 0
    for line in text.splitlines(keepends=True):
        first = offset + len(line) - len(line.lstrip())
        spans.append((first, max(first, offset + len(line.rstrip()))))
        offset += len(line)
    return spans


def _wrap_width(lines: list[tuple[int, int]]) -> int:
    """The column at which the text was wrapped by a program, 0 where it was not."""
    lengths = [last - first for first, last in lines if last > first]
    width = max(lengths, default=0)
    full = sum(1 for length in lengths if length > width - 15)
    wrapped = _NARROWEST_WRAP <= width <= _WIDEST_WRAP and full >= 3 and full * 2 > len(lengths)
    return width if wrapped else 0


_WORD = re.compile(r"\S{1,40}")


def _runs_on(text: str, above: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether a line continues the paragraph of the line above it."""
    word = _WORD.match(text, *line)
    if word is None:
        return False
    opening = word.group()
    if opening[0].islower() and opening != "by" and text[above[1] - 1] not in ".!?:":
        return True
    # A program wraps where the next word would have gone beyond the column.
    return width > 0 and above[1] - above[0] + 1 + len(opening) > width


# --- sentences of a paragraph -----------------------------------------------------------------

_CRAWL_PREFIX = re.compile(r"date \d{4}-\d\d-\d\d(?=\s)")

_STOP = re.compile(r"[.!?…][\"”’»')\]]{0,3}\s{1,9}(?=[\"“‘«'(\[]{0,2}(\w))")


def _boundaries(paragraph: str, proposed: set[int]) -> list[int]:
    """Where a new sentence starts inside the paragraph, in order, given what sentencex sees."""
    own = [stop.end() for stop in _STOP.finditer(paragraph) if stop[1].isupper()]
    if not proposed and not own:
        return []
    kept: list[int] = []
    start = 0
    for cut in sorted(proposed.union(own)):
        if cut < start:
            continue
        left = paragraph[max(start, cut - 60) : cut].rstrip()
        right = paragraph[cut : cut + 90]
        if _joined(left, right) or (cut not in proposed and not _ends_plainly(left, right)):
            continue
        stray = _STRAY_MARK.match(paragraph, cut) if paragraph[cut] in _CLOSING else None
        start = stray.end() if stray else cut
        kept.append(start)
    return kept


# A closing mark set apart from its sentence: 'The plan failed. " He left.'
_CLOSING = '"”’»)]'
_STRAY_MARK = re.compile(r"[\"”’»)\]]{1,2}(?:\s{1,9}|\Z)")

# sentencex takes time by the square of the quotation marks it is shown at once.
_WINDOW = 4_000
_OPENING_QUOTES = "\"'“‘"


def _proposed(paragraph: str) -> set[int]:
    """The boundaries that sentencex sees, found window by window."""
    found: set[int] = set()
    start = 0
    while start < len(paragraph):
        window = paragraph[start : start + _WINDOW]
        size = len(window)
        inner = [
            end
            for end in _ends(window)
            if 0 < end < size and not (window[end - 1] in _OPENING_QUOTES and _opens(window, end))
        ]
        found.update([start + end for end in inner])
        last = start + size == len(paragraph)
        start += size if last or not inner else inner[-1]
    return found


def _ends(window: str) -> list[int]:
    """The ends that sentencex sees, none where it breaks down."""
    try:
        return list(accumulate(map(len, sentencex.segment("en", window))))
    except BaseException as error:
        # A panic in its Rust code is no ``Exception``; nothing else of that kind is ours to hold.
        if type(error).__name__ != "PanicException":
            raise
        return []


def _opens(window: str, cut: int) -> bool:
    """Whether the mark before the cut opens what follows: one left open earlier misled us."""
    return window[max(0, cut - 2) : cut - 1].isspace()


# --- judging a boundary -----------------------------------------------------------------------

_OPENING = re.compile(r"[\"“‘«'(\[—–]")
_LONGEST_TOKEN = 30
_NEXT_WORD = re.compile(r"[\"“‘«'(\[]{0,2}([\w'’-]{1,30})")
_LIST_NUMBER = re.compile(r"[\"“(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]")
_LONGEST_NUMBER = 6
_RETIRED = ("Rtd", "Retd")
# "Senator (Dr.) Amina Bello", "Hon. (Mrs.) Obi"
_TITLE_IN_BRACKETS = re.compile(r"[A-Z][\w.]{1,20} \((?:[A-Z]\w{0,8}\. ?){0,2}([A-Z]\w{0,8})\.\)\Z")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,6}")
_NAME_BEFORE = re.compile(
    r"(?:^|[\s\"“‘'(])(?:[A-Z][\w.:,/'’-]{0,30}|by|and|with|from|to|for|of|told|said|that)\s\Z"
)
_EXCLAIMED = tuple(stop + mark for stop in "!?" for mark in "\"”’'")
_ASKED = re.compile(
    r"(?:[\w.'’-]{1,25} ){1,6}(?:(?:asked|asks|wondered|demanded|shouted|chanted|yelled)\b|"
    r"(?:said|says|wrote|added|replied)(?=[.,;:]| (?:in|on|at|to|of|after|before|during)\b|\Z))"
)
_PLAIN_END = re.compile(r"(?:[a-z]{2}|[\d%!?)\]][.!?]?|[.!?])[.!?]?[\"”’»')\]]{0,3}\Z")


def _joined(left: str, right: str) -> bool:
    """Whether what stands left and right of a proposed boundary is one sentence."""
    following = _NEXT_WORD.match(right)
    word = following.group(1) if following else ""
    if word[:1].islower() and not word[1:2].isupper() and right[:1] == word[:1]:
        return True
    if len(left) <= _LONGEST_NUMBER and _LIST_NUMBER.fullmatch(left):
        return True
    if left.endswith(_EXCLAIMED):
        return _ASKED.match(right) is not None
    bracketed = _TITLE_IN_BRACKETS.search(left) if left.endswith(".)") else None
    if bracketed:
        word = bracketed.group(1)
        return word in _RETIRED or _abbreviations().get(word) == "title"
    if not left.endswith((".", "!")):
        return False
    token = left[-_LONGEST_TOKEN:].rpartition(" ")[2]
    if not token[:-1].isalnum():
        token = _OPENING.split(token)[-1]
    return _abbreviated(token, left.removesuffix(token), word)


def _abbreviated(token: str, before: str, word: str) -> bool:
    """Whether the stop after ``token`` belongs to it alone, given the word that follows."""
    shape = token.removesuffix(".")
    kind = _abbreviations().get(shape)
    if kind is None and word.isupper():
        kind = _abbreviations().get(shape.capitalize())
    if kind == "title":
        return True
    if kind == "number":
        return word[:1].isdigit()
    if kind == "hour":
        return word in _hour_followers()
    if kind == "word" or ("." in shape and _INITIALS.fullmatch(token)):
        return bool(word) and word not in _openers()
    if len(token) == 2 and token[0].isupper():
        named = not before or before[-1] in "(\"“‘'" or _NAME_BEFORE.search(before) is not None
        return named and word not in _openers()
    return False


def _ends_plainly(left: str, right: str) -> bool:
    """Whether a stop that sentencex passed over ends a sentence inside quotation marks."""
    if left.endswith(("…", "...")):
        following = _NEXT_WORD.match(right)
        return following is not None and following.group(1) in _openers()
    return _PLAIN_END.search(left) is not None


@cache
def _abbreviations() -> dict[str, str]:
    return dict(pairs("abbreviations"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(words("sentence-openers"))


@cache
def _hour_followers() -> frozenset[str]:
    named = (name for kind in ("weekdays", "months") for name, _ in pairs(kind))
    return frozenset([*named, *words("time-zones")])
