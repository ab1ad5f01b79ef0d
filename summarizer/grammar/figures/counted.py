"""What stands in a figure's own words beside the number: "families" in "two families"."""

from __future__ import annotations

import re
from functools import cache

from summarizer.lexicon import pairs, words
from summarizer.scan.figures.nouns import is_unit
from summarizer.scan.mentions import FigureMention

__all__ = ["counted_noun", "is_compound"]

_WORD = re.compile(r"[^\s]+")
_LEADING = frozenset(words("measures-counted-before"))
_NO_NOUNS = frozenset(
    ("times", "points", "point", "percentage", "basis", "percent", "cent", "per", "fold")
) | {"degrees", "units", "unit"}


@cache
def _numbers() -> frozenset[str]:
    listed = [left for left, _ in pairs("figures-numbers")]
    listed += [left for left, _ in pairs("figures-scales")]
    listed += [left for left, _ in pairs("figures-fractions")]
    listed += [left for left, _ in pairs("number-words")] + list(words("number-words"))
    return frozenset(word for entry in listed for word in re.split(r"[\s-]", entry.lower()))


def counted_noun(figure: FigureMention) -> str | None:
    """The noun that the figure counts, with its adjectives; None for money and for measures."""
    if figure.kind != "quantity" or is_compound(figure):
        return None
    rest = _after_number(figure.text)
    last = re.sub(r"['’]s?$", "", rest.split()[-1].lower()) if rest else ""
    if not last or is_unit(last) or is_unit(rest.split()[-1]) or last in _NO_NOUNS:
        return None
    return rest


def _after_number(text: str) -> str:
    for match in _WORD.finditer(text):
        word = match.group().lower().strip("“”\"'‘’,.()")
        parts = [part for part in re.split(r"[-–—\u2010\u2011]", word) if part]
        if word[:1].isdigit() or word in _LEADING or not parts:
            continue
        if all(part in _numbers() or part in _LEADING for part in parts):
            continue
        return text[match.start() :]
    return ""


def is_compound(figure: FigureMention) -> bool:
    """Whether the figure is an adjective made with a hyphen: "a 12-mile zone"."""
    return (
        figure.kind != "percent"
        and re.search(r"[\w]\s?[-\u2010\u2011][^\W\d_]+$", figure.text) is not None
        and not re.search(r"\s[^\s-]+-[^\s-]+$", figure.text)
    )
