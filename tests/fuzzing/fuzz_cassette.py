"""Looks for the bytes of a cassette that raise anything but an error of ours.

    cd tests && python -m fuzzing.fuzz_cassette -max_total_time=300 -timeout=20 -rss_limit_mb=2048

What it finds becomes a test in ``tests/test_cassette_hostile.py``.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import atheris
from fuzzing.guided import fuzz, must

with atheris.instrument_imports(include=["summarizer"]):
    from faults import FOLDER

    from summarizer import InputError
    from summarizer.cassette import read_cassette
    from summarizer.cassette.file import write_cassette

_FILE = Path(tempfile.mkdtemp()) / "cassette.json"


def check(data: bytes) -> None:
    """The file is refused in one line, or read, and written it reads the same."""
    _FILE.write_bytes(data)
    try:
        read = read_cassette(_FILE)
    except InputError as error:
        must(str(error).isprintable())
        return
    for exchange in read.exchanges:
        assert isinstance(exchange.reply.content, bytes)
    write_cassette(_FILE, read)
    assert read_cassette(_FILE) == read


def starts() -> Iterator[bytes]:
    """The recorded faults, and one of each way to keep a body."""
    yield from (path.read_bytes() for path in sorted(FOLDER.glob("*.json")))
    yield _cassette({"text": "é"})
    yield _cassette({"base64": "AAE="})
    yield _cassette({"oversized": "parts"})
    yield _cassette({"body": [1, 1.5, None, {"a": []}]})


def _cassette(body: dict[str, Any]) -> bytes:
    reply = {"status": 200, "headers": {"content-type": "text/plain"}, **body}
    request = {"method": "POST", "path": "/v1/chat/completions", "body": {}}
    whole = {"format": "cassette/1", "model": "m", "recorded": "d"}
    return json.dumps(whole | {"exchanges": [{"request": request, "reply": reply}]}).encode()


if __name__ == "__main__":
    fuzz(check, [*starts()])
