"""What a meeting was about, in the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from summarizer.grammar.meetings.clauses import is_verb
from summarizer.grammar.meetings.words import meeting_words
from summarizer.lexicon import pairs
from summarizer.scan.reporting.cues import AUXILIARIES, DETERMINERS, FINITE, PREPOSITIONS

__all__ = ["topics_in"]


def _choice(kind: str) -> str:
    return "|".join(sorted(meeting_words(kind), key=lambda word: (-len(word), word)))


_CALENDAR = "|".join(re.escape(word) for name in ("weekdays", "months") for word, _ in pairs(name))
_MATTER = (
    r"(.{4,140}?)(?=[,;.:—–\"”]|\Z"
    rf"|\s(?:{_choice('after-topic')}|in an?|on [A-Z]\w+day|[A-Z]\w+day)\b)"
)
_THE_ISSUE = r"(?:(?:the )?(?:issues?|matters?|questions?) of )?"
# No purpose of the meeting but what came of it: "at which they agreed to review the deal".
_UNDERTAKEN = "".join(rf"(?<!{word} )" for word in sorted(meeting_words("undertaken")))
# What says of itself that a matter was talked about, wherever it stands behind the meeting's word.
_VERBAL = re.compile(
    r"\b(?:to discuss|discuss(?:ed|es|ing)?|to go over|went over|focus(?:ed|ing)? on"
    r"|cent(?:re|er)ed on|to talk about|(?:talk(?:ed|ing)?|sp(?:oke|eaking)) about"
    r"|rais(?:e[sd]?|ing) (?:the )?(?:issues?|matters?|questions?|cases?|plight) of"
    r"|exchang(?:ed|ing) views on|touch(?:ed|ing) (?:up)?on|deal(?:t|s|ing)? with|review(?:ed|ing)"
    rf"|{_UNDERTAKEN}to (?:{_choice('to settle')})) {_THE_ISSUE}{_MATTER}"
)
# Prepositions that give the matter behind a word for talks, and much else anywhere else.
_PREPOSED = re.compile(
    rf"(?<!call )(?<!pay )(?<!paid )\b(?:about|on|over|regarding|concerning) "
    rf"{_THE_ISSUE}{_MATTER}"
)
# More matters behind the first: ", refugees and the railway project".
_MORE = re.compile(
    r"(?:, (?:(?:the|an?) )?[a-z][\w’'-]*(?: [\w’'-]+){0,3}?){0,3},? and (?:(?:the|an?) )?"
    rf"[\w’'-]+(?: [\w’'-]+){{0,3}}?(?=[,;.:—–\"”]|\s(?:{_choice('after-topic')})\b|\Z)"
)
_PART = re.compile(r",? and (?=[a-z])|, ")
_TALKS_ON = re.compile(r"\b(?:talks|discussions|consultations|negotiations) $")
_ISSUE_OF = re.compile(r"\b(?:issues?|matters?|questions?) of $")
_OTHER_CLAUSE = re.compile(r",? (?:who|whom|whose|which|after|before|while|when|where|amid|but)\b")
# "After parliament discussed the reform": somebody else did.
_TIED = re.compile(r"\b(?:after|before|because|until|since|as|while) (?:[\w’'-]+ ){1,4}$")
_AGENDA = re.compile(
    r"(?:\bwith ((?:[\w’'-]+ ){1,7}?)(?:topping|dominating|(?:high |also )?on|at the top of)"
    r"|[,;] (?:where |and )?((?:[\w’'-]+ ){1,7}?)(?:topped|dominated"
    r"|(?:was|were|is|are) (?:also |high |expected to be )?(?:on|at the top of)))"
    r" (?:the|their|its) agenda"
)
_RAISED = re.compile(
    r"\b(?:raise[sd]?|raising|brought up|took up|takes up|discuss(?:ed|es|ing)?)"
    r" ((?:[\w’'-]+ ){1,7}?)(?:with (?:[\w’'.-]+ ){1,5}?)?(?:in|at|during)"
    r" (?:an? |the |their |his |her |its )?(?:[\w’'-]+ ){0,2}$"
)
_NO_TOPIC = re.compile(
    rf"\d|(?:{_CALENDAR})\b|[A-Z][a-z]+ \d"
    rf"|(?:board )?(?:(?:the|an?|his|her|their|its) )?(?:[\w’'-]+ )?(?:{_choice('no-topic')})"
    r"(?=\W*\Z| (?:of|in|on|at|to|from|with|for|by|off|near|after|before|and)\b)"
    rf"|(?:{_choice('how many')})\b"
)
_OPENER = re.compile(r"^(?:the|an?) ")
_RELATIVES = frozenset(("who", "whom", "whose", "which", "that", "what"))
_OUTCOMES = meeting_words("outcomes")
_AFTER_VERB = PREPOSITIONS | DETERMINERS | {"down", "apart", "through", "again"}
_OWNED = frozenset(("his", "her", "its", "their", "him", "them", "it"))
_REACH = 600  # characters; what is longer is no sentence, and costs its square
_CLAUSE = 60
_MOST = 3
_WORDS = 8


def topics_in(before: str, word: str, after: str, names: Collection[str] = ()) -> tuple[str, ...]:
    """At most three matters that a meeting was about, from the words around its ``word``.

    ``names`` are those of persons and of who took part, who are no matter to talk about.
    """
    for words in _matters(before, word, after):
        if _NO_TOPIC.match(words):
            continue
        kept = [_short(part) for part in _parts(words) if not _is_predicate(part)]
        return tuple(dict.fromkeys(part for part in kept if part and part not in names))[:_MOST]
    return ()


def _matters(before: str, word: str, after: str) -> Iterator[str]:
    """The stretches that may name a matter, the likeliest first."""
    before, after = before[-_REACH:], after[:_REACH]
    if _VERBAL.match(word + after):  # the word of the meeting itself: "they discussed trade"
        after = word + after
    agenda = _AGENDA.search(after)
    if agenda is not None:
        yield (agenda[1] or agenda[2]).strip()
    raised = _RAISED.search(before)
    if raised is not None:
        yield raised[1].strip()
    found = [match for match in _found(_VERBAL, after) if not _is_others(match, after)]
    closed = _OTHER_CLAUSE.search(after)
    own = after[: closed.start()] if closed else after
    seen = word.lower() in meeting_words("direct")
    for match in _found(_PREPOSED, own):
        lead = own[: match.start()]
        if not seen or not own[match.start() :].startswith("on ") or _names_a_matter(match, lead):
            found.append(match)
    for match in sorted(found, key=lambda match: match.start()):
        yield match[1].strip() + _more(after, match.end())


def _is_others(match: re.Match[str], after: str) -> bool:
    """Whether the verb is that of another clause: "a day after parliament discussed it"."""
    lead = after[max(0, match.start() - _CLAUSE) : match.start()]
    return not match[0].startswith("to ") and _TIED.search(lead) is not None


def _parts(words: str) -> Iterator[str]:
    """The matters of a list; a capital after "and" begins one unless a name goes on there."""
    for part in _PART.split(words):
        first, _, last = part.partition(" and ")
        if last[:1].isupper() and first.split()[-1:] and first.split()[-1][0].islower():
            yield from (first, last)
        else:
            yield part


def _more(after: str, at: int) -> str:
    """The rest of a list of matters, nothing where something else follows the comma."""
    rest = _MORE.match(after, at) if after[at : at + 1] == "," else None
    if rest is None or any(map(_is_predicate, _PART.split(rest[0].removeprefix(", ")))):
        return ""
    return rest[0]


def _names_a_matter(match: re.Match[str], lead: str) -> bool:
    """Whether "on" behind "met X" is "talks on" or "on the issue of", and no place."""
    said = match[0][: match.start(1) - match.start()]
    return bool(_TALKS_ON.search(lead) or _ISSUE_OF.search(said))


def _found(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """The matches, also those that begin inside of another."""
    start = 0
    while match := pattern.search(words, start):
        yield match
        start = match.start() + 1


def _is_predicate(part: str) -> bool:
    """Whether a part begins with a finite verb: "outlined the US focus"."""
    words = part.lower().split()
    if not words or words[0] in _RELATIVES | AUXILIARIES | FINITE:
        return True
    return is_verb(words[0]) and (
        len(words) == 1 or words[1] in DETERMINERS | PREPOSITIONS | _OWNED | {"that"}
    )


def _short(words: str) -> str:
    """The noun phrase of a matter, ended before a verb and not cut inside a phrase."""
    opened = words.strip(" ,’'\"")
    plain = _OPENER.sub("", opened).split()
    if not opened.startswith(("how ", "whether ")):
        finite = (at for at in range(len(plain)) if _ends_phrase(plain, at))
        plain = plain[: next(finite, len(plain))]
    if len(plain) > _WORDS:
        ends = [i for i in range(1, _WORDS + 1) if plain[i].lower() in PREPOSITIONS | {"and"}]
        plain = plain[: ends[-1]] if ends else []
    while plain and plain[-1].lower() in PREPOSITIONS | DETERMINERS | {"that", "who", "and"}:
        plain.pop()
    return " ".join(plain)


def _ends_phrase(plain: list[str], at: int) -> bool:
    """Whether the word is the verb of a clause: "the dam collapsed", not "detained citizens"."""
    word = plain[at].lower()
    if word in AUXILIARIES | FINITE:
        return True
    following = plain[at + 1].lower() if at + 1 < len(plain) else ""
    ends = not following or following in _AFTER_VERB or following.endswith("ly")
    past = word in _OUTCOMES or (word.endswith("ed") and is_verb(word))
    return at > 0 and past and ends
