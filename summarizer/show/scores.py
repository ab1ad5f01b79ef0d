"""A score for a person, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summarizer.score import Miss, Score, SectionScore, Share
from summarizer.show.visible import one_line

__all__ = ["misses_text", "plain_score", "score_text"]


def score_text(score: Score, runs: int = 1) -> str:
    """One line a section, what agrees among the matched, what is filled, and what it took."""
    wide = max(map(len, ("attributions", *score.sections))) + 1
    lines = [
        f"{'section':<{wide}}{'gold':>6}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}{'F1':>7}"
    ]
    for name, section in score.sections.items():
        lines.append(
            f"{name:<{wide}}{section.gold:>6}{section.predicted:>7}{section.matched:>7}"
            f"{section.precision:>11.3f}{section.recall:>8.3f}{section.f1:>7.3f}"
        )
    told = {
        "Of the matched, right in": {n: s.details for n, s in score.sections.items() if s.details},
        "Not scored, but filled in": {n: s.filled for n, s in score.sections.items() if s.filled},
    }
    lines.append("")
    for title, found in told.items():
        lines += [title] if found else []
        lines += [f"  {name}: {_shares(shares)}" for name, shares in found.items()]
    lines += ["", *_costs(score, runs)]
    return "\n".join(lines) + "\n"


def misses_text(score: Score) -> str:
    """Every miss with both sides, article by article."""
    return "".join(map(_miss, score.misses))


def plain_score(score: Score, runs: int = 1) -> dict[str, Any]:
    """The score in JSON's own types."""
    return {
        "articles": score.articles // runs,
        "runs": runs,
        "sections": {name: _plain(section) for name, section in score.sections.items()},
        "ungrounded": score.spans.count,
        "spans": score.spans.of,
        "refused": score.refused,
        "failed": score.failed,
        "prompt_tokens": score.prompt_tokens,
        "completion_tokens": score.completion_tokens,
        "seconds": round(score.seconds, 3),
        "cost_usd": score.cost_usd,
    }


def _plain(section: SectionScore) -> dict[str, Any]:
    return {
        "matched": section.matched,
        "predicted": section.predicted,
        "gold": section.gold,
        "precision": round(section.precision, 4),
        "recall": round(section.recall, 4),
        "f1": round(section.f1, 4),
        "details": {name: [share.count, share.of] for name, share in section.details.items()},
        "filled": {name: [share.count, share.of] for name, share in section.filled.items()},
    }


def _shares(shares: dict[str, Share]) -> str:
    return ", ".join(f"{name} {share.count}/{share.of}" for name, share in shares.items())


def _costs(score: Score, runs: int) -> Iterator[str]:
    records = score.articles
    yield (
        f"{_counted(records // runs, 'article')}, {_counted(runs, 'run')};"
        f" {score.spans.count:,} of {score.spans.of:,} spans of evidence not in the article;"
        f" {score.refused:,} answers refused, {score.failed:,} sections failed"
    )
    each = max(1, records)
    cost = "cost unknown" if score.cost_usd is None else f"USD {score.cost_usd / each:.4f}"
    yield (
        f"an article: {score.prompt_tokens / each:,.0f} tokens in,"
        f" {score.completion_tokens / each:,.0f} out, {score.seconds / each:,.1f} s, {cost}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _miss(miss: Miss) -> str:
    head = f"{miss.article}, {miss.section}: {miss.kind}\n"
    sides = (("gold", miss.gold), ("found", miss.found))
    return head + "".join(f"  {side:<6} {one_line(text)}\n" for side, text in sides if text)
