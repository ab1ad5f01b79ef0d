"""The published types: what a field of a record may be, and what each one promises.

Every field of an item is of one of four kinds, tagged in its JSON Schema as ``promise``:

verbatim     stands in the article, character for character but for white space and
             quotation marks
normalised   computed from a verbatim span, never by the model
label        one of a fixed list (a ``typing.Literal``)
worded       the model's words, or the article's put together by grammar; every name and
             number in them stands in the article
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "Chain",
    "Figure",
    "Frozen",
    "MostWords",
    "Name",
    "Normalised",
    "Party",
    "Place",
    "Promise",
    "Scanned",
    "Source",
    "SourceKind",
    "Span",
    "TypeMark",
    "When",
    "Wording",
    "Words",
    "tagged",
]

Promise = Literal["verbatim", "normalised", "label", "worded"]
SourceKind = Literal["person", "organisation", "unnamed", "outlet", "document"]


class Frozen(BaseModel):
    """A model whose values are set once, with no field that the schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TypeMark(NamedTuple):
    """Which published type an annotated ``str`` or ``list`` is."""

    name: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """Marks a field that the scanner fills and the model is never asked for."""


@dataclass(frozen=True, slots=True)
class MostWords:
    """Marks a wording that may have so many words and no more."""

    words: int


def tagged(promise: Promise) -> object:
    """A pydantic ``Field`` that carries the promise into the JSON Schema."""
    return Field(json_schema_extra={"promise": promise})


Name = Annotated[str, TypeMark("name"), tagged("verbatim")]
"""A person, a body or a described party, as the article prints it."""

Place = Annotated[str, TypeMark("place"), tagged("verbatim")]
"""A place, as the article prints it."""

Words = Annotated[str, TypeMark("words"), tagged("verbatim")]
"""Any words of the article."""

Wording = Annotated[str, TypeMark("wording"), tagged("worded")]
"""Words put together by the model or by grammar; names and numbers are the article's."""

Normalised = Annotated[str, tagged("normalised")]
"""Text that code computed from the article's words."""


class Span(Frozen):
    """A stretch of the article: ``article.text[start:end] == text``."""

    start: int = Field(ge=0, description="offset of the first character, in code points")
    end: int = Field(ge=0, description="offset after the last character")
    text: Annotated[str, tagged("verbatim")] = Field(description="the words between them")


class Source(Frozen):
    """One link of a chain: who or what a claim is ascribed to."""

    name: Name = Field(
        description="a person, a body, a document, or how the article describes them"
    )
    kind: Annotated[SourceKind, tagged("label")] = Field(description="what they are")


Chain = Annotated[list[Source], TypeMark("chain")]
"""Who says so, from the origin of the claim to the last who carried it."""


class Party(Frozen):
    """Someone who acts: a person, a body, or a described group."""

    name: Name = Field(description="as printed")
    role: Words | None = Field(description="what they are: Finance Minister")
    affiliation: Words | None = Field(description="where they belong")


class When(Frozen):
    """Words for a time and the interval of days that they allow, both ends included."""

    text: Words = Field(description="the words for it")
    start: Annotated[str | None, tagged("normalised")] = Field(
        description="first day that the words allow, ISO 8601"
    )
    end: Annotated[str | None, tagged("normalised")] = Field(
        description="last day that the words allow, ISO 8601"
    )


class Figure(Frozen):
    """An amount, a percentage or a counted quantity, with its normalised value."""

    text: Annotated[Words, Scanned()] = Field(description="the figure as printed")
    kind: Annotated[Literal["money", "percent", "quantity"], Scanned(), tagged("label")] = Field(
        description="what sort of figure"
    )
    value: Annotated[str, Scanned(), tagged("normalised")] = Field(
        description="plain decimal with the scale applied: 1250000000; a range's lower end"
    )
    value_high: Annotated[str | None, Scanned(), tagged("normalised")] = Field(
        description="a range's upper end"
    )
    unit: Annotated[str | None, Scanned(), tagged("normalised")] = Field(
        description='ISO 4217 code, "%", "pp", or the counted noun or unit'
    )
    bound: Annotated[
        Literal["exact", "about", "at_least", "at_most"], Scanned(), tagged("normalised")
    ] = Field(description="what stands before it: about, at least, up to")
    change: Annotated[Literal["rise", "fall"] | None, Scanned(), tagged("normalised")] = Field(
        description="whether it went up or down by so much"
    )
    per: Annotated[Words | None, Scanned()] = Field(description='as printed: "a barrel"')
    mentions: Annotated[list[Span], Scanned()] = Field(
        min_length=1, description="every place where it is printed"
    )
