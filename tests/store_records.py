"""Writes anew the records that ``test_recorded.py`` compares with, from the cassettes.

::

    python tests/store_records.py

A cassette itself is recorded with ``summarizer summarise --cassette FILE --cassette-mode all``.
"""

from __future__ import annotations

import json
from pathlib import Path

from summarizer import Article, Settings, Summarizer
from summarizer.settings import Plan

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "us-pakistan-minerals.txt"
PLANS: tuple[Plan, ...] = ("closed", "one-call")


def main() -> None:
    for plan in PLANS:
        name = f"{SEED.stem}.{plan}.json"
        summarizer = Summarizer(
            "local/qwen2.5-coder-1.5b",
            cassette=ROOT / "cassettes" / "local-qwen2.5-coder-1.5b" / name,
            settings=Settings(plan=plan),
        )
        record = summarizer.summarise(Article.from_bytes(SEED.read_bytes()))
        told = json.loads(record.model_dump_json(exclude={"provenance"}))
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        (ROOT / "tests" / "records" / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
