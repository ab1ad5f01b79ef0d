"""What is said of data that does not have its form."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from summarizer.faults import first_fault


class Row(BaseModel):
    """Something with parts."""

    days: list[int]
    name: str


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"days": [1, "planted"], "name": 7}, "days.1: Input should be a valid integer"),
        ({"days": []}, "name: Field required"),
        ("planted", "the file: Input should be a valid dictionary"),
    ],
)
def test_the_first_fault_is_named_with_its_place_and_without_its_value(
    given: Any, words: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        Row.model_validate(given)
    told = str(first_fault(raised.value))
    assert told.startswith(words)
    assert "planted" not in told
