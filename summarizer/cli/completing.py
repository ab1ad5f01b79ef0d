"""What a shell is offered where the user presses Tab."""

from __future__ import annotations

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

__all__ = ["files", "folders", "local_names", "models", "sections"]

Items = list[CompletionItem]


def files(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """The shell's own completion of files, which knows folders too."""
    return [CompletionItem(incomplete, type="file")]


def folders(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """The shell's own completion of folders."""
    return [CompletionItem(incomplete, type="dir")]


def models(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Local models, and hosted ones whose price is known; others are typed out."""
    from summarizer.cli.known import hosted_models, local_models

    return _beginning((*local_models(), *hosted_models(), "azure/", "ollama/"), incomplete)


def sections(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Sections of the record, each once in a list with commas."""
    from summarizer.cli.known import section_names

    before, comma, _ = incomplete.rpartition(",")
    left = [name for name in section_names() if name not in before.split(",")]
    return _beginning((f"{before}{comma}{name}" for name in left), incomplete)


def local_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Local models without the ``local/`` that goes without saying."""
    from summarizer.cli.known import local_models

    return _beginning((name.removeprefix("local/") for name in local_models()), incomplete)


def _beginning(names: Iterable[str], incomplete: str) -> Items:
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
