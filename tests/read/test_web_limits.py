"""A server is read no further than the limits of size, time and redirects."""

from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from web_site import HTML, PUBLIC, Site, drips, moves, refused, sends

from summarizer import read_article
from summarizer.read.unpacking import TooLargeError, Unpacking


def test_redirects_have_an_end(site: Site) -> None:
    for n in range(7):
        site.answers[f"/{n}"] = moves(f"/{n + 1}")
    assert read_article("http://courier.example/2", web=site.web).url == "http://courier.example/7"
    site.asked.clear()

    error = refused("http://courier.example/0", site.web)

    assert error.code == "too_many_redirects"
    assert len(site.asked) == 6


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
