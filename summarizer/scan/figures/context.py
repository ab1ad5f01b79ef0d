"""What the words around a figure say of it: bound, rise or fall, and per what."""

from __future__ import annotations

import re

from summarizer.article import Mention
from summarizer.lexicon import pairs, words
from summarizer.scan.figures.neighbours import plain_words
from summarizer.scan.figures.patterns import (
    CLOSING,
    GAP,
    HYPHEN,
    SPACE,
    alternation,
    by_first_letter,
    phrases,
)
from summarizer.scan.mentions import Bound, Change, FigureKind

__all__ = ["read_bound", "read_change", "read_per"]

_BOUNDS: dict[str, Bound] = {
    "about": "about",
    "at_least": "at_least",
    "at_most": "at_most",
}
_BOUND_BEFORE = {printed: _BOUNDS[bound] for printed, bound in pairs("figures-bounds")}
_LAST_OF_BOUND = frozenset(printed.split()[-1] for printed in _BOUND_BEFORE)
_BOUND_AFTER = {printed: _BOUNDS[bound] for printed, bound in pairs("figures-bounds-after")}
# The look-ahead spares most words a comparison with each of the phrases.
_AFTER = re.compile(
    rf"{GAP}(?=[{''.join({printed[0] for printed in _BOUND_AFTER})}])"
    rf"({phrases(_BOUND_AFTER)})(?![^\W_])",
    re.IGNORECASE,
)
# A bound inside the figure's own words ("30-odd people") is rare: what it must have is
# looked for first.
_OPENS_INSIDE = re.compile(r"\+|odd\b|plus\b|or\s")
_INSIDE = re.compile(
    rf"{GAP}odd\b(?P<about>)|(?:{GAP}plus\b|[0-9a-z]\+|{SPACE}or{SPACE}more\b)(?P<at_least>)"
    rf"|{SPACE}or{SPACE}(?:fewer|less)\b(?P<at_most>)"
)
_SIGNS: dict[str, Bound] = {
    "~": "about",
    "≈": "about",
    ">": "at_least",
    "≥": "at_least",
    "<": "at_most",
    "≤": "at_most",
}
_TIMES = frozenset(words("figures-times"))
# "Over six years" is how long, not how much at least.
_LASTING = frozenset(("over", "within", "under", "above"))

_CHANGES: dict[str, Change] = {"rise": "rise", "fall": "fall"}
_CHANGE_BEFORE = {printed: _CHANGES[change] for printed, change in pairs("figures-changes")}
_CHANGE_AFTER = {printed: _CHANGES[change] for printed, change in pairs("figures-changes-after")}
_CHANGE_WORDS = frozenset(_CHANGE_BEFORE)
_WEAK_CHANGE = frozenset(words("figures-changes-weak"))
_PHRASAL = frozenset(words("figures-phrasal"))
# "Went up to 55,506" is a level reached, "up to 55,506" the most there can be.
_MOTION = frozenset(("back", "climbed", "go", "goes", "gone", "jumped", "rose", "shot", "went"))
_BETWEEN = frozenset(words("figures-changes-between"))
_CHANGE_NOUN = re.compile(
    rf"{GAP}(?:[a-z]{{2,14}}+{SPACE})?({by_first_letter(_CHANGE_AFTER)})(?![^\W_])"
)
_COMPARATIVES = frozenset(("higher", "more", "lower", "less", "fewer", "up", "down"))
_FARTHEST_VERB = 4
# Verbs that change a thing they own: the nearer noun of change is only that thing's name.
_ACTING = frozenset(words("figures-changes-acting"))
_S = ("'s", "\u2019s")
_FORECASTS = frozenset(
    ("forecast", "forecasts", "estimate", "estimates", "outlook", "projection", "projections")
)
_WIDE = 120
_OWNED = frozenset(("its", "their", "his", "her", "our", "my", "the", "a", "an", "this", "that"))
_NOT = frozenset(("not", "never", "no", "neither", "nor", "without", "cannot"))
# "Not only rose", "no longer", "no less than": the change is none the less told.
_SPARED = frozenset(("only", "just", "merely", "less", "fewer", "more"))
_UNDONE = frozenset(("yet", "failed", "fails", "fail", "failing", "refused", "declined", "unable"))

_PER = re.compile(
    rf"{GAP}(?P<per>per{GAP}[0-9][0-9,]{{0,12}}(?<!,)[a-z]{{0,3}}(?:{SPACE}[a-z]{{1,20}})?"
    rf"|per{GAP}(?!cent\b)(?:(?:square|cubic|metric|troy|US|U\.S\.){SPACE})?[^\W_]{{1,30}}"
    rf"(?:{HYPHEN}[^\W_]{{1,30}})?"
    rf"|(?:an?|each|every|the){GAP}(?:(?:square|cubic|metric|troy|US|U\.S\.){SPACE})?"
    rf"(?:{alternation(words('figures-per'))})(?![^\W_])"
    rf"(?!{SPACE}(?:ago|earlier|later|before|after|from|older|prior|said|familiar|with|who|close"
    rf"|briefed|told|longer)\b|['\u2019]s)"
    rf"|each(?![^\W_])|apiece)"
    rf"|(?P<slash>/[a-zA-Z]{{1,10}}[23]?)(?![^\W_])"
)


def read_bound(text: str, start: int, end: int, before: list[str], unit: str | None) -> Bound:
    """How firmly the figure is given; ``before`` are the plain words before it."""
    if start and text[start - 1] in _SIGNS:
        return _SIGNS[text[start - 1]]
    told = _bound_before(before[-4:], unit)
    if told is not None:
        return told
    if _OPENS_INSIDE.search(text, start, end):
        inside = _INSIDE.search(text, start, end)
        if inside is not None and inside.lastgroup is not None:
            return _BOUNDS[inside.lastgroup]
    if text[end : end + 1] == "+":
        return "at_least"
    after = _AFTER.match(text, end) if _goes_on(text, end) else None
    if after is None:
        return "exact"
    return _BOUND_AFTER.get(" ".join(after[1].lower().split()), "exact")


def _goes_on(text: str, end: int) -> bool:
    """Whether a word follows a figure; often the clause ends with it."""
    return text[end : end + 1] not in CLOSING


def _bound_before(tail: list[str], unit: str | None) -> Bound | None:
    if not tail or tail[-1] not in _LAST_OF_BOUND:
        return None
    for count in range(len(tail), 0, -1):
        phrase = " ".join(tail[-count:])
        if phrase not in _BOUND_BEFORE or _lasts(phrase, unit):
            continue
        if phrase != "up to" or not _MOTION.intersection(tail[:-2]):
            return _BOUND_BEFORE[phrase]
    return None


def _lasts(phrase: str, unit: str | None) -> bool:
    timed = unit is not None and unit.lower().removesuffix("s") in _TIMES
    return timed and phrase in _LASTING


def read_change(
    text: str, start: int, end: int, before: list[str], kind: FigureKind, unit: str | None
) -> Change | None:
    """Whether the figure is a rise or a fall, or the level reached by one.

    ``before`` are the plain words before it.
    """
    relative = kind == "percent" or unit in ("points", "point")
    if before and before[-1] in ("to", "by") and not _FORECASTS.isdisjoint(before):
        # "Cut its forecast for Kenya's growth from 5.2% to": the verb stands further off.
        before = plain_words(text[max(0, start - _WIDE) : start].rpartition("\n\n")[2].split())
    found = _verb_of_change(before, relative)
    if found is not None:
        return found
    after = _CHANGE_NOUN.match(text, end) if _goes_on(text, end) else None
    if after is None or (not relative and after[1] in _COMPARATIVES):
        return None
    return _CHANGE_AFTER[after[1]]


def _verb_of_change(tail: list[str], relative: bool) -> Change | None:
    """The change told by the nearest verb before: "rose sharply by", "cut the wage bill by".

    ``relative``: the figure can only be a change or a level, never a thing raised or lost.
    """
    if _CHANGE_WORDS.isdisjoint(tail):
        return None
    if tail[-2:] == ["up", "to"] and not _MOTION.intersection(tail):
        tail = tail[:-2]
    if not tail or tail[-1] == "from":
        return None
    bridged = tail[-1] in ("by", "to") or "by" in tail[-3:]
    farthest = _FARTHEST_VERB if bridged else 0
    acting = _acting(tail) if bridged else None
    if acting is not None:
        return None if _is_denied(tail, acting) else _CHANGE_BEFORE[tail[acting]]
    for index in range(len(tail) - 1, -1, -1):
        word = tail[index]
        if word in _CHANGE_BEFORE:
            strong = relative or bridged or word not in _WEAK_CHANGE
            phrasal = word in ("up", "down") and index and tail[index - 1] in _PHRASAL
            if not strong or phrasal or _is_denied(tail, index):
                return None
            return _CHANGE_BEFORE[word]
        if word in _BETWEEN or (word.endswith("ly") and word.isalpha()):
            continue
        if "from" in tail[max(0, index - 2) : index + 1] and bridged:
            continue
        farthest -= 1
        if farthest < 0 or not word.isalpha():
            return None
    return None


def _acting(tail: list[str]) -> int | None:
    """Where a verb stands that changes what a noun of change only names: "cut its growth
    forecast to", "raised the reduction target to".
    """
    for index in range(len(tail) - 2, -1, -1):
        owned = tail[index + 1] in _OWNED or any(
            w.endswith(_S) for w in tail[index + 1 : index + 4]
        )
        if tail[index] in _ACTING and owned:
            between = tail[index + 2 :]
            return index if not any(word[-1] in ",;:" for word in between) else None
    return None


def _is_denied(tail: list[str], verb: int) -> bool:
    """Whether the change did not happen: "did not fall to", "has yet to rise by"."""
    near = tail[max(0, verb - 4) : verb]
    for index, word in enumerate(near):
        if word in _NOT or word.endswith(("n't", "n\u2019t")):
            follows = near[index + 1] if index + 1 < len(near) else ""
            if follows not in _SPARED and not any(w[-1] in ",;:." for w in near[index:]):
                return True
        if word in _UNDONE and near[index + 1 : index + 2] == ["to"]:
            return True
    return False


def read_per(text: str, end: int) -> Mention | None:
    """What the figure is counted by, as printed: "a barrel", "per tonne", "each"."""
    found = _PER.match(text, end) if _goes_on(text, end) else None
    if found is None:
        return None
    group = "per" if found["per"] else "slash"
    return Mention(found.start(group), found.end(group), found[group])
