"""What must hold of every record, whatever was answered: checked apart from the code it checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from summarizer.schemas import Figure, Party, Source, Span, When

__all__ = ["assert_borne_out"]


def assert_borne_out(text: str, value: Any) -> None:
    """Every span slices right; every name, place, figure and time stands in the text."""
    squeezed = _squeezed(text)
    for part in _parts(value):
        if isinstance(part, Span):
            assert text[part.start : part.end] == part.text
            assert part.start < part.end
        elif isinstance(part, Party | Source):
            assert _squeezed(part.name) in squeezed
            assert part.name.strip()
        elif isinstance(part, Figure | When):
            assert _squeezed(part.text) in squeezed
        if isinstance(part, Party):
            for words in (part.role, part.affiliation):
                assert words is None or _squeezed(words) in squeezed
        for name in type(part).model_fields:
            _assert_promise(text, squeezed, _described(type(part), name), getattr(part, name))


@cache
def _described(model: type[BaseModel], name: str) -> str:
    return str(model.model_fields[name])


def _assert_promise(text: str, squeezed: str, field: str, value: Any) -> None:
    for words in [value] if isinstance(value, str) else []:
        if "'verbatim'" in field:
            assert _squeezed(words) in squeezed
        if "'worded'" in field:
            assert words.strip()
            for number in re.findall(r"\d+(?:[.,]\d+)*", words):
                assert number in text


def _squeezed(text: str) -> str:
    text = re.sub(r"[“”„«»″]", '"', re.sub(r"[‘’‚‛`\u00b4]", "'", text))
    return re.sub(r"\s+", " ", text).strip()


def _parts(value: Any) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _parts(getattr(value, name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _parts(one)
