"""``summarizer summarise``: articles in, records out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import ARTICLE, Command, asks, telling
from loopback import Loopback, answer, status

from summarizer.schemas import ArticleRecord


def test_a_record_for_people_is_on_stdout_and_news_on_stderr(
    command: Command, server: Loopback, article: str
) -> None:
    outcome = command("summarise", article, *asks(server))
    assert outcome.code == 0
    assert outcome.out.startswith("Mayor met Tomás Okafor, officials said\n")
    assert "f1  EUR 12.5 million = 12,500,000 EUR: *money for the board*" in outcome.out
    assert "\x1b" not in outcome.out + outcome.err
    assert [line.startswith("summarizer: ") for line in outcome.err.splitlines()] == [True, True]
    assert "the text goes to that program, on this machine" in outcome.err


def test_json_of_one_article_is_an_object_that_reads_back_into_a_record(
    command: Command, server: Loopback, article: str
) -> None:
    outcome = command("summarise", "--format", "json", article, *asks(server))
    record = ArticleRecord.model_validate_json(outcome.out)
    assert record.figures[0].measures == "money for the board"
    assert record.article.source == article
    assert record.article.characters == len(ARTICLE)


def test_json_of_several_articles_is_an_array_in_their_order(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    outcome = command("summarise", "--format", "json", *articles, *asks(server))
    assert [record["article"]["source"] for record in json.loads(outcome.out)] == [*articles]
    assert "2 of 3: two.txt" in outcome.err


def test_jsonl_is_a_line_for_each_article(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    outcome = command("summarise", "--format", "jsonl", *articles, *asks(server))
    sources = [json.loads(line)["article"]["source"] for line in outcome.out.splitlines()]
    assert sources == [*articles]


@pytest.mark.parametrize(("form", "start"), [("text", "Mayor met"), ("markdown", "# Mayor met")])
def test_records_for_people_follow_one_another(
    command: Command, server: Loopback, articles: tuple[str, ...], form: str, start: str
) -> None:
    outcome = command("summarise", "--format", form, *articles, *asks(server))
    assert sum(line.startswith(start) for line in outcome.out.splitlines()) == 3


@pytest.mark.parametrize("files", [(), ("-",)])
def test_an_article_may_come_through_a_pipe(
    command: Command, server: Loopback, files: tuple[str, ...]
) -> None:
    options = asks(server, "--format", "json")
    outcome = command("summarise", *files, *options, stdin=ARTICLE.encode())
    assert outcome.code == 0
    assert json.loads(outcome.out)["article"]["source"] == "stdin"


def test_the_american_spelling_is_the_same_command(
    command: Command, server: Loopback, article: str
) -> None:
    assert command("summarize", article, *asks(server)).out.startswith("Mayor met")


def test_what_is_known_of_the_article_goes_into_the_record(
    command: Command, server: Loopback, article: str
) -> None:
    known = {
        "title": "Quay row",
        "published": "2026-03-10",
        "outlet": "Northern Wire",
        "url": "https://example.com/quay",
    }
    options = [part for name, value in known.items() for part in (f"--{name}", value)]
    outcome = command("summarise", "--format", "json", article, *options, *asks(server))
    record = json.loads(outcome.out)["article"]
    assert {name: record[name] for name in known} == known


def test_an_article_in_another_encoding_is_read_with_its_name(
    command: Command, server: Loopback
) -> None:
    Path("latin.txt").write_bytes(ARTICLE.encode("windows-1252"))
    options = ("--encoding", "windows-1252", "--format", "json")
    outcome = command("summarise", "latin.txt", *options, *asks(server))
    assert "Tomás" in json.loads(outcome.out)["headline"]["text"]


@pytest.mark.parametrize("given", [("figures,headline",), ("figures", "headline")])
def test_only_the_sections_named_are_asked_for(
    command: Command, server: Loopback, article: str, given: tuple[str, ...]
) -> None:
    options = [part for names in given for part in ("--sections", names)]
    outcome = command("summarise", "--format", "json", article, *options, *asks(server))
    schema = server.requests[0].json["response_format"]["json_schema"]["schema"]
    assert set(schema["properties"]) == {"headline", "figures"}
    warnings = json.loads(outcome.out)["audit"]["warnings"]
    assert "meetings" in [w["text"] for w in warnings if w["code"] == "not_asked"]


def test_a_record_of_the_users_own_is_filled(command: Command, server: Loopback) -> None:
    Path("case.txt").write_text("The court of Lund ordered Acme to pay 3 million euros.\n", "utf-8")
    outcome = command(
        "summarise", "--format", "json", "case.txt", "--schema", "rulings:CourtRuling",
        *asks(server),
    )  # fmt: skip
    assert outcome.code == 0
    assert json.loads(outcome.out)["format"] == "court-ruling/1"


def test_a_record_model_is_found_in_the_working_folder(
    command: Command, server: Loopback, article: str
) -> None:
    Path("kept_here.py").write_text(
        "from summarizer.schemas import Item, Record, Wording\n\n\n"
        "class Point(Item):\n    text: Wording\n\n\n"
        "class Points(Record):\n    points: list[Point]\n",
        "utf-8",
    )
    options = ("--schema", "kept_here:Points", "--format", "json")
    outcome = command("summarise", article, *options, *asks(server))
    assert outcome.code == 0
    assert json.loads(outcome.out)["points"] == []


def test_the_users_prompts_go_over_the_wire(
    command: Command, server: Loopback, article: str
) -> None:
    Path("own").mkdir()
    Path("own/figures.txt").write_text("Count what floats.", "utf-8")
    command("summarise", article, "--prompts", "own", *asks(server))
    assert "Count what floats." in json.dumps(server.requests[0].json["messages"])


@pytest.mark.parametrize("plan", ["closed", "one-call"])
def test_the_plan_is_the_one_asked_for(
    command: Command, server: Loopback, article: str, plan: str
) -> None:
    outcome = command("summarise", article, "--plan", plan, "--format", "json", *asks(server))
    assert json.loads(outcome.out)["provenance"]["plan"] == plan
    schema = server.requests[0].json["response_format"]["json_schema"]["schema"]
    assert ("meetings" in schema["properties"]) is (plan == "one-call")


def test_quiet_says_nothing_but_errors(command: Command, server: Loopback, article: str) -> None:
    assert command("summarise", article, "--quiet", *asks(server)).err == ""
    missing = command("summarise", article, "missing.txt", "--quiet", *asks(server))
    assert missing.err == "summarizer: There is no file missing.txt.\n"


def test_one_article_that_fails_does_not_stop_the_others(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    files = (articles[0], "missing.txt", articles[2])
    outcome = command("summarise", "--format", "json", *files, *asks(server))
    assert outcome.code == 1
    sources = [record["article"]["source"] for record in json.loads(outcome.out)]
    assert sources == [articles[0], articles[2]]
    assert "summarizer: There is no file missing.txt.\n" in outcome.err


def test_an_endpoint_that_fails_for_one_article_is_asked_about_the_next(
    command: Command, articles: tuple[str, ...]
) -> None:
    with Loopback([answer(telling), status(400, "no"), answer(telling)]) as server:
        outcome = command("summarise", "--format", "jsonl", *articles, *asks(server))
    assert outcome.code == 1
    sources = [json.loads(line)["article"]["source"] for line in outcome.out.splitlines()]
    assert sources == ["one.txt", "three.txt"]
    assert any(line.startswith("summarizer: two.txt: ") for line in outcome.err.splitlines())


def test_where_every_article_fails_the_first_error_decides(
    command: Command, articles: tuple[str, ...]
) -> None:
    with Loopback([status(401, "bad key")]) as server:
        refused = command("summarise", *articles[:2], *asks(server))
        missing = command("summarise", "missing.txt", articles[0], *asks(server))
    assert (refused.code, missing.code) == (3, 2)
    assert refused.out == missing.out == ""


def test_a_section_that_failed_is_said_and_ends_with_one(command: Command, article: str) -> None:
    Path("own").mkdir()
    Path("own/asks.txt").write_text("Say who wants what.", "utf-8")
    with Loopback([answer(telling), status(400, "no")]) as server:
        options = asks(server, "--plan", "closed", "--prompts", "own", "--format", "json")
        outcome = command("summarise", article, *options)
    assert outcome.code == 1
    failed = {one["section"] for one in json.loads(outcome.out)["audit"]["failed"]}
    assert failed
    for section in failed:
        assert f"summarizer: {article}: {section} failed (bad_request): " in outcome.err


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [(status(401, "bad key"), "key"), (status(404, "no such model"), "404")],
)
def test_an_endpoint_that_refuses_ends_with_three(
    command: Command, article: str, behaviour: object, words: str
) -> None:
    with Loopback([behaviour]) as server:  # type: ignore[list-item]
        outcome = command("summarise", article, "--quiet", *asks(server))
    assert outcome.code == 3
    assert outcome.out == ""
    assert outcome.err.startswith("summarizer: ")
    assert outcome.err.count("\n") == 1
    assert words in outcome.err


def test_debug_shows_where_an_error_came_from(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = command("summarise", "missing.txt", "--model", "ollama/x")
    monkeypatch.setenv("SUMMARIZER_DEBUG", "1")
    debugged = command("summarise", "missing.txt", "--model", "ollama/x")
    assert "Traceback" not in plain.err
    assert "Traceback" in debugged.err
    assert debugged.err.endswith(plain.err)


def test_a_cassette_is_recorded_and_replayed_without_an_endpoint(
    command: Command, server: Loopback, article: str
) -> None:
    options = asks(server, "--format", "json", "--cassette", "kept.json")
    recorded = command("summarise", article, *options, "--cassette-mode", "all")
    count = len(server.requests)
    replayed = command("summarise", article, *options)
    assert len(server.requests) == count
    records = [json.loads(outcome.out) | {"provenance": None} for outcome in (recorded, replayed)]
    assert records[0] == records[1]
    assert "replayed from kept.json" in replayed.err
