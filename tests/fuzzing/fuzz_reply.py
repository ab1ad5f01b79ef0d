"""Looks for the bytes of a reply that are neither an answer nor a fault, or prove nothing.

    cd tests && python -m fuzzing.fuzz_reply -max_total_time=300 -timeout=20 -rss_limit_mb=2048

What it finds becomes a test in ``tests/model/test_answer.py``, or in
``tests/test_grounding_is_absolute.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import atheris
from fuzzing.guided import fuzz, must

with atheris.instrument_imports(include=["summarizer"]):
    from hostile_answers import BROKEN
    from hostile_values import Answering
    from invariants import assert_borne_out
    from loopback import completion
    from pydantic import ValidationError
    from serving import TEXT

    from summarizer import ArticleRecord, Settings
    from summarizer.draft.plan import shapes
    from summarizer.draft.replies import Reader
    from summarizer.draft.sections import sections_of
    from summarizer.ground import Grounding
    from summarizer.model.answer import read_answer
    from summarizer.model.contact import Contact
    from summarizer.model.failure import CallError
    from summarizer.model.target import Target
    from summarizer.record import items_of
    from summarizer.scan import scan

_CONTACT = Contact(Target("endpoint", "m", "http://127.0.0.1/v1"), Settings())
_SECTIONS = sections_of(ArticleRecord)
_SCAN = scan(TEXT)
_GROUNDING = Grounding(TEXT, _SCAN)
_SHAPES = tuple(
    shape
    for plan in ("one-call", "closed")
    for shape in shapes(plan, _SECTIONS, _SCAN, TEXT, frozenset())
)


def check(data: bytes) -> None:
    """The bytes as a reply to each question that is asked about one article."""
    try:
        answer = read_answer("application/json", data, _CONTACT)
    except CallError as fault:
        must(fault.failure.reason.isprintable())
        return
    failure = answer.failure(_CONTACT)
    if failure is not None and failure.code != "truncated":
        assert failure.reason.isprintable()
        return
    for shape in _SHAPES:
        _read(shape, answer.text)


def _read(shape: Any, text: str) -> None:
    reader = Reader(shape, _GROUNDING)
    try:
        reader.check(text)
    except ValidationError as error:
        must(bool(str(error)))
    draft = reader.read(text)
    for item in items_of(_SECTIONS, draft.findings, _SCAN).each():
        assert_borne_out(TEXT, item)
        assert item.evidence


def starts() -> Iterator[bytes]:
    """Replies to these questions: good ones, and broken in each of the known ways."""
    rng = Random(1)
    for shape in _SHAPES:
        question = {
            "response_format": {"json_schema": {"schema": shape.schema}},
            "messages": [{"content": ""}, {"content": TEXT}],
        }
        one, two = (json.dumps(Answering(rng, question, 0.1).answer()) for _ in range(2))
        for text in (one, *(change(rng, one, two) for change in BROKEN.values())):
            if len(text) < 4_000:
                yield json.dumps(completion(text)).encode()


if __name__ == "__main__":
    fuzz(check, [*starts()])
