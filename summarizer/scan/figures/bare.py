"""A number with no noun beside it: "22 of them", "from 212 to 341", "the crowd at 90"."""

from __future__ import annotations

import re

from summarizer.lexicon import pairs, words
from summarizer.scan.figures.amounts import Amount
from summarizer.scan.figures.context import read_per
from summarizer.scan.figures.counts import Quantity, counted
from summarizer.scan.figures.exclude import is_year_like
from summarizer.scan.figures.grammar import PAIR_BEFORE, RANKED_BEFORE, opens_sentence
from summarizer.scan.figures.nouns import is_title, read_noun
from summarizer.scan.figures.numbers import ONE
from summarizer.scan.figures.patterns import HYPHEN, SPACE, alternation

__all__ = ["read_bare"]

_STOPS = frozenset(words("figures-stops"))
_BARE_BEFORE = re.compile(rf"(?:^|(?<=\s))(?:{alternation(words('figures-bare-before'))})$", re.I)
_BARE_AFTER = re.compile(rf"{SPACE}(?:{alternation(words('figures-bare-after'))})\b", re.IGNORECASE)
_SMALL_NUMBERS = alternation(word for word, _ in pairs("figures-numbers"))
_OF = re.compile(
    rf"{SPACE}(?:out{SPACE})?of{SPACE}(?:"
    rf"(?P<pronoun>them|us|you|those|these|whom|which)\b(?!{SPACE}[a-z]{{1,20}}s\b)"
    rf"|(?P<whole>(?:the|its|his|her|their|our|my|your|this|those|these)(?={SPACE}))"
    rf"|(?=(?-i:[A-Z0-9]))|(?=(?:{_SMALL_NUMBERS})\b))",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(rf"{SPACE}(?:short|shy){SPACE}of\b")
_AGENTS = frozenset(("by", "with", "told", "to"))
_VOTERS = frozenset(words("figures-voters"))
_GROUPS = frozenset(words("figures-groups-of"))
_TIMES = frozenset(words("figures-times"))
_NUMBER_WORDS = frozenset(word for word, _ in pairs("figures-numbers"))
_CONJUNCTIONS = frozenset(("and", "but", "while", "whereas", "though", "although"))
# A smaller number in digits needs a word that says it counts.
_CROWD = 24
# "Five of the seven directors voted to hold and two favoured a cut."
_PART_BEFORE = re.compile(r"\bof (?:the|its|his|her|their) ", re.IGNORECASE)
_PART_FOR = re.compile(r"\bof (?:the|its|his|her|their) [^.;:\n]{1,80}? for [^.;:\n]{1,80}\Z")
_IN_A_ROW = re.compile(rf"{SPACE}(?:in{SPACE}a{SPACE}row|straight|on{SPACE}the{SPACE}trot)\b")
_DID = re.compile(rf"{SPACE}[a-z]{{3,14}}ed{SPACE}(?:an?|the|to|for|against|in|it|no|on|from)\b")
_WORDED_RANGE = re.compile(rf"{SPACE}(?:and|to|or){SPACE}")
# "52 to 48", a tally of votes or a score, but not "from 212 to 341"
_TALLY_AFTER = re.compile(rf"{SPACE}to{SPACE}[0-9]{{1,3}}\b(?![,.][0-9]|{SPACE}(?:million|per)|%)")
_TALLY_BEFORE = re.compile(r"^(?!from )\S{1,64} [0-9]{1,3} to$")
_VOTE = re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)
# Words that make the number after "to" a level: "the toll rose to 14".
_LEVELS = frozenset(word for word, _ in pairs("figures-changes")) | frozenset(
    ("count", "number", "tally", "toll", "total")
)
_HYPHENATED = re.compile(rf"{HYPHEN}[^\W_]")
# "245 for 4", "87 off 45", or letters that are no unit
_SCORED = re.compile(rf"{SPACE}(?:for|off){SPACE}[0-9]{{1,3}}\b|\w")
_FOLLOWER = re.compile(rf"{SPACE}([^\W_]{{1,30}})")


def read_bare(text: str, amount: Amount, before: list[str]) -> Quantity | None:
    """A number with no noun beside it: "22 of them", "from 212 to 341", "the crowd at 90"."""
    last = before[-1] if before else ""
    if last.lower() in RANKED_BEFORE:
        return None
    if _is_tally(text, amount, before):
        voted = _VOTE.search(text, max(0, amount.start - 60), amount.end + 20)
        return counted(amount, amount.end, "votes") if voted else None
    if is_year_like(amount):
        return None
    of = _OF.match(text, amount.end) if amount.after.lower() in ("of", "out") else None
    if of is not None:
        return _read_of(text, amount, of, last.lower())
    led = _BARE_BEFORE.search(" ".join(before[-2:])) is not None
    if _is_group(before) or _is_scored(before):
        return None
    if (_is_named(last) and not led) or _HYPHENATED.match(text, amount.end):
        return None
    if amount.scale != ONE or amount.style in ("grouped", "spaced"):
        return counted(amount, amount.end, None)
    if amount.high is not None and not _WORDED_RANGE.search(text, amount.start, amount.end):
        return None
    if _SCORED.match(text, amount.end):
        return None
    if _is_size(before) or _goes_on(text, amount) or _is_rest(text, amount, before):
        return counted(amount, amount.end, None)
    if amount.style == "words":
        return _read_bare_word(text, amount, before)
    counts = _is_bare_count(text, amount, before, led)
    return counted(amount, amount.end, None) if counts else None


def _is_tally(text: str, amount: Amount, before: list[str]) -> bool:
    """Whether the number is one of the two of a vote or a score."""
    last = before[-1] if before else ""
    if amount.after == "to" and last.lower() != "from" and _TALLY_AFTER.match(text, amount.end):
        return True
    return last == "to" and _TALLY_BEFORE.search(" ".join(before[-3:])) is not None


def _read_of(text: str, amount: Amount, of: re.Match[str], last: str) -> Quantity | None:
    """A part of the counted: "22 of them", "two of the ministers"."""
    if amount.style == "words" and last in PAIR_BEFORE:
        return None
    if of["pronoun"] and last in _AGENTS and amount.style == "words":
        return None  # "described by two of them"
    if of["pronoun"]:
        return counted(amount, of.end(), None)
    noun = read_noun(text, of.end(), of.end() + 60) if of["whole"] else None
    return counted(amount, amount.end, None if noun is None else noun.head)


def _is_group(before: list[str]) -> bool:
    """Whether a name of a body ends in the number: "the Committee of 100"."""
    if before[-1:] != ["of"] or len(before) < 2:
        return False
    return is_title(before[-2]) and not before[-2].endswith("s") and before[-2].isalpha()


def _is_scored(before: list[str]) -> bool:
    """Whether the number is the second of a cricket score: "4 for 32"."""
    return before[-1:] in (["for"], ["off"]) and before[-2:-1] != [] and before[-2].isdigit()


def _is_named(last: str) -> bool:
    """Whether the word before is a name that the number would belong to ("Apollo 11")."""
    return is_title(last) and last.isalnum() and last.lower() not in _STOPS


def _read_bare_word(text: str, amount: Amount, before: list[str]) -> Quantity | None:
    acting = _BARE_AFTER.match(text, amount.end) and (
        opens_sentence(text, amount.start) or _opens_clause(before)
    )
    last = before[-1].lower() if before else ""
    if amount.low > 1 and last in _CONJUNCTIONS and _PART_BEFORE.search(" ".join(before)):
        return counted(amount, amount.end, None) if _DID.match(text, amount.end) else None
    strong = last in ("least", "killed", "killing", "injured", "wounded", "another", "than")
    if (acting or strong) and amount.low > 1:
        return counted(amount, amount.end, None)
    return None


def _opens_clause(before: list[str]) -> bool:
    """Whether a number word after these begins a clause: "...; four have paid nothing"."""
    last = before[-1] if before else ""
    if last not in _CONJUNCTIONS:
        return last.endswith((";", ","))
    return before[-2:-1] != [] and before[-2].lower() not in _NUMBER_WORDS


def _is_size(before: list[str]) -> bool:
    """Whether a number after these is a group's, or the losing side's: "a crew of nine",
    "by five votes to four".
    """
    if len(before) < 2:
        return False
    return (before[-1] == "of" and before[-2] in _GROUPS) or (
        before[-1] == "to" and before[-2] in _VOTERS
    )


def _is_rest(text: str, amount: Amount, before: list[str]) -> bool:
    """Whether it is the second part of a whole: "29 of the seats are for X and 10 for Y"."""
    if before[-1:] == [] or amount.after != "for":
        return False
    last = before[-1]
    if last.lower() not in _CONJUNCTIONS and not last.endswith((",", ";")):
        return False
    return _PART_FOR.search(text, max(0, amount.start - 120), amount.start) is not None


def _goes_on(text: str, amount: Amount) -> bool:
    """Whether what follows says that a lone number counts: "three a week", "eight short of"."""
    if amount.after == "short" or amount.after == "shy":
        return _SHORT_OF.match(text, amount.end) is not None
    if amount.after not in ("a", "an", "per"):
        return False
    per = read_per(text, amount.end)
    return per is not None and per.text.rpartition(" ")[2] in _TIMES


def _is_bare_count(text: str, amount: Amount, before: list[str], led: bool) -> bool:
    """Whether a lone number in digits is a count; small ones need a word that says so."""
    last = before[-1] if before else ""
    follower = _FOLLOWER.match(text, amount.end)
    acting = follower is not None and follower[1].endswith("ed")
    if acting or _BARE_AFTER.match(text, amount.end):
        return True
    if not last or text[amount.end : amount.end + 1] in ("'", "\u2019"):
        return False
    if not last[-1].isalnum() and (last[-1] != ":" or amount.low <= _CROWD):
        return False
    if amount.style == "decimal":
        return led or last.islower()
    closed = follower is None or follower[1].lower() in _STOPS
    if led and _IN_A_ROW.match(text, amount.end):
        return False  # "won 14 in a row"
    if led:
        return closed or amount.low > _CROWD
    if closed and last == "to" and _LEVELS.intersection(map(str.lower, before)):
        return True
    return (
        closed and amount.low > _CROWD and (last.islower() or last.endswith((":", "'s", "\u2019s")))
    )
