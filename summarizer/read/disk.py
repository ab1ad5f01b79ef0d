"""The bytes of a document in a file, and why there are none."""

from __future__ import annotations

import os
from typing import IO

from summarizer.errors import InputError

__all__ = ["file_bytes", "stream_bytes", "unreadable"]

_MOST_BYTES = 64 * 1024 * 1024


def file_bytes(name: str, shown: str) -> bytes:
    """All that is in the file; ``shown`` is its name for people. Raises InputError."""
    try:
        with open(name, "rb") as file:
            return stream_bytes(file, shown)
    except (OSError, ValueError) as error:
        raise unreadable(name, shown, error) from None


def stream_bytes(stream: IO[bytes], shown: str) -> bytes:
    """All that is in the stream; an InputError where that is more than any article."""
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(
            f"{shown} has more than {_MOST_BYTES // 1024**2} MB: that is no article.",
            code="too_long",
        )
    return data


def unreadable(name: str, shown: str, error: Exception) -> InputError:
    """What an error of reading a file says to people."""
    if not name:
        return InputError("The name of a file is empty. Name one.", code="no_file")
    if isinstance(error, FileNotFoundError):
        return InputError(f"There is no file {shown}.", code="no_file")
    if os.path.isdir(name):
        return InputError(
            f"{shown} is a folder: name the files in it ({shown.rstrip('/')}/*.txt).",
            code="folder",
        )
    why = error.strerror if isinstance(error, OSError) else None
    return InputError(f"{shown} cannot be read: {why or error}.", code="unreadable")
