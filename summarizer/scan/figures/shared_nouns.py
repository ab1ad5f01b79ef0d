"""Bare counts with the noun of the figure beside them: "29 of the 54 seats", "22 of them"."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.scan.figures.nouns import is_unit
from summarizer.scan.figures.patterns import SPACE
from summarizer.scan.mentions import FigureMention

__all__ = ["with_units"]

_SAME_NOUN = re.compile(rf"{SPACE}of{SPACE}(?:the|its|his|her|their|our)?[^.,;:\n]{{0,30}}")
_SENTENCE_END = re.compile(r"[.!?][\"”\u2019)]?\s|\n\s*\n")
_NEARBY = 160


def with_units(text: str, figures: list[FigureMention]) -> list[FigureMention]:
    """Bare counts given the noun of their neighbour: "29 of the 54 seats", "22 of them"."""
    done: list[FigureMention] = []
    for index, figure in enumerate(figures):
        if figure.unit is None and figure.kind == "quantity":
            following = figures[index + 1] if index + 1 < len(figures) else None
            previous = done[-1] if done else None
            unit = _shared_unit(text, figure, previous, following)
            figure = figure if unit is None else replace(figure, unit=unit)
        done.append(figure)
    return done


def _shared_unit(
    text: str,
    figure: FigureMention,
    previous: FigureMention | None,
    following: FigureMention | None,
) -> str | None:
    same = following is not None and _SAME_NOUN.fullmatch(text, figure.end, following.start)
    if same and following is not None and following.kind == "quantity":
        return following.unit
    if previous is None or previous.kind != "quantity" or figure.start - previous.end > _NEARBY:
        return None
    if figure.per is not None and previous.unit is not None and is_unit(previous.unit):
        return None  # "ten hours a day and sells 900 a week"
    apart = _SENTENCE_END.search(text, previous.end, figure.start) is not None
    return None if apart or figure.value > 100 * previous.value else previous.unit
