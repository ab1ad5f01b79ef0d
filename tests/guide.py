"""A guide read as its reader reads it: the commands in their order, and what each one shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Step", "shows", "steps"]

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = "[…]"


@dataclass(frozen=True)
class Step:
    """A command as it is typed, over several lines if need be, and what it is said to print."""

    command: str
    output: str


def steps(page: str) -> tuple[Step, ...]:
    """The steps of a page: in its console blocks, "$ " begins one and "> " goes on with it."""
    return tuple(step for block in _BLOCK.findall(page) for step in _steps(block))


def _steps(block: str) -> Iterator[Step]:
    for told in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = told.splitlines()
        more = next((n for n, line in enumerate(lines) if n and line[:1] != ">"), len(lines))
        typed = [lines[0], *(line[2:] for line in lines[1:more])]
        yield Step("\n".join(typed), "\n".join(lines[more:]))


def shows(step: Step, printed: str) -> bool:
    """Whether the command printed what the page says, "[…]" standing for anything."""
    wanted, found = _plain(step.output), _plain(printed)
    return (
        re.fullmatch(".*?".join(map(re.escape, wanted.split(_LEFT_OUT))), found, re.DOTALL)
        is not None
    )


def _plain(text: str) -> str:
    """The text without white space at the ends of its lines, and without empty lines."""
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())
