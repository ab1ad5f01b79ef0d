"""What a model that reads like a careful person would get: the one-call plan stands in no way."""

from __future__ import annotations

import asyncio
from pathlib import Path

from gold_reader import GoldReader

from summarizer import Settings, Summarizer
from summarizer.pipeline import summarised
from summarizer.schemas import ArticleRecord
from summarizer.score.reading import read_gold
from summarizer.score.scoring import add_up, score_of

GOLD = read_gold(Path(__file__).parent.parent / "seeds")
BRIEF = Summarizer("openai/any", settings=Settings(plan="one-call")).brief
# Where gold tells a place in other words than the article.
REWORDED = {"World Conference Center cafeteria", "Nairobi"}


def test_an_ideal_reader_gets_a_perfect_score_and_no_right_answer_is_refused() -> None:
    scores = []
    for gold in GOLD:
        record = asyncio.run(summarised(gold.article, BRIEF, GoldReader(gold)))
        assert isinstance(record, ArticleRecord)
        assert {refused.value for refused in record.audit.refused} <= REWORDED
        scores.append(score_of(gold, record))

    sections = add_up(scores).sections
    for name in ("asks", "figures", "attributions"):
        assert sections[name].f1 == 1, name
    assert sections["attributions"].details["whole chain"].count == 125
    # Two meetings of the same two people are one where the reader gives no day, as this one.
    assert sections["meetings"].matched == sections["meetings"].predicted == 38
