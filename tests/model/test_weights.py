"""Weights fetched from a web that misbehaves: checked, kept, continued."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from weights_web import (
    DATA,
    HALF,
    KEPT,
    MODEL,
    Answer,
    command,
    cut_after,
    endless,
    left_in,
    nothing_more,
    other_bytes,
    other_range,
    page,
    shorter,
    silent,
    status,
    stuck_at_half,
    wait_for,
    web_of,
    whole,
    without_ranges,
)

from summarizer.errors import WeightsError
from summarizer.model import download
from summarizer.model.weights import (
    Progress,
    ensure_weights,
)

pytestmark = pytest.mark.usefixtures("own_environment")


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
