"""What every record and every item of a record has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Literal

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
)
from pydantic_core import CoreSchema

from .article import ArticleInfo
from .audit import Audit
from .provenance import Provenance
from .types import Chain, Frozen, Span

__all__ = ["About", "Evidenced", "Item", "Record"]

About = Literal[
    "article", "sentences", "names", "figures", "reporting", "meetings", "asks", "spans"
]


def _options(field: dict[str, Any]) -> list[dict[str, Any]]:
    return [field, *field.get("anyOf", ())]


class _Ordered(Frozen):
    """Writes some inherited fields before or after the subclass's own."""

    written_first: ClassVar[tuple[str, ...]] = ()
    written_last: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def _order(cls, fields: dict[str, Any]) -> dict[str, Any]:
        first = {name: fields[name] for name in cls.written_first if name in fields}
        last = {name: fields[name] for name in cls.written_last if name in fields}
        rest = {k: v for k, v in fields.items() if k not in first and k not in last}
        return first | rest | last

    @model_serializer(mode="wrap")
    def _serialise(self, write: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]
        # No return annotation: pydantic then keeps the JSON Schema of the fields.
        return self._order(write(self))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler.resolve_ref_schema(handler(core_schema))
        if "properties" in schema:
            schema["properties"] = cls._order(schema["properties"])
            schema["required"] = list(schema["properties"])
            for field in schema["properties"].values():
                if any({"enum", "const"} & option.keys() for option in _options(field)):
                    field.setdefault("promise", "label")
        return schema


class Evidenced(_Ordered):
    """A finding with the spans of the article that bear it out.

    ``about`` says which candidates of the scanner the model is asked to judge, one item
    at the most for each; "article" has no candidates: the model cites sentences freely;
    "spans" are those that a scanner of your own finds (``find_spans``).
    ``cues`` narrows "sentences" to those that hold one of these words. ``same`` names the
    fields that two findings share when they are one and the same, ``alike`` those whose wording
    need only have most words in common. ``unlike`` names pairs of
    fields that cannot hold the same name: what is in the first is refused in the second.
    """

    about: ClassVar[About] = "sentences"
    cues: ClassVar[tuple[str, ...]] = ()
    same: ClassVar[tuple[str, ...]] = ()
    alike: ClassVar[tuple[str, ...]] = ()
    unlike: ClassVar[tuple[tuple[str, str], ...]] = ()
    written_first: ClassVar[tuple[str, ...]] = ("id",)
    written_last: ClassVar[tuple[str, ...]] = ("evidence", "said_by")

    evidence: list[Span] = Field(
        min_length=1, description="the words of the article that bear it out, at least one span"
    )

    @classmethod
    def find_spans(cls, text: str) -> Iterable[tuple[int, int]]:
        """The candidates of an item about "spans": where each starts and ends in the text.

        Offsets count characters, as those of ``re.Match.span()`` do. A span holds something to
        read and lies in one sentence; an article in which one does not is a SchemaError.
        """
        return ()


class Item(Evidenced):
    """One finding of a section.

    ``id`` is the section's letter and the order of first evidence; ``said_by`` holds the
    chains of the attributions that cover the evidence, empty where the article says it.
    """

    id: str = Field(description="section and order of first evidence: m1, a1, f1")
    said_by: list[Chain] = Field(
        description="the chains that cover its evidence; empty where the article says it"
    )


class Record(_Ordered):
    """What a record of any kind has: the article it is of, what was left out, how it was made."""

    written_first: ClassVar[tuple[str, ...]] = ("format",)
    written_last: ClassVar[tuple[str, ...]] = ("audit", "provenance")

    article: ArticleInfo = Field(description="the article that it is of")
    audit: Audit = Field(description="what was left out, and why")
    provenance: Provenance = Field(description="how it came about")
