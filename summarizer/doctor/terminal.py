"""Where results are printed to."""

from __future__ import annotations

import codecs
import sys

from summarizer.doctor.finding import Finding, note, ok

__all__ = ["output"]


def output() -> Finding:
    """Whether stdout can show every character."""
    stream = sys.stdout
    if stream is None:
        return note("output", "there is no stdout", "Give --out FILE.")
    encoding = codecs.lookup(stream.encoding or "utf-8").name
    if encoding.startswith("utf"):
        return ok("output", encoding)
    return note(
        "output",
        f"the terminal has {encoding}: characters that it lacks are shown as escapes",
        "Set LC_ALL=C.UTF-8, or PYTHONUTF8=1; files that --out writes are UTF-8 in any case.",
    )
