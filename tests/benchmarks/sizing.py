"""The figures of one article that docs/sizing.md multiplies.

::

    cd tests && python -m benchmarks.sizing

Tokens of the one-call plan, by the estimate of ``--dry-run``: what is the same for every article,
what is the article's own, and a reply that holds all that the gold record has. Then the
processor's time of the trip from text to record, those replies given at once.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from gold_reader import GoldReader

from summarizer import ArticleRecord, Settings, Summarizer
from summarizer.model.estimate import estimated_tokens
from summarizer.model.prices import Price, price_table
from summarizer.model.usage import Tokens
from summarizer.pipeline import summarised
from summarizer.score import GoldArticle, read_gold

_SEEDS = Path(__file__).parents[2] / "seeds"
# A headline and three sentences, which the gold record words otherwise: bytes of their JSON.
_HEADLINE_AND_SUMMARY = 640
_ROUNDS = 5


@dataclass(frozen=True)
class Size:
    """One article: its length, the tokens of its call, and milliseconds of CPU."""

    name: str
    characters: int
    shared: int
    own: int
    out: int
    cpu: float


def size_of(gold: GoldArticle, summarizer: Summarizer[ArticleRecord]) -> Size:
    """What this article takes."""
    (question, *more) = summarizer.questions(gold.article)
    assert not more, "a seed is asked about at once"
    system, *examples, own = (estimated_tokens(m.content) for m in question.messages)
    schema = estimated_tokens(json.dumps(question.schema))
    reply = asyncio.run(GoldReader(gold).ask(question)).text or ""
    return Size(
        gold.name,
        gold.article.characters,
        system + sum(examples) + schema,
        own,
        estimated_tokens(reply) + _HEADLINE_AND_SUMMARY // 4,
        min(cpu_of(gold, summarizer) for _ in range(_ROUNDS)),
    )


def cpu_of(gold: GoldArticle, summarizer: Summarizer[ArticleRecord]) -> float:
    """Milliseconds from text to record, no connection."""
    reader = GoldReader(gold)
    started = time.process_time()
    asyncio.run(summarised(gold.article, summarizer.brief, reader))
    return 1000 * (time.process_time() - started)


def million(price: Price, sizes: list[Size], *, is_cached: bool) -> float:
    """US dollars for a million such articles."""
    shared, own, out = (round(mean(values)) for values in columns(sizes))
    cached = shared if is_cached else 0
    return float(price.cost(Tokens(shared + own, out, cached))) * 1e6


def columns(sizes: list[Size]) -> tuple[list[int], list[int], list[int]]:
    return [s.shared for s in sizes], [s.own for s in sizes], [s.out for s in sizes]


def main() -> None:
    """Print the tables."""
    summarizer = Summarizer("openai/gpt-5-mini", settings=Settings(plan="one-call"))
    sizes = [size_of(gold, summarizer) for gold in read_gold(_SEEDS)]
    print("article                        chars  shared    own    out  CPU ms")
    for s in sizes:
        print(f"{s.name:30} {s.characters:5} {s.shared:7} {s.own:6} {s.out:6} {s.cpu:7.1f}")
    shared, own, out = (mean(values) for values in columns(sizes))
    cpu = mean(s.cpu for s in sizes)
    characters = mean(s.characters for s in sizes)
    print(f"{'mean':30} {characters:5.0f} {shared:7.0f} {own:6.0f} {out:6.0f} {cpu:7.1f}\n")
    table = price_table()
    print(f"USD for a million articles, prices of {table.as_of}: uncached, shared part cached")
    for name, price in table.models.items():
        costs = [million(price, sizes, is_cached=is_cached) for is_cached in (False, True)]
        print(f"{name:25} {costs[0]:9,.0f} {costs[1]:9,.0f}")


if __name__ == "__main__":
    main()
