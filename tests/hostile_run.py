"""Many articles read by a hostile model, and what must hold of whatever comes of each."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import logging
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hand_records import ARTICLE, Ruling
from hostile_memory import Memory
from hostile_model import Hostile
from invariants import assert_borne_out
from serving import COURT, TEXT

from summarizer import Article, ArticleRecord, Settings, SummariserError, Summarizer
from summarizer.api import Session
from summarizer.draft.sections import sections_of
from summarizer.schemas import Record
from summarizer.settings import Plan
from summarizer.show import to_json_line
from summarizer.verify import verified

__all__ = ["Told", "article", "run"]

SEEDS = Path(__file__).parent.parent / "seeds"
# Whatever is answered, in seconds: all tries of all calls of an article, and time to think.
LONGEST = 300.0
_TIMEOUT = 2.0
_LONGEST_RECORD = 500_000
_MOST_FAILURES = 20
_RECORDS: tuple[type[Record], ...] = (ArticleRecord, Ruling)
_PLANS: tuple[Plan, ...] = ("closed", "one-call")


@dataclass
class Told:
    """What became of the articles, and what should not have been.

    ``outcomes`` counts "record", "incomplete" and the codes of errors; ``longest`` is how many
    seconds an article took at most.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    items: int = 0
    refusals: int = 0
    longest: float = 0.0


def run(
    model: Hostile,
    replies: int,
    *,
    jobs: int = 32,
    numbers: Iterator[int] | None = None,
    on_article: Callable[[int, Told], None] = lambda number, told: None,
) -> Told:
    """Have articles read, ``jobs`` at once, until the model has given that many replies.

    ``numbers`` are those of the articles, all of them unless given.
    """
    told = Told()
    articles = numbers if numbers is not None else itertools.count()
    with _listening(told):
        asyncio.run(_read(model, replies, jobs, articles, told, on_article))
    return told


async def _read(
    model: Hostile,
    replies: int,
    jobs: int,
    numbers: Iterator[int],
    told: Told,
    on_article: Callable[[int, Told], None],
) -> None:
    async def work() -> None:
        for number in numbers:
            if model.replies >= replies or len(told.failures) >= _MOST_FAILURES:
                return
            await _try(sessions[number % len(sessions)], model.seed, number, told)
            told.memory.look(model.replies / replies)
            on_article(model.replies, told)

    async with contextlib.AsyncExitStack() as stack:
        sessions: list[tuple[type[Record], Session[Any]]] = [
            (record, await stack.enter_async_context(_summarizer(model, plan, record).session()))
            for plan, record in itertools.product(_PLANS, _RECORDS)
        ]
        await asyncio.gather(*(work() for _ in range(jobs)))


def _summarizer(model: Hostile, plan: Plan, record: type[Record]) -> Summarizer[Any]:
    settings = Settings(
        base_url=model.url,
        plan=plan,
        timeout=_TIMEOUT,
        transport_retries=1,
        max_retry_wait=0.02,
    )
    return Summarizer("loopback-model", schema=record, settings=settings)


async def _try(
    asked: tuple[type[Record], Session[Any]], seed: int, number: int, told: Told
) -> None:
    """One article; whatever is wrong with what comes of it is noted with the way back to it."""
    schema, session = asked
    began = time.monotonic()
    try:
        read = article(seed, number)
        async with asyncio.timeout(LONGEST):
            record = await session.summarise(read)
        assert_sound(record, read, told)
        told.outcomes["incomplete" if record.audit.failed else "record"] += 1
    except SummariserError as error:
        told.outcomes[error.code] += 1
        if error.code == "internal" or not _is_tellable(str(error)):
            told.failures.append(f"seed {seed}, article {number}: {error!r}")
    except Exception:
        last = "".join(traceback.format_exc(limit=-6))[-3000:]
        told.failures.append(f"seed {seed}, article {number} ({schema.__name__}): {last}")
    told.longest = max(told.longest, time.monotonic() - began)


def assert_sound(record: Record, read: Article, told: Told) -> None:
    """The record stands by the article, by our own check and by one apart from it."""
    line = to_json_line(record)
    assert len(line.encode()) < _LONGEST_RECORD
    assert type(record).model_validate_json(line) == record
    found = verified(json.loads(line), read.text, _schema(type(record)))
    assert not found.mismatches, found.mismatches[:3]
    for section in sections_of(type(record)):
        value = getattr(record, section.name)
        for item in [value] if section.single else value:
            if item is not None:
                assert_borne_out(read.text, item)
                assert item.evidence
                told.items += 1
    told.refusals += len(record.audit.refused)
    for failed in record.audit.failed:
        assert failed.code != "internal", failed.reason
        assert _is_tellable(failed.reason), failed.reason


def _is_tellable(reason: str) -> bool:
    return 0 < len(reason) < 1000 and reason.isprintable()


@cache
def _schema(record: type[Record]) -> dict[str, Any]:
    return record.model_json_schema()


# Articles -------------------------------------------------------------------------------------


@cache
def _paragraphs() -> tuple[str, ...]:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    whole = "\n".join([*texts, ARTICLE, TEXT, COURT])
    return tuple(filter(str.strip, whole.split("\n")))


def article(seed: int, number: int) -> Article:
    """A short article of that number, put together from paragraphs of others."""
    rng = Random(f"{seed}/article/{number}")
    text = "\n\n".join(rng.sample(_paragraphs(), rng.randint(1, 5)))
    return Article(text, published=rng.choice([None, "2026-03-10"]))


# What else a run may do wrong -----------------------------------------------------------------


class _Ear(logging.Handler):
    """Hears what would be printed in a program that has set up no logging."""

    def __init__(self, told: Told) -> None:
        super().__init__(logging.WARNING)
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        if not _is_handled(record.name) and len(self._told.failures) < _MOST_FAILURES:
            self._told.failures.append(f"{record.name} says: {record.getMessage()[:500]}")


def _is_handled(name: str) -> bool:
    """Whether the logger or one above it, but the root, has a handler."""
    names = itertools.accumulate(name.split("."), "{}.{}".format)
    return any(logging.getLogger(one).handlers for one in names)


@contextlib.contextmanager
def _listening(told: Told) -> Iterator[None]:
    """While the block lasts, what libraries print of their own counts as a failure."""
    ear = _Ear(told)
    logging.getLogger().addHandler(ear)
    try:
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("default")
            yield
    finally:
        logging.getLogger().removeHandler(ear)
    told.failures += [f"a warning: {one.message}" for one in heard[:_MOST_FAILURES]]
