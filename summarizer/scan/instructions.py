"""Where an article gives orders to a model that reads it: "Ignore all previous instructions". Pure.

A look at words, in twelve languages and through the usual disguises. What it finds may be a
quotation, and what it does not find may yet be an order in words that no list has: it is for a
reader of the record to know, and nothing else depends on it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import cache

from summarizer.article import Mention
from summarizer.scan.disguises import Reading, decoded, lettered, plain, respelled
from summarizer.scan.orders import Form, by_opening, forms, openers, openings

__all__ = ["find_instructions"]

_AROUND = 130  # characters of an anchor's surroundings
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ufaff]")
_CORE = ("instru", "ignor", "prompt", "disreg", "system")  # one is in most orders
_BREAKS = ".!?:;…\"“”'‘’«»„()[]{}<>*#|/=`–—-\u200b"
_LONGEST_ADDRESS = 40
_SHORT_LINE = 60


def find_instructions(text: str) -> tuple[Mention, ...]:
    """The stretches of the text that read as orders to a model, in order, none twice."""
    reading = plain(text)
    found = {*_read(text, reading)}
    if any(core in reading.text for core in _respelled_core()) or _has_leet(reading.text):
        for other in respelled(reading):
            found.update(_read(text, other))
    for other in decoded(text):
        found.update(_read(text, other))
    return tuple(_apart(Mention(first, last, text[first:last]) for first, last in sorted(found)))


def _read(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    for form, at in _anchored(reading.text):
        for match in _matches(form, reading.text, at):
            first, last = reading.place(match.start(), match.end())
            if not form.in_capitals or text[first:last].isupper():
                yield first, last


@cache
def _respelled_core() -> tuple[str, ...]:
    """The core with its letters moved on by 13, and backwards."""
    return tuple(codecs.encode(core, "rot13") for core in _CORE) + tuple(c[::-1] for c in _CORE)


def _has_leet(text: str) -> bool:
    """Whether the core stands there with digits for letters."""
    plainer = lettered(text)
    return plainer != text and any(plainer.count(core) != text.count(core) for core in _CORE)


# Forms ---------------------------------------------------------------------------------------


def _anchored(text: str) -> Iterator[tuple[Form, int]]:
    """The forms of which an anchor stands in the text, and where."""
    known = by_opening()
    for opening in known.keys() & openings(text):
        for anchor, held in known[opening]:
            yield from ((form, at) for at in _places(anchor, text) for form in held)
    if not text.isascii() and _OTHER_SCRIPT.search(text):
        for form in forms(latin=False):
            for anchor in form.anchors:
                yield from ((form, at) for at in _places(anchor, text))


def _matches(form: Form, text: str, at: int) -> Iterator[re.Match[str]]:
    """Where the form stands, with its anchor at that place or near it."""
    for match in _near(form, text, at):
        if form.at_line and not _opens_line(text, match.start()):
            continue
        if form.at_start and not _opens_clause(text, match.start()):
            continue
        yield match


def _near(form: Form, text: str, at: int) -> Iterator[re.Match[str]]:
    if form.leads:
        found = form.pattern.match(text, at)
        yield from (found,) if found else ()
        return
    first = max(0, at - _AROUND)
    last = at + _AROUND
    if form.may_stand(text[first:last]):
        yield from form.pattern.finditer(text, first, last)


def _places(anchor: str, text: str) -> Iterator[int]:
    at = text.find(anchor)
    while at >= 0:
        yield at
        at = text.find(anchor, at + 1)


# Where an order may start --------------------------------------------------------------------


def _opens_line(text: str, at: int) -> bool:
    """Whether nothing but marks stands before it in its line."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return not any(character.isalnum() for character in before)


def _opens_clause(text: str, at: int) -> bool:
    """Whether an order may start there: a clause does, or a word such as "please" goes before."""
    before = text[max(0, at - 200) : at]
    words = before.rstrip()
    if not words or words[-1] in _BREAKS:
        return True
    if "\n" in before[len(words) :]:
        line = words.rpartition("\n")[2]
        return before[len(words) :].count("\n") > 1 or len(line) < _SHORT_LINE
    if words[-1] in ",،，、":
        return _is_address(words[:-1])
    return any(tuple(words.split()[-n:]) in openers() for n in (1, 2, 3))


def _is_address(words: str) -> bool:
    """Whether a clause before a comma is short, as "Dear model," is."""
    clause = re.split(r"[.!?:;\n]", words)[-1]
    return len(clause) < _LONGEST_ADDRESS


def _apart(found: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without those that begin inside another."""
    reached = -1
    for mention in found:
        if mention.start >= reached:
            yield mention
            reached = mention.end
