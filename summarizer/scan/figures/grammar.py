"""Numbers with a noun that count nothing that matters: names, pairs, sources, years."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.lexicon import words
from summarizer.scan.figures.amounts import Amount
from summarizer.scan.figures.exclude import is_year_like
from summarizer.scan.figures.models import is_model
from summarizer.scan.figures.nouns import Noun, is_title, is_unit
from summarizer.scan.figures.numbers import ONE
from summarizer.scan.figures.patterns import SPACE

__all__ = ["PAIR_BEFORE", "RANKED_BEFORE", "is_grammar", "opens_sentence"]

_VAGUE = frozenset(words("figures-vague"))
_SPORTS = frozenset(words("figures-sports"))
_SOURCING = frozenset(words("figures-sourcing"))
_COUNTING = frozenset(words("figures-bare-before"))
_TIMES = frozenset(words("figures-times"))
_YEAR_BEFORE = frozenset(words("figures-year-before"))
# "The two companies" points back to them; "the top ten firms" ranks them.
PAIR_BEFORE = frozenset(("the", "these", "those", "both", "other", "any", "between", "all"))
RANKED_BEFORE = frozenset(("top", "no", "number", "big"))
_BODIES = frozenset(("Club", "Committee", "Council", "Gang", "Group"))
_RELATIVE = re.compile(rf"{SPACE}(?:ago|later|earlier|hence|before|prior)\b|['\u2019]{SPACE}time\b")
# "Two winters ago", "three elections ago"; "two days after walking out".
_AGO = re.compile(rf"{SPACE}ago\b")
_AFTER = re.compile(rf"{SPACE}after\b")
# "For two days after the storm" lasts, "two days after the storm" is when.
_LASTING = frozenset(("for", "within", "in", "over", "during", "the", "lasted", "take", "takes"))
_READING = re.compile(rf"{SPACE}read\b(?!{SPACE}[a-z])")
_TALKING = re.compile(
    rf"{SPACE}(?:familiar|briefed|with(?:{SPACE}direct)?{SPACE}knowledge|close{SPACE}to|aware"
    rf"|involved|privy|told|said|say|who{SPACE}(?:asked|spoke|declined|requested|(?:have|had)"
    rf"{SPACE}(?:direct{SPACE})?knowledge|[^.;\n]{{1,70}}(?:told|said)\b))"
)
_CITING = re.compile(
    r"(?:according to|citing|cited|quoting|quoted|told by)(?: at least| the)?$", re.I
)
_PEOPLE_MANY = Decimal(10)


def is_grammar(text: str, amount: Amount, noun: Noun, before: list[str]) -> bool:
    """Whether a number and its noun count nothing that matters, or are a date or a source."""
    head = noun.head.lower()
    last = before[-1].lower().strip("“\"'\u2018(") if before else ""
    if head in _SPORTS or last in RANKED_BEFORE:
        return True
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _BODIES:
        return True
    if is_year_like(amount) and not noun.measures and not _counts_years(amount, noun, last):
        return True
    if _places_in_time(text, noun, head, last) or _READING.match(text, noun.end):
        return True
    if amount.style == "digits" and is_model(text, amount.start) and last not in _COUNTING:
        return True
    if amount.style != "words":
        return head in _SOURCING and _is_sourcing(text, amount, noun, before)
    if head in _VAGUE or (amount.low == 2 and last in PAIR_BEFORE and amount.scale == ONE):
        return True
    if _is_name(text, amount):
        return True
    return head in _SOURCING and _is_sourcing(text, amount, noun, before)


def _places_in_time(text: str, noun: Noun, head: str, last: str) -> bool:
    """Whether a span of time only says when: "three weeks later", "two winters ago"."""
    if not text[noun.end : noun.end + 1].isspace() and text[noun.end : noun.end + 1] not in (
        "'",
        "\u2019",
    ):
        return False
    single = head.removesuffix("s")
    if is_unit(single) and _RELATIVE.match(text, noun.end):
        return True
    if single in _TIMES and last not in _LASTING and _AFTER.match(text, noun.end):
        return True
    return _AGO.match(text, noun.end) is not None


def _counts_years(amount: Amount, noun: Noun, last: str) -> bool:
    """Whether a number printed like a year is a count: "about 2000 people", "sold 1985 cars"."""
    if noun.end - amount.end > len(noun.head) + 1:
        return False
    if not 1900 <= amount.low < 2100:
        return True
    if last in _YEAR_BEFORE:
        return False
    return amount.low % 100 == 0 or last in _COUNTING or last.endswith("ed")


def _is_sourcing(text: str, amount: Amount, noun: Noun, before: list[str]) -> bool:
    """Whether the people counted are only those who told the newspaper."""
    if amount.low >= _PEOPLE_MANY or amount.scale != ONE:
        return False
    return bool(_CITING.search(" ".join(before[-4:])) or _TALKING.match(text, noun.end))


def _is_name(text: str, amount: Amount) -> bool:
    """Whether a capitalised number word is part of a name: "the Six Nations"."""
    if not is_title(text[amount.start]) or opens_sentence(text, amount.start):
        return False
    return not _is_headline(text, amount.start)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word here begins a sentence, a clause or a quotation."""
    lead = text[max(0, start - 4) : start].rstrip(" \u00a0\"“\u2018'(")
    return not lead or lead[-1] in ".!?:\n\r—\u2013-"


def _is_headline(text: str, position: int) -> bool:
    """Whether the words around are all capitalised, as in a headline."""
    start = text.rfind("\n", max(0, position - 120), position) + 1
    end = text.find("\n", position, position + 120)
    line = text[max(start, position - 120) : position + 120 if end < 0 else end]
    long_words = [word for word in line.split() if len(word) > 4 and word[0].isalpha()]
    return len(long_words) > 2 and sum(map(is_title, long_words)) >= 0.8 * len(long_words)
