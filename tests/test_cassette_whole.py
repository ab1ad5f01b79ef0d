"""A cassette is written whole or not at all, whatever happens to the process that records."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import ask, question
from loopback import Exchange, Loopback, ok

from summarizer import InputError
from summarizer.cassette import opened, read_cassette

HERE = Path(__file__).parent
LONG = {"answer": 1, "note": "x" * 900_000}
OLD = {"answer": 7, "note": None}


class Recorder:
    """``tests/recorder.py``, running."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "recorder.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def begin(self, work: str, path: Path, url: str) -> int:
        """The id of a process that does this work from now on."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{work} {path} {url}\n")
        self._process.stdin.flush()
        return int(self.said())

    def said(self) -> str:
        """The next line that it prints."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().rstrip("\n")

    def close(self) -> None:
        self._process.communicate()
        assert self._process.returncode == 0


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    running = Recorder()
    yield running
    running.close()


def old_recording(path: Path) -> bytes:
    with Loopback([ok(OLD)]) as server, opened(path, "all", model="m"):
        ask(server.url, question("Old?"))
    return path.read_bytes()


def test_a_process_killed_at_any_moment_leaves_a_whole_cassette(
    recorder: Recorder, tmp_path: Path
) -> None:
    path, contents = tmp_path / "one.json", set()
    moments = random.Random(7)
    with Loopback([ok(LONG), ok(OLD)] * 10_000) as server:
        for _ in range(20):
            process = recorder.begin("for_ever", path, server.url)
            assert recorder.said() == "ready"
            time.sleep(moments.uniform(0, 0.05))
            os.kill(process, signal.SIGKILL)
            assert recorder.said() == str(-signal.SIGKILL)
            (exchange,) = read_cassette(path).exchanges
            contents.add(exchange.reply.body["choices"][0]["message"]["content"])
    assert contents <= {json.dumps(LONG), json.dumps(OLD)}


def test_a_process_killed_at_the_last_moment_leaves_the_old_cassette(
    recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    old = old_recording(path)

    with Loopback([ok(LONG)]) as server:
        process = recorder.begin("to_the_last_moment", path, server.url)
        assert recorder.said() == "ready"
        os.kill(process, signal.SIGKILL)
        assert recorder.said() == str(-signal.SIGKILL)

    assert path.read_bytes() == old
    with Loopback([ok(LONG)]) as server, opened(path, "all", model="m"):
        ask(server.url)
    (exchange,) = read_cassette(path).exchanges
    assert exchange.reply.body["choices"][0]["message"]["content"] == json.dumps(LONG)


def test_a_full_disk_leaves_the_old_cassette_and_says_so(
    recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    old = old_recording(path)

    with Loopback([ok(LONG)]) as server:
        recorder.begin("on_a_full_disk", path, server.url)
        assert recorder.said() == (
            f"cassette_unwritable The recording cannot be written to {path}: File too large."
            " What was there before is as it was."
        )
        assert json.loads(recorder.said()) == OLD
        assert recorder.said() == "0"

    assert path.read_bytes() == old
    assert os.listdir(tmp_path) == ["one.json"]


def test_ctrl_c_while_the_endpoint_answers_leaves_the_old_cassette(
    recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    old = old_recording(path)
    asked = threading.Event()

    def answer_never(exchange: Exchange) -> None:
        asked.set()
        exchange.pause(60)

    with Loopback([answer_never]) as server:
        process = recorder.begin("for_an_article", path, server.url)
        assert recorder.said() == "ready"
        asked.wait()
        os.kill(process, signal.SIGINT)
        assert recorder.said() == "interrupted"
        assert recorder.said() == "0"

    assert path.read_bytes() == old
    assert os.listdir(tmp_path) == ["one.json"]


def interrupted(path: Path, mode: Any, error: BaseException) -> None:
    """A recording of another question that ends in this."""
    with Loopback([ok({"answer": 2, "note": None})]) as server, opened(path, mode, model="m"):
        ask(server.url, question("Other?"))
        raise error


@pytest.mark.parametrize("mode", ["all", "missing"])
@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, asyncio.CancelledError])
def test_an_interrupted_recording_is_none(
    kind: type[BaseException], mode: Any, tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    old = old_recording(path)

    with pytest.raises(kind):
        interrupted(path, mode, kind())

    assert path.read_bytes() == old
    with opened(path, "replay", model="m"):  # nothing is left open
        pass


@pytest.mark.parametrize(("mode", "kept"), [("all", ["Other?"]), ("missing", ["Old?", "Other?"])])
def test_an_error_keeps_what_was_answered(mode: Any, kept: list[str], tmp_path: Path) -> None:
    """A fault is worth recording, and what was paid for is not thrown away."""
    path = tmp_path / "one.json"
    old_recording(path)

    with pytest.raises(KeyError):
        interrupted(path, mode, KeyError())

    bodies = [exchange.request.body for exchange in read_cassette(path).exchanges]
    assert [body["messages"][1]["content"] for body in bodies] == kept


def test_a_folder_that_cannot_be_one_is_found_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"one\.json"):
        interrupted(tmp_path / "file" / "one.json", "all", AssertionError("something was sent"))


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    link.symlink_to(real)
    old_recording(real)
    old_recording(link)
    assert link.is_symlink()
    assert len(read_cassette(real).exchanges) == 1
