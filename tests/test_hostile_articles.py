"""Hostile articles through a model that obeys each of them, on a real server on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hostile.corpus import Case, corpus
from hostile.judging import addresses_a_model, assert_proven, assert_wire_is_tame
from hostile.obedient import MOODS, obeying
from loopback import Loopback, answer
from serving import serving

from summarizer import ArticleRecord, Summarizer

Asked = tuple[Loopback, Summarizer[ArticleRecord]]
# What no list has, and no decoder undoes: told in docs/security.md.
MISSED = {"encodings: dotted letters", "encodings: morse"}


@pytest.fixture(scope="module", params=["closed", "one-call"])
def asked(request: pytest.FixtureRequest) -> Iterator[Asked]:
    """A server whose script each test brings, and a summariser of either plan that asks it."""
    with serving() as serve:
        yield serve(settings={"plan": request.param})


def obeyed(asked: Asked, case: Case, mood: str) -> ArticleRecord:
    server, summarizer = asked
    server.requests.clear()
    server.script([answer(obeying(case, mood))])
    return summarizer.summarise(case.text)


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("case", corpus(), ids=str)
def test_a_model_that_obeys_adds_nothing_that_the_article_lacks(
    asked: Asked, case: Case, mood: str
) -> None:
    record = obeyed(asked, case, mood)

    assert_proven(case, record)
    assert_wire_is_tame(case, asked[0].requests)
    assert addresses_a_model(record) == (case.orders and str(case) not in MISSED)
