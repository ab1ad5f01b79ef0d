"""``summarizer pages``: finished records in, an index of them out, and a page for each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from commanding import Command, names
from hand_records import ARTICLE, info, quay, ruling
from html_reader import article_text, parsed
from page_records import record_over

from summarizer.cli.naming import page_names
from summarizer.many.parquet import write_records
from summarizer.schemas import ArticleRecord
from summarizer.show import to_json, to_json_line

TEXTS = {f"{name}.txt": f"This is {name}. {ARTICLE}" for name in ("one", "two", "three")}


def record_of(name: str) -> ArticleRecord:
    """A record of that text; its source says where it was read."""
    text = TEXTS[name]
    return record_over(text).model_copy(update={"article": info(text, source=f"in/{name}")})


def lay_records(into: str = "records.jsonl") -> None:
    Path(into).write_text("".join(to_json_line(record_of(name)) for name in TEXTS), "utf-8")


def lay_articles(only: Iterable[str] = TEXTS) -> None:
    Path("in").mkdir()
    for name in only:
        Path(f"in/{name}").write_text(TEXTS[name], "utf-8")


def links() -> set[str]:
    """Where the index leads to, its own places left out."""
    root = parsed(Path("new/index.html").read_text("utf-8"))
    return {node.attributes["href"] or "" for node in root.all("a")} - {"#tables"}


def heading() -> str:
    return parsed(Path("new/index.html").read_text("utf-8")).one("h1").text()


def test_records_become_pages_and_an_index_that_leads_to_them(command: Command) -> None:
    lay_records()
    lay_articles()
    outcome = command("pages", "records.jsonl", "--articles", "in", "--out", "new/")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert names("new") == ["index.html", "one.html", "three.html", "two.html"]
    for name, text in TEXTS.items():
        page = Path("new", name).with_suffix(".html").read_text("utf-8")
        assert article_text(parsed(page)) == text
    assert heading() == "3 articles"
    assert {"./one.html", "./two.html", "./three.html#item-f1"} <= links()


def test_a_record_without_its_article_stands_in_the_index_and_leads_nowhere(
    command: Command,
) -> None:
    lay_records()
    lay_articles(["two.txt"])
    outcome = command("pages", "records.jsonl", "--articles", "in/two.txt", "--out", "new/")
    assert outcome.code == 0
    assert outcome.err == (
        "summarizer: 2 of 3 without a page, whose article was not among those given\n"
    )
    assert names("new") == ["index.html", "two.html"]
    assert heading() == "3 articles"
    assert {link.partition("#")[0] for link in links()} == {"./two.html"}


def test_without_any_article_there_is_the_index_alone(command: Command) -> None:
    lay_records()
    outcome = command("pages", "records.jsonl", "--out", "new/")
    assert outcome.code == 0
    assert "3 of 3 without a page, whose article was not given: --articles" in outcome.err
    assert (names("new"), links()) == (["index.html"], set())


def test_records_of_any_form_give_the_same_index(command: Command) -> None:
    lay_records()
    records = [record_of(name) for name in TEXTS]
    lines = Path("records.jsonl").read_bytes()
    Path("array.json").write_text(to_json(records), "utf-8")
    write_records(Path("rows.parquet"), ArticleRecord, lines.splitlines())
    Path("folder").mkdir()
    for number, record in enumerate(records):
        Path(f"folder/{number}.json").write_text(to_json(record), "utf-8")

    assert command("pages", "records.jsonl", "--out", "new/").code == 0
    wanted = Path("new/index.html").read_bytes()
    for given in ("array.json", "rows.parquet", "folder", "-"):
        assert command("pages", given, "--out", f"of-{given}", stdin=lines).code == 0, given
        assert Path(f"of-{given}/index.html").read_bytes() == wanted


def test_the_articles_may_be_rows_of_a_table(command: Command) -> None:
    lay_records()
    rows = [{"body": text} for text in TEXTS.values()]
    Path("archive.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    options = ("--articles", "archive.jsonl", "--text-field", "body", "--out", "new/")
    outcome = command("pages", "records.jsonl", *options)
    assert (outcome.code, outcome.err) == (0, "")
    assert names("new") == ["index.html", "one.html", "three.html", "two.html"]


def test_an_article_is_read_as_it_was_read_for_its_record(command: Command) -> None:
    lay_records()
    Path("old.txt").write_bytes(TEXTS["one.txt"].encode("utf-16"))
    refused = command("pages", "records.jsonl", "--articles", "old.txt", "--out", "new/")
    assert refused.code == 1
    assert "old.txt is not utf-8" in refused.err
    assert names("new") == ["index.html"]

    options = ("--articles", "old.txt", "--encoding", "utf-16", "--out", "new/")
    assert command("pages", "records.jsonl", *options).code == 0
    assert names("new") == ["index.html", "one.html"]


def test_an_article_that_cannot_be_read_does_not_stop_the_others(command: Command) -> None:
    lay_records()
    lay_articles()
    Path("in/a.txt").write_bytes(b"%PDF-1.7")
    given = ("--articles", "in", "--articles", "nowhere.txt")
    outcome = command("pages", "records.jsonl", *given, "--out", "new/")
    assert outcome.code == 1
    assert "a.txt" in outcome.err
    assert len(names("new")) == 4


def test_a_record_that_was_changed_has_no_page(command: Command) -> None:
    true = to_json_line(quay())
    Path("records.jsonl").write_text(true + true.replace("“We cannot wait", "“We can wait"))
    Path("quay.txt").write_text(ARTICLE, "utf-8")
    outcome = command("pages", "records.jsonl", "--articles", "quay.txt", "--out", "new/")
    assert outcome.code == 1
    assert "The record was changed" in outcome.err
    assert "1 of 2 without a page" in outcome.err
    assert names("new") == ["index.html", "quay.html"]


def test_two_records_of_one_article_have_a_page_each(command: Command) -> None:
    Path("records.jsonl").write_text(to_json_line(quay()) * 2, "utf-8")
    Path("quay.txt").write_text(ARTICLE, "utf-8")
    assert command("pages", "records.jsonl", "--articles", "quay.txt", "--out", "new/").code == 0
    assert names("new") == ["index.html", "quay-2.html", "quay.html"]


def test_records_of_ones_own_need_their_model(command: Command) -> None:
    Path("r.json").write_text(to_json(ruling()), "utf-8")
    Path("quay.txt").write_text(ARTICLE, "utf-8")
    given = ("pages", "r.json", "--articles", "quay.txt", "--out", "new/")
    assert "need --schema MODULE:CLASS" in command(*given).err
    assert not Path("new").exists()
    assert command(*given, "--schema", "hand_records:Ruling").code == 0
    assert "./quay.html#item-l1" in links()


def test_a_page_never_replaces_its_article(command: Command) -> None:
    lay_records()
    Path("new").mkdir()
    page = f"<p>{ARTICLE}</p>"
    for name in ("one.html", "index.html"):
        Path(f"new/{name}").write_text(page, "utf-8")
        outcome = command("pages", "records.jsonl", "--articles", f"new/{name}", "--out", "new/")
        assert outcome.code == 2
        assert "would replace the article itself" in outcome.err
        assert Path(f"new/{name}").read_text("utf-8") == page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("bad.jsonl", "--out", "new"), "bad.jsonl, line 4 is no ArticleRecord"),
        (("nowhere.json", "--out", "new"), "There is no file nowhere.json"),
        (("records.jsonl", "--out", "bad.jsonl"), "bad.jsonl is no folder"),
        (("records.jsonl", "--articles", "new", "--out", "new"), "holds no article"),
        (("-", "--articles", "-", "--out", "new"), "The records are read from stdin"),
        (("records.jsonl", "--articles", "no.jsonl", "--out", "new"), "There is no file no.jsonl"),
        (("not.parquet", "--out", "new"), "not.parquet cannot be read as Parquet"),
    ],
)
def test_what_cannot_be_is_refused_and_the_folder_stays_as_it_was(
    command: Command, arguments: tuple[str, ...], told: str
) -> None:
    lay_records()
    Path("bad.jsonl").write_text(Path("records.jsonl").read_text("utf-8") + "{}\n", "utf-8")
    Path("not.parquet").write_text("{}")
    assert command("pages", "records.jsonl", "--out", "new").code == 0
    before = Path("new/index.html").stat().st_mtime_ns
    outcome = command("pages", *arguments)
    assert outcome.code == 2
    assert told in outcome.err
    assert names("new") == ["index.html"]
    assert Path("new/index.html").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("sources", "named"),
    [
        (["a/one.txt", "b/one.txt", "c/One.md"], ["one", "one-2", "One-3"]),
        (["one-2.txt", "one.txt", "one.pdf"], ["one-2", "one", "one-3"]),
        (["page.html, main text taken out"], ["page"]),
        (["archive.jsonl:3", "archive.jsonl:4"], ["archive-3", "archive-4"]),
        (["https://x.example/news/quay.html, main text taken out"], ["quay"]),
        (["index.txt", "stdin", "stdin", "../..", "con.txt"],
         ["index-2", "stdin", "stdin-2", "article", "con_"]),
    ],
)  # fmt: skip
def test_a_page_is_called_as_its_article_and_no_two_are_called_the_same(
    sources: list[str], named: list[str]
) -> None:
    assert page_names(sources) == [f"{name}.html" for name in named]
