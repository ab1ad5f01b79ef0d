"""Which calls are made for an article, and which sections each one answers."""

from __future__ import annotations

from collections.abc import Container, Sequence

from summarizer.draft.cited import cited_shape
from summarizer.draft.claims import Shape
from summarizer.draft.closed import closed_shapes
from summarizer.draft.sections import Section
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

    "one-call" asks for everything at once. "closed" asks section by section about what the
    scanner and grammar leave open of the candidates, and last, in one call, for what is about
    the whole article. The sections ``in_full`` are asked for as if grammar had said nothing.
    """
    if plan == "one-call":
        return (cited_shape(tuple(sections)),)
    about_candidates = [section for section in sections if section.about != "article"]
    about_article = tuple(section for section in sections if section.about == "article")
    found: list[Shape] = []
    for section in about_candidates:
        found += closed_shapes(section, scan, text, by_grammar=section.name not in in_full)
    return (*found, cited_shape(about_article)) if about_article else tuple(found)
