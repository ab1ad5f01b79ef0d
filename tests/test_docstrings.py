"""Where Python drops docstrings, what needs them says so."""

from __future__ import annotations

import pytest
from commanding import ROOT, finished, process

RULING = str(ROOT / "docs" / "examples" / "court_rulings")


@pytest.mark.parametrize(
    "line",
    [
        ("schema",),
        ("summarise", "--dry-run", "--schema", "rulings:CourtRuling", "seeds/peru-rate-cut.txt"),
    ],
    ids=["a schema", "a record of one's own"],
)
def test_what_is_made_of_docstrings_is_refused_without_them(line: tuple[str, ...]) -> None:
    env = {"PYTHONOPTIMIZE": "2", "PYTHONPATH": f"{ROOT}:{RULING}"}
    outcome = finished(process(*line, env=env, cwd=ROOT))
    assert outcome.code == 2
    assert outcome.err.splitlines()[-1].startswith("summarizer: Python drops docstrings (-OO")
