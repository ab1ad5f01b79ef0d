"""``summarizer models``."""

from __future__ import annotations

import click

__all__ = ["models"]


@click.group(invoke_without_command=True)
def models() -> int:
    """List models."""
    return 0
