"""Which calls are made for an article, and which sections each one answers."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from summarizer.draft.cited import cited_shape
from summarizer.draft.claims import Shape
from summarizer.draft.closed import closed_shapes
from summarizer.draft.sections import Section
from summarizer.draft.windows import WHOLE, windows
from summarizer.scan.mentions import Scan
from summarizer.settings import Plan

__all__ = ["shapes"]


def shapes(
    plan: Plan,
    sections: Sequence[Section],
    scan: Scan,
    text: str,
    in_full: Container[str] = (),
) -> tuple[Shape, ...]:
    """The forms of the replies that the plan asks for, in the order of asking.

    "one-call" asks for everything at once, of a long article window by window. "closed" asks
    section by section about what the scanner and grammar leave open of the candidates. What is
    about the whole article is asked last where it has a call of its own. The sections
    ``in_full`` are asked for as if grammar had said nothing.
    """
    about_candidates = tuple(section for section in sections if section.about != "article")
    about_article = tuple(section for section in sections if section.about == "article")
    found: list[Shape] = []
    if plan == "one-call":
        stretches = windows(scan) if about_candidates else (WHOLE,)
        if len(stretches) == 1:
            return (cited_shape(tuple(sections)),)
        found += [replace(cited_shape(about_candidates), window=w) for w in stretches]
    else:
        for section in about_candidates:
            found += closed_shapes(section, scan, text, by_grammar=section.name not in in_full)
    return (*found, cited_shape(about_article)) if about_article else tuple(found)
