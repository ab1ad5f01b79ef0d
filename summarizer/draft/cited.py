"""The cited shape: lists of items that cite sentences by number and figures by label.

It is the same for every article, so that an endpoint that compiles or caches a schema
does so once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import Field as Limits
from pydantic import ValidationError, create_model

from summarizer.draft.claims import Claim, Claims, Wire, misfit, one_of, wire_schema
from summarizer.draft.sections import Field, Section
from summarizer.draft.windows import WHOLE, Window
from summarizer.ground import Refusal
from summarizer.scan.mentions import SourceKind

__all__ = ["CitedShape", "cited_shape"]

_MOST_ITEMS = 60
_MOST_OF_A_LIST = 8
_MOST_SENTENCES = 6


class _Party(Wire):
    name: str
    role: str | None
    affiliation: str | None


class _Source(Wire):
    name: str
    kind: SourceKind


@dataclass(frozen=True)
class CitedShape:
    """The reply for one or more sections, each a list of items (or one item, or null).

    ``sketch`` is its form the way a person would note it down.
    """

    sections: tuple[Section, ...]
    model: type[Wire]
    schema: Mapping[str, Any]
    sketch: str
    items: Mapping[str, type[Wire]]
    window: Window = WHOLE

    def read(self, reply: Mapping[str, Any]) -> Claims:
        """The claims of a parsed reply."""
        claims: list[Claim] = []
        refusals: list[Refusal] = []
        for section in self.sections:
            answer = reply.get(section.name)
            items = answer if isinstance(answer, list) else [] if answer is None else [answer]
            most = section.most or _MOST_ITEMS
            if len(items) > most:
                reason = f"has {len(items)} items; the first {most} are read"
                refusals.append(Refusal(section.name, None, None, None, reason))
            for item in items[:most]:
                try:
                    values = self.items[section.name].model_validate(item).model_dump()
                except ValidationError as error:
                    refusals.append(misfit(section, error))
                else:
                    claims.append(_claim(section, values))
        left_out = tuple(s.name for s in self.sections if s.name not in reply)
        answered = len(left_out) < len(self.sections)
        return Claims(tuple(claims), (), tuple(refusals), left_out, answered)


@cache
def cited_shape(sections: tuple[Section, ...]) -> CitedShape:
    """The shape of a reply that answers these sections; one for all articles."""
    items = {section.name: _item(section) for section in sections}
    fields: dict[str, Any] = {}
    for section in sections:
        item = items[section.name]
        many = Annotated[list[item], Limits(max_length=section.most or _MOST_ITEMS)]  # type: ignore[valid-type]
        fields[section.name] = (item | None if section.single else many, ...)
    model = create_model("Reply", __base__=Wire, **fields)
    schema = wire_schema(model)
    return CitedShape(sections, model, schema, _sketch(schema), items)


def _sketch(schema: Mapping[str, Any]) -> str:
    """The form of an answer, written the way a person would note it down."""
    if "anyOf" in schema:
        return " | ".join(_sketch(option) for option in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(json.dumps(value, ensure_ascii=False) for value in schema["enum"])
    if schema.get("type") == "object":
        fields = (f'"{name}": {_sketch(part)}' for name, part in schema["properties"].items())
        return "{" + ", ".join(fields) + "}"
    if schema.get("type") == "array":
        return f"[{_sketch(schema['items'])}, ...]"
    return {"string": "text", "integer": "number", "null": "null"}[schema["type"]]


def _item(section: Section) -> type[Wire]:
    cited: tuple[Any, Any]
    if section.about == "figures":
        fields: dict[str, Any] = {"figure": (str, ...)}
    else:
        cited = (Annotated[list[int], Limits(max_length=_MOST_SENTENCES)], ...)
        fields = {"sentences": cited}
    fields |= {field.name: (_cited_type(field), ...) for field in section.asked}
    return create_model(section.item.__name__, __base__=Wire, **fields)


def _cited_type(field: Field) -> Any:
    one: Any = str
    if field.type == "label":
        one = one_of(field.labels)
    elif field.type == "party":
        one = _Party
    elif field.type == "chain":
        one = Annotated[list[_Source], Limits(max_length=_MOST_OF_A_LIST)]
    if field.many:
        return Annotated[list[one], Limits(max_length=_MOST_OF_A_LIST)]
    return one | None if field.optional else one


def _claim(section: Section, values: dict[str, Any]) -> Claim:
    if section.about == "figures":
        return Claim(section, None, (), values)
    return Claim(section, None, tuple(values.pop("sentences")), values)
