"""Two numbers that are one figure, or share a mark: ranges, ratios, dollars and cents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.lexicon import pairs, words
from summarizer.scan.figures.amounts import Amount
from summarizer.scan.figures.neighbours import words_before
from summarizer.scan.figures.numbers import ONE
from summarizer.scan.figures.patterns import HYPHEN, SPACE, alternation
from summarizer.scan.figures.percent import read_share, share_in_percent
from summarizer.scan.figures.ratios import read_ratio

__all__ = ["join_amounts"]

_LOOSE = r"(?:(?:about|around|roughly|approximately|nearly|some|just|over|under|an estimated)SP)?"
_LOOSE = _LOOSE.replace("SP", SPACE)
# What stands between two numbers that belong together.
_LINK = re.compile(
    rf"(?P<dash>{SPACE}?[-\u2010-\u2013\u2212]{SPACE}?|\u2014)"
    rf"|(?P<to>{HYPHEN}?{SPACE}to{SPACE}{_LOOSE}|{HYPHEN}to{HYPHEN})"
    rf"|(?P<or>{HYPHEN}?{SPACE}or{SPACE}|{HYPHEN}or{HYPHEN})"
    rf"|(?P<and>{HYPHEN}?{SPACE}and{SPACE}{_LOOSE})"
    rf"|(?P<out_of>{SPACE}out{SPACE}of(?:{SPACE}every)?{SPACE})"
    rf"|(?P<in>{SPACE}in(?:{SPACE}every)?{SPACE}|{HYPHEN}in{HYPHEN})"
    rf"|(?P<noun_in>{SPACE}[a-z]{{3,16}}{SPACE}in{SPACE})"
    rf"|(?P<blank>{SPACE})",
    re.IGNORECASE,
)
_BLANK_AND = re.compile(rf"{SPACE}(?:and{SPACE})?", re.IGNORECASE)
_LONGEST_LINK = 24

_BETWEEN = re.compile(rf"\bbetween{SPACE}{_LOOSE}$", re.IGNORECASE)
_BETWEEN_SHARES = re.compile(rf"\bbetween{SPACE}{_LOOSE}(?:a{SPACE})?$", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom{SPACE}{_LOOSE}$", re.IGNORECASE)
# "Fees are from 2 to 3 per cent" is a range, "rose from 2 to 3 per cent" two figures.
_RANGING = frozenset(words("figures-ranging"))
_MOVES = frozenset((*words("figures-moves"), *(word for word, _ in pairs("figures-changes"))))
_COORDINATES = frozenset(("and", "but", "or", "then"))
# "Up by £87 to £1,839" is a step and a level, unlike "growing by 5% to 6%".
_CHANGE = re.compile(
    rf"\b(?:{alternation(word for word, _ in pairs('figures-changes'))}|by){SPACE}$", re.IGNORECASE
)
# "To raise £1bn to £2bn" collects it.
_RAISING = re.compile(rf"\brais(?:e|es|ed|ing){SPACE}$", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(rf"{SPACE}(?!(?:{alternation(words('figures-stops'))})\b)[^\W\d_]")
# "5 and 6 per cent" are two percentages, but not "2019 and 6 per cent".
_AFTER_SPOKEN = frozenset((*words("figures-stops"), "a", "an", "per", "each", "more", "less"))
_LARGEST_LENT = 100


def join_amounts(text: str, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """The amounts, those that belong together made one or marked alike."""
    held: Amount | None = None
    for amount in amounts:
        if held is None:
            held = amount
            continue
        if amount.start - held.end > _LONGEST_LINK:
            yield held
            held = amount
            continue
        left, right = _join(text, held, amount)
        if right is None:
            held = left
        else:
            yield left
            held = right
    if held is not None:
        yield held


def _join(text: str, left: Amount, right: Amount) -> tuple[Amount, Amount | None]:
    """The two amounts as one (then the second is None), or each with what it shares."""
    link = _LINK.fullmatch(text, left.end, right.start)
    if link is None or left.high is not None:
        return left, right
    kind = link.lastgroup
    if left.style == right.style == "fraction":
        return _shares(text, left, kind, right) or (left, right)
    if not _is_whole(left) or not _is_whole(right):
        return left, right
    if kind in ("in", "out_of", "noun_in"):
        ratio = read_ratio(text, left, kind, right)
        return (left, right) if ratio is None else (ratio, None)
    return _sum(text, left, right) or _range(text, left, kind, right) or (left, right)


def _is_whole(amount: Amount) -> bool:
    """Whether an amount stands for itself; "a third" in a range is left to the model."""
    return amount.style != "fraction" or amount.kind != "plain"


def _shares(text: str, left: Amount, link: str | None, right: Amount) -> tuple[Amount, None] | None:
    """Two shares in words as one range: "between a quarter and a third of the herd"."""
    if link not in ("and", "to", "or") or left.kind != "plain" or right.kind != "plain":
        return None
    if left.low >= right.low or read_share(text, right.start, right.end, right.low) is None:
        return None
    between = _BETWEEN_SHARES.search(text, max(0, left.start - 26), left.start)
    if (link == "and" and between is None) or (link == "to" and _is_change(text, left.start)):
        return None
    joined = left._replace(
        start=left.start if between is None else between.start(),
        end=right.end,
        low=share_in_percent(left.low),
        high=share_in_percent(right.low),
        kind="percent",
        unit="%",
        style="words",
    )
    return joined, None


def _sum(text: str, left: Amount, right: Amount) -> tuple[Amount, None] | None:
    """Units and hundredths as one amount: "thirteen dollars and forty-five cents"."""
    if _is_spoken(text, left, right):
        return left._replace(end=right.end, low=left.low + right.low / 100), None
    if not (left.kind == right.kind == "money" and right.hundredths) or left.hundredths:
        return None
    if not _BLANK_AND.fullmatch(text, left.end, right.start) or right.low >= 100:
        return None
    total = left.low * left.scale + right.low / 100
    return left._replace(end=right.end, low=total, scale=ONE), None


def _is_spoken(text: str, left: Amount, right: Amount) -> bool:
    """Whether it is "two pounds fifty", whose hundredths no word names."""
    if left.kind != "money" or left.scale != ONE or left.led or left.hundredths:
        return False
    if right.kind != "plain" or left.style != "words" or right.style != "words":
        return False
    spoken = right.low % 5 == 0 and 0 < right.low < 100 and right.scale == ONE
    ends = right.after == "" or right.after in _AFTER_SPOKEN
    return spoken and ends and re.fullmatch(SPACE, text[left.end : right.start]) is not None


def _range(
    text: str, left: Amount, link: str | None, right: Amount
) -> tuple[Amount, Amount | None] | None:
    if link == "blank":
        return None
    marked = _share_mark(text, left, link, right)
    if marked is None or (left.kind != right.kind and _may_be_year(left)):
        return None
    low, high = _share_scale(*marked)
    start = left.start
    rises = low.low * low.scale < high.low * high.scale
    if link == "and":
        between = _BETWEEN.search(text, max(0, start - 26), start)
        if between is not None and rises:
            return _merge(low, high, between.start()), None
        lent = left.kind == "plain" != right.kind and left.low <= _LARGEST_LENT
        return (low, high) if lent else None
    if link != "to":
        return (_merge(low, high, start), None) if rises else None
    if _is_change(text, start):
        return low, high
    # "Narrowed by 4 bps to 71 bps": points of a rate are a step; "grew by 5% to 6%" may be none.
    stepped = low.kind != "percent" or left.unit in ("bp", "pp")
    if stepped and _CHANGE.search(text, max(0, start - 16), start):
        raised = low.kind == "money" and _RAISING.search(text, max(0, start - 10), start)
        if not raised or not rises:
            return left, right
    return (_merge(low, high, start), None) if rises else None


def _is_change(text: str, start: int) -> bool:
    """Whether "from" before a number that "to" follows says what it was before a change."""
    found = _FROM.search(text, max(0, start - 32), start)
    if found is None:
        return False
    before = [word.lower() for word in words_before(text, found.start())]
    while before and before[-1].endswith("ly"):
        before.pop()
    last = before[-1] if before else ""
    if last not in _COORDINATES:
        return last not in _RANGING
    # "... is likely to be 1%-1.5% next year and from 2 to 3 per cent after that"
    verbs = [word for word in before if word in _RANGING or word in _MOVES]
    return not verbs or verbs[-1] in _MOVES


def _may_be_year(amount: Amount) -> bool:
    return amount.style == "digits" and amount.scale == ONE and 1900 <= amount.low < 2100


def _share_mark(
    text: str, left: Amount, link: str | None, right: Amount
) -> tuple[Amount, Amount] | None:
    """Both amounts with the mark that stands at one of them, None where they differ."""
    if left.kind == right.kind and left.kind != "plain":
        alike = left.unit == right.unit and left.hundredths == right.hundredths
        return (left, right) if alike else None
    if left.kind == right.kind:
        return left, right
    if left.kind == "plain":
        if right.led or (left.scale != ONE and right.kind == "percent"):
            return None
        shared = left._replace(kind=right.kind, unit=right.unit, hundredths=right.hundredths)
        return shared, right
    if left.kind == "percent" or not left.led:
        return None
    counts = right.scale == ONE and _NOUN_FOLLOWS.match(text, right.end)
    if counts and link != "dash":
        return None
    return left, right._replace(kind="money", unit=left.unit)


def _share_scale(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    """The scale of the second number given to the first where it has none ("$3.1-3.3bn")."""
    if left.scale == ONE and right.scale != ONE and left.low < right.low:
        return left._replace(scale=right.scale), right
    return left, right


def _merge(left: Amount, right: Amount, start: int) -> Amount:
    """One amount from the lower number to the higher."""
    return left._replace(
        start=start,
        end=right.end,
        low=left.low * left.scale,
        high=right.low * right.scale,
        scale=ONE,
        style=right.style,
        after=right.after,
    )
