"""Whether two names are of the same party, as a careful reader would see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from summarizer.lexicon import words

__all__ = ["agrees", "is_same", "shares_words"]

_WORD = re.compile(r"[^\W_][\w'.&-]*")
_POSSESSIVE = re.compile(r"[’']s\b")
_ARTICLES = frozenset({"the", "a", "an"})
_LIGHT = _ARTICLES | {"of", "in", "to", "for", "at", "by", "on", "and", "with", "who", "that"}
_LONGEST = 15  # words; what is longer is a clause and no name


def agrees(name: str, forms: Iterable[str]) -> bool:
    """Whether the name is the same as one of the forms, or has half of its words."""
    known = tuple(forms)
    return is_same(name, known) or shares_words(name, known)


def is_same(name: str, forms: Iterable[str]) -> bool:
    """Whether the name equals a form, or ends in the same word as it.

    Case, articles and titles do not count, nor what stands behind a comma; a last word that
    names a kind of body or office ("ministry") proves nothing.
    """
    own = _core(name)
    return bool(own) and any(
        own == other or (own[-1] == other[-1] and own[-1] not in _kinds())
        for other in map(_core, forms)
        if other
    )


def shares_words(name: str, forms: Iterable[str]) -> bool:
    """Whether half the words of a form are in the name.

    A form for somebody who speaks for another ("Dolan's aide") needs such a word in the name.
    """
    own = frozenset(_tokens(name)) - _LIGHT
    if not own or len(own) > _LONGEST:
        return False
    for form in forms:
        other = frozenset(_tokens(form)) - _LIGHT
        speaks_for = other & _relays()
        if other and 2 * len(own & other) >= len(other) and (not speaks_for or own & _relays()):
            return True
    return False


def _core(name: str) -> Sequence[str]:
    """The words of a name without articles, leading titles and what is put behind it."""
    own = [word for word in _tokens(re.split(r"[,(]", name)[0]) if word not in _ARTICLES]
    titles = next((n for n, word in enumerate(own[:-1]) if word not in _titles()), len(own) - 1)
    return own[max(titles, 0) :]


def _tokens(name: str) -> tuple[str, ...]:
    plain = _POSSESSIVE.sub("", name.lower()).replace("’", "'")
    stripped = (word.strip("'.-") for word in _WORD.findall(plain))
    return tuple(word for word in stripped if word)


@cache
def _titles() -> frozenset[str]:
    return frozenset(words("score-titles"))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(words("score-kinds"))


@cache
def _relays() -> frozenset[str]:
    return frozenset(words("score-relays"))
