"""The sections of a record, read from its schema: what each field is and promises."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from summarizer.errors import SchemaError
from summarizer.schemas import Evidenced, Figure, Party, Record, Scanned, Source, Span, When
from summarizer.schemas.base import About, Item
from summarizer.schemas.types import MostWords, TypeMark

__all__ = ["Field", "FieldType", "Section", "sections_of"]

FieldType = Literal[
    "name", "party", "place", "words", "wording", "when", "figure", "label", "chain", "spans"
]
_MODELS: dict[type, FieldType] = {Party: "party", When: "when", Figure: "figure"}
_PUBLISHED = "Name, Party, Place, Words, Wording, When, Figure or a Literal"
_ABOUT = typing.get_args(About)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an item: its published type, and whether it may be many or none.

    ``needed`` is a list that must hold something for the item to stand.
    """

    name: str
    type: FieldType
    many: bool
    optional: bool
    scanned: bool
    needed: bool = False
    most_words: int | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One field of a record: the items it holds and the candidates they are asked about.

    ``most`` is how many items it may hold, None where there is no limit.
    """

    name: str
    item: type[Evidenced]
    single: bool
    most: int | None
    fields: tuple[Field, ...]

    @property
    def about(self) -> About:
        """Which candidates the model is asked to judge."""
        return self.item.about

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that the model fills; the scanner fills the others."""
        return tuple(field for field in self.fields if not field.scanned)

    @property
    def always(self) -> bool:
        """Whether each candidate is an item: a figure is one whatever the model thinks of it."""
        return self.about in ("figures", "reporting")


def sections_of(record: type[Record]) -> tuple[Section, ...]:
    """The sections of a record model, in its order.

    Raises SchemaError, naming the field, where the model breaks a rule of published types.
    """
    if not (isinstance(record, type) and issubclass(record, Record)):
        raise SchemaError(f"{record!r} is not a subclass of summarizer.schemas.Record")
    return _sections(record)


@cache
def _sections(record: type[Record]) -> tuple[Section, ...]:
    sections = tuple(
        _section(record, name, info)
        for name, info in record.model_fields.items()
        if name not in Record.model_fields and name != "format"
    )
    if not sections:
        raise SchemaError(f"{record.__name__} has no section: add a field such as list[YourItem]")
    return sections


def _section(record: type[Record], name: str, info: FieldInfo) -> Section:
    where = f"{record.__name__}.{name}"
    item, many, optional = _unwrapped(info.annotation)
    if not (isinstance(item, type) and issubclass(item, Evidenced)) or many == optional:
        raise SchemaError(
            f"{where}: a section is list[X] or X | None, where X is a subclass of"
            f" summarizer.schemas.Item; this one is {info.annotation}"
        )
    if item.about not in _ABOUT:
        raise SchemaError(f"{item.__name__}.about is {item.about!r}; choose from {_ABOUT}")
    _check_scanner(item)
    fields = tuple(_fields(item))
    if not any(not field.scanned for field in fields):
        raise SchemaError(f"{where}: {item.__name__} has no field for the model to fill")
    _check_names(item, {field.name for field in fields})
    has_chain = any(field.name == "chain" and field.type == "chain" for field in fields)
    if (item.about == "reporting") != has_chain:
        raise SchemaError(
            f"{item.__name__}: a section about 'reporting' has a field chain: Chain, and no other"
            " section has one"
        )
    most = next((mark.max_length for mark in info.metadata if isinstance(mark, MaxLen)), None)
    most = most if many else 1
    return Section(name, item, single=not many, most=most, fields=fields)


def _check_scanner(item: type[Evidenced]) -> None:
    """A scanner of the item's own and what it is about say the same."""
    own = getattr(item.find_spans, "__func__", item.find_spans)
    brings_one = own is not Evidenced.find_spans.__func__  # type: ignore[attr-defined]
    if brings_one and item.about != "spans":
        raise SchemaError(
            f"{item.__name__}.find_spans is not used: {item.__name__} is about {item.about!r}."
            ' Write about: ClassVar = "spans"'
        )
    if item.about == "spans" and not brings_one:
        raise SchemaError(
            f"{item.__name__} is about 'spans' and does not find any: give it a class method"
            " find_spans(cls, text) that yields (start, end) for each candidate"
        )


def _check_names(item: type[Evidenced], names: set[str]) -> None:
    reserved = {"sentences", "figure"} & names if item.about == "figures" else {"sentences"} & names
    if reserved:
        raise SchemaError(f"{item.__name__}.{min(reserved)}: this name is taken; choose another")
    known = names | set(Figure.model_fields)
    told = {*item.same, *item.alike, *(name for pair in item.unlike for name in pair)}
    if not told <= known:
        raise SchemaError(
            f"{item.__name__}.same, .alike or .unlike names {min(told - known)!r},"
            " which is no field of it"
        )


def _fields(item: type[Evidenced]) -> Iterator[Field]:
    is_figure = issubclass(item, Figure)
    if is_figure and item.about != "figures":
        raise SchemaError(f"{item.__name__} is a Figure, so it must be about 'figures'")
    for name, info in item.model_fields.items():
        if name in Item.model_fields:
            continue
        if is_figure and name in Figure.model_fields:
            continue
        yield _field(f"{item.__name__}.{name}", name, info)


def _field(where: str, name: str, info: FieldInfo) -> Field:
    scanned = any(isinstance(mark, Scanned) for mark in info.metadata)
    marks = [mark for mark in info.metadata if isinstance(mark, TypeMark)]
    if marks and marks[0].name == "chain":
        if name != "chain":
            raise SchemaError(f"{where}: a Chain goes into a field called chain")
        return Field(name, "chain", many=False, optional=False, scanned=scanned)
    if any(isinstance(mark, MaxLen) for mark in info.metadata):
        raise SchemaError(f"{where}: a field of an item takes no max_length; use MostWords")
    needed = any(isinstance(mark, MinLen) and mark.min_length > 0 for mark in info.metadata)
    inner, many, optional = _unwrapped(info.annotation)
    if marks:
        inner = typing.Annotated[inner, marks[0]]
    found = _field_type(inner)
    if found is None or (inner is Span and not scanned):
        raise SchemaError(
            f"{where}: {info.annotation} is not a published type; a field is one of"
            f" {_PUBLISHED}, each alone, with | None, or in a list"
        )
    limits = (mark.words for mark in info.metadata if isinstance(mark, MostWords))
    most = next(limits, None)
    return Field(name, found, many, optional, scanned, needed, most, _labels(inner))


def _field_type(annotation: Any) -> FieldType | None:
    if typing.get_origin(annotation) is Literal:
        return "label" if all(isinstance(v, str) for v in typing.get_args(annotation)) else None
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, TypeMark):
            return None if mark.name == "chain" else typing.cast(FieldType, mark.name)
    if annotation is Span:
        return "spans"
    if annotation is Source:
        return None
    return _MODELS.get(annotation) if isinstance(annotation, type) else None


def _labels(annotation: Any) -> tuple[str, ...]:
    is_label = typing.get_origin(annotation) is Literal
    return tuple(typing.get_args(annotation)) if is_label else ()


def _unwrapped(annotation: Any) -> tuple[Any, bool, bool]:
    """The type inside ``list[X]`` or ``X | None``, whether it is many, whether it is optional."""
    if typing.get_origin(annotation) is list:
        return typing.get_args(annotation)[0], True, False
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        rest = [option for option in typing.get_args(annotation) if option is not type(None)]
        if len(rest) == 1:
            return rest[0], False, True
    return annotation, False, False
