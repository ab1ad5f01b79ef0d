"""How many of the gold meetings and asks have a clue, and how many sentences that takes.

Usage: python tests/benchmarks/events.py GOLD_FOLDER [--show]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.article import Sentence, split_sentences
from summarizer.scan.dates import find_dates
from summarizer.scan.events import find_asks, find_meetings
from summarizer.scan.furniture import find_furniture
from summarizer.scan.mentions import Clue, DateMention, Furniture

Finder = Callable[[str, Sequence[Sentence], Sequence[Furniture]], tuple[Clue, ...]]
FINDERS: dict[str, Finder] = {"meetings": find_meetings, "asks": find_asks}


@dataclass
class Tally:
    """Counts of one section over all the articles of a folder."""

    items: int = 0
    covered: int = 0
    sentences: int = 0
    candidates: int = 0
    clues: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        share = self.candidates / max(1, self.sentences)
        coverage = self.covered / max(1, self.items)
        return (
            f"{name:<9} covered {self.covered}/{self.items} = {coverage:.3f}   "
            f"sentences {self.candidates}/{self.sentences} = {share:.3f}   clues {self.clues}"
        )


def sentence_of(evidence: str, text: str, sentences: Sequence[Sentence]) -> Sentence:
    """The sentence in which a gold item's evidence starts."""
    at = text.index(evidence)
    return next(s for s in sentences if s.start <= at < s.end)


def count(tally: Tally, clues: Sequence[Clue], gold: list[dict[str, Any]], text: str) -> None:
    """Adds one article to the tally."""
    sentences = split_sentences(text)
    candidates = {clue.sentence for clue in clues}
    wanted: set[int] = set()
    for item in gold:
        numbers = {sentence_of(e, text, sentences).number for e in item["evidence"]}
        wanted |= numbers
        tally.items += 1
        if numbers & candidates:
            tally.covered += 1
        else:
            tally.missed.append(item["evidence"][0])
    tally.sentences += len(sentences)
    tally.candidates += len(candidates)
    tally.clues += len(clues)
    tally.extra += [
        f"[{clue.text}] {sentences[clue.sentence - 1].text}"
        for clue in clues
        if clue.sentence not in wanted
    ]


def near(dates: Sequence[DateMention], sentences: Sequence[Sentence], number: int) -> set[Any]:
    """The intervals found in the sentence and in its neighbours."""
    start = sentences[max(0, number - 2)].start
    end = sentences[min(len(sentences), number + 1) - 1].end
    return {(d.first, d.last) for d in dates if start <= d.start < end}


def when_found(gold: dict[str, Any], text: str) -> list[tuple[bool, bool, str]]:
    """For each dated gold meeting: its interval in its sentence, in or next to it; its words."""
    sentences = split_sentences(text)
    dates = find_dates(text, dt.date.fromisoformat(gold["published"]))
    found = []
    for item in gold["meetings"]:
        if item["when"] is None:
            continue
        when = tuple(dt.date.fromisoformat(item["when"][end]) for end in ("start", "end"))
        own, beside = False, False
        for evidence in item["evidence"]:
            sentence = sentence_of(evidence, text, sentences)
            inside = {(d.first, d.last) for d in dates if sentence.start <= d.start < sentence.end}
            own |= when in inside
            beside |= when in near(dates, sentences, sentence.number)
        found.append((own, beside, f"{when[0]}..{when[1]} {item['evidence'][0]}"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is missed and extra")
    arguments = parser.parse_args()
    tallies = {name: Tally() for name in FINDERS}
    whens: list[tuple[bool, bool, str]] = []
    for path in sorted(arguments.folder.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8")
        sentences = split_sentences(text)
        furniture = find_furniture(text)
        for name, find in FINDERS.items():
            count(tallies[name], find(text, sentences, furniture), gold[name], text)
        whens += when_found(gold, text)
    for name, tally in tallies.items():
        print(tally.line(name))
        if arguments.show:
            print(*(f"   missed {words}" for words in tally.missed), sep="\n")
            print(*(f"   extra  {words}" for words in tally.extra), sep="\n")
    own, beside = sum(w[0] for w in whens), sum(w[1] for w in whens)
    print(f"when      in the sentence {own}/{len(whens)}, in or next to it {beside}/{len(whens)}")
    if arguments.show:
        print(*(f"   missed {words}" for _, found, words in whens if not found), sep="\n")


if __name__ == "__main__":
    main()
