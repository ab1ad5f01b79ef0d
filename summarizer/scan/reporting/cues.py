"""Which words report speech, and the company each one needs to count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from summarizer.lexicon import pairs, words
from summarizer.scan.names.lists import NUMBERS, PLURAL_ROLES, ROLE_NOUNS, sets

__all__ = [
    "AUXILIARIES",
    "BE",
    "CARRIED",
    "CUES",
    "DETERMINERS",
    "FINITE",
    "NOUNS",
    "OCCASIONS",
    "PEOPLE",
    "PERSONAL",
    "PLAIN_CUES",
    "PLATFORMS",
    "PREPOSITIONS",
    "PRONOUNS",
    "SKIPPED",
    "STOPS",
    "TIMES",
    "VERBS",
    "Verb",
    "word_set",
]

_SETS = sets("reporting-sets")


def word_set(kind: str) -> frozenset[str]:
    """One of the reporting scanner's small sets of words."""
    return _SETS[kind]


Company = Literal[
    "say",
    "told",
    "that",
    "quote",
    "vow",
    "expect",
    "out",
    "paren",
    "shows",
    "deny",
    "claim",
    "accuse",
    "only",
    "voice",
    "back",
]
Form = Literal["past", "third", "plain", "ing"]


class Verb(NamedTuple):
    """A form of a reporting verb."""

    company: Company
    form: Form


def _verbs() -> Iterable[tuple[str, Verb]]:
    forms: tuple[Form, ...] = ("past", "third", "plain", "ing")
    for written, company in pairs("reporting-verbs"):
        for word, form in zip(written.split(), forms, strict=False):
            if word != "-":
                yield word, Verb(company, form)  # type: ignore[arg-type]


VERBS: dict[str, Verb] = {}
for _word, _verb in _verbs():
    VERBS.setdefault(_word, _verb)

# Every word at which a clause may be found.
CUES = VERBS.keys() | word_set("cues") | word_set("tellings") | word_set("sure")
# Those that may report where nothing is quoted.
PLAIN_CUES = (
    frozenset(word for word, verb in VERBS.items() if verb.company not in ("quote", "back"))
    | word_set("cues")
    | {"asked", "urged"}  # "in one of the emails X asked Y to wait"
    | word_set("tellings")
    | word_set("sure")
)
NOUNS = dict(pairs("reporting-nouns"))
CARRIED = frozenset(words("carriers"))
OCCASIONS = frozenset(words("occasions"))
PLATFORMS = frozenset(words("platforms"))
PEOPLE = ROLE_NOUNS | PLURAL_ROLES

PERSONAL = word_set("personal")
PRONOUNS = word_set("pronouns")
BE = word_set("be")
AUXILIARIES = BE | word_set("auxiliaries")
# Words between a speaker and the verb that leave the speaker where he stands.
SKIPPED = word_set("skipped")
TIMES = word_set("times")
PREPOSITIONS = word_set("prepositions")
DETERMINERS = word_set("determiners") | NUMBERS
FINITE = word_set("finite")
# Where the words of one noun phrase cannot go on.
STOPS = PREPOSITIONS | AUXILIARIES | FINITE | word_set("stops")
