"""What stands around a hostile model's words: completions and bodies that are odd or damaged."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

from hostile_answers import Asked, encoded, said, sent
from hostile_values import ATTACKS, nested
from loopback import Behaviour, Exchange, completion
from misbehaviour import bomb, flood

__all__ = ["damaged_body", "giant", "odd_completion", "packed"]


def odd_completion(asked: Asked) -> Behaviour:
    """A completion with parts that are missing, many, or of another type."""
    rng, text = asked.rng, asked.text()
    junk = asked.answering(0.5).junk()
    message = completion(text)["choices"][0]
    finish = rng.choice(
        ["length", "content_filter", "tool_calls", "\ud800", "stop\x00", "x" * 9999, junk]
    )
    odd: list[dict[str, Any]] = [
        completion(text, choices=rng.choice([[], None, {}, "none", [None], [[]], [{}], 7, [junk]])),
        completion(text, choices=[message] * rng.choice([2, 500])),
        completion(text, choices=[message | {"finish_reason": finish}]),
        completion(text, choices=[message | {"message": junk}]),
        completion(text, choices=[{"message": {"content": junk}}]),
        completion(text, choices=[{"message": {"content": [{"text": text}, junk, {"text": junk}]}}]),
        completion(text, choices=[{"message": {"content": text, "refusal": rng.choice([junk, asked.words()])}}]),
        completion(text, choices=[{"delta": {"content": text}}]),
        completion(text, usage=rng.choice([None, [], "many", junk, {}])),
        completion(text, usage={name: rng.choice([-1, 10**30, "7", 1.5, True, None, junk, 2**53 - 1])
                                for name in ("prompt_tokens", "completion_tokens", "total_tokens")}),
        completion(text, usage={"prompt_tokens": 5, "completion_tokens": 2**52,
                                "prompt_tokens_details": rng.choice([junk, {"cached_tokens": -5}, {"cached_tokens": 10**15}])}),
        completion(text, model=junk, id=junk, object=junk, created=junk),
        {"error": junk} | rng.choice([{}, {"choices": []}, {"choices": [message]}]),
        {"error": {"message": rng.choice([junk, nested(400), asked.words() * 500]), "code": junk}},
    ]  # fmt: skip
    return sent(encoded(rng.choice(odd)))


def damaged_body(asked: Asked) -> Behaviour:
    """A body that is no completion as JSON should have it."""
    rng = asked.rng
    body = encoded(completion(asked.text()))
    at = rng.randrange(len(body) + 1)
    depth = rng.choice([300, 480, 900, 100_000])
    usage = rng.choice([b"NaN", b"1e999999", b"9" * 5000, b"9" * 30, b"[" * depth + b"]" * depth])
    return sent(
        rng.choice(
            [body[:at], body[at:], body[:at] + bytes([rng.randrange(256)]) + body[at:], b"", b"null",
             b"[]", b"{}", b"\xef\xbb\xbf" + body, body.decode().encode("utf-16") if at % 2 else b"\xff\xfe",
             body + body, body[:at] + b"\xed\xa0\x80" + body[at:], b"[" * depth, b'{"choices":' * depth,
             body.replace(b'"completion_tokens": 20', b'"completion_tokens": ' + usage),
             body[:-1] + b"," + body[1:], rng.choice(ATTACKS).encode("utf-8", "replace"),
             b"data: " + body + b"\n\ndata: [DONE]\n\n"]
        ),
        rng.choice(HEADERS),
    )  # fmt: skip


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


def packed(asked: Asked) -> Behaviour:
    """A body that is compressed, well or badly."""
    rng, body = asked.rng, encoded(completion(asked.text()))
    whole = {"gzip": gzip.compress(body, mtime=0), "deflate": zlib.compress(body)}
    encoding = rng.choice([*whole])
    data = whole[encoding]
    cut = rng.randrange(len(data) + 1)
    sent = rng.choice(
        [data, data[:cut], data[:cut] + b"\0" + data[cut:], data * 2, zlib.compress(data)]
    )
    return sent(sent, {"Content-Encoding": rng.choice([encoding, encoding, "gzip", "GZIP "])})


def giant(asked: Asked) -> Behaviour:
    """Far more than anybody asked for."""
    rng = asked.rng
    return rng.choice([flood(50), bomb(50), _endless, said("x" * 9_000_000), *_FULL])


def _endless(exchange: Exchange) -> None:
    """Fifty megabytes and no word of how many."""
    exchange.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    for _ in range(50):
        exchange.write(b" " * 2**20)
    exchange.drop()


# Just below the limit of bytes, and as many parts as fit into it.
_ROOM = 8 * 2**20 - 2000
_FULL: tuple[Behaviour, ...] = (
    lambda exchange: exchange.send(200, b"[" + b"[]," * (_ROOM // 3) + b"[]]"),
    lambda exchange: exchange.send(200, b'{"choices": [' + b"{}," * (_ROOM // 3) + b"{}]}"),
    lambda exchange: said('{"asks": [' + "[]," * (_ROOM // 3) + "[]]}")(exchange),
    lambda exchange: said("{" + ",".join(f'"{n}":0' for n in range(_ROOM // 14)) + "}")(exchange),
    lambda exchange: said('{"headline": {"text": "' + "Aa 1 " * (_ROOM // 5) + '", "sentences": [1]}}')(exchange),
    lambda exchange: said('{"asks": ["' + "a" * (_ROOM // 2))(exchange),
)  # fmt: skip
