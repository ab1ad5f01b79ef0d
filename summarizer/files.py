"""Files that are written whole or not at all, and those that are their owner's alone.

A name that a user gave may be a link: it is followed, for that is what was asked for. A name
that this program made in a folder is never followed: a link of that name is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

__all__ = [
    "followed",
    "keep_names",
    "private",
    "private_file",
    "private_folder",
    "remove_unfinished",
    "whole_entry",
    "whole_file",
    "write_entry",
    "write_new",
    "write_whole",
]

_LONGEST_NAME = 100  # bytes of what the name of the unfinished file begins with
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none; its users may seldom make links
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | getattr(os, "O_BINARY", 0)
_OTHERS = 0o077
_UNFINISHED = re.compile(r"\.(.+)\.[0-9a-f]{8}\.part", re.DOTALL)
# What a folder says that cannot be had on the disk by itself.
_NOT_ASKED_OF_FOLDERS = (errno.EACCES, errno.EINVAL, errno.ENOTSUP)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, which takes its place when the block ends and not if it fails.

    Its folder is made where it lacks; what a link points at is replaced, not the link; a file
    that is there keeps its permissions. Raises OSError, also for a link to nowhere.
    """
    target = followed(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole_entry(target) as file:
        yield file


@contextlib.contextmanager
def whole_entry(path: Path) -> Iterator[BinaryIO]:
    """The same for a file of a folder that is there, whose name its user did not give: a link
    in its place is replaced, and nothing is written to where it leads.
    """
    path = path.parent.resolve() / path.name
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    mode, unfinished = _mode_of(path), path.with_name(_unfinished(path.name))
    try:
        # Never open to more people than the file that it replaces.
        with open(os.open(unfinished, _NEW, 0o666 if mode is None else mode), "wb") as file:
            if mode is not None:
                unfinished.chmod(mode)
            yield file
            file.flush()
            os.fsync(file.fileno())
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


def write_entry(path: Path, content: bytes) -> None:
    """The same for a file of a folder. Else as ``whole_entry``."""
    with whole_entry(path) as file:
        file.write(content)


def remove_unfinished(folder: Path, names: Iterable[str]) -> None:
    """Remove what is left of files of these names whose writers were killed.

    Nobody may be writing them. Raises OSError.
    """
    begun = set(map(_head, names))
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


def followed(path: Path) -> Path:
    """Where a name that a user gave leads, links followed; an OSError where it leads nowhere."""
    if path.is_symlink() and not path.exists():
        raise FileNotFoundError(errno.ENOENT, "it is a link to nowhere", str(path))
    return path.resolve()


# What is its owner's alone ---------------------------------------------------------------------


def private_folder(path: Path) -> None:
    """A folder that its owner alone may look into, made where it lacks.

    Raises OSError, also for a link in its place.
    """
    path.mkdir(mode=0o700, exist_ok=True)
    told = path.lstat()
    if not stat.S_ISDIR(told.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "it is a link, and no folder", str(path))
    _close_to_others(path, told.st_mode)


def private_file(path: Path) -> None:
    """A file that its owner alone may read, made empty where it lacks. Raises OSError."""
    descriptor = private(str(path), os.O_RDWR | os.O_CREAT)
    mode = os.fstat(descriptor).st_mode
    os.close(descriptor)
    _close_to_others(path, mode)


def private(path: str, flags: int) -> int:
    """An ``opener`` of ``open``: what it makes is its owner's alone, and no link is followed."""
    return os.open(path, flags | _NO_LINK, 0o600)


def _close_to_others(path: Path, mode: int) -> None:
    if os.name == "posix" and mode & _OTHERS:
        path.chmod(stat.S_IMODE(mode) & ~_OTHERS)


def _mode_of(path: Path) -> int | None:
    """The permissions of a plain file; None where there is none."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    return stat.S_IMODE(mode) if stat.S_ISREG(mode) else None


def _unfinished(name: str) -> str:
    return f".{_head(name)}.{secrets.token_hex(4)}.part"


def _head(name: str) -> str:
    return os.fsencode(name)[:_LONGEST_NAME].decode("utf-8", "ignore")
