"""What was checked is what is read: a reply is read the same with a check before it or without."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from pydantic import ValidationError

from summarizer import ArticleRecord
from summarizer.draft.cited import cited_shape
from summarizer.draft.replies import Reader
from summarizer.draft.sections import sections_of
from summarizer.ground import Grounding
from summarizer.scan import scan

TEXT = "Kenya has asked the World Bank for $40 million, the minister, Peninah Wekoli, said."
SECTIONS = sections_of(ArticleRecord)


def reader() -> Reader:
    return Reader(cited_shape(SECTIONS), Grounding(TEXT, scan(TEXT)))


def reply(**sections: Any) -> str:
    """A reply with these sections, the others empty."""
    empty: dict[str, Any] = {s.name: None if s.single else [] for s in SECTIONS}
    return json.dumps(empty | sections)


def headline(text: str) -> str:
    return reply(headline={"text": text, "sentences": [1]})


TRUE, FALSE = headline("Kenya asks the World Bank for money"), headline("Ghana asks for money")


@pytest.mark.parametrize("text", [reply(), TRUE, FALSE, "{}", '{"headline"', "no JSON"])
@pytest.mark.parametrize("checked", [reply(), TRUE, FALSE])
def test_a_reply_is_read_the_same_whatever_was_checked_before(text: str, checked: str) -> None:
    one = reader()
    with contextlib.suppress(ValidationError):
        one.check(checked)
    assert one.read(text) == reader().read(text)


def test_a_reply_that_the_article_does_not_bear_out_is_refused_each_time() -> None:
    one = reader()
    for _ in range(2):
        with pytest.raises(ValidationError, match="Ghana"):
            one.check(FALSE)
    one.check(TRUE)
    assert one.read(TRUE).findings
