"""A record of our own: product recalls. Change it into yours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from summarizer import Item, Record
from summarizer.schemas import Figure, Name, Scanned, Wording, Words
from summarizer.schemas.base import About

LOT = re.compile(r"\b[Ll]ot [A-Z]+\d+\b")


class Recall(Item):
    """A sentence that says that somebody takes a product back, or does not."""

    # Asked about: sentences that hold one of these words.
    about: ClassVar[About] = "sentences"
    cues: ClassVar[tuple[str, ...]] = ("recall", "withdr", "take back", "taken back")
    # Two findings that share these, and whose products are worded alike, are one.
    same: ClassVar[tuple[str, ...]] = ("company", "status")
    alike: ClassVar[tuple[str, ...]] = ("product",)

    company: Name  # the article's words
    product: Wording  # the model's words; every name and number in them is the article's
    units: Figure | None  # a figure that the scanner found, with its value
    status: Literal["announced", "ordered", "extended", "denied"]


class Lot(Item):
    """A lot of a product: whether it is recalled, or said to be safe."""

    # Asked about: what our own scanner finds.
    about: ClassVar[About] = "spans"

    number: Annotated[Words, Scanned()]  # what it found; the model is not asked for it
    fate: Literal["recalled", "safe", "examined"]

    @classmethod
    def find_spans(cls, text: str) -> Iterable[tuple[int, int]]:
        return (match.span() for match in LOT.finditer(text))


class ProductRecall(Record):
    """What is recalled, by whom, and which lots of it."""

    format: Literal["product-recall/1"] = "product-recall/1"
    recalls: list[Recall]
    lots: list[Lot]
