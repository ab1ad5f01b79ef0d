"""What README and docs show: blocks of commands, transcripts and Python, page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guide import Step, steps

__all__ = ["PAGES", "ROOT", "File", "Page", "volatile"]

ROOT = Path(__file__).parent.parent
# What differs from run to run, whatever the page says: how long it took, and what day it is.
_SECONDS = re.compile(r"\b\d+(?:[.,]\d+)*(?= ?(?:s|ms)\b)")
_TODAY = re.compile(r"\b20\d\d-\d\d-\d\d \d\d:\d\d(?::\d\d)?\b")
_MENTIONED = re.compile(
    r"`(summarizer (?:(?:batch|models) [a-z]+|(?!batch|models)[a-z]+) [^`\n]+)`"
)
_COMMENT = re.compile(r"\s+#\s.*$", re.MULTILINE)


_BLOCK = re.compile(
    r"^```(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class File:
    """A block with a title: a file that the reader writes."""

    name: str
    text: str


@dataclass(frozen=True)
class Page:
    """One page of Markdown."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def doings(self) -> tuple[Step | File, ...]:
        """In their order, what is typed in ``console`` blocks and the files that are written."""
        return tuple(doing for block in _BLOCK.finditer(self.text) for doing in _doings(block))

    @property
    def lists(self) -> tuple[tuple[str, ...], ...]:
        """Its ``sh`` blocks: commands without their comments."""
        found = (_COMMENT.sub("", block) for block in self._blocks("sh"))
        return tuple(tuple(filter(None, block.splitlines())) for block in found)

    @property
    def mentioned(self) -> tuple[str, ...]:
        """Commands of ours with arguments that stand in a sentence or a table."""
        prose = re.sub(r"^```.*?^```$", "", self.text, flags=re.MULTILINE | re.DOTALL)
        return tuple(
            re.findall(
                r"`(summarizer (?:(?:batch|models) [a-z]+|(?!batch|models)[a-z]+) [^`\n]+)`", prose
            )
        )

    @property
    def programs(self) -> tuple[str, ...]:
        """Its blocks of Python."""
        return tuple(self._blocks("python"))

    def _blocks(self, language: str) -> Iterator[str]:
        found = _BLOCK.finditer(self.text)
        return (block["body"] for block in found if block["language"] == language)


def _doings(block: re.Match[str]) -> tuple[Step | File, ...]:
    if block["title"]:
        return (File(block["title"], block["body"]),)
    return steps(block[0]) if block["language"] == "console" else ()


def volatile(text: str) -> str:
    """The text with seconds and the time of day masked, so that two runs can be compared."""
    return _TODAY.sub("(now)", _SECONDS.sub("(n)", text))


PAGES = [
    Page(path)
    for path in (
        ROOT / "README.md",
        *sorted((ROOT / "docs").glob("*.md")),
        *sorted((ROOT / "docs" / "how-to").glob("*.md")),
    )
    if path.name != "own-records.md"  # typed by a test of its own: tests/cli/test_own_records_guide
]
