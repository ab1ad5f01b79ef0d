"""stdout: results and nothing else."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass

from summarizer.errors import InputError, SummariserError

__all__ = ["Look", "OutputClosedError", "look_of_stdout", "put", "settle_streams"]

_USUAL_WIDTH = 80
_MOST_WIDTH = 120


class OutputClosedError(SummariserError):
    """Whoever read stdout stopped before its end."""

    exit_code = 1
    default_code = "output_closed"


@dataclass(frozen=True)
class Look:
    """How text is laid out: for paper unless told."""

    width: int = _USUAL_WIDTH
    colour: bool = False


def look_of_stdout() -> Look:
    """The width of the terminal that stdout is, and whether it may have colours."""
    if sys.stdout is None or not sys.stdout.isatty():
        return Look()
    columns = shutil.get_terminal_size((_USUAL_WIDTH, 24)).columns
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Look(min(columns, _MOST_WIDTH), colour=not plain)


def settle_streams() -> None:
    """Streams that can carry every character: UTF-8, and escapes where a terminal has less."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        encoding = stream.encoding if stream.isatty() else "utf-8"
        reconfigure(encoding=encoding, errors="backslashreplace")


def put(text: str) -> None:
    """Print the text to stdout, all of it, now."""
    if sys.stdout is None:
        raise OutputClosedError("There is no stdout to print to; give --out FILE.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
        raise OutputClosedError("Whoever read the output stopped before its end.") from None
    except OSError as error:
        _abandon_stdout()
        raise InputError(
            f"The output cannot be written: {error.strerror or error}.", code="unwritable"
        ) from None


def _abandon_stdout() -> None:
    """What is still buffered goes nowhere; Python would complain of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
