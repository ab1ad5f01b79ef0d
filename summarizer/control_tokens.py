"""Chat-template tokens in an article: broken on the wire, made whole in the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from summarizer.lexicon import words

__all__ = ["control_tokens", "guarded", "mended"]

# What chat templates and tokenisers take for their own wherever it stands: <|im_start|> and its
# kind, also with DeepSeek's wide bars, numbered ones, and those of the list.
_FORMS = (
    r"[<＜][|｜][^<>＜＞|｜\s]{1,60}[|｜][>＞]",
    r"<(?:unused|reserved|extra_id|extra_token|special|pad|image_soft_token)_?\d*>",
)
_JOINER = "\u2060"  # word joiner: no width and no meaning of its own
_BROKEN = re.compile(rf"(?<=[<＜\[>]){_JOINER}")


@cache
def _token() -> re.Pattern[str]:
    listed = map(re.escape, words("control-tokens", "zxx"))
    return re.compile("|".join([*_FORMS, *listed]))


@cache
def _beginning() -> re.Pattern[str]:
    """The first character of a token, also of one that stands inside or across another."""
    return re.compile(f"(?={_token().pattern}).")


def guarded(text: str) -> str:
    """The text with chat-template tokens broken, so that they are read and not obeyed."""
    if not _may_hold_one(text):
        return text
    return _beginning().sub(lambda match: match[0] + _JOINER, text)


def control_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Where chat-template tokens stand in the text: offsets of first and after last character."""
    for match in _token().finditer(text) if _may_hold_one(text) else ():
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


def _may_hold_one(text: str) -> bool:
    return any(map(text.__contains__, "<[＜>"))
