"""Addresses read from a real server: what is read of an answer, and what is said where none is."""

from __future__ import annotations

import gzip
import ssl
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import httpcore2
import pytest
import trustme
from documents import PAGE, WORDS, pdf_of
from web_site import HTML, PUBLIC, Answer, Site, drips, moves, read, refused, sends, served

from summarizer import read_article


def test_a_page_is_read_from_the_machine_that_was_checked_under_its_own_name(site: Site) -> None:
    article = read_article("http://courier.example/quay?a=b#top", web=site.web)

    assert WORDS[1] in article.text
    assert article.url == "http://courier.example/quay?a=b"
    assert article.source == "http://courier.example/quay?a=b, main text taken out"
    assert (article.title, article.outlet) == ("Mayor asks for a quay", "The Courier")
    assert site.looked_up == ["courier.example"]
    assert site.dialled == [(PUBLIC, 80)]
    (path, headers) = site.asked[0]
    assert path == "/quay?a=b"
    assert headers["host"] == "courier.example"
    assert headers["user-agent"].startswith("summarizer/")
    assert not {"cookie", "authorization", "referer"} & set(headers)


@pytest.mark.parametrize(
    ("path", "kind", "body", "source"),
    [
        ("/a", "application/xhtml+xml", PAGE.encode(), ", main text taken out"),
        ("/a", "application/pdf", pdf_of(WORDS[0]), ", text of its pages taken out"),
        ("/a", "text/plain", WORDS[0].encode(), ""),
        ("/a.md", "text/plain; charset=utf-8", b"# A\n\nThe mayor.", ", markup taken out"),
        ("/a", "text/markdown", b"# A\n\nThe mayor.", ", markup taken out"),
        ("/a", "text/plain;charset=windows-1252", "“Café”".encode("cp1252"), ""),
        ("/a.html", "text/plain", b"<p>not markup", ""),
    ],
)
def test_documents_of_these_kinds_are_read(
    site: Site, path: str, kind: str, body: bytes, source: str
) -> None:
    article = read(site, path, sends(body, {"Content-Type": kind}))
    assert article.source == f"http://courier.example{path}{source}"
    assert "�" not in article.text


@pytest.mark.parametrize(
    ("status", "location", "address"),
    [
        (301, "http://other.example/a", "http://other.example/a"),
        (302, "/a?b", "http://courier.example/a?b"),
        (303, "//other.example:8080/", "http://other.example:8080/"),
        (307, "a/../b", "http://courier.example/b"),
        (308, "http://courier.example/z#part", "http://courier.example/z"),
    ],
)
def test_a_redirect_is_followed_by_its_address(
    site: Site, status: int, location: str, address: str
) -> None:
    assert read(site, "/start", moves(location, status)).url == address


def test_the_next_machine_of_a_name_is_tried_where_the_first_is_away(site: Site) -> None:
    def dial(machine: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        if machine == PUBLIC:
            raise httpcore2.ConnectError("refused")
        return site.dial(machine, port, seconds)

    site.names["courier.example"] = [[PUBLIC, "1.1.1.1"]]
    web = replace(site.web, dial=dial)
    assert read_article("http://courier.example/", web=web).text
    assert site.dialled == [("1.1.1.1", 80)]


@pytest.mark.parametrize(
    ("packing", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("identity", lambda data: data),
        ("gzip", lambda data: gzip.compress(data[:99]) + gzip.compress(data[99:])),
    ],
)
def test_a_packed_page_is_unpacked(
    site: Site, packing: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = sends(pack(PAGE.encode()), HTML | {"Content-Encoding": packing})
    assert WORDS[1] in read(site, "/", packed).text


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (sends(b"x", {"Content-Type": "image/png"}), "not_a_document", "is image/png"),
        (sends(b"x", {"Content-Type": "application/zip"}), "not_a_document", "application/zip"),
        (sends(b"x", {}), "not_a_document", "something that its server has no name for"),
        (sends(b"x", status=404), "http_status", "the server answers 404"),
        (sends(b"x", status=503), "http_status", "the server answers 503"),
        (sends(b"x", status=302), "http_status", "the server answers 302"),
        (sends(b"x", HTML | {"Content-Encoding": "br"}), "unknown_packing", "came packed as br"),
        (sends(b"x", HTML | {"Content-Encoding": "gzip, gzip"}), "unknown_packing", "gzip, gzip"),
        (sends(b"x", HTML | {"Content-Encoding": "gzip"}), "damaged", "came damaged"),
        (
            sends(gzip.compress(PAGE.encode())[:-9], HTML | {"Content-Encoding": "gzip"}),
            "damaged",
            "its end is missing",
        ),
        (sends(b"x", length=10), "unreadable", "cannot be read"),
        (sends(b"<nav>Home</nav>"), "no_main_text", "http://courier.example/ has no main"),
        (sends(b""), "empty", "http://courier.example/ is empty"),
        (drips(b"nonsense\r\n\r\n"), "unreadable", "cannot be read"),
    ],
)
def test_an_answer_that_is_no_article_is_said(
    site: Site, answer: Answer, code: str, words: str
) -> None:
    site.answers["/"] = answer
    error = refused("http://courier.example/", site.web)
    assert (error.code, error.exit_code) == (code, 2)
    assert words in str(error)


def test_a_name_that_leads_nowhere_is_said(site: Site) -> None:
    def look_up(host: str, port: int) -> Sequence[str]:
        raise OSError("Name or service not known")

    error = refused("http://nowhere.example/", replace(site.web, look_up=look_up))
    assert "there is no host nowhere.example" in str(error)


def test_the_environments_proxy_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert read_article("http://courier.example/", web=site.web).text


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.mark.parametrize(
    ("named", "is_read"), [("courier.example", True), ("other.example", False)]
)
def test_the_certificate_must_be_of_the_name_and_the_name_is_sent(
    authority: trustme.CA, named: str, is_read: bool
) -> None:
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(named).configure_cert(ours)
    asked_for: list[str | None] = []
    ours.sni_callback = lambda _, name, __: asked_for.append(name)
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    with served(ours) as site:
        web = replace(site.web, certificates=trusted)
        if is_read:
            article = read_article("https://courier.example/", web=web)
            assert article.url == "https://courier.example/"
        else:
            assert "certificate" in str(refused("https://courier.example/", web))
        assert asked_for == ["courier.example"]
        assert site.dialled == [(PUBLIC, 443)]


def test_a_certificate_that_nobody_vouches_for_is_refused(authority: trustme.CA) -> None:
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("courier.example").configure_cert(ours)
    with served(ours) as site:
        assert refused("https://courier.example/", site.web).code == "unreadable"
        assert site.asked == []
