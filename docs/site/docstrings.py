"""Docstrings of this project as Markdown: what is set out in columns becomes a table."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

import griffe

__all__ = ["AsMarkdown", "as_markdown"]

_ROW = re.compile(r"(\S+(?: \S+)*?) {2,}(\S.*)")
_DRAWN = re.compile(r"[├└│]")


class AsMarkdown(griffe.Extension):
    """Rewrites each docstring when it is met."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        if obj.docstring:
            obj.docstring.value = as_markdown(obj.docstring.value)


def as_markdown(told: str) -> str:
    """Columns as a table, a drawing and what follows ``::`` as code; all else as it is."""
    return "\n\n".join(_blocks(re.split(r"\n{2,}", told)))


def _blocks(blocks: list[str]) -> Iterator[str]:
    code = False
    for block in blocks:
        if code and block.startswith(" "):
            yield f"```python\n{textwrap.dedent(block)}\n```"
            continue
        code = block.endswith("::")
        plain = block.removesuffix("::").rstrip()
        if _DRAWN.search(plain):
            yield f"```text\n{plain}\n```"
        elif plain:
            yield _table(plain) or (f"{plain}:" if code else plain)


def _table(block: str) -> str | None:
    """The block as a table, where each line is a row of two columns or goes on with one."""
    rows: list[list[str]] = []
    for line in block.splitlines():
        row = _ROW.fullmatch(line)
        if row:
            rows.append([row[1], row[2]])
        elif rows and line.startswith("  "):
            rows[-1][1] += f" {line.strip()}"
        else:
            return None
    lines = [f"| {_code(name)} | {about.replace('|', chr(92) + '|')} |" for name, about in rows]
    return "\n".join(["| | |", "| --- | --- |", *lines])


def _code(name: str) -> str:
    return name if name.startswith("`") else f"`{name}`"
