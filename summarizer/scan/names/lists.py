"""The word lists of the name scanner as sets, read once."""

from __future__ import annotations

from summarizer.lexicon import pairs, words

__all__ = [
    "BODIES",
    "BODY_KINDS",
    "BODY_NOUNS",
    "BODY_PROPERTIES",
    "BODY_TAILS",
    "CALENDAR",
    "CLUB_TOWNS",
    "COMMON",
    "COURTESY",
    "DEMONYMS",
    "GIVEN",
    "GROUP_NOUNS",
    "HEAD_MODIFIERS",
    "HEAD_STOPS",
    "MEN",
    "MONONYMS",
    "NOT_BODIES",
    "NUMBERS",
    "OBJECTS",
    "OUTLETS",
    "OUTLET_WORDS",
    "PLACES",
    "PLACE_HEADS",
    "PLURAL_ROLES",
    "ROLE_KIN",
    "ROLE_NOUNS",
    "SMALL",
    "TITLES",
    "WOMEN",
    "sets",
    "word_set",
]


def sets(name: str) -> dict[str, frozenset[str]]:
    """The small sets of words that a file holds, by their names."""
    found: dict[str, set[str]] = {}
    for kind, entries in pairs(name):
        found.setdefault(kind, set()).update(entries.split())
    return {kind: frozenset(entries) for kind, entries in found.items()}


_SETS = sets("names-sets")


def word_set(kind: str) -> frozenset[str]:
    """One of the name scanner's small sets of words."""
    return _SETS[kind]


def _last(phrase: str) -> str:
    return phrase.split()[-1].lower()


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


SMALL = frozenset(words("small-words"))
COMMON = frozenset(words("common-words")) | SMALL
HEAD_STOPS = frozenset(words("head-stops"))
HEAD_MODIFIERS = frozenset(words("head-modifiers"))
NUMBERS = frozenset(word for word, _ in pairs("figures-numbers")) | {"dozen", "dozens", "hundreds"}
CALENDAR = frozenset(word for name in ("months", "weekdays") for word, _ in pairs(name))

DEMONYMS = dict(pairs("demonyms"))
_WELL_KNOWN = words("well-known-bodies")
# Towns with a club of the same name.
CLUB_TOWNS = frozenset(name[2:] for name in _WELL_KNOWN if name.startswith("~ "))
PLACES = frozenset(words("places")) | CLUB_TOWNS
PLACE_HEADS = frozenset(words("place-heads"))

WOMEN = frozenset(words("given-names-women"))
MEN = frozenset(words("given-names-men"))
MONONYMS = frozenset(words("mononyms"))
GIVEN = WOMEN | MEN | frozenset(words("given-names-any"))

TITLES = frozenset(tuple(title.lower().replace(".", "").split()) for title in words("titles"))
COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx", "sir", "dame", "dr"})

# Only the last word of a phrase is looked up ("officer" for "chief financial officer"): what
# stands before it is found by walking left.
ROLE_NOUNS = frozenset(_last(noun) for noun in words("role-heads"))
PLURAL_ROLES = frozenset(_plural(noun) for noun in ROLE_NOUNS if not noun.isupper())
GROUP_NOUNS = frozenset(_last(noun) for noun in words("group-heads"))
BODY_NOUNS = frozenset(_last(noun) for noun in words("body-heads") if not noun.startswith("+"))
BODY_TAILS = BODY_NOUNS | frozenset(
    _last(noun) for noun in words("body-heads") if noun.startswith("+")
)
BODY_PROPERTIES = frozenset(words("body-properties"))
BODY_KINDS = {
    noun: frozenset(tail.strip() for tail in tails.split(","))
    for noun, tails in pairs("body-kinds")
}
ROLE_KIN = {
    noun: tuple(office.strip() for office in offices.split(","))
    for noun, offices in pairs("role-kin")
}
OBJECTS = frozenset(words("objects"))

BODIES = frozenset(
    name for name in (*words("bodies"), *_WELL_KNOWN) if not name.startswith(("- ", "~ "))
)
NOT_BODIES = frozenset(name[2:] for name in words("bodies") if name.startswith("- "))
OUTLETS = frozenset(name[2:] for name in words("outlet-words") if name.startswith("= "))
OUTLET_WORDS = frozenset(word for word in words("outlet-words") if not word.startswith("= "))
