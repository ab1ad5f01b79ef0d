"""What one answer claims, before the article has been asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.draft.candidates import Candidate
from summarizer.draft.sections import Section
from summarizer.draft.windows import Window
from summarizer.faults import first_fault
from summarizer.ground import Refusal

__all__ = ["Claim", "Claims", "Shape", "Wire", "misfit", "one_of", "wire_schema"]


class Wire(BaseModel):
    """A model that goes over the wire: every field required, none besides."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Claim:
    """One item as the model gives it: field values, and where it says they stand.

    ``known`` names the fields that the model was not asked for; ``part_of`` is the key of an
    earlier candidate, where this one only goes on about it.
    """

    section: Section
    candidate: Candidate | None
    sentences: tuple[int, ...]
    values: Mapping[str, Any]
    known: frozenset[str] = frozenset()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one reply claims, the candidates it judged to be nothing, and what did not fit.

    ``left_out`` names the sections that the reply does not answer at all, or not whole;
    ``answered`` is whether it answers anything.
    """

    claims: tuple[Claim, ...]
    denied: tuple[Candidate, ...]
    refusals: tuple[Refusal, ...]
    left_out: tuple[str, ...]
    answered: bool


def misfit(section: Section, error: ValidationError, sentence: int | None = None) -> Refusal:
    """The refusal of an answer that is not of the form it should be."""
    fault = first_fault(error)
    field = str(fault.path[0]) if fault.path else None
    return Refusal(section.name, field, None, sentence, f"does not fit: {fault.what}")


class Shape(Protocol):
    """The form of one reply: a Pydantic model, and how to read an object of that form."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that a reply of this form answers."""
        ...

    @property
    def model(self) -> type[Wire]:
        """What the reply must parse as."""
        ...

    @property
    def schema(self) -> Mapping[str, Any]:
        """The model as it goes over the wire (``wire_schema``)."""
        ...

    @property
    def window(self) -> Window:
        """The stretch of the article that is asked about."""
        ...

    def read(self, reply: Mapping[str, Any]) -> Claims:
        """The claims of a parsed reply; what does not fit the form is refused, never raised."""
        ...


def one_of(options: tuple[str, ...]) -> Any:
    """The type of a value that is one of these, told in this order.

    To ``typing``, Literals of the same values are equal whatever their order, and its caches give
    back the one that came first in the process; so the order goes with it.
    """
    return Annotated[Literal[options], options]


def wire_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The model's JSON Schema in the subset that OpenAI's strict mode and llama.cpp share.

    No ``title``, ``default`` or ``description``; definitions written out where they are used.
    """
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})

    def tidy(node: Any) -> Any:
        if isinstance(node, list):
            return [tidy(value) for value in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return tidy(definitions[node["$ref"].rsplit("/", 1)[-1]])
        kept = {k: v for k, v in node.items() if k not in ("title", "default", "description")}
        if "properties" in kept:
            kept["properties"] = {k: tidy(v) for k, v in kept["properties"].items()}
            kept["required"] = list(kept["properties"])
        if "const" in kept:
            kept["enum"] = [kept.pop("const")]
        return {
            k: v if k in ("properties", "required", "enum") else tidy(v) for k, v in kept.items()
        }

    tidied: dict[str, Any] = tidy(schema)
    return tidied
