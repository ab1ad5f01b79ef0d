"""Writes anew the request that ``test_recorded.py`` compares with: what a capable model is sent.

::

    python tests/store_request.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer import Article, Summarizer
from summarizer.model.request import body

__all__ = ["REQUEST", "request"]

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "us-pakistan-minerals.txt"
REQUEST = ROOT / "tests" / "data" / f"{SEED.stem}.request.json"


def request() -> dict[str, Any]:
    """What a capable hosted model is sent about the seed article."""
    summarizer = Summarizer("openai/gpt-5-mini")
    (question,) = summarizer.questions(Article.from_bytes(SEED.read_bytes()))
    return body(question, summarizer.target, summarizer.settings)


if __name__ == "__main__":
    REQUEST.write_text(json.dumps(request(), ensure_ascii=False, indent=1) + "\n", "utf-8")
