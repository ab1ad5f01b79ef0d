"""Aircraft that are called by a number: "787 Dreamliners", "737 MAX jets"."""

from __future__ import annotations

import re

from summarizer.lexicon import words
from summarizer.scan.figures.patterns import SPACE, alternation

__all__ = ["MODEL", "is_model"]

MODEL = (
    rf"(?:{alternation(words('figures-models'))})"
    rf"(?:-[0-9]{{1,3}}[A-Z]{{0,3}})?{SPACE}(?:{alternation(words('figures-models-after'))})\b"
)
_MODEL = re.compile(MODEL)


def is_model(text: str, start: int) -> bool:
    """Whether the number here is the name of an aircraft's model."""
    return _MODEL.match(text, start) is not None
