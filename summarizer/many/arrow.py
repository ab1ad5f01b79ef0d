"""A record model as an Arrow schema: the columns of a Parquet file of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic.errors import PydanticUserError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import CoreSchema, ModelSchema

from summarizer.errors import InputError, SchemaError
from summarizer.schemas import Record

if TYPE_CHECKING:
    import pyarrow

__all__ = ["arrow_schema", "loaded_pyarrow"]

_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
_REFERENCE = "#/$defs/"
_UNFIT = "unfit"


def loaded_pyarrow() -> Any:
    """The module pyarrow, with its JSON and Parquet parts.

    Raises InputError ("no_pyarrow") where it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.json
        import pyarrow.parquet
    except ImportError as error:
        raise InputError(
            'Parquet needs pyarrow: pip install "summarizer[parquet]".', code="no_pyarrow"
        ) from error
    return pyarrow


def arrow_schema(record: type[Record]) -> pyarrow.Schema:
    """The Arrow schema of a record model: names and order of its JSON, models as structs.

    Whole numbers have 64 bits; whatever JSON writes as a string (a decimal, a date, a label) is
    a string. What may be null is nullable, and so are the fields of a struct that may be null,
    for Arrow writes no Parquet otherwise; the items of a list in it are not.

    Raises SchemaError, naming the field, for what has no one Arrow type, and InputError where
    pyarrow is not installed.
    """
    pa = loaded_pyarrow()
    # The JSON Schema of what is written, not the fields: it is what knows order, aliases and
    # serialisers, and so cannot differ from the JSON that fills the columns.
    try:
        told = record.model_json_schema(mode="serialization", schema_generator=_Told)
    except PydanticUserError as error:
        raise SchemaError(f"{record.__name__} has no JSON Schema: {error}") from None
    columns = _Columns(pa, told.get("$defs", {}))
    return pa.schema(list(columns.field(record.__name__, told, _Place(record.__name__)).type))


class _Told(GenerateJsonSchema):
    """The JSON Schema of what is written, with a mark where a type has none.

    The mark lets the field be named. An alias is used where the model writes it, not always.
    """

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012

    def handle_invalid_for_json_schema(self, schema: CoreSchema, error_info: str) -> dict[str, Any]:
        return {_UNFIT: error_info}

    def model_schema(self, schema: ModelSchema) -> dict[str, Any]:
        around = self.by_alias
        self.by_alias = bool(schema["cls"].model_config.get("serialize_by_alias"))
        try:
            return super().model_schema(schema)
        finally:
            self.by_alias = around


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the record we are, and which models lie around it."""

    path: str
    models: tuple[str, ...] = ()

    def unfit(self, why: str) -> SchemaError:
        return SchemaError(f"{self.path} cannot be a column of Parquet: {why}.")


class _Columns:
    """Reads JSON Schemas as Arrow fields."""

    def __init__(self, pa: Any, models: Mapping[str, dict[str, Any]]) -> None:
        self._pa = pa
        self._models = models
        self._scalars = {
            "string": pa.string(),
            "integer": pa.int64(),
            "number": pa.float64(),
            "boolean": pa.bool_(),
        }

    def field(self, name: str, told: dict[str, Any], place: _Place, nullable: bool = False) -> Any:
        """The field of that name; ``nullable`` whatever its own schema says."""
        options = list(self._options(told, place))
        nullable = nullable or any(one.get("type") == "null" for one, _ in options)
        kinds = {
            self._type(one, inside, nullable)
            for one, inside in options
            if one.get("type") != "null"
        }
        if len(kinds) != 1:
            raise place.unfit("it can be of several types" if kinds else "it is always null")
        return self._pa.field(name, kinds.pop(), nullable=nullable)

    def _options(
        self, told: dict[str, Any], place: _Place
    ) -> Iterator[tuple[dict[str, Any], _Place]]:
        """The schemas of which a value fits one: each of one type and no reference."""
        if "$ref" in told:
            model = told["$ref"].removeprefix(_REFERENCE)
            if model in place.models:
                raise place.unfit(f"{model} can hold another {model} in it, without an end")
            inside = replace(place, models=(*place.models, model))
            yield from self._options(self._models[model], inside)
        elif "enum" in told:
            for kind in dict.fromkeys(_NAMES.get(type(value)) for value in told["enum"]):
                yield {"type": kind}, place
        elif options := told.get("anyOf") or told.get("oneOf"):
            for option in options:
                yield from self._options(option, place)
        else:
            yield told, place

    def _type(self, told: dict[str, Any], place: _Place, nullable: bool) -> Any:
        kind = told.get("type")
        if kind in self._scalars:
            return self._scalars[kind]
        if kind == "array" and "items" in told and "prefixItems" not in told:
            return self._pa.list_(self.field("element", told["items"], place))
        if kind == "object" and told.get("properties") and not told.get("additionalProperties"):
            return self._pa.struct(
                self.field(name, one, replace(place, path=f"{place.path}.{name}"), nullable)
                for name, one in told["properties"].items()
            )
        if _UNFIT in told:
            raise place.unfit(f"it has no JSON Schema ({told[_UNFIT]})")
        if kind == "object":
            raise place.unfit("the names in it are not fixed; give it a model with named fields")
        if kind == "array":
            raise place.unfit("the items of its list are not of one type")
        raise place.unfit("it can be anything; say of which type it is")
