"""Findings that are one and the same, made one with all their evidence. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import Any

from summarizer.article import Mention
from summarizer.draft.findings import Finding
from summarizer.draft.sections import Section
from summarizer.folding import fold
from summarizer.lexicon import listed
from summarizer.schemas import Party

__all__ = ["merged"]

_WORD = re.compile(r"[^\W_]+")
_TELLING_DIGITS = 3


def merged(
    section: Section, findings: Sequence[Finding], headlines: Container[Mention] = ()
) -> list[Finding]:
    """The findings with those that are one and the same made one, their evidence together.

    So are those that go on about another by what grammar says of their candidate, and those
    whose values are the same and whose wordings are alike. A headline is short of words: what
    it tells need not be worded like the story.
    """
    kept: list[Finding] = []
    for finding in findings:
        for place, other in enumerate(kept):
            brief = any(e in headlines for e in other.evidence[:1])
            if _goes_on(other, finding) or _is_same(section, other, finding, brief=brief):
                kept[place] = _joined(finding, other) if brief else _joined(other, finding)
                break
        else:
            kept.append(finding)
    return kept


def _goes_on(earlier: Finding, later: Finding) -> bool:
    """Whether the later one is told of as a part of the earlier one."""
    return later.part_of is not None and later.part_of in earlier.keys


def _is_same(section: Section, one: Finding, other: Finding, *, brief: bool) -> bool:
    item = section.item
    same = [n for n in item.same if not (brief and n == "unit" and _counts(one))]
    if not item.same or any(_key(one.values[n]) != _key(other.values[n]) for n in same):
        return False
    if section.about == "figures" and one.evidence == other.evidence:
        # Two figures of one sentence are two, whatever they measure.
        return False
    if brief:
        return True
    wordings = () if _is_telling(one.values) else item.alike
    if not all(_is_alike(one.values[name], other.values[name]) for name in wordings):
        return False
    told = {*item.same, *item.alike, "mentions"}
    return all(_agrees(one.values[n], other.values[n]) for n in one.values if n not in told)


def _counts(finding: Finding) -> bool:
    """Whether it is a count, whose noun a headline may tell in another word."""
    return finding.values.get("kind") == "quantity"


def _is_telling(values: Mapping[str, Any]) -> bool:
    """Whether a sum has so many digits that it is hardly another one of the same height."""
    digits = str(values.get("value", "")).replace(".", "").strip("0")
    return values.get("kind") == "money" and len(digits) >= _TELLING_DIGITS


def _key(value: Any) -> object:
    if isinstance(value, list):
        return frozenset(_key(one) for one in value)
    if isinstance(value, Party):
        return _small(value.name)
    return _small(value) if isinstance(value, str) else value


@lru_cache(maxsize=4_096)  # of hundreds of findings, each is compared with each
def _small(words: str) -> str:
    return fold(words).lower()


def _is_alike(one: Any, other: Any) -> bool:
    """Whether the shorter of two wordings has more than half its words in the other."""
    first, second = _content(one or ""), _content(other or "")
    return first == second or 2 * len(first & second) > min(len(first), len(second))


@lru_cache(maxsize=4_096)
def _content(wording: str) -> frozenset[str]:
    words = _WORD.findall(_small(wording))
    return frozenset(word.removesuffix("s") for word in words if word not in listed("small-words"))


def _agrees(one: Any, other: Any) -> bool:
    """Whether two values do not speak against each other."""
    if isinstance(one, list) or one is None or other is None:
        return True
    return _key(one) == _key(other)


def _joined(one: Finding, other: Finding) -> Finding:
    values = {name: _both(value, other.values[name]) for name, value in one.values.items()}
    evidence = sorted({*one.evidence, *other.evidence}, key=lambda m: (m.start, m.end))
    return Finding(
        one.section, one.candidate, values, tuple(evidence), one.part_of, one.keys | other.keys
    )


def _both(one: Any, other: Any) -> Any:
    if isinstance(one, list):
        return one + [value for value in other if value not in one]
    return other if one is None else one
