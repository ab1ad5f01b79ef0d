"""The scores that must not fall, from the recorded replies of the default local model.

    python tests/floors.py                    # what the recordings score now, beside the floors
    python tests/floors.py --update           # raise the floors; refuses to lower one
    python tests/floors.py --update --lower   # lower them too, on purpose

The floors hold for one corpus, one set of prompts and one schema, whose digests stand beside
them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from summarizer import Settings, Summarizer
from summarizer.draft.sections import sections_of
from summarizer.prompt_files import load_prompts
from summarizer.schemas import ArticleRecord
from summarizer.score import GoldArticle, Score, add_up, read_gold, score_of

__all__ = ["FLOORS", "digests", "scored", "scores"]

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
CASSETTES = ROOT / "cassettes" / "local-qwen2.5-coder-1.5b"
FLOORS = ROOT / "tests" / "floors.json"
MODEL = "local/qwen2.5-coder-1.5b"


def scored() -> Score:
    """The score of every seed, replayed."""
    return add_up(score_of(article, _replayed(article)) for article in read_gold(SEEDS))


def _replayed(article: GoldArticle) -> ArticleRecord:
    cassette = CASSETTES / f"{article.name}.closed.json"
    summarizer = Summarizer(MODEL, cassette=cassette, settings=Settings(plan="closed"))
    return summarizer.summarise(article.article)


def scores(score: Score) -> dict[str, float]:
    """What is pinned: F1 of each section, and what is right among the matched."""
    found: dict[str, float] = {}
    for name, section in score.sections.items():
        found[f"{name} F1"] = round(section.f1, 4)
        for detail, share in section.details.items():
            found[f"{name} {detail}"] = round(share.count / share.of, 4)
    found["spans that stand"] = round(1 - score.spans.count / score.spans.of, 4)
    return found


def digests() -> dict[str, str]:
    """What the floors hold for."""
    corpus = hashlib.sha256()
    for path in sorted([*SEEDS.glob("*.txt"), *SEEDS.glob("*.gold.json")]):
        corpus.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    sections = sections_of(ArticleRecord)
    schema = json.dumps(ArticleRecord.model_json_schema(), sort_keys=True)
    return {
        "corpus": corpus.hexdigest(),
        "prompts": load_prompts(None, [section.name for section in sections]).digest(sections),
        "schema": hashlib.sha256(schema.encode()).hexdigest(),
    }


def main() -> int:
    """Print the scores beside their floors, or write new floors; 1 where one is not held."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--update", action="store_true", help="write what is scored now")
    parser.add_argument("--lower", action="store_true", help="even where that lowers a floor")
    options = parser.parse_args()
    told: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    floors: dict[str, float] = told.get("floors", {})
    now = scores(scored())
    fallen = [name for name, floor in floors.items() if now.get(name, 0.0) < floor]
    for name, value in now.items():
        print(f"{name:40} {value:.4f}  floor {floors.get(name, 0.0):.4f}")
    if fallen and not options.lower:
        print(f"below the floor: {', '.join(fallen)}", file=sys.stderr)
        return 1
    if options.update:
        text = json.dumps({**digests(), "floors": now}, indent=1) + "\n"
        FLOORS.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
