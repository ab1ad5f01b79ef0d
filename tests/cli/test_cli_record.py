"""``summarizer record``: real exchanges with a loopback model, kept as cassettes."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest
from commanding import ARTICLE, Command, asks, finished, process, telling
from loopback import Loopback, answer, status

KEPT = Path("kept/endpoint-test")


def record(server: Loopback, *more: str) -> tuple[str, ...]:
    return ("record", *more, "--cassettes", "kept", *asks(server))


def test_each_article_gets_a_readable_cassette_and_its_record(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    outcome = command(*record(server, *articles))
    assert outcome.code == 0, outcome.err
    assert sorted(path.name for path in KEPT.iterdir()) == sorted(
        f"{name}.one-call.{kind}"
        for name in ("one", "two", "three")
        for kind in ("json", "record.json")
    )
    told = json.loads((KEPT / "one.one-call.json").read_text("utf-8"))
    assert told["model"] == "endpoint/test"
    assert "This is one." in json.dumps(told["exchanges"][0]["request"]["body"]["messages"])
    assert "recorded kept/endpoint-test/two.one-call.json" in outcome.err


def test_a_folder_stands_for_its_articles(command: Command, server: Loopback) -> None:
    Path("news").mkdir()
    Path("news/quay.txt").write_text(ARTICLE, "utf-8")
    Path("news/README.md").write_text("No article.", "utf-8")
    assert command(*record(server, "news")).code == 0
    assert [path.name for path in KEPT.glob("*.one-call.json")] == ["quay.one-call.json"]


def test_what_is_there_is_not_overwritten_unasked(
    command: Command, server: Loopback, article: str
) -> None:
    command(*record(server, article))
    before = (KEPT / "quay.one-call.json").read_bytes()
    asked = len(server.requests)
    outcome = command(*record(server, article))
    assert outcome.code == 2
    assert "quay.one-call.json exists. Say what to do: --missing" in outcome.err
    assert len(server.requests) == asked
    assert (KEPT / "quay.one-call.json").read_bytes() == before


@pytest.mark.parametrize(("answered", "more"), [("n", 0), ("y", 1)])
def test_on_a_terminal_it_asks_before_it_overwrites(
    command: Command, server: Loopback, article: str, answered: str, more: int
) -> None:
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    command(*record(server, article))
    asked = len(server.requests)
    master, slave = pty.openpty()
    os.write(master, f"{answered}\n".encode())
    outcome = finished(process(*record(server, article), stdin=slave))
    os.close(slave)
    os.close(master)
    assert outcome.code == 0
    assert "quay.one-call.json exists. Record again? [y/N]" in outcome.err
    assert len(server.requests) == asked + more


def test_missing_stale_and_all_choose_what_is_recorded(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    command(*record(server, "one.txt", "two.txt"))
    asked = len(server.requests)

    assert "nothing to record" in command(*record(server, "one.txt", "--stale")).err
    assert command(*record(server, *articles, "--missing")).code == 0
    assert len(server.requests) == asked + 1

    Path("two.txt").write_text(f"Now this is two. {ARTICLE}", "utf-8")
    assert command(*record(server, *articles, "--stale")).code == 0
    assert len(server.requests) == asked + 2
    assert "Now this is two." in (KEPT / "two.one-call.json").read_text("utf-8")

    assert command(*record(server, *articles, "--all")).code == 0
    assert len(server.requests) == asked + 5


def test_an_article_that_failed_leaves_its_cassette_as_it_was(
    command: Command, article: str
) -> None:
    with Loopback([answer(telling)]) as good:
        command(*record(good, article))
    before = (KEPT / "quay.one-call.json").read_bytes()
    with Loopback([status(401, "no such key")]) as bad:
        outcome = command(*record(bad, article, "--all"))
    assert outcome.code == 3
    assert (KEPT / "quay.one-call.json").read_bytes() == before
    assert sorted(path.name for path in KEPT.iterdir()) == [
        "quay.one-call.json",
        "quay.one-call.record.json",
    ]


def test_two_articles_of_one_name_would_share_a_cassette(
    command: Command, server: Loopback, article: str
) -> None:
    Path("other").mkdir()
    Path("other/quay.txt").write_text(ARTICLE, "utf-8")
    outcome = command(*record(server, article, "other/quay.txt"))
    assert outcome.code == 2
    assert "would share a cassette" in outcome.err


def test_a_pattern_and_a_folder_stand_for_their_articles(
    command: Command, server: Loopback, article: str
) -> None:
    Path("more").mkdir()
    Path("more/pier.txt").write_text(ARTICLE, "utf-8")
    outcome = command(*record(server, "qua?.txt", "more", "more/pier.txt"))
    assert outcome.code == 0
    assert sorted(path.name for path in KEPT.glob("*.record.json")) == [
        "pier.one-call.record.json",
        "quay.one-call.record.json",
    ]


def test_an_interrupt_leaves_whole_files_only(articles: tuple[str, ...]) -> None:
    def slow_at_the_second(exchange: object) -> None:
        if len(server.requests) > 1:
            reached.append(time.monotonic())
            time.sleep(2)
        answer(telling)(exchange)  # type: ignore[arg-type]

    reached: list[float] = []
    with Loopback([slow_at_the_second]) as server:
        running = process(*record(server, *articles))
        while not reached and running.poll() is None:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        outcome = finished(running)
    assert outcome.code == 130, outcome.err
    assert sorted(path.name for path in KEPT.iterdir()) == [
        "one.one-call.json",
        "one.one-call.record.json",
    ]
    json.loads((KEPT / "one.one-call.json").read_text("utf-8"))


@pytest.mark.parametrize("given", ["-", "empty"])
def test_what_has_no_name_or_no_article_is_refused(
    command: Command, server: Loopback, given: str
) -> None:
    Path("empty").mkdir()
    outcome = command(*record(server, given))
    assert outcome.code == 2
    assert "name a file" in outcome.err or "holds no article" in outcome.err
