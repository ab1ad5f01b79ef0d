"""The columns that a field of an item becomes, by its published type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.draft.sections import Field, FieldType
from summarizer.show.tables import cells
from summarizer.show.tables.cells import Cell

__all__ = ["FIGURE", "Kind", "Part", "of_figure_item", "parts_of"]

Kind = Literal["text", "integer", "decimal", "day"]


@dataclass(frozen=True, slots=True)
class Part:
    """One column of a field: what is put behind the field's name, and how it is read."""

    suffix: str
    kind: Kind
    about: str
    read: Callable[[Any], Cell]


def _text(suffix: str, attribute: str, about: str) -> Part:
    return Part(suffix, "text", about, lambda value: cells.text(getattr(value, attribute)))


def _day(suffix: str, attribute: str, about: str) -> Part:
    return Part(suffix, "day", about, lambda value: cells.day(getattr(value, attribute)))


def _decimal(suffix: str, attribute: str, about: str) -> Part:
    return Part(suffix, "decimal", about, lambda value: cells.decimal(getattr(value, attribute)))


FIGURE = (
    _text("_text", "text", "the figure as printed"),
    _text("_kind", "kind", "money, percent or quantity"),
    _decimal("_value", "value", "plain decimal, scale applied; a range's lower end"),
    _decimal("_value_high", "value_high", "a range's upper end"),
    _text("_unit", "unit", 'ISO 4217 code, "%", "pp", or the counted noun or unit'),
    _text("_bound", "bound", "exact, about, at_least or at_most"),
    _text("_change", "change", "rise or fall"),
    _text("_per", "per", 'as printed: "a barrel"'),
)
_PLAIN = (Part("", "text", "", cells.text),)
_PARTS: dict[FieldType, tuple[Part, ...]] = {
    "party": (
        _text("", "name", "the party's name"),
        _text("_role", "role", "the party's role"),
        _text("_affiliation", "affiliation", "the party's affiliation"),
    ),
    "when": (
        _text("", "text", "the words for the time"),
        _day("_start", "start", "first day that the words allow"),
        _day("_end", "end", "last day that the words allow"),
    ),
    "figure": FIGURE,
    "chain": (Part("", "text", "who says so, origin first, joined by →", cells.chain),),
    "spans": (_text("", "text", "the words"),),
}
_TOLD: dict[FieldType, str] = {
    "name": "a name as printed",
    "place": "a place as printed",
    "words": "words of the article",
    "wording": "worded: every name and number in it stands in the article",
}


def parts_of(field: Field) -> Iterator[Part]:
    """The columns of a field, each reading the field's whole value.

    Several values share a cell, joined by "; "; of several parties it has the names alone.
    """
    parts = _PARTS.get(field.type, _PLAIN)
    if field.many and field.type == "party":
        parts = parts[:1]
    for part in parts:
        about = part.about or _TOLD.get(field.type) or _choice(field)
        if field.many:
            yield Part(part.suffix, "text", f"{about}; several joined", _all(part))
        else:
            yield Part(part.suffix, part.kind, about, _if_known(part))


def of_figure_item(part: Part) -> str:
    """What the column is called where the item itself is the figure."""
    return part.suffix.removeprefix("_")


def _choice(field: Field) -> str:
    return f"one of {', '.join(field.labels)}"


def _all(part: Part) -> Callable[[Any], Cell]:
    return lambda values: cells.joined(part.read(value) for value in values)


def _if_known(part: Part) -> Callable[[Any], Cell]:
    return lambda value: None if value is None else part.read(value)
