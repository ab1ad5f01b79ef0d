"""How many of the gold meetings and asks have a candidate, and how many sentences that takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from benchmarks.table import Row, Scanned

from summarizer.article import Sentence
from summarizer.scan.mentions import Clue

__all__ = ["rows"]

_BAR, _MOST_SENTENCES = 0.97, 0.30


def rows(articles: Sequence[Scanned], misses: list[str]) -> Iterator[Row]:
    """What the clues for meetings and asks reach, and how many intervals stand by a meeting."""
    yield _coverage("meetings", articles, misses)
    yield _coverage("asks", articles, misses)
    whens = [found for one in articles for found in _whens(one, misses)]
    own, beside = sum(found[0] for found in whens), sum(found[1] for found in whens)
    both = f"{own} / {beside} of {len(whens)}"
    yield Row("interval of a meeting in / by its sentence", "gold", both)


def _coverage(
    section: Literal["meetings", "asks"], articles: Iterable[Scanned], misses: list[str]
) -> Row:
    items = covered = candidates = sentences = 0
    for one in articles:
        clues: Sequence[Clue] = getattr(one.scan, section)
        numbers = {clue.sentence for clue in clues}
        sentences += len(one.scan.sentences)
        candidates += len(numbers)
        for item in getattr(one.gold, section):
            items += 1
            found = any(_sentence(e, one).number in numbers for e in item.evidence)
            covered += found
            if not found:
                misses.append(f"{one.name}: missed {section} {item.evidence[0]!r}")
    coverage, share = covered / max(1, items), candidates / max(1, sentences)
    return Row(
        f"{section}, gold items with a candidate",
        "gold",
        f"{coverage:.3f} at {share:.1%} of sentences",
        f"{_BAR} at {_MOST_SENTENCES:.0%}",
        coverage >= _BAR and share <= _MOST_SENTENCES,
    )


def _sentence(evidence: str, one: Scanned) -> Sentence:
    """The sentence in which a gold item's evidence starts."""
    at = one.text.index(evidence)
    return next(s for s in one.scan.sentences if s.start <= at < s.end)


def _whens(one: Scanned, misses: list[str]) -> Iterator[tuple[bool, bool]]:
    """For each dated gold meeting, whether its interval was found in its sentence, and near it."""
    for item in one.gold.meetings:
        if item.when is None:
            continue
        when = (item.when.start, item.when.end)
        numbers = [_sentence(evidence, one).number for evidence in item.evidence]
        own = any(when in _intervals(one, number, number) for number in numbers)
        beside = own or any(when in _intervals(one, n - 1, n + 1) for n in numbers)
        if not beside:
            misses.append(f"{one.name}: missed interval {when} of {item.evidence[0]!r}")
        yield own, beside


def _intervals(one: Scanned, first: int, last: int) -> set[Any]:
    sentences = one.scan.sentences
    start = sentences[max(first, 1) - 1].start
    end = sentences[min(last, len(sentences)) - 1].end
    return {(d.first, d.last) for d in one.scan.dates if start <= d.start < end}
