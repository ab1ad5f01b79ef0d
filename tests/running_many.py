"""What tests of a run over many articles share: rows, a run, and what it leaves."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from answering import emptiest
from loopback import Behaviour, Exchange, Loopback, answer, status

from summarizer import Settings, Summarizer
from summarizer.many.entries import Columns, Lines
from summarizer.many.places import Place
from summarizer.many.run import Report, Terms, summarise_many
from summarizer.many.tally import Tally

__all__ = [
    "failures_in",
    "first_answered_last",
    "lines_of",
    "names_in",
    "names_of",
    "refusing",
    "row",
    "run",
    "summarizer_at",
    "timeless",
    "written",
]


def row(number: int | str) -> dict[str, Any]:
    """A short article that can be told from the others."""
    text = (
        f"Kenya has asked the World Bank for ${number} million, the minister, Peninah Wekoli,"
        f" said. She met Anselm Rothbauer in Nairobi on Monday."
    )
    return {"name": f"a{number}", "text": text, "published": "2026-03-01"}


def written(path: Path, rows: Iterable[object]) -> Path:
    """The rows as lines of JSON; text stands as it is."""
    texts = (one if isinstance(one, str) else json.dumps(one) for one in rows)
    path.write_text("".join(f"{text}\n" for text in texts), "utf-8")
    return path


def summarizer_at(server: Loopback, **settings: Any) -> Summarizer[Any]:
    """One that asks the server, a call an article, and does not try again."""
    told: dict[str, Any] = {"plan": "one-call", "transport_retries": 0, "validation_retries": 0}
    return Summarizer("loopback-model", settings=Settings(base_url=server.url, **told | settings))


def run(
    server: Loopback,
    table: Path,
    out: Path,
    *,
    summarizer: Summarizer[Any] | None = None,
    tally: Tally | None = None,
    columns: Columns | None = None,
    **terms: Any,
) -> Report:
    """One run over the table."""
    with open(table, "rb") as stream:
        source = Lines(stream, table.name, columns or Columns(id="name"), table.stat().st_size)
        asking = summarizer or summarizer_at(server)
        return summarise_many(asking, source, Place.of(out), Terms(**terms), tally)


def lines_of(out: Path) -> list[Any]:
    """The records of a file of lines."""
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def names_in(out: Path) -> list[str]:
    """Whose records they are, in order."""
    return [record["article"]["source"] for record in lines_of(out)]


def names_of(articles: int) -> list[str]:
    """The names of so many articles, as ``row`` gives them."""
    return [f"a{number}" for number in range(articles)]


def failures_in(out: Path) -> list[Any]:
    """What the run lists as failed."""
    return lines_of(out.with_name(f"{out.name}.failed.jsonl"))


def timeless(record: Any) -> Any:
    """The record without what differs between two runs."""
    told = {k: v for k, v in record["provenance"].items() if k not in ("seconds", "created")}
    return record | {"provenance": told}


def first_answered_last(after: int) -> Behaviour:
    """A server that keeps the answer about the first article until it gave so many others."""
    others = threading.Event()
    given = itertools.count(1)

    def respond(exchange: Exchange) -> None:
        if b"$0 million" in exchange.request.body:
            others.wait(30)
        elif next(given) == after:
            others.set()
        answer(emptiest)(exchange)

    return respond


def refusing(*numbers: int) -> Behaviour:
    """A server that refuses these articles and answers the others."""

    def respond(exchange: Exchange) -> None:
        refused = any(b"$%d million" % n in exchange.request.body for n in numbers)
        (status(400, "no") if refused else answer(emptiest))(exchange)

    return respond
