"""Markdown: the words without the markup, so that names and sentences are clean."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from summarizer.read.document import Document, day

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["markdown"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|date|published|outlet|url)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)


def markdown(text: str) -> Document:
    """The words of a Markdown text: no marks of headings, emphasis or lists, no link targets,
    no pictures, no HTML tags; blocks a blank line apart, cells of a table between bars.

    The title is that of the front matter, or the first heading of the first level.
    """
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    told = {name: value.strip("\"'") for name, value in _FIELD.findall(front[1] if front else "")}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    return Document(
        "\n\n".join(_blocks(tokens)),
        "markup taken out",
        title=told.get("title") or _heading(tokens),
        published=day(told.get("published") or told.get("date")),
        outlet=told.get("outlet"),
        url=told.get("url"),
    )


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each block that has any; a row of a table is one."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield " | ".join(filter(None, cells))
            cells = None
        else:
            words = _words(token)
            if cells is not None:
                cells.append(words)
            elif words:
                yield words


def _words(token: Token) -> str:
    if token.type in ("fence", "code_block"):
        return token.content.rstrip()
    if token.type == "html_block":
        return _without_tags(token.content)
    return "".join(map(_run, token.children or ())).strip()


def _run(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return token.content if token.type in ("text", "code_inline") else ""


def _heading(tokens: Sequence[Token]) -> str | None:
    for opening, inside in itertools.pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return " ".join(_words(inside).split()) or None
    return None


class _Words(HTMLParser):
    """Collects what stands between tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def _without_tags(markup: str) -> str:
    words = _Words()
    words.feed(markup)
    words.close()
    return "".join(words.found).strip()
