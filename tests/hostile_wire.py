"""How a hostile model sends its replies: statuses, redirects, odd HTTP, cut, slow."""

from __future__ import annotations

from collections.abc import Callable

from hostile_answers import Asked, encoded, sent
from hostile_values import nested
from loopback import Behaviour, Exchange, completion
from misbehaviour import redirect, slow_body

__all__ = ["SLOW", "cut", "elsewhere", "raw", "refused", "slow"]


RETRY_AFTER = (
    None, "0", "-5", "0.01", "1e9", "9" * 400, "NaN", "inf", "soon", "", "1, 2", "0x10", "\xb3",
    "Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Wed, 99 Foo 0000", "-0.0",
    "\x01", "1_0",
)  # fmt: skip


CODES = (
    201, 204, 206, 299, 304, 400, 401, 402, 404, 408, 409, 413, 418, 422, 429, 429, 429, 451, 500,
    501, 502, 503, 503, 529, 599, 600, 999,
)  # fmt: skip


def refused(asked: Asked) -> Behaviour:
    """An HTTP error, or another status, with any body and any wait."""
    rng = asked.rng
    code = rng.choice(CODES)
    wait = rng.choice(RETRY_AFTER)
    message = rng.choice(
        [asked.words() * rng.choice([1, 900]), nested(450), None, 7, [asked.words()]]
    )
    told = {
        "message": message,
        "type": rng.choice([None, [], "x"]),
        "code": rng.choice([None, 7, "content_filter", {}]),
    }
    described = [told, {"error": told}, {"error": asked.words()}, {"detail": [told]}, asked.words()]
    body = rng.choice([*map(encoded, described), b"", b"<html>", b"[" * 3000, b"\xff\xfe"])
    headers = {} if wait is None else {"Retry-After": wait}
    empty = code in (204, 304)
    return lambda exchange: exchange.send(code, b"" if empty else body, headers=headers)


PLACES = (
    "", "/", "//x", "http://[", "http://\x7f", "http://u:p@x.example/v1", "file:///etc/passwd",
    "x" * 9000,
)  # fmt: skip


def elsewhere(asked: Asked) -> Behaviour:
    """A redirect, to any place or to none."""
    rng = asked.rng
    return redirect(rng.choice(PLACES), rng.choice([300, 301, 302, 303, 307, 308]))


def raw(asked: Asked) -> Behaviour:
    """Bytes that are HTTP, almost HTTP, or none."""
    rng, body = asked.rng, encoded(completion(asked.text()))
    size = len(body)
    at = rng.randrange(1, size)
    length = b"Content-Length: %d\r\n" % size
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    chunked = head + b"Transfer-Encoding: chunked\r\n\r\n"
    halves = b"%x\r\n%s\r\n%x\r\n%s\r\n" % (at, body[:at], size - at, body[at:])
    chosen = rng.choice(
        [
            chunked + halves + b"0\r\n\r\n",
            chunked + halves,
            chunked + b"%x;a=b\r\n%s\r\n0\r\nX: y\r\n\r\n" % (size, body),
            chunked + b"ffffffffffffffff\r\n" + body,
            chunked + b"-1\r\n" + body,
            chunked + b"zz\r\n" + body,
            head + b"Content-Length: %d\r\n\r\n" % (size + rng.choice([-1, 1, 10**15])) + body,
            head + b"Content-Length: -1\r\n\r\n" + body,
            head + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + body,
            head + length + b"Transfer-Encoding: chunked\r\n\r\n" + body,
            head + b"\r\n" + body,
            head[: at % len(head)],
            b"HTTP/1.1 100 Continue\r\n\r\n" * 50 + head + length + b"\r\n" + body,
            b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + head + b"\r\n" + body,
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n" + body,
            b"HTTP/1.1 200\r\n\r\n" + body,
            b"HTTP/9.9 200 OK\r\n\r\n" + body,
            b"HTTP/1.1 99999 OK\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n" + body,
            b"HTTP/1.1 200 OK\r\nX y\r\n\0: z\r\n\r\n",
            body,
            b"\0" * 100,
            b"",
        ]
    )

    def behave(exchange: Exchange) -> None:
        exchange.write(chosen)
        exchange.reset() if rng.random() < 0.3 else exchange.drop()

    return behave


def cut(asked: Asked) -> Behaviour:
    """A connection that ends at any byte of a good reply."""
    body = encoded(completion(asked.text()))
    sent, resets = body[: asked.rng.randrange(len(body))], asked.rng.random() < 0.5

    def behave(exchange: Exchange) -> None:
        exchange.send(200, sent, length=len(body))
        exchange.reset() if resets else exchange.drop()

    return behave


def _hints_for_ever(exchange: Exchange) -> None:
    for _ in range(300):
        exchange.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        exchange.pause(0.2)


def _silence(text: str) -> Behaviour:
    good = sent(encoded(completion(text)))

    def behave(exchange: Exchange) -> None:
        exchange.pause(60.0)
        good(exchange)

    return behave


# Replies that take longer than anybody waits.
SLOW: dict[str, Callable[[str], Behaviour]] = {
    "a byte a second": lambda text: slow_body(1.0, text),
    "silence": _silence,
    "hints": lambda text: _hints_for_ever,
}


def slow(way: Callable[[str], Behaviour], asked: Asked) -> Behaviour:
    """A good reply, that slow."""
    return way(asked.text())
