"""What the model makes of our articles. The replies come from cassettes/, so nothing is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from incidents import IncidentReport

from summarizer.pytest_plugin import RecordedSummarizers

HERE = Path(__file__).parent
# Named here, so that no variable of anybody's environment chooses another one.
MODEL = "local/qwen2.5-coder-1.5b"
# The causes that are named, and of these the ones that somebody says are none.
CAUSES = {
    "orla-ferry": (
        ["caused by the battery of an electric van", "ruled out arson", "due to poor maintenance"],
        ["ruled out arson", "due to poor maintenance"],
    ),
    "ketley-spill": (
        ["caused by a cracked valve", "was down to the frost"],
        ["was down to the frost"],
    ),
}


@pytest.mark.parametrize("name", CAUSES)
def test_every_cause_that_is_named_is_judged(
    recorded_summarizer: RecordedSummarizers, name: str
) -> None:
    text = (HERE / "articles" / f"{name}.txt").read_text("utf-8")
    summarizer = recorded_summarizer(
        MODEL, schema=IncidentReport, sections=["causes"], prompts=HERE / "prompts"
    )

    record = summarizer.summarise(text)

    named, denied = CAUSES[name]
    assert [cause.words for cause in record.causes] == named
    assert [c.words for c in record.causes if c.standing in ("denied", "ruled out")] == denied
