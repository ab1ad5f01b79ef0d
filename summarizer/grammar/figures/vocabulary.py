"""Words that decide how a figure is read, each list loaded once."""

from __future__ import annotations

from summarizer.grammar.figures.phrases import ATTACHING
from summarizer.grammar.figures.verb_forms import verb_forms
from summarizer.lexicon import pairs, words

__all__ = [
    "AFTER_NOUN", "AFTER_VERB", "EMPTY_VERBS", "LEVEL", "LIGHT", "MONEY_FORMS", "SET", "change_of",
    "is_change", "is_past", "takes_objects",
]  # fmt: skip

LEVEL = frozenset(words("measures-level-verbs"))
SET = frozenset(words("measures-set-verbs"))
LIGHT = frozenset(words("measures-light-nouns"))
MONEY_FORMS = frozenset(words("measures-money-forms"))
_CHANGES = dict(pairs("figures-changes")) | dict(pairs("figures-changes-after"))
# "Sunk $5m into wells": as a change these verbs need "by" or "to", or a percentage.
_TAKE_OBJECTS = frozenset(words("figures-changes-weak")) | {"sink", "sinks", "sank", "sunk"}

EMPTY_VERBS = frozenset(words("measures-empty-verbs"))
# What hangs on a noun, and on a verb after its object.
AFTER_NOUN = ATTACHING
AFTER_VERB = ATTACHING - {"of", "outside", "around", "per", "near", "without", "onto"}


def is_change(word: str) -> bool:
    """Whether the word tells a rise or a fall."""
    return word in _CHANGES


def change_of(word: str) -> str:
    """The light words that begin a label of a rise or a fall."""
    return f"{_CHANGES.get(word, 'rise')} in"


def takes_objects(word: str) -> bool:
    """Whether a verb of change also takes money or things as its object: "raised $300m"."""
    return word in _TAKE_OBJECTS


def is_past(word: str) -> bool:
    """Whether the word reads as a participle after a noun: "cement sold"."""
    forms = verb_forms().get(word, frozenset())
    return ("participle" in forms and "base" not in forms) or word.endswith("ed")
