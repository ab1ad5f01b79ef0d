"""Looks for an article and an answer from which something comes that the article does not have.

    cd tests && python -m fuzzing.fuzz_ground -max_total_time=300 -timeout=20

What it finds becomes a test in ``tests/test_grounding_is_absolute.py``.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any, cast

import atheris
from fuzzing.guided import Guided, fuzz

with atheris.instrument_imports(include=["summarizer"]):
    from hand_records import Ruling
    from hostile_values import Answering
    from invariants import assert_borne_out
    from scan_invariants import PIECES

    from summarizer import ArticleRecord
    from summarizer.draft.findings import Finding
    from summarizer.draft.plan import shapes
    from summarizer.draft.replies import Reader
    from summarizer.draft.sections import sections_of
    from summarizer.ground import Grounding
    from summarizer.record import items_of
    from summarizer.scan import scan
    from summarizer.settings import Plan

_MOST_PIECES = 120
_SENTENCES = (
    "Peninah Wekoli, the minister, asked the World Bank for $500 million on Monday.",
    "US officials met Ricky Gill of Barrick Gold in Washington, sources claimed.",
    "“We cannot wait,” she told Radio Mtaa, and rates fell by 4 to 6 per cent.",
    "Judge Ellen Marsh ruled that Brightwater Ltd must pay £2.4m to Asha Verma.",
)
_RECORDS = tuple((record, sections_of(record)) for record in (ArticleRecord, Ruling))
_PLANS: tuple[Plan, ...] = ("one-call", "closed")


def text_of(guided: Guided) -> str:
    """Sentences that hold something, and pieces at which scanners do something."""
    parts = [guided.choice(_SENTENCES) for _ in range(guided.randint(0, 3))]
    parts += [guided.choice(PIECES) for _ in range(guided.randint(0, _MOST_PIECES))]
    return " ".join(parts)


def check(data: bytes) -> None:
    """An answer to each question of a plan: what comes of it stands in the article."""
    guided = Guided(data)
    _, sections = guided.choice(_RECORDS)
    plan = guided.choice(_PLANS)
    text = text_of(guided)
    found = scan(text)
    grounding = Grounding(text, found)
    findings: list[Finding] = []
    for shape in shapes(plan, sections, found, text, frozenset()):
        question = _question(shape.schema, text)
        answer = Answering(cast(Any, guided), question, 0.3).answer()
        findings += Reader(shape, grounding).read(json.dumps(answer)).findings
    for item in items_of(sections, findings, found).each():
        assert_borne_out(text, item)
        assert item.evidence


def _question(schema: Any, text: str) -> dict[str, Any]:
    """As much of a request as says what may be answered."""
    return {
        "response_format": {"json_schema": {"schema": schema}},
        "messages": [{"content": ""}, {"content": text}],
    }


if __name__ == "__main__":
    rng = Random(1)
    fuzz(check, [rng.randbytes(size) for size in range(40, 2_000, 40)])
