"""The same weights, the same server, the same articles: this project, LangExtract, and one
plain instructor call.

    cd tests && python -m benchmarks.peers GOLD_FOLDER [--only ours,langextract,plain] [--limit N]

Each is given a fair schema and one worked example of an invented article, and every answer is
scored by ``summarizer.score``. LangExtract (``pip install langextract``) is left out where it
is not installed. An answer is capped at 1,500 tokens for the peers.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers.contest import MODEL, SECTIONS, Outcome, Server
from benchmarks.peers.langextract_ import langextract
from benchmarks.peers.plain import plain

from summarizer import Settings, Summarizer
from summarizer.model.local import local_runtime
from summarizer.model.target import identify
from summarizer.schemas import ArticleRecord
from summarizer.score import GoldArticle, add_up, read_gold, score_of


def ours(article: GoldArticle, server: Server, outcome: Outcome) -> ArticleRecord | None:
    """The record of the closed plan, asked of the same server."""
    record = Summarizer(MODEL, settings=Settings()).summarise(article.article)
    outcome.usage.tokens_in += record.provenance.tokens.prompt
    outcome.usage.tokens_out += record.provenance.tokens.completion
    return record


CONTESTANTS: dict[str, Callable[[GoldArticle, Server, Outcome], ArticleRecord | None]] = {
    "ours": ours,
    "langextract": langextract,
    "plain": plain,
}


def ask(outcome: Outcome, article: GoldArticle, server: Server) -> None:
    """One contestant about one article; where it fails, the article counts as missed."""
    stop = outcome.usage.watch() if outcome.name != "ours" else lambda: None
    begun = time.monotonic()
    record = None
    try:
        record = CONTESTANTS[outcome.name](article, server, outcome)
    except Exception as error:  # whatever a peer raises, the next article is tried
        reason = f"{type(error).__name__}: {str(error)[:200]}"
        print(f"{outcome.name}, {article.name}: {reason}", flush=True)
        outcome.lost += 1
    finally:
        stop()
    outcome.seconds += time.monotonic() - begun
    outcome.scores.append(score_of(article, record))


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """One line a contestant."""
    yield (
        f"{'':12}" + "".join(f"{name:>14}" for name in SECTIONS) + f"{'measures':>10}"
        f"{'chains':>8}{'lost':>6}{'loose':>7}{'in':>8}{'out':>7}{'seconds':>9}"
    )
    for outcome in outcomes:
        total, each = add_up(outcome.scores), len(outcome.scores)
        measures = total.sections["figures"].details.get("measures")
        chains = total.sections["attributions"].details.get("whole chain")
        yield (
            f"{outcome.name:12}"
            + "".join(f"{total.sections[name].f1:>14.3f}" for name in SECTIONS)
            + f"{_share(measures):>10}{_share(chains):>8}{outcome.lost:>6}{outcome.loose:>7}"
            f"{outcome.usage.tokens_in / each:>8.0f}{outcome.usage.tokens_out / each:>7.0f}"
            f"{outcome.seconds / each:>9.1f}"
        )


def _share(share: Any) -> str:
    return "-" if share is None or not share.of else f"{share.count / share.of:.2f}"


def main() -> None:
    """Ask the contestants in turn about each article and print the table as it grows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", default="ours,langextract,plain")
    parser.add_argument("--limit", type=int, help="so many articles, the shortest first")
    options = parser.parse_args()
    articles = sorted(read_gold(options.gold), key=lambda one: one.article.characters)
    target = identify(MODEL, Settings(), os.environ)
    runtime = local_runtime(target, Settings())
    server = Server(runtime.base_url, runtime.api_key, target.alias)
    chosen = tuple(articles[: options.limit])
    outcomes = [Outcome(name) for name in options.only.split(",")]
    for article in chosen:
        # In turn, so that a busy machine is busy for all of them.
        for outcome in outcomes:
            ask(outcome, article, server)
        print("\n".join(table(outcomes)), flush=True)


if __name__ == "__main__":
    main()
