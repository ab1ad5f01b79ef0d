"""The seed article, replayed from exchanges with the real local model, recording off."""

from __future__ import annotations

import json
import os
import re
import socket
from pathlib import Path

import pytest
from invariants import assert_borne_out
from store_request import REQUEST, request

from summarizer import Article, ArticleRecord, Settings, StaleCassetteError, Summarizer
from summarizer.cassette import read_cassette
from summarizer.check import Shelf
from summarizer.cli.program import run
from summarizer.settings import Plan

HERE = Path(__file__).parent
FOLDER = HERE.parent / "cassettes" / "local-qwen2.5-coder-1.5b"
SEEDS = HERE.parent / "seeds"
CASSETTES = [place.cassette for place in Shelf(FOLDER).places()]
MODEL = "local/qwen2.5-coder-1.5b"
MACHINE = (r"127\.0\.0\.1", "localhost", "/home/", "/Users/", "/tmp/", r"\.gguf", "bearer",
           "set-cookie", "authorization", r"sk-\w{8}")  # fmt: skip
PLANS: tuple[Plan, ...] = ("closed", "one-call")


def replayed(seed: Path, plan: Plan, text: str | None = None) -> ArticleRecord:
    summarizer = Summarizer(
        MODEL,
        cassette=FOLDER / f"us-pakistan-minerals.{plan}.json",
        settings=Settings(plan=plan),
    )
    article = Article.from_bytes(seed.read_bytes()) if text is None else Article(text)
    return summarizer.summarise(article)


def test_every_seed_gives_its_accepted_record_and_no_score_is_below_its_floor(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What the README tells users to run on their own."""
    code = run(["check", str(SEEDS), "--cassettes", str(FOLDER)])

    told = capsys.readouterr()
    assert (code, told.out) == (0, "11 checked: 11 the same\n"), told.out


def test_a_capable_model_is_sent_the_stored_request() -> None:
    """One call for all of it; ``python tests/store_request.py`` writes it anew."""
    assert json.loads(REQUEST.read_text("utf-8")) == request()


@pytest.mark.parametrize("plan", PLANS)
def test_two_replays_give_the_same_bytes(seed: Path, plan: Plan) -> None:
    one, other = (replayed(seed, plan).model_dump_json(exclude={"provenance"}) for _ in range(2))

    assert one == other


@pytest.mark.parametrize("plan", PLANS)
def test_every_value_is_borne_out_by_the_article(seed: Path, plan: Plan) -> None:
    text = seed.read_text("utf-8")

    record = replayed(seed, plan)

    assert_borne_out(text, record)
    assert record.audit.failed == []


def test_the_real_model_found_what_the_article_says(seed: Path) -> None:
    record = replayed(seed, "closed")

    assert [(f.value, f.unit) for f in record.figures] == [
        ("55", "locomotives"), ("5", "%"), ("135000000000", "USD"), ("1250000000", "USD"),
    ]  # fmt: skip
    asked = {party.name for ask in record.asks for party in ask.askers}
    assert {"Ricky Gill", "Thomas Lersten"} <= asked
    met = {party.name for meeting in record.meetings for party in meeting.participants}
    assert {"Muhammad Aurangzeb", "Ricky Gill", "Thomas Lersten", "Robert Kaproth"} <= met
    assert len(record.attributions) > 10
    assert record.provenance.calls.answered > 0


def test_an_article_that_changed_makes_the_cassette_stale(seed: Path) -> None:
    changed = seed.read_text("utf-8").replace("55 locomotives", "56 locomotives")

    with pytest.raises(StaleCassetteError, match=r"body\.messages"):
        replayed(seed, "closed", changed)


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: path.stem)
def test_a_cassette_holds_nothing_of_the_machine_that_recorded_it(path: Path) -> None:
    text = path.read_text("utf-8")
    cassette = read_cassette(path)

    assert cassette.model == (MODEL if path.parent == FOLDER else "endpoint/loopback-model")
    assert cassette.exchanges
    assert socket.gethostname() not in text
    for pattern in MACHINE:
        assert not re.search(pattern, text, re.IGNORECASE), pattern
    assert os.path.expanduser("~") not in text
