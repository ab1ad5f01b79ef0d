"""What differs between two records, told by section, item and field."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.check import Change, changes


def ask(number: int, request: str, asker: str = "Ricky Gill", **more: Any) -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "askers": [{"name": asker, "role": None}],
        "request": request,
        "kind": "request",
        "evidence": [{"start": 10 * len(request), "end": 99, "text": request}],
    } | more


LOCOMOTIVES = ask(1, "locomotives")
LICENCE = ask(2, "a licence for Starlink", "Thomas Lersten")

CASES = {
    "nothing": ([LOCOMOTIVES, LICENCE], [LOCOMOTIVES, LICENCE], []),
    "a field": (
        [LOCOMOTIVES],
        [LOCOMOTIVES | {"kind": "demand"}],
        [(("asks", "a1", "kind"), "request", "demand")],
    ),
    "an item in front moves the others, which is no difference": (
        [LOCOMOTIVES],
        [ask(1, "a tariff", "Kenya"), LOCOMOTIVES | {"id": "a2"}],
        [(("asks",), None, ask(1, "a tariff", "Kenya"))],
    ),
    "an item is gone": ([LOCOMOTIVES, LICENCE], [LICENCE | {"id": "a1"}],
                        [(("asks",), LOCOMOTIVES, None)]),
    "one is changed and another new": (
        [LOCOMOTIVES],
        [LICENCE | {"id": "a1"}, LOCOMOTIVES | {"id": "a2", "kind": "offer"}],
        [
            (("asks",), None, LICENCE | {"id": "a1"}),
            (("asks", "a2", "kind"), "request", "offer"),
        ],
    ),
    "an entry of a list in an item": (
        [LOCOMOTIVES],
        [LOCOMOTIVES | {"askers": [*LOCOMOTIVES["askers"], {"name": "Cox", "role": None}]}],
        [(("asks", "a1", "askers"), None, {"name": "Cox", "role": None})],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES)
def test_a_difference_is_told_where_it_is(
    before: list[Any], after: list[Any], expected: list[tuple[Any, Any, Any]]
) -> None:
    found = changes({"asks": before}, {"asks": after})
    assert found == tuple(Change(*one) for one in expected)


def test_a_section_that_is_new_or_a_value_of_another_type_is_a_change() -> None:
    assert changes({"headline": None}, {"headline": {"text": "x"}, "rulings": []}) == (
        Change(("headline",), None, {"text": "x"}),
        Change(("rulings",), None, []),
    )


values = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["name", "evidence", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
records = st.dictionaries(st.sampled_from(["asks", "figures"]), values, max_size=2)


@given(records, records)
def test_records_have_changes_where_they_differ_and_only_there(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert changes(one, one) == ()
    told = [json.dumps(record, sort_keys=True) for record in (one, other)]
    assert bool(changes(one, other)) == (told[0] != told[1])
