"""Recall and precision of the reporting scanner: ``python tests/benchmarks/reporting.py GOLD``.

GOLD holds NAME.txt and NAME.gold.json. An item is right when its sentence overlaps the
evidence of a gold attribution and the origin of one of its chains is the gold origin. Add
``--show`` for every item that is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.article import split_sentences
from summarizer.scan.furniture import find_furniture
from summarizer.scan.mentions import Reporting, Source
from summarizer.scan.names import find_names
from summarizer.scan.reporting import find_reporting

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

    def __str__(self) -> str:
        recall = self.right / self.gold if self.gold else 1.0
        precision = self.right / self.found if self.found else 1.0
        matched = self.right or 1
        return (
            f"gold {self.gold:4}  found {self.found:4}  recall {recall:.3f}  "
            f"precision {precision:.3f}  first origin {self.first / matched:.3f}  "
            f"whole chain {self.whole / matched:.3f}  "
            f"sure {self.sure}, right {self.sure_whole}"
        )


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


def judge(text: str, gold: Sequence[dict[str, Any]], show: bool) -> Tally:
    """The counts of one article."""
    sentences, furniture = split_sentences(text), find_furniture(text)
    names = find_names(text, sentences, furniture)
    items = find_reporting(text, sentences, names, furniture)
    matched = dict(_pairs(text, items, gold))
    tally = Tally(gold=len(gold), found=len(items), right=len(matched))
    for number, item in enumerate(items):
        sure = len(item.chains) == 1
        tally.sure += sure
        place = matched.get(number)
        if place is None:
            _print(show, "no match", item)
            continue
        chain = gold[place]["chain"]
        whole = _whole(item.chains[0], chain)
        tally.first += same(item.chains[0][0].text, chain[0])
        tally.whole += whole
        tally.sure_whole += sure and whole
        if not whole:
            _print(show, f"gold {[forms[0] for forms in chain]}", item)
    for place, attribution in enumerate(gold):
        if show and place not in matched.values():
            print("  missed", attribution)
    return tally


def _print(show: bool, what: str, item: Reporting) -> None:
    if show:
        chains = [" > ".join(source.text for source in chain) for chain in item.chains]
        print(f"  {what}: {chains}\n      {item.text}")


def main(folder: str, show: bool) -> None:
    total = Tally()
    for path in sorted(Path(folder).glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        text = path.with_name(f"{name}.txt").read_bytes().decode("utf-8")
        tally = judge(text, json.loads(path.read_text("utf-8"))["attributions"], show)
        total.add(tally)
        print(f"{name:28} {tally}")
    print(f"{'all':28} {total}")


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    main(sys.argv[1], "--show" in sys.argv)
