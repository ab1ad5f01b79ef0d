"""The corpus: articles with an injection each, read from the files of ``cases``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Case", "corpus", "newsroom"]

_HERE = Path(__file__).parent
_AFTER = 1  # paragraphs of the article that stand before the injection


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile article, whether it gives orders to a model, and what it would have it say."""

    name: str
    family: str
    article: str
    text: str
    orders: bool
    says: tuple[str, ...]

    @property
    def holds_all(self) -> bool:
        """Whether all that the newsroom wrote is still there as it was."""
        return all(one in self.text for one in newsroom(self.article).split("\n\n"))

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"


@cache
def corpus() -> tuple[Case, ...]:
    """Every case, in the order of its files."""
    found = []
    for path in sorted((_HERE / "cases").glob("*.toml")):
        for told in tomllib.loads(path.read_text("utf-8"))["case"]:
            found.append(_case(path.stem, told))
    return tuple(found)


@cache
def newsroom(name: str) -> str:
    """The article of that name, as its newsroom wrote it."""
    return "" if name == "nothing" else (_HERE / "articles" / f"{name}.txt").read_text("utf-8")


def _case(family: str, told: dict[str, Any]) -> Case:
    text = newsroom(told["article"])
    for old, new in told.get("replaced", {}).items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    if "injection" in told:
        paragraphs = text.split("\n\n")
        paragraphs.insert(_AFTER if text else 0, told["injection"])
        text = "\n\n".join(filter(None, paragraphs))
    return Case(told["name"], family, told["article"], text, told["orders"], tuple(told["says"]))
