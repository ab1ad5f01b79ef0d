"""Markup that no text can write into: every string is escaped unless it is markup already."""

from __future__ import annotations

import html
from collections.abc import Iterable

from summarizer.show.visible import visible

__all__ = ["Html", "element", "joined", "words"]

_SPACES = str.maketrans("\v\f\r", "   ")
_VOID = frozenset({"br", "input", "link", "meta"})


class Html(str):
    """Markup, written as it stands."""

    __slots__ = ()


def words(text: str) -> Html:
    """The text as a page shows it letter by letter, unseen characters as escapes."""
    if isinstance(text, Html):
        return text
    return Html(html.escape(visible(text).translate(_SPACES)))


def joined(parts: Iterable[str], separator: str = "") -> Html:
    """The parts behind one another."""
    return Html(words(separator).join(map(words, parts)))


def element(tag: str, *children: str, **attributes: str | bool | None) -> Html:
    """An element with these children and attributes.

    Attributes are written as Python names them: ``class_``, ``data_items``, ``aria_label``.
    True is one without a value; False and None leave it out.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{joined(children)}</{tag}>")


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    shown = name.rstrip("_").replace("_", "-")
    return f" {shown}" if value is True else f' {shown}="{words(value)}"'
