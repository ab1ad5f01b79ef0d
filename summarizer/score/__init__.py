"""How right records are: against gold records, section by section."""

from __future__ import annotations

from summarizer.score.gold import GoldArticle
from summarizer.score.reading import gold_beside, read_gold
from summarizer.score.scoring import Miss, Score, SectionScore, Share, add_up, score_of

__all__ = [
    "GoldArticle",
    "Miss",
    "Score",
    "SectionScore",
    "Share",
    "add_up",
    "gold_beside",
    "read_gold",
    "score_of",
]
