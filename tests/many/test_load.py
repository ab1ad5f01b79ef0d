"""Many articles, an endpoint that fails one time in five, kills: one right record an article.

A few here; ``pytest -m load -s`` has fifty thousand, 64 at once, and prints what it counted.
"""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
import time
from collections import Counter
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest
from failing_endpoint import KINDS, RIGHT, Log, drawn, met
from faults import FAULTS
from operating import Load, Operator, Work, hurried_command
from running_many import row, written

from summarizer.many.places import Place
from summarizer.verify import verified

SOME = Load(
    articles=60,
    jobs=8,
    client_kills=2,
    late_kills=1,
    server_kills=1,
    timeout=1,
    moment=0.05,
    away=(0.05,),
    client=hurried_command,
)
FIFTY_THOUSAND = Load(
    articles=50_000,
    jobs=64,
    client_kills=42,
    late_kills=4,
    server_kills=21,
    timeout=15,
    moment=2,
    away=(0, 0.5, 2, 2, 25),  # after about 20 seconds a client gives up
)


@pytest.mark.parametrize(
    "load",
    [SOME, pytest.param(FIFTY_THOUSAND, marks=pytest.mark.load)],
    ids=["some articles", "fifty thousand articles"],
)
def test_each_article_has_one_right_record_whatever_fails_and_whoever_is_killed(
    tmp_path: Path, processes: ForkServerContext, load: Load
) -> None:
    began = time.monotonic()
    rows = [row(number) for number in range(load.articles)]
    table = written(tmp_path / "in.jsonl", rows)
    place = Place.of(tmp_path / "records.jsonl")
    work = Work(table, place, tmp_path / "events", tmp_path / "heard")
    operator = Operator(load, work, processes, random.Random(load.articles))

    operator.until_all_is_done()

    told = _told(operator, time.monotonic() - began)
    print(told)
    assert _wrong(place.out, rows) == []
    assert {path.name for path in tmp_path.iterdir()} == {
        *("in.jsonl", "events", "heard", "records.jsonl", "records.jsonl.journal")
    }
    assert not [*tmp_path.rglob("*.part"), *tmp_path.rglob("tidied*")]
    assert _asked_again_though_known(operator) == []
    ends = operator.ends()
    assert ends["killed"] >= load.client_kills
    assert operator.server_kills == load.server_kills
    disturbances = operator.server_kills + len(operator.lives)
    assert _lost(work.log) <= load.jobs * disturbances


def test_every_recorded_fault_is_met_here_and_each_way_of_failing_is_drawn() -> None:
    chance = random.Random(1)
    draws = Counter(drawn(chance, again=False) for _ in range(50_000))
    assert set(draws) == {RIGHT, *KINDS} >= set(FAULTS)
    assert draws[RIGHT] / 50_000 == pytest.approx(0.8, abs=0.01)
    request = {"response_format": {"json_schema": {"schema": {"type": "object", "properties": {}}}}}
    assert all(callable(met(kind, request, 1)) for kind in draws)


def _wrong(out: Path, rows: list[dict[str, Any]]) -> list[str]:
    """What is not as it should be: a line an article, in order, each right."""
    wrong, number = [], -1
    with open(out, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            told = _wrong_with(json.loads(line), rows[number])
            wrong += [f"line {number}: {told}"] if told else []
    return wrong if number + 1 == len(rows) else [*wrong, f"{number + 1} lines"]


def _wrong_with(record: Any, article: dict[str, Any]) -> str | None:
    number = article["name"][1:]
    facts = {
        "name": record["article"]["source"] == article["name"],
        "digest": record["article"]["sha256"]
        == hashlib.sha256(article["text"].encode()).hexdigest(),
        "failed": record["audit"]["failed"] == [],
        "refused": record["audit"]["refused"] == [],
        "figure": [f["value"] for f in record["figures"]] == [str(int(number) * 10**6)],
        "headline": f" ${number} million" in (record["headline"] or {"text": ""})["text"],
        "verify": not verified(record, article["text"]).mismatches,
    }
    return ", ".join(name for name, is_right in facts.items() if not is_right) or None


def _asked_again_though_known(operator: Operator) -> list[str]:
    """Requests of a client that were answered in the journal when it began."""
    kept = _select(operator.work.place, "SELECT hex(request) FROM answers ORDER BY rowid")
    place = {digest.lower(): number for number, (digest,) in enumerate(kept)}
    asked = (event for event in Log(operator.work.log) if event.what == "asked")
    return [
        f"life {event.life}: article {event.number}"
        for event in asked
        if place.get(event.digest, len(place)) < operator.lives[event.life].known
    ]


def _lost(log: Path) -> int:
    """How often an article was asked about although an answer had been sent."""
    sent: set[str] = set()
    lost = 0
    for event in Log(log):
        if event.what == "sent":
            sent.add(event.digest)
        elif event.digest in sent:
            lost += 1
            sent.remove(event.digest)
    return lost


def _told(operator: Operator, seconds: float) -> str:
    """The counts, for people; the journal is whole."""
    place, log = operator.work.place, operator.work.log
    assert _select(place, "PRAGMA integrity_check") == [("ok",)]
    states = dict(_select(place, "SELECT state, count(*) FROM articles GROUP BY state"))
    assert states == {"done": operator.load.articles}
    kinds = Counter(event.kind for event in Log(log) if event.what == "asked")
    faults = {kind: count for kind, count in kinds.most_common() if kind != RIGHT}
    requests = kinds.total()
    ends = ", ".join(f"{count} {how}" for how, count in operator.ends().most_common())
    return "\n".join(
        [
            f"{operator.load.articles:,} articles, {operator.load.jobs} at once:"
            f" {states['done']:,} done in {seconds:,.0f} s",
            f"{requests:,} requests, {sum(faults.values()) / requests:.1%} met a fault: "
            + ", ".join(f"{count} {kind}" for kind, count in faults.items()),
            f"{len(operator.lives)} lives of the client: {ends}",
            f"{operator.server_kills} kills of the endpoint",
            f"{_lost(log)} times asked again after an answer had been sent",
        ]
    )


def _select(place: Place, statement: str) -> list[Any]:
    connection = sqlite3.connect(place.tables)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()
