"""What the model makes of our article. The replies come from cassettes/, so nothing is sent."""

from __future__ import annotations

from pathlib import Path

from recalls import ProductRecall

from summarizer.pytest_plugin import RecordedSummarizers

HERE = Path(__file__).parent
# Named here, so that no variable of anybody's environment chooses another one.
MODEL = "local/qwen2.5-coder-1.5b"


def test_no_lot_is_missed(recorded_summarizer: RecordedSummarizers) -> None:
    text = (HERE / "articles" / "kettles.txt").read_text("utf-8")
    summarizer = recorded_summarizer(
        MODEL, schema=ProductRecall, sections=["lots"], prompts=HERE / "prompts"
    )

    record = summarizer.summarise(text)

    fates = {lot.number: lot.fate for lot in record.lots}
    assert list(fates) == ["lot HD2207", "lot HD2211", "Lot HD2302", "lot HD2215"]
    assert fates["lot HD2207"] == "recalled"
