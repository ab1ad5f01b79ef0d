"""A page as a tree, read by Python's own parser, which mends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["TAGS", "Node", "article_text", "flat", "parsed"]

# The elements that a record's page is made of.
TAGS = {
    *("", "html", "head", "meta", "title", "style", "body", "script", "nav", "header", "main"),
    *("section", "footer", "div", "p", "h1", "h2", "ul", "ol", "li", "dl", "dt", "dd", "a", "q"),
    *("span", "b", "bdi", "small", "strong", "fieldset", "legend", "label", "input", "details"),
    *("summary", "br"),
}
_VOID = {"br", "input", "link", "meta"}


@dataclass
class Node:
    """An element: its attributes, and its children in order, text among them."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def walk(self) -> Iterator[Node]:
        """This element and all in it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str = "", class_: str = "", **attributes: str) -> list[Node]:
        """The elements in it that fit."""
        return [
            node
            for node in self.walk()
            if tag in ("", node.tag)
            and ({class_} <= node.classes or not class_)
            and all(node.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", class_: str = "", **attributes: str) -> Node:
        """The one that fits."""
        (node,) = self.all(tag, class_, **attributes)
        return node

    def text(self, leave_out: Callable[[Node], bool] = lambda _: False) -> str:
        """Its text, letter by letter."""
        return "".join(
            child if isinstance(child, str) else "" if leave_out(child) else child.text(leave_out)
            for child in self.children
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} has an attribute twice: {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def parsed(page: str) -> Node:
    """The page; an AssertionError where an element is not closed, or closed twice."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader._open == [reader.root]
    return reader.root


def flat(node: Node) -> str:
    """Its text on one line."""
    return " ".join(node.text().split())


def article_text(page: Node) -> str:
    """The text of the article's side, each unseen character as itself."""
    return "".join(_article(page.one(class_="text")))


def _article(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif "unseen" in child.classes:
            yield chr(int(child.attributes["data-character"], 16))
        elif not child.classes & {"refs", "gap"}:
            yield from _article(child)
