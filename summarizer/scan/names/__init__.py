"""Names: people, bodies, places and described parties, each tied to its fullest form."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

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
from summarizer.scan.names.runs import capital_runs, is_heading, run_pattern
from summarizer.scan.names.surroundings import has_office

__all__ = ["find_names"]

# Most marks are one of a few, and are got rid of without a pattern.
_COMMON_MARKS = '\n,.’“”"'
# A mark, or white space other than a space; a hyphen between letters is part of the word. That
# it is no common letter is asked first, because most characters are one.
_MARK = re.compile(r"[^a-zA-Z ](?<!\w)(?<![^\W\d_]-(?=[^\W\d_]))")
_START, _END = attrgetter("start"), attrgetter("end")
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
    plain = _without_marks(text)
    words = plain.split()
    headings: list[Sentence] = []
    # Each step is taken for the whole story before the next one, which is far quicker than all
    # the steps for one sentence after the other.
    parts = list(_story(text, sentences, furniture, headings))
    pattern = run_pattern(text)
    found = _pieces(text, parts, pattern, frozenset(words))
    phrases = _phrases(text, parts, found, *nouns_in(plain, words))
    described = _described(text, parts, found, phrases)
    read = list(chain.from_iterable(found))
    names = settle(read, text)
    referents = Referents(text, sentences, names, described)
    meanings = [(d, referents.of(d)) for d in described]
    offices = _offices(text, names, _owners(names, meanings))
    mentions = [_mention(piece.start, piece.end, piece.text, piece, offices) for piece in names]
    mentions += [
        _mention(start, end, text[start:end], name, offices)
        for start, end, name in names_in_headings(text, headings, names, pattern)
    ]
    mentions += [_group(text, d.start, d.end, full) for d, full in meanings]
    for piece in read:
        if piece.kind == "title" and _stands_alone(text, piece):
            mentions.append(_group(text, piece.start, piece.end, referents.of_title(piece)))
        elif piece.kind == "demonym" and piece.the and _is_noun(text, piece):
            mentions.append(_group(text, piece.start - 4, piece.end, ""))
    return tuple(_apart(mentions))


def _pieces(
    text: str, parts: Sequence[Sentence], pattern: re.Pattern[str], vocabulary: frozenset[str]
) -> list[list[Piece]]:
    """The pieces of each part of the story."""
    runs = [capital_runs(text, part, pattern, IDLE) for part in parts]
    runs = [joined(text, found) for found in runs]
    return [pieces(text, found, vocabulary) for found in runs]


def _phrases(
    text: str,
    parts: Sequence[Sentence],
    found: Sequence[Sequence[Piece]],
    starts: Sequence[int],
    nouns: Sequence[str],
) -> list[Sequence[Description]]:
    """The descriptions in each part of the story, by the nouns that may end one."""
    phrases: list[Sequence[Description]] = []
    for part, names in zip(parts, found, strict=True):
        first, last = bisect_left(starts, part.start), bisect_left(starts, part.end)
        if first == last:
            phrases.append(())
        else:
            heads = zip(starts[first:last], nouns[first:last], strict=True)
            phrases.append(descriptions(text, part, names, heads))
    return phrases


def _described(
    text: str,
    parts: Sequence[Sentence],
    found: Sequence[Sequence[Piece]],
    phrases: Sequence[Sequence[Description]],
) -> list[Description]:
    """The described parties; what stands beside a name tells of its bearer, and is none."""
    described: list[Description] = []
    for part, names, beside in zip(parts, found, phrases, strict=True):
        spent = read_context(text, part, names, beside) if names else ()
        if not spent:
            described += beside
            continue
        for phrase in beside:
            if phrase.start not in spent:
                described.append(phrase)
            elif phrase.owner is not None:
                described += described_owner(text, phrase.owner)
    return described


def _without_marks(text: str) -> str:
    """The text with a space for each of its marks."""
    for mark in _COMMON_MARKS:
        text = text.replace(mark, " ")
    return _MARK.sub(" ", text)


def _story(
    text: str,
    sentences: Sequence[Sentence],
    furniture: Sequence[Furniture],
    headings: list[Sentence],
) -> Iterator[Sentence]:
    """The stretches of sentences that belong to the story; its headings go to the list given."""
    marks = sorted(furniture, key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    # The stretch without furniture in which the last sentence stood.
    clear, until = 0, -1
    for sentence in sentences:
        position, end = sentence.start, sentence.end
        if position < clear or end > until:
            last = bisect_right(starts, end - 1)
            clear = marks[last - 1].end if last else 0
            until = starts[last] if last < len(starts) else len(text)
            if position < clear:
                first = max(0, bisect_right(starts, position) - 1)
                yield from _parts(text, sentence, marks[first:last], headings)
                continue
        if sentence.text[:1].isspace():
            sentence = _part(text, sentence, position, end)
        if is_heading(sentence.text):
            headings.append(sentence)
        else:
            yield sentence


def _parts(
    text: str, sentence: Sentence, marks: Iterable[Furniture], headings: list[Sentence]
) -> Iterator[Sentence]:
    """The parts of a sentence beside the furniture in it."""
    position = sentence.start
    parts: list[Sentence] = []
    for mark in marks:
        start, end = max(mark.start, position), min(mark.end, sentence.end)
        if start >= end:
            continue
        if position < start:
            parts.append(_part(text, sentence, position, start))
        if mark.kind not in _UNREAD:
            headings.append(_part(text, sentence, start, end))
        position = end
    if position < sentence.end:
        parts.append(_part(text, sentence, position, sentence.end))
    for part in parts:
        if is_heading(part.text):
            headings.append(part)
        else:
            yield part


def _part(text: str, sentence: Sentence, start: int, end: int) -> Sentence:
    while start < end and text[start].isspace():
        start += 1
    return Sentence(start, end, text[start:end], sentence.number, sentence.paragraph)


def _owners(names: Iterable[Piece], meanings: Iterable[tuple[Description, str]]) -> dict[int, str]:
    """The bodies that "the group's" stands for before an office, by where it starts."""
    owners = {name.owner[0] for name in names if name.owner is not None}
    if not owners:
        return {}
    meant = {d.start: full for d, full in meanings if d.start in owners}
    bodies = {name.full for name in names if name.kind == "organisation"} if meant else set()
    return {start: full for start, full in meant.items() if full in bodies}


def _offices(
    text: str, names: Iterable[Piece], owners: dict[int, str]
) -> dict[str, tuple[str | None, str | None]]:
    """The role and the affiliation of each person, from wherever the article prints them.

    An office comes before a title that any office goes with, as "Alhaji" is.
    """
    found: dict[str, tuple[str | None, str | None]] = {}
    sure: set[str] = set()
    for name in names:
        if name.role is None and name.affiliation is None:
            continue
        role, affiliation = found.get(name.full, (None, None))
        if name.role and name.full not in sure:
            if has_office(text, name):
                sure.add(name.full)
                role = None
            role = role or text[slice(*name.role)]
        if affiliation is None:
            if name.affiliation:
                affiliation = text[slice(*name.affiliation)]
            elif name.owner is not None:
                affiliation = owners.get(name.owner[0])
        if role or affiliation:
            found[name.full] = role, affiliation
    return found


def _mention(
    start: int,
    end: int,
    printed: str,
    bearer: Piece,
    offices: dict[str, tuple[str | None, str | None]],
) -> NameMention:
    if bearer.kind == "person":
        role, affiliation = offices.get(bearer.full, (None, None))
        return NameMention(start, end, printed, "person", bearer.full, role, affiliation)
    kind: NameKind = "place" if bearer.kind == "place" else "organisation"
    return NameMention(start, end, printed, kind, bearer.full, None, None)


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
    in_order = sorted(mentions, key=_END, reverse=True)
    in_order.sort(key=_START)
    end = -1
    for mention in in_order:
        if mention.start >= end:
            yield mention
            end = mention.end
