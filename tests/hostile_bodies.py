"""What stands around a hostile model's words: completions and bodies that are odd or damaged."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from hostile_answers import Asked, encoded, sent
from hostile_values import ATTACKS, nested
from loopback import Behaviour, Exchange, completion
from misbehaviour import bomb, flood

__all__ = ["GIANTS", "damaged_body", "giant", "odd_completion", "packed"]


_CHOICES: tuple[Any, ...] = ([], None, {}, "none", [None], [[]], [{}], 7)
_USAGES: tuple[Any, ...] = (None, [], "many")


def odd_completion(asked: Asked) -> Behaviour:
    """A completion with parts that are missing, many, or of another type."""
    rng, text, junk = asked.rng, asked.text(), asked.answering(0.5).junk()
    good = completion(text)
    said, message = good["choices"][0], good["choices"][0]["message"]
    odd_choice = [
        said | {"finish_reason": rng.choice([*_FINISHES, junk])},
        said | {"message": junk},
        {"message": {"content": junk}},
        {"message": {"content": [{"text": text}, junk, {"text": junk}]}},
        {"message": message | {"refusal": rng.choice([junk, asked.words()])}},
        {"delta": {"content": text}},
    ]
    odd: list[dict[str, Any]] = [
        *({"choices": choices} for choices in (*_CHOICES, [junk])),
        *({"choices": [choice]} for choice in odd_choice * 3),
        {"choices": [said] * rng.choice([2, 500])},
        *({"usage": usage} for usage in (*_USAGES, junk, {}, _odd_usage(rng, junk))),
        {"model": junk, "id": junk, "object": junk, "created": junk},
        {"error": junk, "choices": rng.choice([None, [], [said]])},
        {"error": {"message": rng.choice([junk, nested(400), asked.words() * 500]), "code": junk}},
    ]
    return sent(encoded(good | rng.choice(odd)))


_FINISHES = ("length", "length", "content_filter", "tool_calls", "\ud800", "stop\x00", "x" * 9999)
_COUNTS = (-1, 0, 7, 10**30, 2**53 - 1, 2**53, "7", 1.5, True, None)


def _odd_usage(rng: Random, junk: object) -> dict[str, Any]:
    names = ("prompt_tokens", "completion_tokens", "total_tokens")
    counts = {name: rng.choice([*_COUNTS, junk]) for name in names}
    return counts | {"prompt_tokens_details": rng.choice([junk, {"cached_tokens": counts}])}


def damaged_body(asked: Asked) -> Behaviour:
    """A body that is no completion as JSON should have it."""
    rng = asked.rng
    body = encoded(completion(asked.text()))
    at = rng.randrange(len(body) + 1)
    levels = rng.choice([300, 480, 900, 40_000, 100_000])
    odd = (b"NaN", b"1e999999", b"9" * 5000, b"9" * 30, b"[" * levels + b"]" * levels)
    damaged = [
        body[:at],
        body[at:],
        body[:at] + rng.randbytes(1) + body[at:],
        body[:at] + b"\xed\xa0\x80" + body[at:],
        body[:-1] + b"," + body[1:],
        body + body,
        b"\xef\xbb\xbf" + body,
        body.decode("utf-8", "replace").encode("utf-16"),
        b"data: " + body + b"\n\ndata: [DONE]\n\n",
        body.replace(b'"completion_tokens": 20', b'"completion_tokens": ' + rng.choice(odd)),
        b"[" * levels,
        b'{"choices":' * levels,
        rng.choice(ATTACKS).encode("utf-8", "replace"),
        rng.choice([b"", b"null", b"[]", b"{}", b"\xff\xfe"]),
    ]
    return sent(rng.choice(damaged), rng.choice(HEADERS))


HEADERS: tuple[dict[str, str], ...] = (
    {},
    {},
    {"Content-Type": "text/html"},
    {"Content-Type": "application/json; charset=utf-16"},
    {"Content-Type": "application/json; charset=zip"},
    {"Content-Type": "x" * 5000},
    {"Content-Type": "\x1b[2J"},
    {"Content-Encoding": "gzip"},
    {"Content-Encoding": "br"},
    {"Content-Encoding": "identity, gzip, deflate"},
    {"Set-Cookie": "a=b; " * 500, "X-Request-Id": "q" * 9000},
)


def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


_PACKINGS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("gzip", _gzipped),
    ("deflate", zlib.compress),
)


def packed(asked: Asked) -> Behaviour:
    """A body that is compressed, well or badly."""
    rng, body = asked.rng, encoded(completion(asked.text()))
    encoding, pack = rng.choice(_PACKINGS)
    data = pack(body)
    at = rng.randrange(len(data) + 1)
    odd = (data, data, data[:at], data[:at] + b"\0" + data[at:], data * 2, zlib.compress(data))
    return sent(rng.choice(odd), {"Content-Encoding": rng.choice([encoding, "gzip", "GZIP "])})


# Far more than anybody asked for -----------------------------------------------------------------


def _endless(exchange: Exchange) -> None:
    """Fifty megabytes and no word of how many."""
    exchange.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    for _ in range(50):
        exchange.write(b" " * 2**20)
    exchange.drop()


_ROOM = 8 * 2**20 - 2000  # just below the limit of bytes


def _full(head: str, middle: str, tail: str) -> Behaviour:
    """As many of the middle part as fit into the longest reply that is read at all."""
    piece = middle.encode() * 4_000
    pieces = _ROOM // len(piece)

    def behave(exchange: Exchange) -> None:
        length = len(head.encode()) + len(piece) * pieces + len(tail)
        exchange.head(200, {"Content-Length": str(length)})
        exchange.write(head.encode())
        for _ in range(pieces):
            exchange.write(piece)
        exchange.write(tail.encode())

    return behave


_CONTENT = '{"choices": [{"message": {"content": "'
# Fifty megabytes, or what takes as much room once it is read.
GIANTS: dict[str, Callable[[], Behaviour]] = {
    "50 MB": partial(flood, 50),
    "50 MB, packed": partial(bomb, 50),
    "50 MB, no length": lambda: _endless,
    "lists": partial(_full, "[", "[],", "[]]"),
    "choices": partial(_full, '{"choices": [', "{},", "{}]}"),
    "lists in the answer": partial(_full, _CONTENT + '{\\"asks\\": [', "[],", ']}"}}]}'),
    "keys in the answer": partial(_full, _CONTENT + "{", '\\"a\\":0,', '}"}}]}'),
    "text": partial(_full, _CONTENT + '{\\"headline\\": \\"', "Aa 1 ", '\\"}"}}]}'),
    "wide text": partial(_full, _CONTENT + '{\\"headline\\": \\"\U0001f469', "Aa 1 ", '\\"}"}}]}'),
    "escapes": partial(_full, _CONTENT + '{\\"asks\\": [\\"', "\\u005b\\u002c", '"}}]}'),
}


def giant(way: Callable[[], Behaviour], asked: Asked) -> Behaviour:
    """One of these, whatever was asked."""
    return way()
