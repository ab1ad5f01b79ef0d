"""Where files are that begin at home, and files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError

__all__ = ["from_home", "whole_file", "write_new", "write_whole"]

_LONGEST_NAME = 100  # of what the name of the unfinished file begins with


def from_home(path: Path) -> Path:
    """The path with the user's own folder for a leading ``~``.

    Raises InputError where nobody knows one: in a container, say, whose user has no name.
    """
    try:
        return path.expanduser()
    except RuntimeError:
        raise InputError(
            f"There is no home folder for {path}. Set HOME, or name the folder in full.",
            code="no_home",
        ) from None


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, which takes its place when the block ends and not if it fails.

    Its folder is made where it lacks; what a link points at is replaced, not the link; a file
    that is there keeps its permissions. Raises OSError.
    """
    path = path.resolve()
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name[:_LONGEST_NAME]}.{secrets.token_hex(4)}.part")
    try:
        with open(unfinished, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            unfinished.chmod(path.stat().st_mode & 0o7777)
        os.replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def write_whole(path: Path, content: bytes) -> None:
    """The file with this content, or as it was: never half of it. Else as ``whole_file``."""
    with whole_file(path) as file:
        file.write(content)


def write_new(files: Mapping[Path, bytes]) -> None:
    """All of these files, with their folders, or none of them; what is there is never replaced.

    Raises OSError, FileExistsError where one is there.
    """
    made: list[Path] = []
    try:
        for path, content in files.items():
            for folder in reversed([f for f in path.parents if not f.exists()]):
                folder.mkdir()
                made.append(folder)
            with open(path, "xb") as file:
                made.append(path)
                file.write(content)
    except BaseException:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise
