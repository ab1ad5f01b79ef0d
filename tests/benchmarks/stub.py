"""A model that answers at once, in a process of its own, so that only the asking is measured."""

from __future__ import annotations

import asyncio
import contextlib
import json
import multiprocessing
import re
from collections.abc import Iterator, Mapping
from functools import cache
from multiprocessing.connection import Connection

from answering import emptiest
from loopback import completion

__all__ = ["stub"]

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_WAITING = 1024  # connections that are not yet accepted


@contextlib.contextmanager
def stub(delay: float = 0.0, told: Mapping[str, str] | None = None) -> Iterator[str]:
    """The base URL of a server that answers ``delay`` seconds late.

    ``told`` are answers by words that stand in their requests alone; to all others it gives the
    emptiest true answer.
    """
    apart = multiprocessing.get_context("spawn")
    ours, theirs = apart.Pipe()
    server = apart.Process(target=_run, args=(theirs, delay, told or {}), daemon=True)
    server.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}/v1"
    finally:
        server.terminate()
        server.join()


def _run(started: Connection, delay: float, told: Mapping[str, str]) -> None:
    asyncio.run(_serve(started, delay, {_quoted(words): _reply(told[words]) for words in told}))


def _quoted(words: str) -> bytes:
    """The words as they stand within JSON."""
    return json.dumps(words, ensure_ascii=False)[1:-1].encode()


async def _serve(started: Connection, delay: float, told: Mapping[bytes, bytes]) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                body = await _body(reader)
                await asyncio.sleep(delay)
                writer.write(_answer(body, told))
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0, backlog=_WAITING)
    started.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


async def _body(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head)
    return await reader.readexactly(int(length[1]) if length else 0)


def _answer(body: bytes, told: Mapping[bytes, bytes]) -> bytes:
    for words, reply in told.items():
        if words in body:
            return reply
    # The messages stand before the schema, which alone decides the answer.
    _, form, schema = body.rpartition(b'"response_format"')
    return _emptiest(b"{" + form + schema)


@cache
def _emptiest(schema: bytes) -> bytes:
    return _reply(emptiest(json.loads(schema)))


def _reply(answer: object) -> bytes:
    content = json.dumps(completion(answer)).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(content)}"
    return head.encode() + b"\r\n\r\n" + content
