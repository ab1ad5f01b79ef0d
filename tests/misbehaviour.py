"""The ways in which an endpoint fails, as behaviours for a ``Loopback``."""

from __future__ import annotations

import gzip
import json
import zlib

from loopback import Behaviour, Exchange, completion, ok, reply, status


def html(code: int = 200) -> Behaviour:
    """A web page where a reply was expected."""
    page = b"<!doctype html><html><title>Welcome</title><body>It works</body></html>"
    headers = {"Content-Type": "text/html; charset=utf-8"}
    return lambda exchange: exchange.send(code, page, headers=headers)


def wrong_content_type(content: object, content_type: str = "text/plain") -> Behaviour:
    """A good completion under a wrong name."""
    return reply(completion(content), {"Content-Type": content_type})


def truncated_json() -> Behaviour:
    """Half a completion that claims to be whole."""
    data = json.dumps(completion({"answer": 42})).encode()
    return lambda exchange: exchange.send(200, data[: len(data) // 2])


def cut_by_length(content: str) -> Behaviour:
    """A completion that reached its token limit."""
    return reply(completion(content, finish="length"))


def refusal(words: str) -> Behaviour:
    """A model that says no in the field made for it."""
    said = completion(None)
    said["choices"][0]["message"]["refusal"] = words
    return reply(said)


def empty_choices() -> Behaviour:
    """A completion without a choice."""
    return reply(completion("") | {"choices": []})


def unknown_fields(content: object) -> Behaviour:
    """A completion with fields that nobody has heard of, at every level."""
    said = completion(content)
    said["choices"][0]["message"]["mood"] = {"is": "good"}
    said["choices"][0]["verdict"] = [1, 2]
    said["usage"]["electricity"] = "3 Wh"
    return reply(said | {"weather": None})


def zipped(content: object) -> Behaviour:
    """A gzip body although nobody asked for one."""
    data = gzip.compress(json.dumps(completion(content)).encode(), mtime=0)
    return lambda exchange: exchange.send(200, data, headers={"Content-Encoding": "gzip"})


def bomb(megabytes: int) -> Behaviour:
    """A small gzip body that unpacks to this much white space."""
    packer, megabyte = zlib.compressobj(wbits=zlib.MAX_WBITS | 16), b" " * 2**20
    data = b"".join(packer.compress(megabyte) for _ in range(megabytes)) + packer.flush()
    return lambda exchange: exchange.send(200, data, headers={"Content-Encoding": "gzip"})


def flood(megabytes: int, code: int = 200) -> Behaviour:
    """Far more of a reply than anybody wants."""

    def behave(exchange: Exchange) -> None:
        exchange.head(code, {"Content-Length": str(megabytes * 2**20)})
        for _ in range(megabytes):
            exchange.write(b" " * 2**20)

    return behave


def reset_mid_body(content: object = "{}") -> Behaviour:
    """A reply that breaks off in the middle with a connection reset."""
    data = json.dumps(completion(content)).encode()

    def behave(exchange: Exchange) -> None:
        exchange.send(200, data[: len(data) // 2], length=len(data))
        exchange.reset()

    return behave


def closed_mid_body(content: object = "{}") -> Behaviour:
    """A reply that ends before its stated length."""
    data = json.dumps(completion(content)).encode()

    def behave(exchange: Exchange) -> None:
        exchange.send(200, data[: len(data) // 2], length=len(data))
        exchange.drop()

    return behave


def close_before_reply() -> Behaviour:
    """A connection closed without a word."""
    return Exchange.drop


def slow_headers(seconds: float, content: object = "{}") -> Behaviour:
    """Nothing for a while, then a good reply."""

    def behave(exchange: Exchange) -> None:
        exchange.pause(seconds)
        ok(content)(exchange)

    return behave


def slow_body(seconds: float, content: object = "{}") -> Behaviour:
    """A good reply, byte by byte, that long between two of them."""
    data = json.dumps(completion(content)).encode()

    def behave(exchange: Exchange) -> None:
        exchange.head(200, {"Content-Length": str(len(data))})
        for byte in data:
            exchange.write(bytes([byte]))
            exchange.pause(seconds)

    return behave


def redirect(location: str, code: int = 307) -> Behaviour:
    """The reply is said to be elsewhere."""
    return lambda exchange: exchange.send(code, b"", headers={"Location": location})


def echo_of_headers(code: int = 401) -> Behaviour:
    """An error that repeats every request header, the key among them."""

    def behave(exchange: Exchange) -> None:
        status(code, f"bad request with {dict(exchange.request.headers)}")(exchange)

    return behave


def echo_in_address(exchange: Exchange) -> None:
    """A redirect to an address with the key in it, and in a header of the reply."""
    given = exchange.request.headers["authorization"]
    headers = {"Location": f"https://login.example/?key={given[7:]}", "X-Seen": given}
    exchange.send(307, b"", headers=headers)


def echo_as_json(exchange: Exchange) -> None:
    """The request's own headers where a reply was expected."""
    reply(dict(exchange.request.headers))(exchange)
