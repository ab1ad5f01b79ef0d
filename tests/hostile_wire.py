"""How a hostile model sends its replies: statuses, redirects, odd HTTP, cut, slow."""

from __future__ import annotations

from hostile_answers import Asked, encoded
from hostile_values import nested
from loopback import Behaviour, Exchange, completion
from misbehaviour import redirect, slow_body, slow_headers

__all__ = ["cut", "elsewhere", "raw", "refused", "slow"]


RETRY_AFTER = (
    None, "0", "-5", "0.01", "1e9", "9" * 400, "NaN", "inf", "soon", "", "Wed, 21 Oct 2015 07:28:00 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT", "Wed, 99 Foo 0000", "1, 2", "0x10", "٣", "\x00", "-0.0", "1_0",
)  # fmt: skip


def refused(asked: Asked) -> Behaviour:
    """An HTTP error, or another status, with any body and any wait."""
    rng = asked.rng
    code = rng.choice([201, 204, 206, 299, 304, 400, 401, 402, 404, 408, 409, 413, 418, 422, 429, 429,
                       429, 451, 500, 501, 502, 503, 503, 529, 599, 600, 999])  # fmt: skip
    wait = rng.choice(RETRY_AFTER)
    message = rng.choice(
        [asked.words() * rng.choice([1, 900]), nested(450), None, 7, [asked.words()]]
    )
    told = {
        "message": message,
        "type": rng.choice([None, [], "x"]),
        "code": rng.choice([None, 7, "content_filter", {}]),
    }
    body = rng.choice(
        [encoded({"error": told}), encoded({"error": asked.words()}), encoded(told), b"", b"<html>",
         b"[" * 3000, encoded({"detail": [told]}), asked.words().encode("utf-8", "replace"), b"\xff\xfe"]
    )  # fmt: skip
    headers = {} if wait is None else {"Retry-After": wait}
    return lambda exchange: exchange.send(
        code, body if code not in (204, 304) else b"", headers=headers
    )


def elsewhere(asked: Asked) -> Behaviour:
    """A redirect, to any place or to none."""
    rng = asked.rng
    to = rng.choice(
        [
            "/",
            "",
            "http://[",
            "file:///etc/passwd",
            "//x",
            "http://\x7f",
            "http://u:p@x.example/v1",
            "x" * 9000,
        ]
    )
    return redirect(to, rng.choice([300, 301, 302, 303, 307, 308]))


def raw(asked: Asked) -> Behaviour:
    """Bytes that are HTTP, almost HTTP, or none."""
    rng, body = asked.rng, encoded(completion(asked.text()))
    size = len(body)
    cut = rng.randrange(size + 1)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    chunked = head + b"Transfer-Encoding: chunked\r\n\r\n"
    halves = b"%x\r\n%s\r\n%x\r\n%s\r\n" % (
        cut or 1,
        body[: cut or 1],
        size - (cut or 1),
        body[cut or 1 :],
    )
    sent = rng.choice(
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
            head + b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n" % size + body,
            head + b"\r\n" + body,
            head[: cut % len(head)],
            b"HTTP/1.1 100 Continue\r\n\r\n" * rng.choice([1, 50]) + head + b"Content-Length: %d\r\n\r\n" % size + body,
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
    )  # fmt: skip

    def behave(exchange: Exchange) -> None:
        exchange.write(sent)
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


def slow(asked: Asked) -> Behaviour:
    """A reply that takes longer than anybody waits."""
    return asked.rng.choice([slow_body(1.0, asked.text()), slow_headers(60.0), _hints_for_ever])


def _hints_for_ever(exchange: Exchange) -> None:
    for _ in range(300):
        exchange.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        exchange.pause(0.2)
