"""stdout: results and nothing else."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping

from summarizer.errors import InputError, SummariserError
from summarizer.look import Colours, Look

__all__ = ["OutputClosedError", "colours_of", "look_of_stdout", "put", "settle_streams"]

_USUAL_WIDTH = Look().width
_MOST_WIDTH = 120
# What a terminal on Windows sets that obeys escape sequences; the old console shows them.
_SIGNS_ON_WINDOWS = ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM", "TERM_PROGRAM")


class OutputClosedError(SummariserError):
    """Whoever read stdout stopped before its end."""

    exit_code = 1
    default_code = "output_closed"


def look_of_stdout() -> Look:
    """How to lay out text for what stdout is: a terminal, or paper."""
    if sys.stdout is None:
        return Look()
    is_terminal = sys.stdout.isatty()
    columns = _columns() if is_terminal else _told_columns()
    colours = colours_of(os.environ, is_terminal=is_terminal, platform=sys.platform)
    return Look(min(columns, _MOST_WIDTH), colours, sys.stdout.encoding or "utf-8")


def colours_of(
    environment: Mapping[str, str], *, is_terminal: bool, platform: str
) -> Colours | None:
    """How many colours to use, None for no styling; NO_COLOR weighs more than FORCE_COLOR."""
    if environment.get("NO_COLOR"):
        return None
    term = environment.get("TERM", "")
    if not environment.get("FORCE_COLOR"):
        is_able = platform != "win32" or any(map(environment.get, _SIGNS_ON_WINDOWS))
        if not (is_terminal and is_able) or term == "dumb":
            return None
    has_many = any(map(environment.get, ("COLORTERM", "WT_SESSION"))) or "256color" in term
    return "256" if has_many else "16"


def _columns() -> int:
    return shutil.get_terminal_size((_USUAL_WIDTH, 24)).columns


def _told_columns() -> int:
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isascii() and told.isdecimal() and int(told) else _USUAL_WIDTH


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
