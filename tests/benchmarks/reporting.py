"""Recall and precision of the reporting scanner on gold records.

An item is right when its sentence overlaps the evidence of a gold attribution and the origin
of one of its chains is the gold origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.table import Row, Scanned

from summarizer.scan.mentions import Reporting, Source
from summarizer.score.matching import matched
from summarizer.score.names import shares_words

__all__ = ["rows"]


@dataclass(slots=True)
class Tally:
    """Counts of one article or of all."""

    gold: int = 0
    found: int = 0
    right: int = 0
    first: int = 0
    whole: int = 0
    sure: int = 0
    sure_whole: int = 0

    def add(self, other: Tally) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def _whole(chain: Sequence[Source], gold: Sequence[Sequence[str]]) -> bool:
    return len(chain) == len(gold) and all(
        shares_words(source.text, forms) for source, forms in zip(chain, gold, strict=True)
    )


def _pairs(one: Scanned) -> dict[int, int]:
    """Items and gold attributions that match, each once, those that share most first."""
    closeness = {}
    for number, item in enumerate(one.scan.reporting):
        for place, attribution in enumerate(one.gold.attributions):
            shared = sum(
                max(0, min(item.end, end) - max(item.start, start))
                for start, end in attribution.spans(one.text)
            )
            origin = attribution.chain[0]
            if shared and any(shares_words(chain[0].text, origin) for chain in item.chains):
                closeness[number, place] = shared / len(one.text)
    return dict(matched(closeness))


def judge(one: Scanned, misses: list[str]) -> Tally:
    """The counts of one article."""
    gold, items = one.gold.attributions, one.scan.reporting
    found = _pairs(one)
    tally = Tally(gold=len(gold), found=len(items), right=len(found))
    for number, item in enumerate(items):
        sure = len(item.chains) == 1
        tally.sure += sure
        place = found.get(number)
        if place is None:
            misses.append(_line(one, "extra", item))
            continue
        chain = gold[place].chain
        whole = _whole(item.chains[0], chain)
        tally.first += shares_words(item.chains[0][0].text, chain[0])
        tally.whole += whole
        tally.sure_whole += sure and whole
        if not whole:
            misses.append(_line(one, f"gold {[forms[0] for forms in chain]}", item))
    for place, attribution in enumerate(gold):
        if place not in found.values():
            misses.append(f"{one.name}: missed reporting {attribution.model_dump()}")
    return tally


def _line(one: Scanned, what: str, item: Reporting) -> str:
    chains = [" > ".join(source.text for source in chain) for chain in item.chains]
    return f"{one.name}: {what}: {chains} in {item.text!r}"


def rows(articles: Iterable[Scanned], misses: list[str]) -> Iterator[Row]:
    """What the reporting scanner reaches."""
    total = Tally()
    for one in articles:
        total.add(judge(one, misses))
    recall = total.right / max(1, total.gold)
    precision = total.right / max(1, total.found)
    yield Row("reporting, recall of origins", "gold", f"{recall:.3f}", "0.92", recall >= 0.92)
    yield Row("reporting, precision", "gold", f"{precision:.3f}", "0.85", precision >= 0.85)
    matched = max(1, total.right)
    first, whole = total.first / matched, total.whole / matched
    yield Row("the likeliest origin / chain is right", "gold", f"{first:.3f} / {whole:.3f}")
    alone = f"{total.sure_whole} of {total.sure}"
    yield Row("right where there is one reading", "gold", alone)
