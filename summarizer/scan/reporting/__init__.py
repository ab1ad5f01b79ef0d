"""Reporting clauses: who says what, and from whom they have it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.article import Mention, Sentence
from summarizer.scan.mentions import Furniture, NameMention, Reporting, Stance
from summarizer.scan.reporting.antecedents import Antecedents, Spoke
from summarizer.scan.reporting.chains import Chain, chains_of
from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.clauses import CUES, find_clauses
from summarizer.scan.reporting.quotations import Quotation, find_quotations
from summarizer.scan.reporting.sources import Outlets
from summarizer.scan.reporting.subjects import opening_party
from summarizer.scan.reporting.units import Row, row_of

__all__ = ["find_reporting"]

_WORD = re.compile(r"[A-Za-z]{2,}")
_CUES = CUES | {cue.capitalize() for cue in CUES}
# A quotation of fewer words after a colon is a term or a title.
_FEW = 4


@dataclass(frozen=True, slots=True)
class _Read:
    """What one sentence holds before its neighbours are looked at."""

    sentence: Sentence
    quotations: tuple[Quotation, ...]
    clauses: tuple[Clause, ...]
    chains: tuple[Chain, ...]

    @property
    def spoken(self) -> bool:
        """Whether the sentence is nothing but quotation."""
        start, end = self.sentence.start, self.sentence.end
        inside = sum(min(end, q.outer[1]) - max(start, q.outer[0]) for q in self.quotations)
        return inside >= 0.85 * (end - start)


def find_reporting(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[NameMention],
    furniture: Sequence[Furniture] = (),
) -> tuple[Reporting, ...]:
    """One item for each attributed sentence, in order, with the readings of who says so.

    One reading means that the sentence itself names its source; for pronouns and the like
    the likely antecedents come in order. Furniture is never attributed to anybody.
    """
    outlets = Outlets(text, names, furniture)
    antecedents = Antecedents(text, sentences, names, outlets)
    read: list[_Read] = []
    for sentence, row, quotations in _rows(text, sentences, names, furniture):
        clauses = tuple(find_clauses(row)) if len(row) > 1 else ()
        chains = chains_of(text, sentence, row, clauses, outlets, antecedents)
        if not chains:
            chains = _after_colon(text, sentence, row, outlets, antecedents)
        chains = _quoted_again(read, clauses, chains)
        found = _Read(sentence, quotations, clauses, chains)
        if not chains and found.spoken:
            found = replace(found, chains=_carried_on(read, found))
        elif chains:
            origin = chains[0][0]
            full = antecedents.full_of(origin)
            antecedents.remember(Spoke(sentence.number, sentence.paragraph, origin, full))
        read.append(found)
    return tuple(_reporting(text, item) for item in _spoken_first(read) if item.chains)


def _rows(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[NameMention],
    furniture: Sequence[Furniture],
) -> Iterator[tuple[Sentence, Row, tuple[Quotation, ...]]]:
    """The sentences of the story as rows of units, with the quotations they share in."""
    quotations = find_quotations(text, sentences)
    ends = [quotation.outer[1] for quotation in quotations]
    starts = [name.start for name in names]
    marks = sorted(furniture, key=lambda mark: mark.start)
    mark_starts = [mark.start for mark in marks]
    for sentence in sentences:
        first = max(0, bisect_right(mark_starts, sentence.start) - 1)
        story = _story(sentence, marks[first : bisect_left(mark_starts, sentence.end)])
        if story is None:
            continue
        index = bisect_right(ends, story.start)
        inside = []
        while index < len(quotations) and quotations[index].outer[0] < story.end:
            inside.append(quotations[index])
            index += 1
        if inside or not _CUES.isdisjoint(_WORD.findall(text, story.start, story.end)):
            yield sentence, row_of(text, story, names, starts, inside), tuple(inside)


def _story(sentence: Sentence, marks: Sequence[Furniture]) -> Sentence | None:
    """The sentence without the dateline before it; None where it is furniture."""
    start, end = sentence.start, sentence.end
    for mark in marks:
        if mark.start <= start < mark.end:
            start = mark.end
        elif start < mark.start < end <= mark.end + 1:
            end = mark.start
    if end - start < 0.3 * (sentence.end - sentence.start) or end - start < 4:
        return None
    return replace(sentence, start=start, end=end)


def _after_colon(
    text: str, sentence: Sentence, row: Row, outlets: Outlets, antecedents: Antecedents
) -> tuple[Chain, ...]:
    """The subject before a colon and a quotation: 'She was blunt: "It is over."'"""
    for at in range(1, len(row) - 1):
        quotation = row[at + 1]
        if row[at].word == ":" and quotation.quoted:
            few = text.count(" ", quotation.start, quotation.end) < _FEW - 1
            party = None if few else opening_party(row, at)
            if party is None or (party.mention is not None and party.mention.kind == "place"):
                return ()
            clause = Clause("main", at, at, row[at].start, row[at].end, party)
            return chains_of(text, sentence, row, [clause], outlets, antecedents)
    return ()


def _quoted_again(
    read: Sequence[_Read], clauses: Sequence[Clause], chains: tuple[Chain, ...]
) -> tuple[Chain, ...]:
    """With the carrier of X's words just before, for "X was quoted as saying" without a "by"."""
    if not chains or len(chains[0]) > 1 or not any(c.last > c.at + 1 for c in clauses):
        return chains
    for before in reversed(read[-3:]):
        for chain in before.chains[:1]:
            if len(chain) > 1 and chain[0].text.split()[-1] == chains[0][0].text.split()[-1]:
                return (chains[0] + chain[1:], *chains)
    return chains


def _carried_on(read: Sequence[_Read], found: _Read) -> tuple[Chain, ...]:
    """The chains of the quotation that this one continues."""
    if not read:
        return ()
    before = read[-1]
    adjacent = before.sentence.number == found.sentence.number - 1
    if not adjacent or not before.chains or not before.quotations:
        return ()
    if before.sentence.paragraph == found.sentence.paragraph:
        return before.chains
    return before.chains if before.quotations[-1].open else ()


def _spoken_first(read: Sequence[_Read]) -> Iterator[_Read]:
    """The sentences with speakers for the quotations that stand before their speaker."""
    after: _Read | None = None
    settled: list[_Read] = []
    for found in reversed(read):
        if found.spoken and not found.chains and after is not None and after.chains:
            same = after.sentence.paragraph == found.sentence.paragraph
            near = after.sentence.number - found.sentence.number <= 1
            if near and (same or found.quotations[-1].open) and after.quotations:
                found = replace(found, chains=after.chains)
        settled.append(found)
        after = found
    before: _Read | None = None
    for found in reversed(settled):
        if found.spoken and not found.chains and before is not None:
            found = replace(found, chains=before.chains)
        if found.chains:
            before = found
        yield found


def _reporting(text: str, read: _Read) -> Reporting:
    start, end = read.sentence.start, read.sentence.end
    cue = next((c for c in read.clauses if c.role in ("main", "tail")), None) or next(
        (c for c in read.clauses if c.role != "weak"), None
    )
    denies: Stance = "denied" if any(clause.denies for clause in read.clauses) else "asserted"
    return Reporting(
        start,
        end,
        text[start:end],
        read.sentence.number,
        None if cue is None else Mention(cue.start, cue.end, text[cue.start : cue.end]),
        read.chains,
        denies,
        tuple(_words_quoted(text, read)),
    )


def _words_quoted(text: str, read: _Read) -> Iterator[Mention]:
    for quotation in read.quotations:
        start = max(quotation.start, read.sentence.start)
        end = min(quotation.end, read.sentence.end)
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Mention(start, end, text[start:end])
