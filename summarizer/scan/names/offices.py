"""Titles and offices at the head of a capitalised run."""

from __future__ import annotations

from summarizer.scan.names import lists
from summarizer.scan.names.runs import Run

__all__ = ["TITLE_WORDS", "holder_in", "office_end", "opens_title", "title_in"]

# Titles of one word.
TITLE_WORDS = frozenset(title[0] for title in lists.TITLES if len(title) == 1)
_HONORIFICS = lists.word_set("honorifics")
# Bodies whose name is the first part of an office: "House Speaker", "Circuit Judge".
_PARTS_OF_OFFICES = lists.word_set("parts of offices")
# Titles that are surnames and given names as often.
_SURNAMES = lists.word_set("titles and surnames")
# Places and bodies of two words: "Tamil Nadu Chief Minister X".
_TWO_WORDS = frozenset(name for name in lists.PLACES | lists.BODIES if name.count(" ") == 1)
# Offices that stand right after the name of a body or a place: "Cebu Governor X".
_HELD_ALONE = lists.word_set("held alone")
_OF_STATES = lists.word_set("offices in states")
_LAST_WORDS = frozenset(title[-1] for title in lists.TITLES)


def title_in(run: Run) -> tuple[int, int] | None:
    """Where the title of a run stands, with the words of its portfolio before it."""
    words = run.keys
    if _LAST_WORDS.isdisjoint(words):
        return None
    for last in range(len(words), 0, -1):
        if words[last - 1] not in _LAST_WORDS:
            continue
        for first in range(max(0, last - 4), last):
            if words[first:last] in lists.TITLES and _names_person(run, last):
                return _role_start(run, first), last
    return None


def _names_person(run: Run, last: int) -> bool:
    words = run.keys
    if last == len(words):  # "Imran Sheikh" and "Stephen King" are no offices
        if len(words) == 2:
            return run.words[0] not in lists.GIVEN
        return words[-1] not in _SURNAMES or words[-2] in lists.COMMON or words[-2] in TITLE_WORDS
    if words[last - 1] in lists.COURTESY:
        return True
    if last - 1 == 0 and run.words[0] in lists.GIVEN and len(words) == 2:
        return True
    if last == len(words) - 1 and words[last - 1] in _SURNAMES and words[last - 2] in TITLE_WORDS:
        return last < 2  # "Councillor Dean Foster"
    tail = words[-1]
    given = run.words[last] in lists.GIVEN and len(words) - last > 1
    if given:
        return True
    return (
        tail not in lists.BODY_TAILS
        and tail not in lists.PLACE_HEADS
        and tail not in lists.OUTLET_WORDS
        and (words[last] not in lists.COMMON or words[last] == "he")
    )


def _role_start(run: Run, first: int) -> int:
    words = run.keys
    while first:
        word, token = words[first - 1], run.words[first - 1]
        if first > 1 and f"{run.words[first - 2]} {token}" in _TWO_WORDS:
            return first
        if word == "police" and first == 1:
            return 0
        if token in lists.PLACES or token in lists.DEMONYMS or word in lists.BODY_NOUNS:
            return first if word not in _PARTS_OF_OFFICES else first - 1
        if first > 1 and _ends_region(words[first - 2], word, words[first]):
            return first
        if " " in token or (word not in lists.COMMON and words[first] in _HELD_ALONE):
            return first
        first -= 1
    return first


def _ends_region(before: str, word: str, title: str) -> bool:
    """Whether "Lagos State" or "Cook County" ends here, whose office the title is."""
    if before in lists.COMMON or before in lists.BODY_NOUNS:
        return False
    if word == "state":
        return title not in _OF_STATES
    return word in ("county", "city", "province", "district")


def office_end(run: Run, first: int, last: int) -> int:
    """Where the office in a title ends, without what its holder is addressed with."""
    keys = run.keys
    for end in range(last - 1, first, -1):
        if keys[end] not in _HONORIFICS:
            break
        if keys[end - 1 : end + 1] in lists.TITLES and keys[end - 1] not in _HONORIFICS:
            break  # "Attorney General"
        office = keys[end - 1 : end] in lists.TITLES or keys[max(0, end - 2) : end] in lists.TITLES
        if office and keys[end - 1] not in _HONORIFICS:
            return end
    return last


def holder_in(run: Run) -> int:
    """Where the name starts in "Secretary of State for Transport Louise Hargreaves"; 0 for none."""
    words, keys = run.words, run.keys
    for index in range(2, len(words) - 1):
        if run.starts[index] - run.end_of(index - 1) != 1:
            continue
        given = words[index] in lists.GIVEN and words[index] not in lists.PLACES
        if given and keys[-1] not in lists.BODY_TAILS:
            return index
    return 0


def opens_title(words: tuple[str, ...]) -> bool:
    """Whether it is an office with its field: "Assistant Secretary of State for Finance"."""
    return any(words[:length] in lists.TITLES for length in range(1, 4))
