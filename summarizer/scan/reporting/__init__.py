"""Reporting clauses: who says what, and from whom they have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from summarizer.article import Mention, Sentence
from summarizer.scan.mentions import Furniture, NameMention, Reporting, Stance
from summarizer.scan.phrases import spelled_words
from summarizer.scan.reporting.antecedents import Antecedents
from summarizer.scan.reporting.chains import Chain, chains_of
from summarizer.scan.reporting.clause import Clause
from summarizer.scan.reporting.clauses import find_clauses
from summarizer.scan.reporting.cues import PLAIN_CUES
from summarizer.scan.reporting.letters import in_document
from summarizer.scan.reporting.quotations import Quotation, find_quotations
from summarizer.scan.reporting.sources import Outlets
from summarizer.scan.reporting.subjects import opening_party
from summarizer.scan.reporting.units import QUOTED, Row, rows_of

__all__ = ["find_reporting"]

# A quotation of fewer words after a colon is a term or a title.
_FEW = 4
# What is shorter is no sentence.
_SHORTEST = 4


class _Read(NamedTuple):
    """What one sentence holds before its neighbours are looked at."""

    sentence: Sentence
    quotations: Sequence[Quotation]
    cue: Mention | None
    stance: Stance
    chains: tuple[Chain, ...]
    # Whether it is nothing but quotation.
    spoken: bool


class _Story(NamedTuple):
    """A sentence, the span of it that belongs to the story, and its quotations."""

    sentence: Sentence
    start: int
    end: int
    quotations: Sequence[Quotation]


def find_reporting(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[NameMention],
    furniture: Sequence[Furniture] = (),
    spelled: Sequence[list[str]] | None = None,
) -> tuple[Reporting, ...]:
    """One item for each attributed sentence, in order, with the readings of who says so.

    One reading means that the sentence itself names its source; for pronouns and the like
    the likely antecedents come in order. Furniture is never attributed to anybody.
    ``spelled`` are the words of each sentence, where they are known.
    """
    if spelled is None:
        spelled = [spelled_words(sentence.text) for sentence in sentences]
    read: list[_Read] = []
    # Step by step over the whole article: a processor has each step's code at hand then, and
    # is a fifth faster than where all steps are taken sentence by sentence.
    rows = _rows(text, _stories(text, sentences, furniture, spelled), names)
    if not rows:
        return ()
    outlets = Outlets(text, names, furniture)
    antecedents = Antecedents(text, sentences, _outside_datelines(names, furniture), outlets)
    found = [find_clauses(row) for _, _, row in rows]
    cues = [_cue(text, item[2], clauses) for item, clauses in zip(rows, found, strict=True)]
    for (sentence, quotations, row), clauses, cue in zip(rows, found, cues, strict=True):
        chains = chains_of(sentence, row, clauses, outlets, antecedents)
        if not chains and quotations:
            chains = _after_colon(text, sentence, row, outlets, antecedents)
        if not chains and row.words[0] == "in":
            chains = in_document(sentence, row, outlets, antecedents)
        spoken = bool(quotations) and _is_spoken(sentence, quotations)
        if chains:
            chains = _quoted_again(read, clauses, chains)
            antecedents.remember(chains[0][0], sentence)
        elif spoken:
            chains = _carried_on(read, sentence)
        denied = [clause for clause in clauses if clause.denies]
        stance: Stance = "denied" if denied else "asserted"
        read.append(_Read(sentence, quotations, cue, stance, chains, spoken))
    return tuple(_reporting(text, item) for item in _spoken_first(read) if item.chains)


def _outside_datelines(
    names: Sequence[NameMention], furniture: Sequence[Furniture]
) -> Sequence[NameMention]:
    """The names without where the article was filed: nobody means that by "it"."""
    datelines = [(f.start, f.end) for f in furniture if f.kind == "dateline"]
    return [n for n in names if not any(a <= n.start and n.end <= b for a, b in datelines)]


def _is_spoken(sentence: Sentence, quotations: Sequence[Quotation]) -> bool:
    start, end = sentence.start, sentence.end
    inside = sum(min(end, q.outer[1]) - max(start, q.outer[0]) for q in quotations)
    return inside >= 0.85 * (end - start)


def _stories(
    text: str,
    sentences: Sequence[Sentence],
    furniture: Sequence[Furniture],
    spelled: Sequence[list[str]],
) -> list[_Story]:
    """The sentences of the story that share in a quotation or hold a cue, without furniture."""
    quotations = find_quotations(text, sentences)
    marks = sorted(furniture, key=attrgetter("start"))
    found: list[_Story] = []
    # The first mark and the first quotation that end after the start of the sentence.
    mark = quoted = 0
    for sentence, words in zip(sentences, spelled, strict=True):
        start, end = sentence.start, sentence.end
        while mark < len(marks) and marks[mark].end <= start:
            mark += 1
        if mark < len(marks) and marks[mark].start < end:
            start, end = _without_furniture(start, end, marks, mark)
        if end - start < _SHORTEST:
            continue
        while quoted < len(quotations) and quotations[quoted].outer[1] <= start:
            quoted += 1
        last = quoted
        while last < len(quotations) and quotations[last].outer[0] < end:
            last += 1
        if last > quoted or not PLAIN_CUES.isdisjoint(words):
            found.append(_Story(sentence, start, end, quotations[quoted:last]))
    return found


def _rows(
    text: str, stories: Sequence[_Story], names: Sequence[NameMention]
) -> list[tuple[Sentence, Sequence[Quotation], Row]]:
    """The sentences that may hold a reporting clause or share in a quotation, as rows."""
    rows = rows_of(text, [story[1:] for story in stories], names)
    return [
        (story.sentence, story.quotations, row)
        for story, row in zip(stories, rows, strict=True)
        if row is not None
    ]


def _without_furniture(
    first: int, last: int, marks: Sequence[Furniture], at: int
) -> tuple[int, int]:
    """The span of a sentence without the dateline before it; empty where it is furniture.

    ``at`` is the place of the first mark that the sentence can share in.
    """
    start, end = first, last
    for index in range(at, len(marks)):
        mark = marks[index]
        if mark.start >= last:
            break
        if mark.start <= start < mark.end:
            start = mark.end
        elif start < mark.start < end <= mark.end + 1:
            end = mark.start
    return (last, last) if end - start < 0.3 * (last - first) else (start, end)


def _after_colon(
    text: str, sentence: Sentence, row: Row, outlets: Outlets, antecedents: Antecedents
) -> tuple[Chain, ...]:
    """The subject before a colon and a quotation: 'She was blunt: "It is over."'"""
    words = row.words
    for at in range(1, len(words) - 1):
        if words[at] == ":" and words[at + 1] == QUOTED:
            few = text.count(" ", *row.span(at + 1)) < _FEW - 1
            party = None if few else opening_party(row, at)
            if party is None or (party.mention is not None and party.mention.kind == "place"):
                return ()
            clause = Clause("main", at, at, party)
            return chains_of(sentence, row, [clause], outlets, antecedents)
    return ()


def _quoted_again(
    read: Sequence[_Read], clauses: Sequence[Clause], chains: tuple[Chain, ...]
) -> tuple[Chain, ...]:
    """With the carrier of X's words just before, for "X was quoted as saying" without a "by"."""
    if len(chains[0]) > 1 or not [c for c in clauses if c.last > c.at + 1]:
        return chains
    last_name = chains[0][0].text.split()[-1]
    for before in reversed(read[-3:]):
        for chain in before.chains[:1]:
            if len(chain) > 1 and chain[0].text.split()[-1] == last_name:
                return (chains[0] + chain[1:], *chains)
    return chains


def _carried_on(read: Sequence[_Read], sentence: Sentence) -> tuple[Chain, ...]:
    """The chains of the quotation that this one continues."""
    if not read:
        return ()
    before = read[-1]
    adjacent = before.sentence.number == sentence.number - 1
    if not adjacent or not before.chains or not before.quotations:
        return ()
    if before.sentence.paragraph == sentence.paragraph:
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
                found = found._replace(chains=after.chains)
        settled.append(found)
        after = found
    before: _Read | None = None
    for found in reversed(settled):
        if found.spoken and not found.chains and before is not None:
            found = found._replace(chains=before.chains)
        if found.chains:
            before = found
        yield found


def _reporting(text: str, read: _Read) -> Reporting:
    sentence = read.sentence
    return Reporting(
        sentence.start,
        sentence.end,
        sentence.text,
        sentence.number,
        read.cue,
        read.chains,
        read.stance,
        tuple(_words_quoted(text, read)) if read.quotations else (),
    )


def _cue(text: str, row: Row, clauses: Sequence[Clause]) -> Mention | None:
    """The cue that is shown: that of a clause that speaks before that of one that cites."""
    shown = None
    for clause in clauses:
        if clause.role in ("main", "tail"):
            shown = clause
            break
        if clause.role != "weak" and shown is None:
            shown = clause
    if shown is None:
        return None
    start, end = row.span(shown.at)
    if shown.last != shown.at:
        end = row.span(shown.last)[1]
    return Mention(start, end, text[start:end])


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
