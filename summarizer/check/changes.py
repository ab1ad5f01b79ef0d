"""Where two records differ, item by item and field by field. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

__all__ = ["Change", "changes"]

_ALIKE = 0.5  # of the words of two items, so that one is taken for the other, changed


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what stood at this place, and what stands there now.

    ``where`` is a section, an item of it and a field ("asks", "a3", "request"), as far as they
    apply. None on one side is a whole item, or an entry of a list, that was added or is gone.
    """

    where: tuple[str, ...]
    before: Any
    after: Any


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """What differs between two records as JSON, in the record's order.

    An item that only moved (another number, nothing else) is no difference.
    """
    return tuple(_of_objects((), before, after))


def _of_objects(
    where: tuple[str, ...], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Change]:
    for name in [*after, *(name for name in before if name not in after)]:
        yield from _of_values((*where, name), before.get(name), after.get(name))


def _of_values(where: tuple[str, ...], before: Any, after: Any) -> Iterator[Change]:
    if _key(before) == _key(after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_objects(where, before, after)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(where, before, after)
    else:
        yield Change(where, before, after)


def _of_lists(where: tuple[str, ...], before: list[Any], after: list[Any]) -> Iterator[Change]:
    steps = SequenceMatcher(None, [_key(v) for v in before], [_key(v) for v in after], False)
    for step, a, b, c, d in steps.get_opcodes():
        if step != "equal":
            yield from _of_stretches(where, before[a:b], after[c:d])


def _of_stretches(where: tuple[str, ...], gone: list[Any], new: list[Any]) -> Iterator[Change]:
    """What became of entries that have no equal: changed, where two of them are alike."""
    for old, entry in _pairs(gone, new):
        if isinstance(old, Mapping) and isinstance(entry, Mapping) and "id" in entry:
            old = {**old, "id": entry["id"]}  # a number says nothing of its own
            yield from _of_objects((*where, str(entry["id"])), old, entry)
        else:
            yield Change(where, old, entry)


def _pairs(gone: Sequence[Any], new: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each entry with the one it became, None where there is none."""
    left = list(gone)
    pairs: list[tuple[Any, Any]] = []
    for entry in new:
        likeness = [_likeness(old, entry) for old in left]
        best = max(range(len(left)), key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] >= _ALIKE:
            pairs.append((left.pop(best), entry))
        else:
            pairs.append((None, entry))
    return [*((old, None) for old in left), *pairs]


def _likeness(one: Any, other: Any) -> float:
    """The share of an item's leaves that the other one has as well; entries without id: none."""
    if not (isinstance(one, Mapping) and isinstance(other, Mapping) and "id" in other):
        return 0.0
    first, second = set(_leaves(one)), set(_leaves(other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name != "id":
                yield from _leaves(part, (*path, name))
    elif isinstance(value, list):
        for part in value:
            yield from _leaves(part, path)
    elif value is not None:
        yield path, str(value)


def _key(value: Any) -> str:
    """What two equal entries share, whatever their number."""
    return json.dumps(_unnumbered(value), sort_keys=True)


def _unnumbered(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _unnumbered(part) for name, part in value.items() if name != "id"}
    return [_unnumbered(one) for one in value] if isinstance(value, list) else value
