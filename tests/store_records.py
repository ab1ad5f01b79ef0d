"""Writes anew what ``test_recorded.py`` compares with: records, from the cassettes, and a request.

::

    python tests/store_records.py

A cassette itself is recorded with ``summarizer summarise --cassette FILE --cassette-mode all``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer import Article, Settings, Summarizer
from summarizer.model.request import body
from summarizer.settings import Plan

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "us-pakistan-minerals.txt"
REQUEST = ROOT / "tests" / "records" / f"{SEED.stem}.request.json"
PLANS: tuple[Plan, ...] = ("closed", "one-call")


def request() -> dict[str, Any]:
    """What a capable hosted model is sent about the seed article."""
    summarizer = Summarizer("openai/gpt-5-mini")
    (question,) = summarizer.questions(Article.from_bytes(SEED.read_bytes()))
    return body(question, summarizer.target, summarizer.settings)


def _stored(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    REQUEST.write_text(_stored(request()), "utf-8")
    for plan in PLANS:
        name = f"{SEED.stem}.{plan}.json"
        summarizer = Summarizer(
            "local/qwen2.5-coder-1.5b",
            cassette=ROOT / "cassettes" / "local-qwen2.5-coder-1.5b" / name,
            settings=Settings(plan=plan),
        )
        record = summarizer.summarise(Article.from_bytes(SEED.read_bytes()))
        told = json.loads(record.model_dump_json(exclude={"provenance"}))
        (ROOT / "tests" / "records" / name).write_text(_stored(told), "utf-8")


if __name__ == "__main__":
    main()
