"""``summarizer --version``: this program, and what matters beside it, quickly."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import click

from summarizer.cli.screen import put
from summarizer.version import VERSION

__all__ = ["version_option"]

_PACKAGES = ("openai", "instructor", "pydantic", "xllamacpp")


def _show(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        put("\n".join(_lines()) + "\n")
        context.exit()


version_option = click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show,
    help="Show the version, and those of what matters, and exit.",
)


def _lines() -> Iterator[str]:
    from summarizer.cli.known import record_format, schema_digest, section_names
    from summarizer.prompt_files import load_prompts

    yield f"summarizer {VERSION}"  # what scripts read: the first line stays as it is
    yield f"Python {platform.python_version()}"
    yield from (f"{name} {_installed(name)}" for name in _PACKAGES)
    yield f"record {record_format()}"
    yield f"prompts {load_prompts(None, section_names()).digest_of_files()}"
    yield f"schema {schema_digest()}"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
