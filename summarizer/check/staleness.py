"""Which part of a request is no longer what it was when it was recorded. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summarizer.cassette import difference

__all__ = ["changed_part"]

_EXCERPT = 160


def changed_part(asked: Sequence[Mapping[str, Any]], recorded: Sequence[Mapping[str, Any]]) -> str:
    """What changed, in words of the reader's: prompts, article, schema or settings.

    ``asked`` are the bodies of the requests as they would be sent now, ``recorded`` those in the
    cassette, re-asks among them.
    """
    for body in asked:
        if any(difference(body, other) is None for other in recorded):
            continue
        alike = [other for other in recorded if _sections(other) == _sections(body)]
        about = _sections(body)
        if not alike:
            return f"the question about {about} is new: it was not asked when this was recorded"
        where = difference(body, alike[0]) or ""
        return f"the question about {about}: {_part(where, body)} changed ({_short(where)})"
    if len(recorded) > len(asked):
        return "what goes back to the model about answers that did not stand changed"
    return "a question is asked again that was answered at once when this was recorded"


def _sections(body: Mapping[str, Any]) -> str:
    """The sections that a request asks about, as its schema is called."""
    try:
        return str(body["response_format"]["json_schema"]["name"]).replace("_", " and ")
    except (KeyError, TypeError):
        return "something else"


def _part(where: str, body: Mapping[str, Any]) -> str:
    """What stands at that place of a request."""
    if where.startswith("body.messages["):
        number = int(where.removeprefix("body.messages[").partition("]")[0])
        if number == len(body["messages"]) - 1:
            return "the article or its candidates"
        return "what the model is told (the prompts)"
    if where.startswith("body.messages"):
        # Another number of them: a worked example came or went.
        return "what the model is told (the prompts)"
    if where.startswith("body.response_format"):
        return "the schema"
    if where.startswith("body.model"):
        return "the model"
    return "a setting"


def _short(where: str) -> str:
    one_line = " ".join(where.split())
    return one_line if len(one_line) <= _EXCERPT else one_line[: _EXCERPT - 1] + "…"
