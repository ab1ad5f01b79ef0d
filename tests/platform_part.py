"""The part of the work that must come out the same on every platform, in one process.

::

    python tests/platform_part.py REPORT    # in a folder with articles/, which it fills

``tests/platform_settings.py`` starts it in odd surroundings. What the command prints goes to this
process's own stdout and stderr; exit codes, digests of files and of records go to REPORT.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import locale
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from commanding import asks, telling
from loopback import Loopback, answer
from running_many import lines_of, timeless

from summarizer import Article, Settings, Summarizer
from summarizer.check import Shelf
from summarizer.cli.program import run

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
CASSETTES = ROOT / "cassettes" / "local-qwen2.5-coder-1.5b"
ARTICLES = Path("articles")

Step = Callable[[], object]


def replayed() -> dict[str, str]:
    """A digest of every seed's record, from its recorded replies; its provenance is not in it."""
    return dict(_digests())


def commands() -> list[int]:
    """The commands that need no model, on a seed: what they print is on stdout."""
    seed = str(SEEDS / "peru-rate-cut.txt")
    record = str(CASSETTES / "peru-rate-cut.closed.record.json")
    lines = (
        ["--version"],
        ["scan", seed],
        ["scan", "--format", "json", seed],
        ["verify", record, seed],
        ["summarise", "--dry-run", "--model", "openai/gpt-5-mini", seed],
        ["scan", "no such file.txt"],
    )
    return [run(line) for line in lines]


def schemas() -> int:
    """The record's schema, on stdout."""
    return run(["schema"])


def homes() -> bool:
    """The commands that look into the user's folders end as they should; what they say differs."""
    lines = (["models"], ["doctor", "--model", "local/qwen2.5-coder-1.5b"])
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return all(run(line) in (0, 1, 2) for line in lines)


def recorded() -> list[object]:
    """One article asked about and recorded, then replayed without anybody to ask."""
    article = next(iter(sorted(ARTICLES.iterdir())))
    with Loopback([answer(telling)]) as server:
        options = asks(server, "--format", "json", "--cassette", "kept.json")
        asked = run(
            ["summarise", *options, "--cassette-mode", "all", "--out", "a.json", str(article)]
        )
    again = run(["summarise", *options, "--out", "b.json", str(article)])
    one, other = (timeless(json.loads(Path(name).read_bytes())) for name in ("a.json", "b.json"))
    return [asked, again, one["article"]["sha256"], _digest(one["figures"]), one == other]


def many() -> list[object]:
    """A folder of articles with a journal, then the same again, when nobody is asked."""
    with Loopback([answer(telling)]) as server:
        line = ["summarise", *asks(server), "--out", "records.jsonl", "--jobs", "2", str(ARTICLES)]
        codes = [run(line), run(line)]
        asked = len(server.requests)
    records = lines_of(Path("records.jsonl"))
    return [codes, asked, [_digest(timeless(one)["figures"]) for one in records]]


STEPS: dict[str, Step] = {
    "commands": commands,
    "schemas": schemas,
    "homes": homes,
    "recorded": recorded,
    "many": many,
    "replayed": replayed,
}


def _digests() -> Iterator[tuple[str, str]]:
    for place in Shelf(CASSETTES).places():
        settings = Settings(plan=place.plan)
        summarizer = Summarizer(
            "local/qwen2.5-coder-1.5b", cassette=place.cassette, settings=settings
        )
        article = Article.from_bytes((SEEDS / f"{place.article}.txt").read_bytes())
        record = summarizer.summarise(article)
        yield place.cassette.stem, _digest(record.model_dump_json(exclude={"provenance"}))


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def main(report: str, *steps: str) -> None:
    """Go the steps named, or all, and write what came of each."""
    with contextlib.suppress(locale.Error):  # as a program does that has this one inside
        locale.setlocale(locale.LC_ALL, "")
    came = {name: STEPS[name]() for name in steps or STEPS}
    Path(report).write_text(json.dumps(came), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
