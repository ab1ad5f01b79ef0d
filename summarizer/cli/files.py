"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from summarizer import files
from summarizer.cli.reading import shown
from summarizer.errors import InputError

__all__ = ["check_folder", "made_folder", "write_whole"]


def check_folder(folder: Path) -> None:
    """An InputError where no file can be put into the folder."""
    if not os.path.isdir(folder):
        raise InputError(
            f"There is no folder {shown(str(folder))} to write into.", code="no_folder"
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(f"The folder {shown(str(folder))} may not be written.", code="unwritable")


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
    """The file with this text, or as it was: never half of it.

    What is no ordinary file (a pipe, a device) is written to as it stands.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            target.write_text(text, "utf-8", newline="\n")
            return
        files.write_whole(target, text.encode("utf-8"))
    except OSError as error:
        raise InputError(
            f"{shown(str(path))} cannot be written: {error.strerror or error}.", code="unwritable"
        ) from None
