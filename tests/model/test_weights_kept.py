"""Weights that are there: shared by processes, checked again, put there by hand."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from weights_web import (
    DATA,
    MODEL,
    command,
    leisurely,
    status,
    stuck_at_half,
    wait_for,
    web_of,
    whole,
)

from summarizer.errors import InputError, WeightsError
from summarizer.model.catalogue import DEFAULT, MODELS
from summarizer.model.weights import (
    Progress,
    cache_folder,
    cached_models,
    ensure_weights,
    own_weights,
    pull_weights,
    verify_weights,
)

pytestmark = pytest.mark.usefixtures("own_environment")


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


@pytest.fixture
def damaged(cache: Path) -> Path:
    """Weights that a bit turned over in, after they were fetched; size and time are as noted."""
    with web_of(whole):
        path = ensure_weights(MODEL, cache=cache)
    before = path.stat()
    path.write_bytes(DATA[:-1] + bytes([DATA[-1] ^ 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return path


def test_a_change_that_keeps_size_and_time_is_found_by_verifying_and_then_mended(
    cache: Path, damaged: Path
) -> None:
    told = list[Progress]()
    ensure_weights(MODEL, cache=cache, progress=told.append)
    assert told == []
    with pytest.raises(WeightsError, match="is damaged: its SHA-256 is"):
        verify_weights(damaged, MODEL)
    with web_of(whole) as web:
        assert ensure_weights(MODEL, cache=cache).read_bytes() == DATA
    assert len(web.asked) == 1


def test_pulling_finds_such_a_change_and_mends_it(cache: Path, damaged: Path) -> None:
    told = list[Progress]()
    with web_of(whole) as web:
        assert pull_weights(MODEL, cache=cache, progress=told.append) == damaged
    assert [step.what for step in told[:2]] == ["checking", "fetching"]
    assert len(web.asked) == 1
    assert damaged.read_bytes() == DATA


def test_pulling_fetches_what_is_not_there_and_leaves_what_is_whole(cache: Path) -> None:
    with web_of(whole) as web:
        for _ in range(2):
            assert pull_weights(MODEL, cache=cache).read_bytes() == DATA
    assert len(web.asked) == 1


def test_damaged_weights_that_cannot_be_had_again_are_no_whole_ones(
    cache: Path, damaged: Path
) -> None:
    for get in (pull_weights, ensure_weights):
        with web_of(status(404)), pytest.raises(WeightsError, match="cannot be fetched"):
            get(MODEL, cache=cache)


@pytest.fixture
def outside(cache: Path, tmp_path: Path) -> Path:
    """A file that is no business of the cache."""
    cache.mkdir()
    path = tmp_path / "outside"
    path.write_bytes(b"precious")
    return path


@pytest.mark.parametrize("name", ["tiny.gguf", "tiny.gguf.json"])
def test_a_link_in_the_cache_is_replaced_and_what_it_leads_to_is_not(
    cache: Path, outside: Path, name: str
) -> None:
    (cache / name).symlink_to(outside)
    with web_of(whole):
        assert ensure_weights(MODEL, cache=cache).read_bytes() == DATA
    assert outside.read_bytes() == b"precious"


def test_a_link_in_place_of_an_unfinished_download_is_refused(cache: Path, outside: Path) -> None:
    (cache / "tiny.gguf.part").symlink_to(outside)
    with web_of(whole), pytest.raises(WeightsError, match="cannot be kept in"):
        ensure_weights(MODEL, cache=cache)
    assert outside.read_bytes() == b"precious"


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


def test_a_home_that_nobody_has_is_an_error_that_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", "~no such user/weights")
    with pytest.raises(InputError, match="Set HOME"):
        cache_folder()


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
