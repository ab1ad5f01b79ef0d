"""A loopback model that answers any question of either plan with the emptiest true reply."""

from __future__ import annotations

from typing import Any

__all__ = ["emptiest", "wrong_at_first"]

_NARNIA = {"name": "Narnia", "role": None, "affiliation": None}


def emptiest(request: Any) -> Any:
    """The least that fits the schema of the request: null and [] wherever they may be."""
    return _least(request["response_format"]["json_schema"]["schema"])


def wrong_at_first(request: Any) -> Any:
    """A reply that must be asked for twice: no article knows anybody of that name."""
    reply = emptiest(request)
    if len(request["messages"]) == 2 and "asks" in reply:
        ask = {"sentences": [1], "askers": [_NARNIA], "asked": [], "request": "a loan"}
        reply["asks"] = [ask | {"kind": "request", "response": None}]
    return reply


def _least(schema: Any) -> Any:
    if "anyOf" in schema:
        options = schema["anyOf"]
        return None if {"type": "null"} in options else _least(options[0])
    if "enum" in schema:
        return schema["enum"][0]
    match schema["type"]:
        case "object":
            return {name: _least(part) for name, part in schema["properties"].items()}
        case "array":
            return []
        case "null":
            return None
        case "integer":
            return 1
        case _:
            return ""
