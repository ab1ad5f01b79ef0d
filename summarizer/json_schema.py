"""The JSON Schema of a record model, made once for each: it takes milliseconds."""

from __future__ import annotations

import json
from weakref import WeakKeyDictionary

from pydantic import BaseModel

__all__ = ["json_schema_of"]

_made: WeakKeyDictionary[type[BaseModel], str] = WeakKeyDictionary()


def json_schema_of(model: type[BaseModel]) -> str:
    """The schema as JSON, its parts in the order of the fields."""
    if model not in _made:
        _made[model] = json.dumps(model.model_json_schema(), ensure_ascii=False)
    return _made[model]
