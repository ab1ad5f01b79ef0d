"""``--out``: files written whole or not at all."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import pytest
from commanding import ARTICLE, Command, asks, names, telling
from loopback import Exchange, Loopback, answer, status


def test_one_file_gets_everything_and_stdout_nothing(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    options = asks(server, "--format", "json", "--out", "all.json")
    outcome = command("summarise", *articles, *options)
    assert (outcome.code, outcome.out) == (0, "")
    records = json.loads(Path("all.json").read_text("utf-8"))
    assert [record["article"]["source"] for record in records] == [*articles]
    assert names() == ["all.json", "one.txt", "three.txt", "two.txt"]


@pytest.mark.parametrize(
    ("form", "suffix"), [("json", "json"), ("jsonl", "jsonl"), ("markdown", "md"), ("text", "txt")]
)
@pytest.mark.parametrize("folder", ["there", "new/"])
def test_a_folder_gets_a_file_for_each_article(
    command: Command,
    server: Loopback,
    articles: tuple[str, ...],
    form: str,
    suffix: str,
    folder: str,
) -> None:
    Path("there").mkdir()
    outcome = command("summarise", *articles, *asks(server, "--format", form, "--out", folder))
    assert (outcome.code, outcome.out) == (0, "")
    assert names(folder) == [f"one.{suffix}", f"three.{suffix}", f"two.{suffix}"]


def test_in_a_folder_each_article_is_an_object_however_many_there_are(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    command("summarise", *articles, *asks(server, "--format", "json", "--out", "new/"))
    assert json.loads(Path("new/two.json").read_text("utf-8"))["article"]["source"] == "two.txt"


def test_an_article_from_a_pipe_is_written_under_the_name_stdin(
    command: Command, server: Loopback
) -> None:
    options = asks(server, "--format", "json", "--out", "new/")
    command("summarise", "-", *options, stdin=ARTICLE.encode())
    assert names("new") == ["stdin.json"]


def test_a_file_keeps_its_mode_and_a_link_its_target(
    command: Command, server: Loopback, article: str
) -> None:
    Path("kept").mkdir()
    Path("kept/record.json").write_text("old", encoding="utf-8")
    Path("kept/record.json").chmod(0o640)
    Path("link.json").symlink_to("kept/record.json")
    command("summarise", article, *asks(server, "--format", "json", "--out", "link.json"))
    assert Path("link.json").is_symlink()
    assert json.loads(Path("kept/record.json").read_text("utf-8"))["format"] == "article-record/1"
    assert stat.S_IMODE(Path("kept/record.json").stat().st_mode) == 0o640
    assert names("kept") == ["record.json"]


def test_a_pipe_is_written_to_and_stays_a_pipe(
    command: Command, server: Loopback, article: str
) -> None:
    os.mkfifo("pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(Path("pipe").read_text("utf-8")))
    reader.start()
    outcome = command("summarise", article, *asks(server, "--format", "json", "--out", "pipe"))
    reader.join(timeout=30)
    assert outcome.code == 0
    assert json.loads(read[0])["format"] == "article-record/1"
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


def test_where_nothing_is_answered_the_old_file_stays(command: Command, article: str) -> None:
    Path("record.json").write_text("old", encoding="utf-8")
    with Loopback([status(401, "bad key")]) as server:
        outcome = command("summarise", article, *asks(server, "--out", "record.json"))
    assert outcome.code == 3
    assert Path("record.json").read_text(encoding="utf-8") == "old"
    assert names() == [article, "record.json"]


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("missing/record.json", "There is no folder missing to write into."),
        ("missing/new/", "There is no folder missing to write into."),
        ("quay.txt", "would replace the article itself"),
        ("./quay.txt", "would replace the article itself"),
        ("quay.txt/record.json", "There is no folder quay.txt to write into."),
        (".", "would replace the article itself"),
    ],
)
def test_an_impossible_out_is_refused_before_anything_is_asked(
    command: Command, server: Loopback, article: str, out: str, words: str
) -> None:
    outcome = command("summarise", article, *asks(server, "--out", out))
    assert outcome.code == 2
    assert words in outcome.err
    assert server.requests == []
    assert Path(article).read_text("utf-8") == ARTICLE


def test_two_articles_of_one_name_do_not_overwrite_each_other(
    command: Command, server: Loopback, article: str
) -> None:
    Path("other").mkdir()
    Path("other/quay.txt").write_text(ARTICLE, "utf-8")
    options = asks(server, "--format", "json", "--out", "new/")
    outcome = command("summarise", article, "other/quay.txt", *options)
    assert outcome.code == 2
    assert "Two of the articles would be written to new/quay.json" in outcome.err
    assert server.requests == []


def test_a_record_is_in_its_folder_before_the_next_article_is_asked_about(
    command: Command, articles: tuple[str, ...]
) -> None:
    found: list[list[str]] = []

    def noting(exchange: Exchange) -> None:
        found.append(names("new"))
        answer(telling)(exchange)

    with Loopback([noting]) as server:
        command("summarise", *articles, *asks(server, "--format", "json", "--out", "new/"))
    assert found == [[], ["one.json"], ["one.json", "two.json"]]
