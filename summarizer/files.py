"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

__all__ = ["keep_names", "remove_unfinished", "whole_file", "write_new", "write_whole"]

_LONGEST_NAME = 100  # of what the name of the unfinished file begins with
_UNFINISHED = re.compile(r"\.(.+)\.[0-9a-f]{8}\.part", re.DOTALL)
# What a folder says that cannot be had on the disk by itself.
_NOT_ASKED_OF_FOLDERS = (errno.EACCES, errno.EINVAL, errno.ENOTSUP)


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
        keep_names(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def write_whole(path: Path, content: bytes) -> None:
    """The file with this content, or as it was: never half of it. Else as ``whole_file``."""
    with whole_file(path) as file:
        file.write(content)


def remove_unfinished(folder: Path, names: Iterable[str]) -> None:
    """Remove what is left of files of these names whose writers were killed.

    Nobody may be writing them. Raises OSError.
    """
    begun = {name[:_LONGEST_NAME] for name in names}
    for path in [*folder.iterdir()] if begun else []:
        unfinished = _UNFINISHED.fullmatch(path.name)
        if unfinished and unfinished[1] in begun:
            path.unlink()


def keep_names(folder: Path) -> None:
    """Have on the disk which files are in the folder: a file that was made there or moved.

    Its content is on the disk by its own ``fsync``, and after a power cut its name may still
    not be. Windows has no such thing. Raises OSError.
    """
    if os.name != "posix":
        return
    try:
        listing = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(listing)
        finally:
            os.close(listing)
    except OSError as error:
        if error.errno not in _NOT_ASKED_OF_FOLDERS:
            raise


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
