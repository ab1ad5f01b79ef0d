"""What goes over the wire does not depend on what went over it before."""

from __future__ import annotations

import pytest
from pydantic import create_model

from summarizer.draft.claims import Wire, one_of, wire_schema


@pytest.mark.parametrize("options", [("F1", "F2"), ("F2", "F1")])
def test_choices_are_told_in_their_own_order_whoever_was_told_them_before(
    options: tuple[str, ...],
) -> None:
    model = create_model("Reply", __base__=Wire, figure=(one_of(options) | None, ...))

    asked, _ = wire_schema(model)["properties"]["figure"]["anyOf"]
    assert asked["enum"] == list(options)
    assert model.model_validate({"figure": "F2"}).model_dump() == {"figure": "F2"}
    with pytest.raises(ValueError, match="figure"):
        model.model_validate({"figure": "F3"})
