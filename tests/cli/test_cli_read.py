"""Documents and addresses on the command line."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from commanding import ARTICLE, Command, asks, finished, names, process
from loopback import Loopback

PAGE = (
    "<!DOCTYPE html><html><head><title>Mayor asks for a quay</title>"
    '<meta property="og:site_name" content="The Courier">'
    '<meta property="article:published_time" content="2025-12-28"></head>'
    f"<body><nav><a href=/>Home</a></nav><article><p>{ARTICLE}</p></article></body></html>"
)
LETTER = (
    f"From: a@example.com\nSubject: The quay\nDate: Sun, 28 Dec 2025 09:00:00 +0000\n\n{ARTICLE}"
)
DOCUMENTS = {
    "page.html": (PAGE, ", main text taken out"),
    "notes.md": (f"# The quay\n\n**{ARTICLE.strip()}**", ", markup taken out"),
    "letter.eml": (LETTER, ", body taken out"),
    "row.json": (json.dumps({"text": ARTICLE}), ", its field text"),
}


def record_of(out: str) -> Any:
    return json.loads(out)


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server on this machine with the page behind every path but /moved."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/moved":
                self.send_response(302)
                self.send_header("Location", "/quay.html?a=1")
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_becomes_a_record_that_verifies_against_it(
    command: Command, server: Loopback, name: str
) -> None:
    content, how = DOCUMENTS[name]
    Path(name).write_text(content, "utf-8")
    outcome = command("summarise", name, *asks(server, "--format", "json", "--out", "r.json"))
    assert outcome.code == 0, outcome.err
    article = record_of(Path("r.json").read_text("utf-8"))["article"]
    assert article["source"] == name + how

    assert command("verify", "r.json", name).out.startswith("verified: digest")
    assert command("scan", name, "--format", "json").code == 0


@pytest.mark.parametrize(
    ("kind", "options", "how"),
    [
        ("page.html", [], "stdin, main text taken out"),
        ("page.html", ["--from", "text"], "stdin"),
        ("notes.md", [], "stdin"),
        ("notes.md", ["--from", "markdown"], "stdin, markup taken out"),
        ("letter.eml", [], "stdin, body taken out"),
        ("row.json", [], "stdin, its field text"),
    ],
)
def test_what_comes_from_stdin_is_told_by_its_first_bytes_or_by_from(
    command: Command, server: Loopback, kind: str, options: list[str], how: str
) -> None:
    document = DOCUMENTS[kind][0].encode()
    outcome = command("summarise", "-", *options, *asks(server, "--format", "json"), stdin=document)
    assert record_of(outcome.out)["article"]["source"] == how


def test_options_win_over_what_the_page_says(command: Command, server: Loopback) -> None:
    Path("page.html").write_text(PAGE, "utf-8")
    line = ("summarise", "page.html", *asks(server, "--format", "json"))
    told = record_of(command(*line).out)["article"]
    given = record_of(command(*line, "--outlet", "O", "--published", "2024-01-02").out)["article"]
    assert (told["outlet"], told["published"]) == ("The Courier", "2025-12-28")
    assert (given["outlet"], given["published"]) == ("O", "2024-01-02")
    assert given["title"] == told["title"] == "Mayor asks for a quay"


def test_an_address_is_read_and_stderr_says_which(
    command: Command, server: Loopback, site: str
) -> None:
    line = ("summarise", f"{site}/moved", "--allow-private", *asks(server, "--format", "json"))
    outcome = command(*line)
    assert outcome.code == 0, outcome.err
    assert f"summarizer: read {site}/quay.html?a=1, main text taken out\n" in outcome.err
    assert record_of(outcome.out)["article"]["url"] == f"{site}/quay.html?a=1"

    into = command(*line[:3], f"{site}/b/?x=%2F..", *line[3:], "--out", "records/")
    assert into.code == 0, into.err
    assert names("records") == ["moved.json", "x=-2F.json"]
    assert command("verify", "records/moved.json", f"{site}/moved", "--allow-private").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["SITE/"], "an address of this machine or a private network. For pages of your own"),
        (["http://169.254.169.254/latest", "--allow-private"], "of a cloud's metadata"),
        (["http://localhost/"], "an address of this machine"),
        (["file:///etc/passwd"], "Only http and https addresses are read, not file:"),
        (["https://u:hunter2@example.com/"], "carries a user name or password"),
        (["SITE/", "--jobs", "2", "--out", "r.jsonl"], "is an address, and a run over many"),
        (["row.json", "--from", "pdf"], "row.json is a damaged PDF"),
        (["row.json", "--from", "docx"], "'docx' is not one of 'text', 'markdown', 'html'"),
    ],
)
def test_what_is_not_read_is_one_clear_line(
    command: Command, server: Loopback, site: str, arguments: list[str], words: str
) -> None:
    Path("row.json").write_text("{}", encoding="utf-8")
    line = [argument.replace("SITE", site) for argument in arguments]
    outcome = command("summarise", *line, *asks(server, "--quiet"))
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert outcome.err.count("\n") == 1
    assert "hunter2" not in outcome.err
    assert server.requests == []


def test_a_page_without_text_says_so_and_nothing_else() -> None:
    Path("page.html").write_text(
        "<html><body><script>draw()</script></body></html>", encoding="utf-8"
    )
    outcome = finished(process("scan", "page.html"))
    assert outcome.code == 2
    assert outcome.err.startswith("summarizer: page.html has no main text")
    assert outcome.err.count("\n") == 1
