"""The prompt files: ours, and a user's own in front of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from summarizer.errors import InputError
from summarizer.prompt_texts import PromptFile, Prompts

__all__ = ["load_prompts"]

_EXAMPLE = "\n=== example\n"
_ANSWER = "\n=== answer\n"


def load_prompts(folder: Path | None, sections: Iterable[str]) -> Prompts:
    """The prompts for these sections; a file that the folder lacks is taken from ours.

    ``system.txt``, ``cited.txt`` (how to cite in one call for several sections; what follows
    its first paragraph is told where candidates are asked about) and ``SECTION.txt`` are plain
    text; a section's file may end with a worked example after a
    line ``=== example`` and its answer after ``=== answer``.
    Raises InputError where the folder or a file of it cannot be used.
    """
    if folder is not None and not folder.is_dir():
        raise InputError(f"There is no folder of prompts at {folder}.", code="no_prompts")
    ours = files("summarizer.prompts")
    found = {}
    for name in sections:
        text = _text(name, folder, ours)
        if text is not None:
            is_own = folder is not None and (folder / f"{name}.txt").is_file()
            found[name] = replace(_parsed(name, text), is_own=is_own)
    return Prompts(
        system=_text("system", folder, ours) or "",
        cited=_text("cited", folder, ours) or "",
        sections=found,
    )


def _text(name: str, folder: Path | None, ours: Traversable) -> str | None:
    own = folder / f"{name}.txt" if folder is not None else None
    try:
        if own is not None and own.is_file():
            return own.read_text("utf-8").strip()
        file = ours / f"{name}.txt"
        return file.read_text("utf-8").strip() if file.is_file() else None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The prompt {own} cannot be read: {error}.", code="bad_prompt") from None


def _parsed(name: str, text: str) -> PromptFile:
    instructions, has_example, rest = text.partition(_EXAMPLE)
    example, has_answer, answer = (rest or text).partition(_ANSWER)
    if bool(has_example) != bool(has_answer):
        raise InputError(
            f"The prompt {name}.txt has an example without its answer, or an answer without its"
            " example: it needs both lines, '=== example' and '=== answer', in that order.",
            code="bad_prompt",
        )
    if not has_example:
        return PromptFile(instructions.strip())
    return PromptFile(instructions.strip(), example.strip(), answer.strip())
