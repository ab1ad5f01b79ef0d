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
        "Calder Foods", "Imogen Farrant", "Two people familiar with the matter", "Tobias Renn",
    },
    "novarra": {
        "Novarra Systems", "Dana Okoro", "Luis Hartmann", "Mira Castellane",
        "A person briefed on the plans",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SPEAKERS)
def test_who_speaks_is_read(recorded_summarizer: RecordedSummarizers, name: str) -> None:
    text = (HERE / "articles" / f"{name}.txt").read_text("utf-8")
    summarizer = recorded_summarizer(
        MODEL, schema=Earnings, sections=["statements"], prompts=HERE / "prompts"
    )

    record = summarizer.summarise(text)

    assert {statement.chain[0].name for statement in record.statements} <= SPEAKERS[name]
    unnamed = [s for s in record.statements if s.chain[0].kind == "unnamed"]
    assert [statement.standing for statement in unnamed] == ["unnamed"]
