"""A sentence as a row of units: names, quotations, words and marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.scan.mentions import NameMention
from summarizer.scan.phrases import lowered
from summarizer.scan.reporting.cues import CUES, PLAIN_CUES
from summarizer.scan.reporting.quotations import Quotation

__all__ = ["QUOTED", "Row", "rows_of", "whole_row"]

# The possessive "'s" is a unit of its own, after a word as after a name.
_PART = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-’'](?!(?<!-)s\b)[^\W_]+)*|['’]s\b|[^\w\s]|_")
# After a name in capitals it is kept in two: "INDIA'S DELEGATE, X, SAID" is read as India's
# words, as X is seldom known for a name there.
_CAPITAL_S = ("'S", "’S")
QUOTED = "Q"
_NAMED = "M"


@dataclass(slots=True)
class Row:
    """The units of a sentence.

    ``words`` has them in small letters, but ``QUOTED`` for a quotation and "M" for a name,
    which is then in ``mentions``. ``cues`` are the places of the words that may report.
    ``small`` is the sentence in small letters and ``base`` where it starts. Few offsets are
    ever asked for: ``spans`` has those that are known, by place.
    """

    small: str
    base: int
    words: list[str]
    mentions: list[NameMention | None]
    cues: list[int]
    spans: dict[int, tuple[int, int]]
    _held: dict[str, bool] | None = None

    def holds(self, letters: str) -> bool:
        """Whether the letters stand anywhere in the sentence, which is looked up once."""
        if self._held is None:
            self._held = {}
        known = self._held.get(letters)
        if known is None:
            known = self._held[letters] = letters in self.small
        return known

    def span(self, at: int) -> tuple[int, int]:
        """Where a unit starts and ends in the article."""
        spans = self.spans
        if at not in spans:
            known = at - 1
            while known >= 0 and known not in spans:
                known -= 1
            end = spans[known][1] - self.base if known >= 0 else 0
            # Between one unit and the next there is nothing but white space.
            for index in range(known + 1, at + 1):
                word = self.words[index]
                start = self.small.find(word, end)
                end = start + len(word)
                spans[index] = self.base + start, self.base + end
        return spans[at]


class _Stretch(NamedTuple):
    """The part of a quotation that stands in the sentence."""

    start: int
    end: int


def rows_of(
    text: str,
    stretches: Sequence[tuple[int, int, Sequence[Quotation]]],
    names: Sequence[NameMention],
) -> list[Row | None]:
    """The units of each stretch of the text; None where there is neither a cue nor a quotation.

    A stretch comes with its quotations. What stands in quotation marks is one unit. An acronym
    in brackets after a name is left out, so that the name is the last word. It goes step by
    step over all stretches, which is faster than from stretch to stretch.
    """
    # One apostrophe for both: what is looked for is "'s" and "didn't".
    small = lowered(text).replace("\u2019", "'")
    starts = [name.start for name in names]
    wholes = [
        _whole(start, end, names, starts, quotations)
        if quotations
        else _names_within(names, starts, start, end)
        for start, end, quotations in stretches
    ]
    units = [
        _units(text, small[start:end], start, end, whole)
        for (start, end, _), whole in zip(stretches, wholes, strict=True)
    ]
    found: list[Row | None] = []
    for (start, end, quotations), whole, (words, spans) in zip(
        stretches, wholes, units, strict=True
    ):
        known = CUES if quotations else PLAIN_CUES
        cues = [at for at, word in enumerate(words) if word in known]
        if not quotations:
            # A headline in capitals is not read: some cue must stand there in small letters.
            printed = text[start:end]
            if not [at for at in cues if words[at][1:] in printed]:
                found.append(None)
                continue
        found.append(_row(small[start:end], start, words, cues, spans, whole))
    return found


def whole_row(text: str, start: int, end: int, names: Sequence[NameMention]) -> Row:
    """The units of ``text[start:end]``, whatever stands in it; quotation marks are mere marks.

    ``names`` are those of the whole article, in order.
    """
    first = bisect_left(names, start, key=_start_of)
    last = bisect_left(names, end, first, key=_start_of)
    within = [name for name in names[first:last] if name.end <= end]
    # Only the sentence is put into small letters: an article has many.
    small = text[start:end].replace("\u0130", "I").lower()
    words, spans = _units(text, small, start, end, within)
    cues = [at for at, word in enumerate(words) if word in CUES]
    return _row(small, start, words, cues, spans, within)


def _start_of(name: NameMention) -> int:
    return name.start


def _units(
    text: str, small: str, start: int, end: int, whole: Sequence[NameMention | _Stretch]
) -> tuple[list[str], dict[int, tuple[int, int]]]:
    """The units as words, and where those stand that are one unit each."""
    words: list[str] = []
    spans: dict[int, tuple[int, int]] = {}
    position = 0
    for item in whole:
        if position < item.start - start:
            _add_parts(words, small[position : item.start - start])
        spans[len(words)] = item.start, item.end
        words.append(QUOTED if isinstance(item, _Stretch) else _NAMED)
        position = item.end - start
        if (
            text.startswith(_CAPITAL_S, item.end)
            and not text[item.end + 2 : item.end + 3].isalnum()
        ):
            words += (small[position], "s")
            position += 2
    _add_parts(words, small[position:])
    return words, spans


def _row(
    small: str,
    start: int,
    words: list[str],
    cues: list[int],
    spans: dict[int, tuple[int, int]],
    whole: Sequence[NameMention | _Stretch],
) -> Row:
    mentions: list[NameMention | None] = [None] * len(words)
    if spans:
        for at, item in zip(spans, whole, strict=True):
            if not isinstance(item, _Stretch):
                mentions[at] = item
    row = Row(small, start, words, mentions, cues, spans)
    return _without_acronyms(row) if ")" in small else row


def _add_parts(words: list[str], stretch: str) -> None:
    """Adds the words and marks of a stretch; most stand between spaces or before a comma."""
    for chunk in stretch.split():
        if chunk.isalpha() or len(chunk) == 1 or chunk.isdigit():
            words.append(chunk)
        elif chunk[-1] in ",." and chunk[:-1].isalpha():
            words += (chunk[:-1], chunk[-1])
        else:
            words += _PART.findall(chunk)


def _whole(
    start: int,
    end: int,
    names: Sequence[NameMention],
    name_starts: Sequence[int],
    quotations: Sequence[Quotation],
) -> Sequence[NameMention | _Stretch]:
    """The quotations and the names outside them, in order: what is one unit each."""
    found: list[NameMention | _Stretch] = []
    position = start
    for quotation in quotations:
        first, last = quotation.outer
        found += _names_within(names, name_starts, position, min(first, end))
        found.append(_Stretch(max(first, start), min(last, end)))
        position = max(position, last)
    found += _names_within(names, name_starts, position, end)
    return found


def _names_within(
    names: Sequence[NameMention], name_starts: Sequence[int], start: int, end: int
) -> Sequence[NameMention]:
    first = bisect_left(name_starts, start)
    last = bisect_left(name_starts, end, first)
    if last > first and names[last - 1].end > end:
        last -= 1
    return names[first:last]


def _without_acronyms(row: Row) -> Row:
    words = row.words
    kept: list[int] = []
    for at, word in enumerate(words):
        kept.append(at)
        if (
            word == ")"
            and len(kept) > 3
            and words[kept[-3]] == "("
            and row.mentions[kept[-4]] is not None
        ):
            if at + 1 < len(words):
                row.span(at + 1)  # while what stands before it is there to count from
            del kept[-3:]
    if len(kept) == len(words):
        return row
    places = {before: at for at, before in enumerate(kept)}
    return Row(
        row.small,
        row.base,
        [words[at] for at in kept],
        [row.mentions[at] for at in kept],
        [places[at] for at in row.cues if at in places],
        {places[at]: span for at, span in row.spans.items() if at in places},
    )
