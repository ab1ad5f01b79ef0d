"""What the model makes of our articles. The replies come from cassettes/, so nothing is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from earnings import Earnings

from summarizer.pytest_plugin import RecordedSummarizers

HERE = Path(__file__).parent
# Named here, so that no variable of anybody's environment chooses another one.
MODEL = "local/qwen2.5-coder-1.5b"
SPEAKERS = {
    "calder-foods": {
        "Calder Foods": "organisation",
        "Imogen Farrant": "person",
        "Two people familiar with the matter": "unnamed",
        "Tobias Renn": "person",
    },
    "novarra": {
        "Novarra Systems": "organisation",
        "Dana Okoro": "person",
        "Luis Hartmann": "person",
        "Hartmann": "person",
        "Mira Castellane": "person",
        "A person briefed on the plans": "unnamed",
    },
}


@pytest.mark.parametrize("name", SPEAKERS)
def test_every_speaker_is_read_and_the_unnamed_ones_are_told_apart(
    recorded_summarizer: RecordedSummarizers, name: str
) -> None:
    text = (HERE / "articles" / f"{name}.txt").read_text("utf-8")
    summarizer = recorded_summarizer(
        MODEL, schema=Earnings, sections=["statements"], prompts=HERE / "prompts"
    )

    record = summarizer.summarise(text)

    origins = [statement.chain[0] for statement in record.statements]
    assert {origin.name: origin.kind for origin in origins} == SPEAKERS[name]
