"""A cassette from anywhere: what is wrong is said in one line, and nothing is run or waited for."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import ask
from loopback import Loopback, ok

from summarizer import InputError
from summarizer.cassette import opened, read_cassette

REQUEST = {"method": "POST", "path": "/v1/chat/completions", "body": {}}
REPLY = {"status": 200, "headers": {}, "body": {}}
HALF = json.loads('"\\ud800"')


def cassette(*, request: Any = None, reply: Any = None, **more: Any) -> bytes:
    """A cassette of one exchange with something else in it."""
    exchange = {"request": REQUEST | (request or {}), "reply": REPLY | (reply or {})}
    whole = {"format": "cassette/1", "model": "m", "recorded": "d", "exchanges": [exchange], **more}
    return json.dumps(whole).encode()


def raw(body: str) -> bytes:
    """A cassette with this text as the body of its reply."""
    return cassette(reply={"body": "HERE"}).replace(b'"HERE"', body.encode())


CONTENTS: dict[str, tuple[bytes, str]] = {
    "not JSON": (b"# Minutes\n", "is damaged: Expecting value"),
    "nothing": (b"", "is damaged: Expecting value"),
    "not UTF-8": (b"\xff\xfe", "is damaged: 'utf-8' codec can't decode"),
    "YAML that would run": (b"!!python/object/apply:os.system ['true']", "Expecting value"),
    "a pickle": (b"cos\nsystem\n(S'true'\ntR.", "Expecting value"),
    "no object": (b"[1]", "is damaged: the file: Input should be"),
    "another format": (cassette(format="cassette/9"), "format: Input should be 'cassette/1'"),
    "another key": (cassette(run="rm -rf"), "run: Extra inputs are not permitted"),
    "a key of a megabyte": (cassette(**{"x\n" * 500_000: 1}), "Extra inputs are not permitted"),
    "brackets": (b"[" * 100_000, "brackets stand in more than 100 levels"),
    "whole brackets": (raw("[" * 500 + "]" * 500), "brackets stand in more than 100 levels"),
    "ten million digits": (raw("9" * 10_000_000), "Exceeds the limit (4300 digits)"),
    "an endless number": (raw("1e999"), "the number 1e999 is too large"),
    "NaN": (raw("NaN"), "NaN is no number in JSON"),
    "a key twice": (raw('{"a": 1, "a": 2}'), "the key 'a' stands twice in one object"),
    "half a character": (cassette(model=HALF), "model: Input should be a valid string"),
    "too much": (b" " * (65 * 2**20), "has more than 67,108,864 bytes, the limit"),
    "a million exchanges": (cassette(exchanges=[1] * 900_000), "exchanges: 900,000 of them"),
    "millions of parts": (raw("[" + "[],[]," * 2_000_000 + "0]"), "has more than 1,000,000 parts"),
    "exchanges of another type": (cassette(exchanges={"a": 1}), "exchanges: Input should be"),
    "an exchange of another type": (cassette(exchanges=["x"]), "exchanges.0: Input should be"),
    "a status as text": (cassette(reply={"status": "200"}), "0.reply.status: Input sh"),
    "status 99": (cassette(reply={"status": 99}), "0.reply.status: Input should be g"),
    "status 1000": (cassette(reply={"status": 1000}), "0.reply.status: Input should be l"),
    "a status that is true": (cassette(reply={"status": True}), "exchanges.0.reply.status: Input"),
    "text of another type": (cassette(reply={"text": 5}), "exchanges.0.reply.text: Input should"),
    "no base64": (cassette(reply={"base64": "!!!"}), "reply.base64: Value error, is no"),
    "headers as a list": (cassette(reply={"headers": []}), "0.reply.headers: Input should"),
    "a header that is a number": (
        cassette(reply={"headers": {"retry-after": 5}}), "reply.headers.retry-after: Input should",
    ),
    "a header with a line break": (
        cassette(reply={"headers": {"content-type": "a\r\nX-Planted: 1"}}),
        "exchanges.0.reply.headers.content-type: Value error, must be one short line",
    ),
    "a header that is not kept": (
        cassette(reply={"headers": {"location": "http://x"}}), "only content-type, content-encod",
    ),
    "a method with a line break": (cassette(request={"method": "GET\r\n"}), "request.method: St"),
    "a path to another host": (cassette(request={"path": "@x/"}), "0.request.path: String"),
    "a path with a line break": (cassette(request={"path": "/\r\nX: 1"}), "request.path: Str"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "says"), CONTENTS.values(), ids=CONTENTS)
def test_what_is_wrong_is_said_in_one_line(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)

    tracemalloc.start()
    with pytest.raises(InputError) as error:
        read_cassette(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    said = str(error.value)
    assert said.startswith(f"The cassette {path} ")
    assert says in said
    assert said.endswith("Record it again.")
    assert said.isprintable()
    assert len(said) < len(str(path)) + 300
    assert most < 300 * 2**20


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def forbidden(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to root")
    path.write_bytes(cassette())
    path.chmod(0)


def below_a_file(path: Path) -> None:
    path.symlink_to(Path(__file__) / "x")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (folder, "cannot be read: it is a folder."),
        (pipe, "cannot be read: it is no plain file."),
        (loop, "cannot be read: Too many levels of symbolic links."),
        (device, "cannot be read: it is no plain file."),
        (forbidden, "cannot be read: Permission denied."),
        (below_a_file, "cannot be read: Not a directory."),
    ],
)
@pytest.mark.parametrize("mode", ["replay", "missing", "all"])
def test_what_is_no_plain_file_is_neither_read_nor_recorded_over(
    make: Callable[[Path], None], says: str, mode: Any, tmp_path: Path
) -> None:
    path = tmp_path / "bad.json"
    make(path)
    with pytest.raises(InputError) as error, opened(path, mode, model="m"):
        pass
    assert str(error.value) == f"The cassette {path} {says}"
    assert os.path.lexists(path)


def test_a_damaged_cassette_is_recorded_anew_and_any_other_file_is_left(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.json", tmp_path / "article.txt"
    ours.write_bytes(cassette()[:-9])
    theirs.write_text("The harbour board met.\n", "utf-8")

    with pytest.raises(InputError, match="is damaged"), opened(ours, "missing", model="m"):
        pass
    with opened(ours, "all", model="m"):
        pass
    with (
        pytest.raises(InputError, match="is no cassette, so nothing"),
        opened(theirs, "all", model="m"),
    ):
        pass
    assert theirs.read_text("utf-8") == "The harbour board met.\n"


def test_what_is_odd_but_whole_is_read(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(cassette(reply={"body": {"half": HALF, "long": "x" * 10_000_000}}))
    assert read_cassette(path).exchanges[0].reply.content.startswith(b'{"half": "\\ud800", "long"')


def test_a_reply_of_ten_megabytes_is_too_long_as_it_is_live(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    with Loopback([ok({"answer": 1})]) as server, opened(path, "all", model="m"):
        ask(server.url)
    told = json.loads(path.read_bytes())
    told["exchanges"][0]["reply"]["body"] = "x" * 10_000_000
    path.write_text(json.dumps(told), "utf-8")

    with opened(path, "replay", model="m"):
        failure = ask("http://elsewhere.invalid/v1").failure
    assert failure is not None
    assert failure.code == "oversized"
