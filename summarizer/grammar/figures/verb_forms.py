"""The forms of verbs: which words can be a verb, and as what."""

from __future__ import annotations

from functools import cache
from typing import Literal

from summarizer.lexicon import words

__all__ = ["Form", "base_of", "verb_forms"]

Form = Literal["base", "third", "past", "participle", "ing"]
_VOWELS = "aeiou"


@cache
def verb_forms() -> dict[str, frozenset[Form]]:
    """Each form of each listed verb with what it can be: "cut" is plain, past and participle."""
    found: dict[str, set[Form]] = {}
    for entry in words("grammar-verbs"):
        base, *irregular = entry.split()
        past = irregular[:1] or _with_ending(base, "ed")
        participles = irregular[1:] or past
        _add(found, [base], "base")
        _add(found, [_third(base)], "third")
        _add(found, past, "past")
        _add(found, participles, "participle")
        _add(found, _with_ending(base, "ing"), "ing")
    return {word: frozenset(forms) for word, forms in found.items()}


@cache
def _bases() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in words("grammar-verbs"):
        base, *irregular = entry.split()
        regular = [_third(base), *_with_ending(base, "ing")]
        for word in (base, *regular, *(irregular or _with_ending(base, "ed"))):
            found.setdefault(word, base)
    return found


def base_of(word: str) -> str:
    """The plain form of a listed verb, the word itself where it is none."""
    return _bases().get(word, word)


def _add(found: dict[str, set[Form]], forms: list[str], form: Form) -> None:
    for word in forms:
        found.setdefault(word, set()).add(form)


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _with_ending(base: str, ending: str) -> list[str]:
    """Both spellings where the last letter may be doubled: it does no harm to know one more."""
    if base.endswith("ie") and ending == "ing":
        return [base[:-2] + "ying"]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return [base[:-1] + ending]
    if base.endswith("ee") and ending == "ed":
        return [base + "d"]
    if base.endswith("y") and base[-2] not in _VOWELS and ending == "ed":
        return [base[:-1] + "ied"]
    if base[-1] in _VOWELS + "wxy" or base[-2] not in _VOWELS or base[-3:-2] in tuple(_VOWELS):
        return [base + ending]
    return [base + ending, base + base[-1] + ending]
