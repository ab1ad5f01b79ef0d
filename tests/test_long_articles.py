"""Long articles: asked window by window, with nothing lost and nothing told twice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from gold_reader import GoldReader
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article, Settings, Summarizer
from summarizer.draft import plan
from summarizer.draft.windows import Window, windows
from summarizer.pipeline import summarised
from summarizer.scan import Scan, scan
from summarizer.score import GoldArticle, read_gold

SEEDS = Path(__file__).parent.parent / "seeds"
GOLD = {gold.name: gold for gold in read_gold(SEEDS)}
LONG = "bonn-adaptation-talks"


def record_of(gold: GoldArticle, reader: GoldReader) -> dict[str, Any]:
    brief = Summarizer("openai/any", settings=Settings(plan="one-call")).brief
    record = asyncio.run(summarised(gold.article, brief, reader))
    return record.model_dump(exclude={"provenance"})


def two_windows(at: int, overlap: int = 3) -> Any:
    """Windows with one border, in front of the sentence of this index."""

    def cut(scan: Scan) -> tuple[Window, ...]:
        starts = [sentence.start for sentence in scan.sentences]
        border, end = starts[at], len(scan.sentences)
        before, after = starts[max(0, at - overlap)], (*starts, 10**9)[min(end, at + overlap)]
        return (Window(0, border, 0, after), Window(border, 10**9, before, 10**9))

    return cut


@pytest.mark.parametrize("name", [LONG, "us-pakistan-minerals", "ravensworth-takeover"])
def test_nothing_is_lost_wherever_the_border_is(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = GOLD[name]
    whole = record_of(gold, GoldReader(gold))
    assert all(whole[name] for name in ("meetings", "asks", "figures", "attributions"))

    for border in range(1, len(scan(gold.article).sentences)):
        monkeypatch.setattr(plan, "windows", two_windows(border))
        reader = GoldReader(gold)
        cut = record_of(gold, reader)

        assert len(reader.asked) == 3  # two windows, then headline and summary
        assert cut == whole, f"with the border before sentence {border + 1}"


def joined(least: int) -> GoldArticle:
    """The gold articles one after the other, so many that they have this many characters."""
    text = ""
    while len(text) < least:
        text += "\n\n".join(gold.article.text for gold in GOLD.values()) + "\n\n"
    return GoldArticle(name="long", article=Article(text[:least]), gold=GOLD[LONG].gold)


def test_sixty_thousand_characters_are_asked_about_window_by_window() -> None:
    long = joined(60_000)
    reader = GoldReader(long.model_copy(update={"gold": long.gold.model_copy(update=EMPTY)}))

    record = record_of(long, reader)

    *parts, last = [question.messages for question in reader.asked]
    assert len(parts) >= 8
    assert len({messages[:-1] for messages in parts}) == 1, "the prefix is the same for all"
    assert max(len(messages[-1].content) for messages in parts) < 12_000
    assert len(last[-1].content) < 13_000
    figures = {span["start"] for item in record["figures"] for span in item["mentions"]}
    assert figures == {figure.start for figure in reader.scan.figures}
    warned = [w["text"] for w in record["audit"]["warnings"] if w["code"] == "beginning_only"]
    assert warned == ["headline", "summary"]


EMPTY: dict[str, Any] = {"meetings": (), "asks": (), "attributions": ()}


def test_a_short_article_is_one_window() -> None:
    for gold in GOLD.values():
        assert len(windows(scan(gold.article))) == 1


def paragraphs() -> Iterator[str]:
    yield "The council met on Monday. It spent $40 million on 12 ships. "
    yield "Word " * 40
    yield "No stop and no figure\n\n"


@given(st.lists(st.sampled_from(list(paragraphs())), max_size=600))
def test_windows_tile_the_article_and_each_is_short(parts: list[str]) -> None:
    found = scan("".join(parts))
    cut = windows(found)

    assert cut[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(cut))
    for sentence in found.sentences:
        assert sum(window.answers_for(sentence) for window in cut) == 1
    for window in cut:
        own = [s for s in found.sentences if window.answers_for(s)]
        figures = sum(window.answers_for(figure) for figure in found.figures)
        assert len(own) < 2 or own[-1].end - own[0].start <= 8_000
        assert len(own) < 2 or figures <= 50
        assert all(window.shows(sentence) for sentence in own)
