"""Furniture: what stands on the page around a story.

Captions, credits, bylines, datelines, notes and the marks of a crawler; and headlines, which
belong to the story but are no sentence of it. Each piece is a whole sentence or line; only a
dateline can be the opening of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from summarizer.article import Sentence, split_sentences
from summarizer.lexicon import words
from summarizer.published import date_line
from summarizer.scan.datelines import dateline_at_start
from summarizer.scan.mentions import Furniture, FurnitureKind
from summarizer.scan.phrases import any_of, lowered

__all__ = ["find_furniture"]

_Paragraph = tuple[Sentence, ...]
_Kinds = list[FurnitureKind | None]


class _Place(NamedTuple):
    """Where a paragraph stands: the body starts at the first one that closes like a sentence."""

    in_body: bool
    is_first: bool
    is_last: bool


def find_furniture(text: str, sentences: Sequence[Sentence] | None = None) -> tuple[Furniture, ...]:
    """The furniture of an article in order of offset; no two pieces overlap."""
    known = split_sentences(text) if sentences is None else sentences
    paragraphs = [tuple(group) for _, group in groupby(known, key=attrgetter("paragraph"))]
    return tuple(_furniture(paragraphs, [_own_kind(sentence.text) for sentence in known]))


def _furniture(paragraphs: list[_Paragraph], own: _Kinds) -> Iterator[Furniture]:
    """The furniture of the paragraphs, given what each sentence is by itself."""
    in_body = False
    first = 0
    for index, paragraph in enumerate(paragraphs):
        place = _Place(in_body, index == 0, index + 1 == len(paragraphs))
        last = first + len(paragraph)
        kinds = _kinds(paragraph, own[first:last], place)
        first = last
        body = False
        for sentence, kind in zip(paragraph, kinds, strict=True):
            if kind is not None:
                yield Furniture(sentence.start, sentence.end, sentence.text, kind)
            elif not body:
                yield from _dateline(sentence, strict=in_body)
                body = True
        in_body = in_body or body


def _kinds(paragraph: _Paragraph, kinds: _Kinds, place: _Place) -> _Kinds:
    """What each sentence of a paragraph is, None where it is part of the story."""
    # A crawler's mark may share its line with the headline.
    after_prefix = 1 if kinds[0] == "prefix" else 0
    if len(kinds) == after_prefix + 1 and kinds[-1] is None:
        kinds[-1] = _line_kind(paragraph[-1].text, place)
    if "credit" in kinds:
        return _with_captions(paragraph, kinds, place)
    if kinds[0] == "note" and paragraph[0].text[0] in "([":
        return ["note"] * len(kinds)
    return kinds


# --- a sentence by itself ---------------------------------------------------------------------

_SHAPE = re.compile(
    r"(?P<prefix>date \d{4}-\d\d-\d\d\Z)"
    # What is left of a mailing, and where else the story was published.
    r"|(?P<note>\(\([^()]{0,200}\)\)\Z|\S{1,60}@\S{1,60}\Z"
    r"|(?:Published in|The post) .{3,160}(?:\d{4}|appeared first on .{2,60})\Z)"
)
_OPENS_SHAPE = "d(PT"
_CONTRIBUTED = re.compile(r"\bcontributed to (?:this|the) (?:report|story|article)\b")
_MARKS = "([*_ \u2022\"'“‘"
_CREDIT_MARKS = "([|©—–/ -"
_LONGEST_TAIL = 200


def _own_kind(sentence: str) -> FurnitureKind | None:
    """What a sentence is by its own words, wherever it stands."""
    shape = _SHAPE.match(sentence) if sentence[0] in _OPENS_SHAPE or "@" in sentence else None
    if shape:
        return "prefix" if shape.lastgroup == "prefix" else "note"
    listed = _may_open().match(sentence) is not None
    if listed and _opens(sentence, "tail-credits") and _credits_only(sentence):
        return "credit"
    short = len(sentence) <= _LONGEST_TAIL
    if short and "contributed" in sentence and _CONTRIBUTED.search(sentence):
        return "credit"
    if listed and _opens(sentence, "tail-notes"):
        return "note"
    marked = listed or "/" in sentence or sentence[0] in _CREDIT_MARKS
    if marked and len(sentence) <= _LONGEST_CREDIT and _is_picture_credit(sentence):
        return "credit"
    return "caption" if listed and _opens(sentence, "caption-openers") else None


@cache
def _may_open() -> re.Pattern[str]:
    """Matches what may open with an entry of the lists; few sentences do."""
    lists = ("tail-credits", "tail-notes", "caption-openers", "caption-credits")
    entries = {entry.lower() for name in lists for entry in words(name)}
    return re.compile(rf"[{re.escape(_MARKS + _CREDIT_MARKS)}]*{any_of(entries)}", re.IGNORECASE)


def _opens(sentence: str, name: str) -> bool:
    """Whether an entry of the list opens the sentence, with or without marks before it."""
    small = lowered(sentence[:80])
    opening, bare = _opening(name), small.lstrip(_MARKS)
    return opening.match(bare) is not None or (
        len(bare) < len(small) and opening.match(small) is not None
    )


def _credits_only(sentence: str) -> bool:
    """Whether a line is made of names and of the words that credits are made of."""
    small = (word for word in _CONTENT.findall(sentence[:400]) if word[0].islower())
    return all(word in _credit_words() for word in small)


@cache
def _credit_words() -> frozenset[str]:
    around = ("from", "with", "newsroom", "bureau", "desk", "staff", "agencies", "contributed")
    return frozenset([*around, *" ".join(words("tail-credits")).split()])


# --- pictures ---------------------------------------------------------------------------------

_SLASHED = re.compile(
    r"(?:©\s?|[—–-]\s?)?[A-Z][\w.'’&-]{1,25}(?: [A-Z][\w.'’&-]{0,25}){0,4}"
    r"(?:/[A-Z][\w.'’&-]{0,25}(?: [\w.'’&-]{1,25}){0,4}){1,3}[)\].]{0,2}\Z"
)
_BRACKETED = re.compile(r"[(\[]([A-Z][\w ]{1,25}(?:/[\w ]{1,40})?)[)\]]\.?\Z")
# Words in small letters: a credit has none but small ones ("Photo by X for Y"), a caption has.
_CONTENT = re.compile(r"\b(?!(?:and|for|via|the|van|von|bin|del|der|den)\b)[^\W\d_]{3,30}")
_CREDIT_WITHIN = re.compile(r"©\s?[A-Z]|\|\s?(?:Photo|Image|Picture|Credit)\b")
_IN_THIS_PHOTO = re.compile(
    r"\bin (?:this|a|an) (?:undated |recent )?(?:file |handout )?(?:photo|picture|image)\b"
)
_LONGEST_CREDIT = 120
_LONGEST_CAPTION = 500


def _is_picture_credit(sentence: str) -> bool:
    """Whether the whole sentence says whose picture it is."""
    opening = sentence.lstrip(_CREDIT_MARKS)
    label = _opening("caption-credits").match(lowered(opening))
    if label:
        return not any(word[0].islower() for word in _CONTENT.findall(opening, label.end()))
    bracketed = _BRACKETED.search(sentence) if sentence[0] in "([" else None
    if ("/" in sentence and _SLASHED.match(sentence)) or (
        bracketed and _names_agency(bracketed[1])
    ):
        return True
    return sentence[0] in "—–-/([" and _names_agency(opening.rstrip(")]. "))


def _names_agency(words: str) -> bool:
    """Whether the words, or those before or after a slash, are an agency's name."""
    return "/" in words or _whole("agencies").match(words) is not None


_DASHED_TAIL = re.compile(r"\s(?:[—–]|--)\s?([A-Z][\w ./-]{1,40}?)\.?\Z")


def _ends_in_credit(sentence: str) -> bool:
    """Whether a caption's last words, in the same sentence, say whose picture it is."""
    tail = sentence[-_LONGEST_CREDIT:]
    if ("©" in tail or "|" in tail) and _CREDIT_WITHIN.search(tail):
        return True
    if ("photo" in tail or "picture" in tail or "image" in tail) and _IN_THIS_PHOTO.search(tail):
        return True
    return _ends_in_agency(tail) and _TELLS.search(sentence) is None


def _ends_in_agency(tail: str) -> bool:
    """Whether an agency stands last, after a dash or in brackets."""
    dashed = _DASHED_TAIL.search(tail) if "—" in tail or "–" in tail or "--" in tail else None
    if dashed:
        return _names_agency(dashed[1])
    if tail[-1] not in ")]":
        return False
    bracket = max(tail.rfind("("), tail.rfind("["))
    return bracket > 0 and _is_picture_credit(tail[bracket:])


def _with_captions(paragraph: _Paragraph, kinds: _Kinds, place: _Place) -> _Kinds:
    """The same kinds with the sentences before a picture credit marked as its caption."""
    last = paragraph[-1].text
    if kinds[-1] != "credit" or _opens(last, "tail-credits"):
        return kinds
    if "caption" in kinds:
        first = kinds.index("caption")
    elif _may_be_caption(paragraph, place):
        first = 0
    else:
        return kinds
    return [kind or ("caption" if i >= first else None) for i, kind in enumerate(kinds)]


_TELLS = re.compile(r"\b(?:said|told|says|added|announced|reported|claimed|according to)\b")


def _may_be_caption(paragraph: _Paragraph, place: _Place) -> bool:
    """Whether the sentences before a credit are a caption, or a story with its agency's name."""
    if paragraph[-1].end - paragraph[0].start > _LONGEST_CAPTION:
        return False
    if not place.in_body and len(paragraph) > 2:
        return False
    if not _whole("agencies").match(paragraph[-1].text.strip("()[]—–-/ .")):
        return True
    return not place.is_last and not any(_TELLS.search(s.text) for s in paragraph[:-1])


# --- lines that stand alone -------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]{0,3}\Z")
_LONGEST_END = 4
_BYLINE = re.compile(r"(?:by|words by|story by|from)[:\s]\s?[A-Z][\w.'’-]", re.IGNORECASE)
_BARE_NAMES = re.compile(
    r"[A-Z][\w.'’-]{1,20}(?: (?:and |& )?[A-Z][\w.'’-]{0,20}){1,4}(?: in [A-Z]\w{2,20})?\Z"
)
_STAMP = re.compile(r"\b(?:published|updated|posted|created|modified)\b.{0,30}\d", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MIN_READ = re.compile(r"(?:\d{1,2}|one|two|three) min(?:ute)?s? read\Z", re.IGNORECASE)
_AGENCY_END = re.compile(r"[(\[]?[-–—]{0,2}\s?[A-Z]{2,12}(?:/[A-Z]{2,12}){0,3}[)\]]?\.?\Z")
_CAPITAL = re.compile(r"[\"“‘']{0,2}[A-Z0-9£$€₹]")
_LONGEST_HEADLINE = 200
_LONGEST_HEADING = 90
_LONGEST_BYLINE = 120


def _line_kind(line: str, place: _Place) -> FurnitureKind | None:
    """What a one-sentence paragraph is by its shape and place."""
    if len(line) <= _LONGEST_CAPTION and _ends_in_credit(line):
        return "caption"
    closed = _SENTENCE_END.search(line, max(0, len(line) - _LONGEST_END)) is not None
    if len(line) <= _LONGEST_BYLINE and not closed:
        kind = _small_line_kind(line, place)
        if kind is not None:
            return kind
    if place.is_last and place.in_body and _AGENCY_END.match(line):
        return "note"
    return "headline" if _is_headline(line, place, closed=closed) else None


def _is_headline(line: str, place: _Place, *, closed: bool) -> bool:
    """Whether a line heads the story, or a part of it, and is no sentence or list entry."""
    if place.is_last or line[-1] in ',;:"”’' or not _CAPITAL.match(line):
        return False
    if closed:
        return line[-1] in "?!" and not place.in_body and len(line) <= _LONGEST_HEADING
    if not place.in_body:
        return len(line) <= _LONGEST_HEADLINE
    return len(line) <= _LONGEST_HEADING and _TELLS.search(line) is None


def _small_line_kind(line: str, place: _Place) -> FurnitureKind | None:
    """What a short line without a full stop is: a date, a byline, or a piece of the page."""
    if _DIGIT.search(line) and (date_line().match(line) or _STAMP.search(line)):
        return "dateline"
    if dateline_at_start(True).fullmatch(line):
        return "dateline"
    if _BYLINE.match(line) or _whole("byline-lines").match(line):
        return "byline"
    if _MIN_READ.match(line) or _whole("page-lines").match(line.rstrip(":")):
        return "note"
    bare = not place.in_body and not place.is_first and _BARE_NAMES.match(line)
    return "byline" if bare else None


# --- datelines --------------------------------------------------------------------------------


def _dateline(sentence: Sentence, *, strict: bool) -> Iterator[Furniture]:
    """The dateline that opens a sentence, if one does."""
    found = dateline_at_start(strict).match(sentence.text)
    if found:
        end = sentence.start + found.end()
        yield Furniture(sentence.start, end, found.group(), "dateline")


# --- word lists as patterns -------------------------------------------------------------------


@cache
def _opening(name: str) -> re.Pattern[str]:
    """Matches at the start of a text, in small letters, that opens with an entry of the list."""
    return re.compile(rf"{any_of(entry.lower() for entry in words(name))}(?![^\W\d_])")


@cache
def _whole(name: str) -> re.Pattern[str]:
    """Matches a text that is an entry of the list and nothing else."""
    return re.compile(rf"{any_of(words(name))}\.?\Z", re.IGNORECASE)
