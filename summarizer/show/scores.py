"""A score for a person, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from summarizer.look import Look
from summarizer.score import Miss, Score, SectionScore, Share
from summarizer.show.contents import slots
from summarizer.show.page import Page
from summarizer.show.theme import hue
from summarizer.show.visible import one_line

__all__ = ["misses_text", "plain_score", "score_text"]

_HEADING = f"{'gold':>6}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}{'F1':>7}"
_NARROWEST = len("attributions")  # the longest name of our own sections


def score_text(score: Score, runs: int = 1, look: Look | None = None) -> str:
    """One line a section, what agrees among the matched, what is filled, and what it took."""
    page = Page(look or Look())
    wide = max([_NARROWEST, *map(len, score.sections)]) + 1
    page.write_unbroken(Text(f"{'section':<{wide}}{_HEADING}", "title"))
    for name, section in score.sections.items():
        page.write_unbroken(Text.assemble((f"{name:<{wide}}", _style(name)), _numbers(section)))
    page.gap()
    details = {name: section.details for name, section in score.sections.items()}
    filled = {name: section.filled for name, section in score.sections.items()}
    _write_shares(page, "Of the matched, right in", details)
    _write_shares(page, "Not scored, but filled in", filled)
    page.gap()
    for line in _costs(score, runs):
        page.write_unbroken(Text(line))
    return page.text()


def misses_text(score: Score, look: Look | None = None) -> str:
    """Every miss with both sides, article by article."""
    page = Page(look or Look())
    for miss in score.misses:
        _write_miss(page, miss)
    return page.text()


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


def _numbers(section: SectionScore) -> str:
    return (
        f"{section.gold:>6}{section.predicted:>7}{section.matched:>7}"
        f"{section.precision:>11.3f}{section.recall:>8.3f}{section.f1:>7.3f}"
    )


def _write_shares(page: Page, title: str, sections: Mapping[str, Mapping[str, Share]]) -> None:
    if any(sections.values()):
        page.write_unbroken(Text(title, "title"))
    for name, shares in sections.items():
        told = ", ".join(f"{field} {share.count}/{share.of}" for field, share in shares.items())
        if told:
            page.write_unbroken(Text.assemble("  ", (name, _style(name)), f": {told}"))


def _style(section: str) -> str:
    slot = slots().get(section)
    return "" if slot is None else hue(slot)


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


def _write_miss(page: Page, miss: Miss) -> None:
    section = (one_line(miss.section), _style(miss.section))
    page.write_unbroken(Text.assemble(f"{one_line(miss.article)}, ", section, f": {miss.kind}"))
    for side, text in (("gold", miss.gold), ("found", miss.found)):
        if text:
            page.write_unbroken(Text.assemble((f"  {side:<6} ", "quiet"), one_line(text)))
