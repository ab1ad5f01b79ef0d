"""Gold for a record of a user's own, read from its schema: each field by its published type.

A pair is right when evidence overlaps and, where several items may rest on one sentence, what
they are about (the figure, the name, the span) is the same; how right it is, the fields say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import Any, Literal

from pydantic import create_model

from summarizer.draft.sections import Field, FieldType, Section, sections_of
from summarizer.schemas import Figure, Record
from summarizer.score.gold import Forms, Gold, GoldAmount, GoldInterval, GoldItem
from summarizer.score.matching import matched
from summarizer.score.names import agrees
from summarizer.score.sections import Criteria, has_word, is_same_place, is_same_time

__all__ = ["own_criteria", "own_gold"]

_FIGURE = "figure"  # of an item that is a Figure itself
_GOLD_TYPES: dict[FieldType, Any] = {
    "figure": GoldAmount,
    "when": GoldInterval,
    "chain": tuple[Forms, ...],
}
# What an item is about, by which two of one sentence are told apart.
_SUBJECTS: Mapping[str, tuple[FieldType, ...]] = {
    "figures": ("figure",),
    "names": ("name", "party"),
    "spans": ("words",),
}


@cache
def own_gold(schema: type[Record]) -> type[Gold]:
    """The form of a gold record for this schema: a list of items for each section."""
    fields: dict[str, Any] = {
        section.name: (tuple[_gold_item(section), ...], ())  # type: ignore[misc]
        for section in sections_of(schema)
    }
    return create_model(f"Gold{schema.__name__}", __base__=Gold, **fields)


def own_criteria(schema: type[Record]) -> tuple[Criteria, ...]:
    """How the sections of this schema are scored."""
    return tuple(
        Criteria(section.name, partial(_closeness, section), partial(_details, section))
        for section in sections_of(schema)
    )


def _gold_item(section: Section) -> type[GoldItem]:
    """The section's item as gold tells it; a field that is left out is not scored."""
    fields: dict[str, Any] = {field.name: (_gold_type(field), None) for field in _scored(section)}
    if issubclass(section.item, Figure):
        fields[_FIGURE] = (GoldAmount, None)
    return create_model(f"Gold{section.item.__name__}", __base__=GoldItem, **fields)


def _gold_type(field: Field) -> Any:
    one: Any = (
        Literal[field.labels] if field.type == "label" else _GOLD_TYPES.get(field.type, Forms)
    )
    return tuple[one, ...] if field.many else one | None


def _scored(section: Section) -> tuple[Field, ...]:
    return tuple(field for field in section.fields if field.type != "spans")


def _closeness(section: Section, item: Any, gold: GoldItem, shared: float) -> float | None:
    details = _details(section, item, gold)
    if not shared or not all(details.get(name, True) for name in _subjects(section)):
        return None
    return 0.5 * shared + 0.5 * sum(details.values()) / max(1, len(details))


def _subjects(section: Section) -> tuple[str, ...]:
    """The fields that say what an item is about, beside the sentence it rests on."""
    if issubclass(section.item, Figure):
        return (_FIGURE,)
    types = _SUBJECTS.get(section.about, ())
    return tuple(
        field.name
        for field in section.fields
        if field.type in types
        and not (field.many or field.optional)
        and (field.scanned or section.about != "spans")
    )


def _details(section: Section, item: Any, gold: GoldItem) -> dict[str, bool]:
    """Which of the fields that gold tells are right."""
    told = gold.model_fields_set
    right = {
        field.name: _is_right(field, getattr(item, field.name), getattr(gold, field.name))
        for field in _scored(section)
        if field.name in told
    }
    if _FIGURE in told and issubclass(section.item, Figure):
        right[_FIGURE] = _is_amount(item, getattr(gold, _FIGURE))
    return right


def _is_right(field: Field, value: Any, gold: Any) -> bool:
    if not field.many:
        return _is_one(field, value, gold)
    pairs = {
        (i, j): 1.0
        for i, one in enumerate(value)
        for j, wanted in enumerate(gold)
        if _is_one(field, one, wanted)
    }
    return len(value) == len(gold) == len(matched(pairs))


def _is_one(field: Field, value: Any, gold: Any) -> bool:
    if value is None or gold is None:
        return value is None and gold is None
    match field.type:
        case "label":
            return bool(value == gold)
        case "figure":
            return _is_amount(value, gold)
        case "when":
            return is_same_time(value, gold)
        case "chain":
            return _is_chain([source.name for source in value], gold)
        case "place":
            return any(is_same_place(value, form) for form in gold)
        case "party":
            return agrees(value.name, gold)
        case "name":
            return agrees(value, gold)
    return has_word(value, gold)


def _is_amount(figure: Figure, gold: GoldAmount | None) -> bool:
    if gold is None:
        return False
    high = None if figure.value_high is None else Decimal(figure.value_high)
    same = Decimal(figure.value) == gold.value and high == gold.value_high
    return same and (gold.unit is None or (figure.unit or "").lower() == gold.unit.lower())


def _is_chain(names: Sequence[str], gold: Sequence[Forms]) -> bool:
    pairs = zip(names, gold, strict=False)
    return len(names) == len(gold) and all(agrees(name, forms) for name, forms in pairs)
