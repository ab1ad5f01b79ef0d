"""Names: people, bodies, places and described parties, each tied to its fullest form."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summarizer.article import Sentence
from summarizer.scan.mentions import Furniture, NameKind, NameMention
from summarizer.scan.names.bearers import settle
from summarizer.scan.names.context import read_context
from summarizer.scan.names.described import Description, described_owner, descriptions, nouns_in
from summarizer.scan.names.headings import names_in_headings
from summarizer.scan.names.joining import joined
from summarizer.scan.names.piece import Piece
from summarizer.scan.names.pieces import IDLE, pieces
from summarizer.scan.names.referents import Referents
from summarizer.scan.names.runs import capital_runs, is_heading

__all__ = ["find_names"]

# A mark, or white space other than a space; a hyphen between letters is part of the word.
_MARK = re.compile(r"[^\w ](?<![^\W\d_]-(?=[^\W\d_]))")
_UNREAD = frozenset({"prefix", "byline", "caption", "credit", "note"})
_BEFORE_TITLE = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our)|['’]s) $", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"[ \u00a0-][^\W\d_]")
_VERB_AFTER = re.compile(
    r" (?:said|says|told|added|was|were|is|are|has|had|have|will|would|who|did|also|met|and)\b"
)


def find_names(
    text: str, sentences: Sequence[Sentence], furniture: Sequence[Furniture] = ()
) -> tuple[NameMention, ...]:
    """Every mention of a person, a body, a place or a described party, in order.

    Mentions do not overlap. Bylines, captions, credits and notes are not read; in headings,
    where capitals say nothing, only names that the story prints too are found.
    """
    words = _MARK.sub(" ", text).split(" ")
    vocabulary = frozenset(words)
    nouns = nouns_in(words)
    read: list[Piece] = []
    described: list[Description] = []
    headings: list[Sentence] = []
    for part, heading in _story(text, sentences, furniture):
        if heading:
            headings.append(part)
            continue
        runs = capital_runs(text, part, IDLE)
        found = pieces(text, joined(text, runs), vocabulary) if runs else []
        first, last = bisect_left(nouns, (part.start,)), bisect_left(nouns, (part.end,))
        phrases = descriptions(text, part, found, nouns[first:last]) if first < last else []
        spent = read_context(text, part, found, phrases) if found else set()
        read += found
        if not spent:
            described += phrases
            continue
        for phrase in phrases:
            if phrase.start not in spent:
                described.append(phrase)
            elif phrase.owner is not None:
                described += described_owner(text, phrase.owner)
    names = settle(read, text)
    offices = _offices(text, names)
    referents = Referents(text, sentences, names, described)
    mentions = [_mention(piece, offices) for piece in names]
    mentions += (
        replace(_mention(name, offices), start=start, end=end, text=text[start:end])
        for start, end, name in names_in_headings(text, headings, names)
    )
    mentions += [_group(text, d.start, d.end, referents.of(d)) for d in described]
    for piece in read:
        if piece.kind == "title" and _stands_alone(text, piece):
            mentions.append(_group(text, piece.start, piece.end, referents.of_title(piece)))
        elif piece.kind == "demonym" and piece.the and _is_noun(text, piece):
            mentions.append(_group(text, piece.start - 4, piece.end, ""))
    return tuple(_apart(mentions))


def _story(
    text: str, sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> Iterator[tuple[Sentence, bool]]:
    """The stretches of sentences that belong to the story, and whether each is a heading."""
    marks = sorted(furniture, key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    for sentence in sentences:
        position = sentence.start
        last = bisect_right(starts, sentence.end - 1)
        if last == 0 or marks[last - 1].end <= position:
            yield _part(text, sentence, position, sentence.end)
            continue
        first = max(0, bisect_right(starts, position) - 1)
        for mark in marks[first:last]:
            start, end = max(mark.start, position), min(mark.end, sentence.end)
            if start >= end:
                continue
            if position < start:
                yield _part(text, sentence, position, start)
            if mark.kind not in _UNREAD:
                yield _part(text, sentence, start, end)[0], True
            position = end
        if position < sentence.end:
            yield _part(text, sentence, position, sentence.end)


def _part(text: str, sentence: Sentence, start: int, end: int) -> tuple[Sentence, bool]:
    while start < end and text[start].isspace():
        start += 1
    if start > sentence.start or end < sentence.end:
        sentence = Sentence(start, end, text[start:end], sentence.number, sentence.paragraph)
    return sentence, is_heading(sentence.text)


def _offices(text: str, names: Iterable[Piece]) -> dict[str, tuple[str | None, str | None]]:
    """The role and the affiliation of each person, from wherever the article prints them."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for name in names:
        if name.role is None and name.affiliation is None:
            continue
        role, affiliation = found.get(name.full, (None, None))
        if name.role and role is None:
            role = text[slice(*name.role)]
        if name.affiliation and affiliation is None:
            affiliation = text[slice(*name.affiliation)]
        if role or affiliation:
            found[name.full] = role, affiliation
    return found


def _mention(piece: Piece, offices: dict[str, tuple[str | None, str | None]]) -> NameMention:
    if piece.kind == "person":
        office = offices.get(piece.full, (None, None))
        return NameMention(piece.start, piece.end, piece.text, "person", piece.full, *office)
    kind: NameKind = "place" if piece.kind == "place" else "organisation"
    return NameMention(piece.start, piece.end, piece.text, kind, piece.full, None, None)


def _group(text: str, start: int, end: int, full: str) -> NameMention:
    printed = text[start:end]
    return NameMention(start, end, printed, "group", full or printed, None, None)


def _stands_alone(text: str, title: Piece) -> bool:
    """Whether an office without a name is a party here, and not part of an apposition."""
    if title.vote == "role":
        return False
    before = text[max(0, title.start - 8) : title.start]
    return len(title.words) > 1 or bool(_BEFORE_TITLE.search(before))


def _is_noun(text: str, demonym: Piece) -> bool:
    """Whether "the Dane" is somebody, and not the start of "the Danish proposal"."""
    return bool(_VERB_AFTER.match(text, demonym.end)) or not _NOUN_AFTER.match(text, demonym.end)


def _apart(mentions: Iterable[NameMention]) -> Iterator[NameMention]:
    """The mentions in order, the longer of two that overlap."""
    end = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            yield mention
            end = mention.end
