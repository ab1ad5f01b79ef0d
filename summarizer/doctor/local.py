"""What a local model needs of this machine: llama.cpp, its weights, disk and memory."""

from __future__ import annotations

import importlib.util
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from summarizer.doctor.case import Case
from summarizer.doctor.finding import Finding, note, ok, problem
from summarizer.doctor.memory import free_memory
from summarizer.errors import InputError, WeightsError
from summarizer.home import from_home
from summarizer.model.catalogue import MODELS
from summarizer.model.target import Target
from summarizer.model.weights import Cached, cache_folder, cached_models, own_weights, space_needed

__all__ = ["disk", "folder", "llama", "memory", "weights"]

_MEGABYTE = 1_000_000
_LOADING_SECONDS = 50.0
# Beside the weights: the longest context, kept prefixes, and what is computed with.
_WORKING_MEMORY = 2**30
_ELSEWHERE = "SUMMARIZER_CACHE names another folder."


def llama() -> Finding:
    """Whether llama.cpp loads, in another process: on a strange processor it may crash."""
    if importlib.util.find_spec("xllamacpp") is None:
        return problem("llama.cpp", "not installed", 'pip install "summarizer[local]"')
    command = [sys.executable, "-P", "-c", "import xllamacpp"]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=_LOADING_SECONDS,
    )
    if done.returncode < 0:
        text = f"loading it ends the process (signal {-done.returncode})"
        return problem(
            "llama.cpp", text, "Use a hosted model: the wheel is not for this processor."
        )
    if done.returncode > 0:
        return _does_not_load()
    return ok("llama.cpp", f"xllamacpp {version('xllamacpp')} loads, and OpenMP with it")


def _does_not_load() -> Finding:
    from summarizer.model.local import load_llama

    try:
        load_llama()
    except InputError as error:
        return problem("llama.cpp", "does not load", str(error))
    return ok("llama.cpp", "loads at the second attempt")


def weights(target: Target, case: Case) -> Finding:
    """Whether the weights are here, and whole as far as the case has them inspected."""
    if target.model not in MODELS:
        return _own(target)
    cached = _cached(target, case.settings.cache)
    path = cache_folder(case.settings.cache) / cached.model.file
    try:
        return _inspected(cached, path, case)
    except OSError as error:
        return problem("weights", f"{_shown(path)} cannot be read: {_why(error)}", _ELSEWHERE)


def _inspected(cached: Cached, path: Path, case: Case) -> Finding:
    """What the weights of the catalogue are like; an OSError where they cannot be looked at."""
    model = cached.model
    pull = f"summarizer models pull {model.name}"
    if not _is_file(path):
        have, size = cached.bytes // _MEGABYTE, model.size // _MEGABYTE
        text = f"{have:,} of {size:,} MB are here" if have else f"not here: {size:,} MB to fetch"
        return note("weights", text, f"The first article fetches them, or now: {pull}")
    try:
        case.inspection.look(path, model)
    except WeightsError as error:
        return problem("weights", str(error), f"Remove that file, then: {pull}")
    return ok("weights", f"whole {case.inspection.measure}, {_shown(path)}")


def folder(target: Target, cache: Path | None) -> Finding:
    """Whether weights, and what was found out about them, can be kept."""
    place = cache_folder(cache)
    there = _nearest(place)
    try:
        with tempfile.TemporaryFile(dir=there):
            return ok("cache folder", f"{_shown(place)} can be written to")
    except OSError as error:
        why = f"{_shown(there)} cannot be written to: {_why(error)}"
    if _missing(target, cache):
        return problem("cache folder", why, _ELSEWHERE)
    return note("cache folder", why, f"Weights are checked at each start. {_ELSEWHERE}")


def disk(target: Target, cache: Path | None) -> Finding:
    """Whether what is yet to be fetched has room."""
    there = _nearest(cache_folder(cache))
    try:
        free, need = shutil.disk_usage(there).free, _missing(target, cache)
    except OSError as error:
        return problem("disk", f"{_shown(there)} cannot be asked: {_why(error)}", _ELSEWHERE)
    told = f"{free // _MEGABYTE:,} MB free in {_shown(there)}"
    if free < need:
        more = f"{told}, and the weights need {need // _MEGABYTE:,} MB"
        return problem("disk", more, f"Make room. {_ELSEWHERE}")
    wanted = f"{need // _MEGABYTE:,} MB wanted" if need else "nothing to fetch"
    return ok("disk", f"{told}, {wanted}")


def memory(target: Target, cache: Path | None) -> Finding:
    """Whether weights and work fit into the memory that is free."""
    free = free_memory()
    if free is None:
        return ok("memory", "how much is free is not known on this system")
    size = _size(target)
    need = size + _WORKING_MEMORY
    told = f"{free // _MEGABYTE:,} MB free, about {need // _MEGABYTE:,} MB wanted"
    if free >= need:
        return ok("memory", told)
    advice = "Close other programs, or use a hosted model."
    if free >= size:
        return note("memory", told, advice)
    return problem("memory", told, advice)


def _own(target: Target) -> Finding:
    try:
        path = own_weights(Path(target.model))
    except InputError as error:
        return problem("weights", f"{target.alias} cannot be used ({error.code})", str(error))
    return ok(
        "weights", f"{_shown(path)} begins as weights do; there is nothing to compare them with"
    )


def _cached(target: Target, cache: Path | None) -> Cached:
    return next(one for one in cached_models(cache) if one.model.name == target.model)


def _missing(target: Target, cache: Path | None) -> int:
    """Bytes that a fetch needs; 0 where there is none to come."""
    if target.model not in MODELS:
        return 0
    cached = _cached(target, cache)
    return 0 if cached.path is not None else space_needed(cached.model, cached.bytes)


def _size(target: Target) -> int:
    if target.model in MODELS:
        return MODELS[target.model].size
    try:
        return from_home(Path(target.model)).stat().st_size
    except OSError:  # what is wrong with it is said of the weights
        return 0


def _is_file(path: Path) -> bool:
    """Whether it is there; an OSError where that may not be known, of which ``Path.is_file`` says
    no from Python 3.14 on.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _nearest(place: Path) -> Path:
    """The folder, or the nearest of what it would be in that is there and may be looked at."""
    return next(path for path in (place, *place.parents) if os.path.exists(path))


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _shown(path: Path) -> str:
    """The path without its user's name: what is found may be shown to others."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (RuntimeError, ValueError):  # no home folder, or the path is not in it
        return str(path)
