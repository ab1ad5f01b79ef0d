"""Recall and precision of the reporting scanner on gold records.

An item is right when its sentence overlaps the evidence of a gold attribution and the origin
of one of its chains is the gold origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.table import GoldArticle, Row

from summarizer.scan.mentions import Reporting, Source

__all__ = ["rows"]

_LIGHT = {
    "the", "a", "an", "of", "in", "to", "for", "at", "by", "on", "and", "with", "who", "that",
}  # fmt: skip
# Words for somebody who speaks for another: the other is no match for them.
_RELAY = {
    "aide", "aides", "spokesman", "spokeswoman", "spokesperson", "source", "sources", "official",
    "officials", "office", "team", "person", "people", "diplomat", "banker",
}  # fmt: skip


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


def _words(name: str) -> set[str]:
    name = re.sub(r"[’']s\b", "", name.lower()).replace("’", "'")
    return {word.strip("'.-") for word in re.findall(r"[^\W_][\w'.\-&]*", name)} - _LIGHT


def same(name: str, forms: Iterable[str]) -> bool:
    """Whether half the words of an acceptable form are in the name."""
    own = _words(name)
    return any(
        len(own & form) * 2 >= len(form) and (not form & _RELAY or own & _RELAY)
        for form in map(_words, forms)
        if form
    )


def _whole(chain: Sequence[Source], gold: Sequence[Sequence[str]]) -> bool:
    return len(chain) == len(gold) and all(
        same(source.text, forms) for source, forms in zip(chain, gold, strict=True)
    )


def _pairs(
    text: str, items: Sequence[Reporting], gold: Sequence[dict[str, Any]]
) -> Iterator[tuple[int, int]]:
    """Items and gold attributions that match, each once, most overlap first."""
    edges = []
    for number, item in enumerate(items):
        for place, attribution in enumerate(gold):
            shared = sum(
                max(0, min(item.end, at + len(words)) - max(item.start, at))
                for words in attribution["evidence"]
                for at in (text.index(words),)
            )
            if shared and any(
                same(chain[0].text, attribution["chain"][0]) for chain in item.chains
            ):
                edges.append((shared, number, place))
    taken: set[int] = set()
    given: set[int] = set()
    for _, number, place in sorted(edges, reverse=True):
        if number not in taken and place not in given:
            taken.add(number)
            given.add(place)
            yield number, place


def judge(one: GoldArticle, misses: list[str]) -> Tally:
    """The counts of one article."""
    gold, items = one.gold["attributions"], one.scan.reporting
    matched = dict(_pairs(one.text, items, gold))
    tally = Tally(gold=len(gold), found=len(items), right=len(matched))
    for number, item in enumerate(items):
        sure = len(item.chains) == 1
        tally.sure += sure
        place = matched.get(number)
        if place is None:
            misses.append(_line(one, "extra", item))
            continue
        chain = gold[place]["chain"]
        whole = _whole(item.chains[0], chain)
        tally.first += same(item.chains[0][0].text, chain[0])
        tally.whole += whole
        tally.sure_whole += sure and whole
        if not whole:
            misses.append(_line(one, f"gold {[forms[0] for forms in chain]}", item))
    for place, attribution in enumerate(gold):
        if place not in matched.values():
            misses.append(f"{one.name}: missed reporting {attribution}")
    return tally


def _line(one: GoldArticle, what: str, item: Reporting) -> str:
    chains = [" > ".join(source.text for source in chain) for chain in item.chains]
    return f"{one.name}: {what}: {chains} in {item.text!r}"


def rows(articles: Iterable[GoldArticle], misses: list[str]) -> Iterator[Row]:
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
