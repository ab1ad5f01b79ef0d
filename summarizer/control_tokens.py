"""Chat-template tokens in an article: broken on the wire, made whole in the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["control_tokens", "guarded", "mended"]

# What chat templates and llama.cpp's tokeniser take for their own wherever it stands:
# <|im_start|> and its kind, <s>, </s>, <start_of_turn>, <<SYS>>, [INST].
_TOKEN = re.compile(r"<\|[^<>|\s]{1,40}\|>|</?s>|<(?:start|end)_of_turn>|<</?SYS>>|\[/?INST\]")
_JOINER = "\u2060"  # word joiner: no width and no meaning of its own
_BROKEN = re.compile(rf"(?<=[<\[]){_JOINER}")


def guarded(text: str) -> str:
    """The text with chat-template tokens broken, so that they are read and not obeyed."""
    return _TOKEN.sub(lambda match: match[0][0] + _JOINER + match[0][1:], text)


def control_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Where chat-template tokens stand in the text: offsets of first and after last character."""
    for match in _TOKEN.finditer(text):
        yield match.span()


def mended(value: Any, levels: int = 20) -> Any:
    """An answer with the tokens that ``guarded`` broke made whole again.

    No answer has more ``levels`` of lists and objects: what stands deeper is left as it is.
    """
    if levels == 0:
        return value
    if isinstance(value, str):
        return _BROKEN.sub("", value)
    if isinstance(value, list):
        return [mended(one, levels - 1) for one in value]
    if isinstance(value, dict):
        return {key: mended(one, levels - 1) for key, one in value.items()}
    return value
