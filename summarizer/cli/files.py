"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from summarizer import files
from summarizer.cli.reading import shown
from summarizer.errors import InputError

__all__ = ["check_folder", "check_link", "made_folder", "write_entry", "write_whole"]


def check_folder(folder: Path) -> None:
    """An InputError where no file can be put into the folder."""
    if not os.path.isdir(folder):
        raise InputError(
            f"There is no folder {shown(str(folder))} to write into.", code="no_folder"
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(f"The folder {shown(str(folder))} may not be written.", code="unwritable")


def check_link(path: Path) -> None:
    """An InputError where a name is a link that leads nowhere."""
    with _explained(path):
        files.followed(path)


def made_folder(folder: Path) -> Path:
    """The folder, which is made where it lacks; an InputError where nothing can be put into it."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        is_link = " (a link to nowhere)" if os.path.islink(folder) else ""
        raise InputError(
            f"{shown(str(folder))} is no folder{is_link}: give --out another name.",
            code="unwritable",
        )
    if not os.path.isdir(folder):
        check_folder(folder.parent)
        try:
            folder.mkdir()
        except OSError as error:
            raise InputError(
                f"The folder {shown(str(folder))} cannot be made: {error.strerror or error}.",
                code="unwritable",
            ) from None
    check_folder(folder)
    return folder


def write_whole(path: Path, text: str) -> None:
    """The file with this text, or as it was: never half of it. A link is followed.

    What is no ordinary file (a pipe, a device) is written to as it stands.
    """
    with _explained(path):
        if path.exists() and not path.is_file():
            path.write_text(text, "utf-8", newline="\n")
            return
        files.write_whole(path, text.encode("utf-8"))


def write_entry(path: Path, text: str) -> None:
    """The same for a file of a folder: what stands there is replaced, be it a link or a pipe."""
    with _explained(path):
        files.write_entry(path, text.encode("utf-8"))


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(
            f"{shown(str(path))} cannot be written: {error.strerror or error}.", code="unwritable"
        ) from None
