"""What the model makes of our articles. The replies come from cassettes/, so nothing is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from incidents import IncidentReport

from summarizer.pytest_plugin import RecordedSummarizers

HERE = Path(__file__).parent
# Named here, so that no variable of anybody's environment chooses another one.
MODEL = "local/qwen2.5-coder-1.5b"
CAUSES = {
    "orla-ferry": {
        "caused by the battery of an electric van": "suspected",
        "ruled out arson": "ruled out",
        "due to poor maintenance": "denied",
    },
    "ketley-spill": {
        "caused by a cracked valve": "established",
        "was down to the frost": "ruled out",
    },
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

    assert {cause.words: cause.standing for cause in record.causes} == CAUSES[name]
