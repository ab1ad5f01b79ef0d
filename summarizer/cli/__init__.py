"""The command ``summarizer``: one file a command, nothing heavy before it is needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and end the process with its exit code."""
    from summarizer.cli.program import run

    sys.exit(run(arguments))
