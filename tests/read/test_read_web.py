"""Addresses read from a real server on this machine, which plays the machines of the web.

Names are looked up in a table of the test, and each address that was checked is dialled at the
server; what is refused is refused by the same code as for anybody.
"""

from __future__ import annotations

import gzip
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore2
import pytest
import trustme
from documents import PAGE, WORDS, pdf_of

from summarizer import Article, InputError, Web, read_article
from summarizer.read.unpacking import TooLargeError, Unpacking

PUBLIC = "93.184.216.34"
HTML = {"Content-Type": "text/html; charset=utf-8"}

Answer = Callable[[BaseHTTPRequestHandler, threading.Event], None]


def sends(
    body: bytes, headers: Mapping[str, str] = HTML, status: int = 200, length: int | None = None
) -> Answer:
    """An answer as it should be, but for what is said of its length."""

    def answer(handler: BaseHTTPRequestHandler, _: threading.Event) -> None:
        handler.send_response(status)
        told = {"Content-Length": str(len(body) if length is None else length)}
        for name, value in (told | dict(headers)).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def moves(location: str, status: int = 302) -> Answer:
    return sends(b"", {"Location": location}, status)


def drips(before: bytes) -> Answer:
    """A byte, and another one, for as long as anybody listens."""

    def answer(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        handler.wfile.write(before)
        while not closing.wait(0.05):
            handler.wfile.write(b"a")
            handler.wfile.flush()

    return answer


@dataclass
class Site:
    """A server with an answer for each path, the names that lead to it, and what it saw."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)

    def look_up(self, host: str, port: int) -> Sequence[str]:
        """The next answer of a name; the last one stays."""
        self.looked_up.append(host)
        known = self.names.get(host, [[PUBLIC]])
        return known.pop(0) if len(known) > 1 else known[0]

    def dial(self, machine: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        self.dialled.append((machine, port))
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.port, seconds)

    @property
    def web(self) -> Web:
        return Web(look_up=self.look_up, dial=self.dial)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gave up is part of the tests."""


@contextmanager
def served(certificates: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site while the block lasts, behind TLS where there are certificates."""
    closing = threading.Event()
    seen: list[Site] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            seen[0].asked.append((self.path, headers))
            seen[0].answers.get(self.path, sends(PAGE.encode()))(self, closing)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = _Server(("127.0.0.1", 0), Handler)
    if certificates:
        server.socket = certificates.wrap_socket(server.socket, server_side=True)
    seen.append(Site(server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield seen[0]
    finally:
        closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as running:
        yield running


def refused(address: str, web: Web) -> InputError:
    with pytest.raises(InputError) as caught:
        read_article(address, web=web)
    return caught.value


def read(site: Site, path: str, answer: Answer) -> Article:
    site.answers[path] = answer
    return read_article(f"http://courier.example{path}", web=site.web)


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


def test_redirects_have_an_end(site: Site) -> None:
    for n in range(7):
        site.answers[f"/{n}"] = moves(f"/{n + 1}")
    assert read_article("http://courier.example/2", web=site.web).url == "http://courier.example/7"
    site.asked.clear()

    error = refused("http://courier.example/0", site.web)

    assert error.code == "too_many_redirects"
    assert len(site.asked) == 6


PRIVATE = [
    "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
    "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://224.0.0.1/", "http://inside.example/",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_not_asked(site: Site, address: str) -> None:
    site.names["inside.example"] = [["192.168.0.7"]]
    assert refused(address, site.web).code == "private_address"
    assert site.dialled == []


@pytest.mark.parametrize("address", PRIVATE)
def test_a_redirect_to_a_private_address_is_not_followed(site: Site, address: str) -> None:
    site.names["inside.example"] = [["fd00::7"]]
    site.answers["/start"] = moves(address)
    assert refused("http://courier.example/start", site.web).code == "private_address"
    assert [machine for machine, _ in site.dialled] == [PUBLIC]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://x.example/", "http://a:b@c.de/"])
def test_a_redirect_to_what_is_no_web_address_is_not_followed(site: Site, location: str) -> None:
    site.answers["/start"] = moves(location)
    assert refused("http://courier.example/start", site.web).code == "bad_address"


def test_one_private_address_among_a_names_addresses_is_enough(site: Site) -> None:
    site.names["courier.example"] = [[PUBLIC, "10.0.0.1"]]
    assert refused("http://courier.example/", site.web).code == "private_address"
    assert site.dialled == []


def test_a_name_that_changes_its_mind_is_asked_once_and_its_checked_address_used(
    site: Site,
) -> None:
    site.names["courier.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert read_article("http://courier.example/", web=site.web).text
    assert site.looked_up == ["courier.example"]
    assert site.dialled == [(PUBLIC, 80)]


def test_a_name_that_changes_its_mind_between_redirects_is_checked_again(site: Site) -> None:
    site.names["courier.example"] = [[PUBLIC], ["127.0.0.1"]]
    site.answers["/start"] = moves("/next")
    assert refused("http://courier.example/start", site.web).code == "private_address"
    assert [path for path, _ in site.asked] == ["/start"]


def test_ones_own_network_is_read_where_that_is_allowed_and_metadata_is_not(site: Site) -> None:
    own = replace(site.web, allow_private=True)
    assert read_article("http://192.168.0.7/", web=own).text
    site.answers["/start"] = moves("http://169.254.169.254/")
    error = refused("http://192.168.0.7/start", own)
    assert "of a cloud's metadata" in str(error)
    assert "--allow-private" not in str(error)


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
    "before",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"],
    ids=["nothing but drops", "drops of headers", "drops of a body"],
)
def test_a_server_that_drips_is_left_when_the_time_is_over(site: Site, before: bytes) -> None:
    site.answers["/"] = drips(before)
    error = refused("http://courier.example/", replace(site.web, seconds=0.4))
    assert error.code in (("too_slow", "unreadable") if not before else ("too_slow",))


def test_a_look_up_that_never_ends_is_left_when_the_time_is_over(site: Site) -> None:
    never = threading.Event()

    def look_up(host: str, port: int) -> Sequence[str]:
        never.wait(30)
        return [PUBLIC]

    error = refused("http://courier.example/", replace(site.web, seconds=0.2, look_up=look_up))
    never.set()
    assert error.code == "too_slow"


MUCH = 50 * 1024 * 1024


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (b"a" * 200_000, ""),
        (gzip.compress(bytes(MUCH)), "gzip"),
        (zlib.compress(bytes(MUCH)), "deflate"),
        (gzip.compress(b"a" * 1_000) * 2_000, "gzip"),
    ],
)
def test_too_much_is_refused_before_it_is_held(site: Site, body: bytes, packing: str) -> None:
    site.answers["/"] = sends(body, HTML | ({"Content-Encoding": packing} if packing else {}))
    error = refused("http://courier.example/", replace(site.web, most_bytes=100_000))
    assert error.code == "too_long"


def test_a_bomb_is_unpacked_no_further_than_the_limit() -> None:
    body = Unpacking("gzip", 100_000)
    with pytest.raises(TooLargeError):
        body.feed(gzip.compress(bytes(MUCH)))
    assert len(body.kept) == 100_001


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
