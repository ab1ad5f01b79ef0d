"""What the model makes of our articles. The replies come from cassettes/, so nothing is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulings import CourtRuling

from summarizer import Summarizer
from summarizer.pytest_plugin import RecordedSummarizers

HERE = Path(__file__).parent
# Named here, so that no variable of anybody's environment chooses another one.
MODEL = "local/qwen2.5-coder-1.5b"
SUMS = {
    "brightwater": {"2400000", "5000000", "300000"},
    "tallow-lane": {"180000", "420000"},
}


def article(name: str) -> str:
    return (HERE / "articles" / f"{name}.txt").read_text("utf-8")


def court_reader(recorded: RecordedSummarizers, section: str) -> Summarizer[CourtRuling]:
    return recorded(MODEL, schema=CourtRuling, sections=[section], prompts=HERE / "prompts")


@pytest.mark.parametrize("name", SUMS)
def test_every_sum_of_a_case_is_read(recorded_summarizer: RecordedSummarizers, name: str) -> None:
    record = court_reader(recorded_summarizer, "sums").summarise(article(name))

    money = [award.amount for award in record.sums if award.amount.kind == "money"]
    assert {amount.value for amount in money} == SUMS[name]


def test_the_farmer_is_read_as_a_claimant(recorded_summarizer: RecordedSummarizers) -> None:
    text = article("brightwater")

    record = court_reader(recorded_summarizer, "claims").summarise(text)

    claim = next(claim for claim in record.claims if "had sued" in claim.evidence[0].text)
    # The small model names more parties than it should; a larger one need not.
    assert "Asha Verma" in [party.name for party in claim.claimants]
    assert claim.relief
    assert claim.evidence[0].text in text
