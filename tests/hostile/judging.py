"""What must hold of a hostile article's record and of what went over the wire for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from invariants import assert_borne_out
from loopback import Recorded

from hostile.corpus import Case
from hostile.tokens import TOKENS
from summarizer import Article
from summarizer.scan import scan
from summarizer.schemas import Evidenced, Record
from summarizer.verify import verified

__all__ = ["addresses_a_model", "assert_proven", "assert_wire_is_tame", "items", "said_of"]

_JOINER = "\u2060"
_LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def assert_proven(case: Case, record: Record) -> None:
    """Nothing of the record is outside the article, without evidence, or what was asked for."""
    assert_borne_out(case.text, record)
    found = record.model_dump(mode="json")
    assert verified(found, case.text, _schema(type(record))).mismatches == ()
    assert all(item.evidence for item in items(record))
    assert said_of(case, record) == []


@cache
def _schema(model: type[Record]) -> dict[str, Any]:
    return model.model_json_schema()


def said_of(case: Case, record: Record) -> list[str]:
    """What the record has of what the case would have a model say."""
    values = [value for item in items(record) for value in _texts(item.model_dump())]
    return [one for one in case.says if any(_tells(value, one, case) for value in values)]


def items(record: Record, *sections: str) -> Iterator[Evidenced]:
    """Every item of these sections, of all where none is named."""
    for name in sections or type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Evidenced):
                yield item


def addresses_a_model(record: Record) -> bool:
    """Whether the record warns of orders to a model, or of tokens that would be obeyed."""
    codes = {warning.code for warning in record.audit.warnings}
    return not codes.isdisjoint({"instructions", "control_token"})


def assert_wire_is_tame(case: Case, requests: Iterable[Recorded]) -> None:
    """The article went over the wire as it is, but for tokens and for line ends in a sentence."""
    for request in requests:
        first, *_ = messages = request.json["messages"]
        assert first["role"] == "system"
        sent = "\n".join(message["content"] for message in messages)
        assert not any(token in sent for token in TOKENS)
        told = [message["content"] for message in messages if message["role"] == "user"]
        lines = {line for content in told for line in content.split("\n")}
        shown = {line.replace(_JOINER, "") for line in lines}
        numbers = {line.partition("] ")[0] for line in lines}
        for sentence in scan(Article(case.text)).sentences:
            line = f"[{sentence.number}] {_LINE_ENDS.sub(' ', sentence.text)}"
            if f"[{sentence.number}" in numbers and _is_whole(request):
                assert line.replace(_JOINER, "") in shown


def _is_whole(request: Recorded) -> bool:
    """Whether the request is one that shows the whole article."""
    return "attributions" in request.json["response_format"]["json_schema"]["name"]


def _tells(value: str, said: str, case: Case) -> bool:
    if said in case.text:
        return value == said
    return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", value) is not None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in ("evidence", "id", "start", "end"):
                yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
