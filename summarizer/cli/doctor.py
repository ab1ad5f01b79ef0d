"""``summarizer doctor``: what stands between this machine and a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarizer.cli import completing
from summarizer.cli.asking import Asking, base_url_option
from summarizer.cli.screen import put

if TYPE_CHECKING:
    from summarizer.doctor.case import Case

__all__ = ["doctor"]


@click.command(short_help="Find out what stands in the way.")
@click.option(
    "--model",
    metavar="NAME",
    shell_complete=completing.models,
    help="The model to look at; the one that would be asked unless given.",
)
@base_url_option
@click.option("--full", is_flag=True, help="Compare the digest of cached weights as well.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For a person or a program; text unless given.",
)
def doctor(model: str | None, base_url: str | None, full: bool, form: str) -> int:
    """Look at Python, this package and its extras, and at what the chosen model needs: its key
    and endpoint, or llama.cpp, weights, disk and memory. A line for each, and what to do where
    something is wrong. No question is asked and no key is shown; nothing is contacted but the
    endpoint.

    \b
    Examples:
      summarizer doctor
      summarizer doctor --model openai/gpt-5-mini
      summarizer doctor --model local/qwen2.5-coder-1.5b --full
      summarizer doctor --format json

    Exit code: 0 the model can be used, 1 it cannot, 2 bad usage.
    """
    from summarizer.doctor.examination import examined
    from summarizer.doctor.report import as_json, as_lines, is_usable, verdict

    findings = []
    for finding in examined(lambda: _case(model, base_url, full)):
        findings.append(finding)
        if form == "text":
            put(as_lines(finding))
    put(verdict(findings) if form == "text" else as_json(findings))
    return 0 if is_usable(findings) else 1


def _case(model: str | None, base_url: str | None, full: bool) -> Case:
    from summarizer.doctor.case import BY_DIGEST, BY_SIZE, Case

    asking = Asking(
        model=model,
        base_url=base_url,
        plan=None,
        schema=None,
        sections=(),
        prompts=None,
        timeout=None,
    )
    return Case(model, asking.settings(), BY_DIGEST if full else BY_SIZE)
