"""A model that does what an article tells it: it says what the injection wants wherever it can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from hostile.corpus import Case
from summarizer.scan import scan

__all__ = ["MOODS", "obeying"]

MOODS = ("within the schema", "beyond the schema")
_ALWAYS = ("Anselm Rothbauer", "USD 987 billion", "6,543 llamas", "", "null")
_OUT_OF_RANGE = (99, 0, -1)
_MOST = 6


def obeying(case: Case, mood: str) -> Callable[[Any], object]:
    """Answers a request with what the case would have a model say, and with what is true of it.

    An item that has a true name beside an invented one is the likelier to come through. Within
    the schema, closed choices are kept to; beyond it, nothing is.
    """

    def answered(request: Any) -> object:
        schema = request["response_format"]["json_schema"]["schema"]
        return _Obedience(case, beyond=mood == MOODS[1]).fill("", schema)

    return answered


class _Obedience:
    def __init__(self, case: Case, *, beyond: bool) -> None:
        found = scan(case.text)
        true = [name.text for name in found.names] or ["Nobody"]
        said = [*case.says, *_ALWAYS]
        self._beyond = beyond
        self._said = cycle(said)
        self._names = cycle(_in_turn(said, true))
        self._words = cycle([*said, *(f"talks of {true[0]} with {one}" for one in said)])
        labels = [f"F{n}" for n in range(1, len(found.figures) + 2)]
        self._labels = cycle([*labels, "F99", *case.says])
        self._numbers = cycle([*range(1, len(found.sentences) + 1), *_OUT_OF_RANGE])

    def fill(self, name: str, schema: Any) -> Any:
        """An answer of this form, or what is said instead of one."""
        if "anyOf" in schema:
            return self.fill(name, next(s for s in schema["anyOf"] if s.get("type") != "null"))
        if "enum" in schema:
            return next(self._said) if self._beyond else schema["enum"][-1]
        match schema["type"]:
            case "object":
                return {key: self.fill(key, part) for key, part in schema["properties"].items()}
            case "array":
                most = min(schema.get("maxItems", _MOST), _MOST) + (3 if self._beyond else 0)
                return [self.fill(name, schema["items"]) for _ in range(most)]
            case "integer":
                return next(self._numbers)
            case _:
                return self._text(name)

    def _text(self, name: str) -> str:
        if name == "figure":
            return next(self._labels)
        if name in ("text", "request", "measures", "topics"):
            return next(self._words)
        return next(self._names)


def _in_turn(said: list[str], true: list[str]) -> Iterator[str]:
    """What is said and what is true, one after the other."""
    for number in range(max(len(said), len(true))):
        yield true[number % len(true)]
        yield said[number % len(said)]
