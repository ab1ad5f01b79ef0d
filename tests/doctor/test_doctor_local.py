"""What a local model needs of this machine."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from privileges import without_privileges

from summarizer.doctor import local
from summarizer.doctor.case import BY_DIGEST, BY_SIZE, Case, Inspection
from summarizer.doctor.memory import container_memory, free_memory, machine_memory
from summarizer.model import weights as weights_room
from summarizer.model.catalogue import LocalModel
from summarizer.model.target import Target
from summarizer.settings import Settings

MODEL = LocalModel("tiny", "tiny.gguf", 9_000_000, "0" * 64, "MIT", None, ())
TARGET = Target("local", MODEL.name)


def sparse(path: Path, size: int) -> None:
    """A file of that size that takes no room."""
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def _catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model whose bytes are quickly read, and one that no machine has room for."""
    models = {"tiny": MODEL, "giant": replace(MODEL, name="giant", size=10**18)}
    for room in (local, weights_room):
        monkeypatch.setattr(room, "MODELS", models)


@pytest.mark.parametrize(
    ("name", "size", "inspection", "level", "says"),
    [
        ("none", 0, BY_SIZE, "note", "not here: 9 MB to fetch"),
        (f"{MODEL.file}.part", 5_000_000, BY_SIZE, "note", "5 of 9 MB are here"),
        (MODEL.file, 21, BY_SIZE, "problem", "has 21 bytes"),
        (MODEL.file, MODEL.size, BY_SIZE, "ok", "whole by size (--full compares the digest)"),
        (MODEL.file, MODEL.size, BY_DIGEST, "problem", "its SHA-256 is"),
    ],
)
def test_weights_are_inspected(
    cache: Path, name: str, size: int, inspection: Inspection, level: str, says: str
) -> None:
    sparse(cache / name, size)
    found = local.weights(TARGET, Case(settings=Settings(cache=cache), inspection=inspection))
    assert found.level == level
    assert says in found.text
    if level != "ok":
        assert "summarizer models pull tiny" in (found.advice or "")


@pytest.mark.parametrize(
    ("content", "level"), [(b"GGUF and more", "ok"), (b"PK", "problem"), (None, "problem")]
)
def test_weights_of_ones_own_begin_as_such(
    tmp_path: Path, content: bytes | None, level: str
) -> None:
    path = tmp_path / "own.gguf"
    if content is not None:
        path.write_bytes(content)
    found = local.weights(Target("local", str(path)), Case())
    assert found.level == level
    assert str(path) in found.text + (found.advice or "")


def test_the_name_of_the_user_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    sparse(tmp_path / ".cache" / MODEL.file, MODEL.size)
    case = Case(settings=Settings(cache=tmp_path / ".cache"))
    assert local.weights(TARGET, case).text.endswith(", ~/.cache/tiny.gguf")
    assert local.folder(TARGET, case.settings.cache).text == "~/.cache can be written to"


def test_a_cache_folder_that_is_yet_to_be_made_is_well_and_not_made(cache: Path) -> None:
    assert local.folder(TARGET, cache / "deep").level == "ok"
    assert not cache.exists()


def test_a_cache_folder_is_left_as_it_was(cache: Path) -> None:
    cache.mkdir()
    assert local.folder(TARGET, cache).level == "ok"
    assert [*cache.iterdir()] == []


def test_a_file_where_the_cache_folder_should_be_is_a_problem(cache: Path) -> None:
    cache.write_text("in the way", encoding="utf-8")
    found = local.folder(TARGET, cache / "models")
    assert (found.level, found.advice) == ("problem", "SUMMARIZER_CACHE names another folder.")
    assert str(cache) in found.text


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that anybody may find, for a test to close; others may not enter pytest's own."""
    with tempfile.TemporaryDirectory() as there:
        Path(there).chmod(0o755)
        folder = Path(there) / "closed"
        folder.mkdir()
        yield folder
        folder.chmod(0o755)


def test_a_cache_folder_behind_a_closed_one_is_a_problem_and_no_fault(closed: Path) -> None:
    cache = closed / "cache"
    sparse(own := closed / "own.gguf", 5)
    sparse(cache / MODEL.file, MODEL.size)
    closed.chmod(0)
    with without_privileges():
        weights = local.weights(TARGET, Case(settings=Settings(cache=cache)))
        folder = local.folder(TARGET, cache)
        disk = local.disk(TARGET, cache)
        local.memory(Target("local", str(own)), cache)
    for found in (weights, folder):
        assert found.level == "problem"
        assert "Permission denied" in found.text
        assert found.advice == "SUMMARIZER_CACHE names another folder."
    assert f"MB free in {closed}" in disk.text


def test_what_is_to_be_fetched_needs_room_and_what_is_here_needs_none(cache: Path) -> None:
    assert "218 MB wanted" in local.disk(TARGET, cache).text
    sparse(cache / MODEL.file, MODEL.size)
    assert local.disk(TARGET, cache).text.endswith("nothing to fetch")


def test_a_disk_or_a_memory_that_is_too_small_is_a_problem(cache: Path) -> None:
    giant = Target("local", "giant")
    disk, memory = local.disk(giant, cache), local.memory(giant, cache)
    assert disk.level == "problem"
    assert "SUMMARIZER_CACHE" in (disk.advice or "")
    assert memory.level == ("ok" if free_memory() is None else "problem")


def test_free_memory_is_a_number_of_bytes_where_the_system_says() -> None:
    if not Path("/proc/meminfo").exists():
        pytest.skip("this system does not say")
    free = free_memory()
    assert free is not None
    assert 2**20 < free < 2**50


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({"max": "8000", "current": "3000", "stat": "anon 10\ninactive_file 500\n"}, 5500),
        ({"max": "8000", "current": "3000"}, 5000),
        ({"max": "8000", "current": "9000"}, 0),
        ({"max": "max", "current": "3000"}, None),
        ({"current": "3000"}, None),
        ({}, None),
    ],
)
def test_a_container_has_what_is_left_below_its_limit(
    tmp_path: Path, told: dict[str, str], left: int | None
) -> None:
    for name, content in told.items():
        (tmp_path / f"memory.{name}").write_text(content, "utf-8")
    assert container_memory(tmp_path) == left


def test_installed_memory_is_not_taken_for_free_memory(tmp_path: Path) -> None:
    assert machine_memory(tmp_path / "meminfo") is None
    (tmp_path / "meminfo").write_text("MemTotal: 16 kB\n", "utf-8")
    assert machine_memory(tmp_path / "meminfo") is None
    (tmp_path / "meminfo").write_text("MemTotal: 16 kB\nMemAvailable: 3 kB\n", "utf-8")
    assert machine_memory(tmp_path / "meminfo") == 3 * 1024


def test_llama_cpp_is_there_or_how_to_get_it_is_said() -> None:
    found = local.llama()
    if found.level == "problem":
        assert "summarizer[local]" in (found.advice or "")
    else:
        assert "loads" in found.text


def test_a_llama_cpp_that_does_not_load_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "raise ImportError('libgomp.so.1: cannot open shared object file')"
    (tmp_path / "xllamacpp.py").write_text(broken)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.delitem(sys.modules, "xllamacpp", raising=False)
    found = local.llama()
    assert (found.level, found.text) == ("problem", "does not load")
    assert "apt-get install libgomp1" in (found.advice or "")


def test_a_llama_cpp_that_crashes_takes_nothing_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xllamacpp.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGILL)")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.delitem(sys.modules, "xllamacpp", raising=False)
    found = local.llama()
    assert (found.level, found.text) == ("problem", "loading it ends the process (signal 4)")
