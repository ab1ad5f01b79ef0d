"""The figures of one article that docs/sizing.md multiplies.

::

    cd tests && python -m benchmarks.sizing

Tokens of the one-call plan, by the estimate of ``--dry-run``: what is the same for every article,
what is the article's own, and a reply that holds all that the gold record has. Then the
processor's time of an article in a run over many, text to record in the output, connection and
journal included, where a server on this machine gives those replies at once.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.overhead import Journalled
from benchmarks.stub import stub
from gold_reader import GoldReader

from summarizer import ArticleRecord, Settings, Summarizer
from summarizer.model.estimate import estimated_tokens
from summarizer.model.prices import Price, price_table
from summarizer.model.usage import Tokens
from summarizer.score import GoldArticle, read_gold

_SEEDS = Path(__file__).parents[2] / "seeds"
# A headline and three sentences, which the gold record words otherwise: bytes of their JSON.
_HEADLINE_AND_SUMMARY = 640
_ROUNDS = 5
_COPIES = 30
_IN_FLIGHT = 32


@dataclass(frozen=True)
class Size:
    """One article: its length, and the tokens of its call."""

    name: str
    characters: int
    shared: int
    own: int
    out: int


def size_of(gold: GoldArticle, summarizer: Summarizer[ArticleRecord]) -> Size:
    """What this article takes."""
    (question, *more) = summarizer.questions(gold.article)
    assert not more, "a seed is asked about at once"
    system, *examples, own = (estimated_tokens(m.content) for m in question.messages)
    schema = estimated_tokens(json.dumps(question.schema))
    return Size(
        gold.name,
        gold.article.characters,
        system + sum(examples) + schema,
        own,
        estimated_tokens(reply_about(gold, summarizer)) + _HEADLINE_AND_SUMMARY // 4,
    )


def reply_about(gold: GoldArticle, summarizer: Summarizer[ArticleRecord]) -> str:
    """A reply with all that the gold record has."""
    (question,) = summarizer.questions(gold.article)
    return asyncio.run(GoldReader(gold).ask(question)).text or ""


def cpu(every: list[GoldArticle], summarizer: Summarizer[ArticleRecord]) -> float:
    """Milliseconds an article, in the quickest of some runs over copies of all of them."""
    told = {_own_words(gold, summarizer): reply_about(gold, summarizer) for gold in every}
    texts = [f"{gold.article.text}\n\nCopy {n}.\n" for n in range(_COPIES) for gold in every]
    with stub(told=told) as url:
        settings = Settings(plan="one-call", base_url=url, validation_retries=0)
        run = Journalled(texts, Summarizer("stub", settings=settings))
        return 1000 * min(run.run(len(texts), _IN_FLIGHT).cpu for _ in range(_ROUNDS))


def _own_words(gold: GoldArticle, summarizer: Summarizer[ArticleRecord]) -> str:
    """The longest sentence that is shown as it stands: no other article has it."""
    (question,) = summarizer.questions(gold.article)
    shown = question.messages[-1].content
    return max((s.text for s in gold.article.sentences if s.text in shown), key=len)


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
    every = [*read_gold(_SEEDS)]
    sizes = [size_of(gold, summarizer) for gold in every]
    print("article                        chars  shared    own    out")
    for s in sizes:
        print(f"{s.name:30} {s.characters:5} {s.shared:7} {s.own:6} {s.out:6}")
    shared, own, out = (mean(values) for values in columns(sizes))
    characters = mean(s.characters for s in sizes)
    print(f"{'mean':30} {characters:5.0f} {shared:7.0f} {own:6.0f} {out:6.0f}\n")
    print(f"{cpu(every, summarizer):.1f} ms of CPU an article in a run over many\n")
    table = price_table()
    print(f"USD for a million articles, prices of {table.as_of}: uncached, shared part cached")
    for name, price in table.models.items():
        costs = [million(price, sizes, is_cached=is_cached) for is_cached in (False, True)]
        print(f"{name:25} {costs[0]:9,.0f} {costs[1]:9,.0f}")


if __name__ == "__main__":
    main()
