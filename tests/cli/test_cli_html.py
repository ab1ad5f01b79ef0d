"""``--format html``: a page for each article, and an index of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import ARTICLE, Command, asks, names
from html_reader import article_text, parsed
from loopback import Loopback


def test_the_page_of_one_article_goes_to_stdout(
    command: Command, server: Loopback, article: str
) -> None:
    outcome = command("summarise", article, *asks(server, "--format", "html"))
    assert outcome.code == 0
    root = parsed(outcome.out)
    assert article_text(root) == ARTICLE
    assert "Mayor met Tomás Okafor" in root.one("h1").text()


def test_or_into_a_file(command: Command, server: Loopback, article: str) -> None:
    outcome = command("summarise", article, *asks(server, "--format", "html", "--out", "q.html"))
    assert (outcome.code, outcome.out) == (0, "")
    assert article_text(parsed(Path("q.html").read_text("utf-8"))) == ARTICLE


def test_a_folder_gets_a_page_for_each_article_and_an_index_that_leads_to_them(
    command: Command, server: Loopback, articles: tuple[str, ...]
) -> None:
    outcome = command("summarise", *articles, *asks(server, "--format", "html", "--out", "new/"))
    assert (outcome.code, outcome.out) == (0, "")
    assert names("new") == ["index.html", "one.html", "three.html", "two.html"]
    for name in ("one", "two", "three"):
        page = parsed(Path(f"new/{name}.html").read_text("utf-8"))
        assert article_text(page) == f"This is {name}. {ARTICLE}"
    index = parsed(Path("new/index.html").read_text("utf-8"))
    links = {node.attributes["href"] for node in index.all("a")}
    assert {"./one.html", "./two.html", "./three.html#item-f1"} <= links


@pytest.mark.parametrize("out", [(), ("--out", "all.html")])
def test_several_articles_on_one_page_are_refused_before_anything_is_asked(
    command: Command, server: Loopback, articles: tuple[str, ...], out: tuple[str, ...]
) -> None:
    outcome = command("summarise", *articles, *asks(server, "--format", "html", *out))
    assert outcome.code == 2
    assert "Give --out a folder" in outcome.err
    assert server.requests == []


def test_a_journalled_run_makes_no_pages_and_says_what_does(
    command: Command, server: Loopback, article: str
) -> None:
    options = asks(server, "--format", "html", "--out", "new/", "--jobs", "2")
    outcome = command("summarise", article, *options)
    assert outcome.code == 2
    assert "`summarizer pages records.jsonl --articles DIR --out pages/`" in outcome.err
    assert server.requests == []


def test_an_article_called_index_does_not_lose_its_page_to_the_index(
    command: Command, server: Loopback
) -> None:
    Path("index.txt").write_text(ARTICLE, "utf-8")
    outcome = command("summarise", "index.txt", *asks(server, "--format", "html", "--out", "new/"))
    assert outcome.code == 2
    assert "which is the index of all" in outcome.err
    assert server.requests == []


def test_the_index_has_what_could_be_read(command: Command, server: Loopback) -> None:
    Path("good.txt").write_text(ARTICLE, "utf-8")
    Path("empty.txt").write_text("", "utf-8")
    options = asks(server, "--format", "html", "--out", "new/")
    outcome = command("summarise", "good.txt", "empty.txt", *options)
    assert outcome.code == 1
    assert names("new") == ["good.html", "index.html"]
    assert "1 article" in parsed(Path("new/index.html").read_text("utf-8")).one("h1").text()
