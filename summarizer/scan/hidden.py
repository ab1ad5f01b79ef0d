"""Characters that take no room on a page: what an article says without them. Pure.

A page shows "5", a zero-width space and "0 million" as 50 million. So the scanners read the
text without such characters, and what they find is put back where it stands, as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from summarizer.article import Mention
from summarizer.scan.mentions import FigureMention, NameMention, Reporting, Scan

__all__ = ["Shown", "hidden_runs", "restored", "shown"]

M = TypeVar("M", bound=Mention)

# Format and control characters, and variation selectors; no white space and nothing that shows.
_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_RUN = re.compile(f"[{_HIDDEN}]+")
_MARKS = "\u0300-\u034e\u0350-\u036f"  # combining accents: "e" and one of them are shown as "é"
_UNLIKE = re.compile(f"[{_HIDDEN}]|\\w[{_MARKS}]+")
_PRINTABLE = re.compile(f"[{_MARKS}\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f]")  # and yet unlike
_REVERSED = re.compile("\u202e[^\u202c\n]*")  # a right-to-left override, to its end


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as a page shows it, and for each of its characters where the whole text has it."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the whole text that is shown as these characters, at least one."""
        return self.starts[start], self.ends[end - 1]


def hidden_runs(text: str) -> Iterator[Mention]:
    """Every run of characters that take no room."""
    for run in _RUN.finditer(text):
        yield Mention(run.start(), run.end(), run.group())


def shown(text: str) -> Shown | None:
    """The text without hidden characters and with its accents composed; None where it is so."""
    if not _may_differ(text):
        return None
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    reached = 0
    for unlike in _UNLIKE.finditer(text):
        composed = unicodedata.normalize("NFC", unlike.group()) if len(unlike.group()) > 1 else ""
        if len(composed) > 1:
            continue  # no one letter: it stays as it is
        kept += (text[reached : unlike.start()], composed)
        starts += range(reached, unlike.start())
        ends += range(reached + 1, unlike.start() + 1)
        starts += [unlike.start()] * len(composed)
        ends += [unlike.end()] * len(composed)
        reached = unlike.end()
    kept.append(text[reached:])
    starts += range(reached, len(text))
    ends += range(reached + 1, len(text) + 1)
    return Shown("".join(kept), tuple(starts), tuple(ends))


def _may_differ(text: str) -> bool:
    """A quick look: whether anything but plain printed characters and spaces is there at all."""
    for space in ("\n", "\r", "\t", "\u00a0"):
        text = text.replace(space, " ")
    return not (text.isprintable() and (text.isascii() or _PRINTABLE.search(text) is None))


def _reversed_ones(text: str) -> Iterator[Mention]:
    """The stretches that a page shows backwards."""
    for run in _REVERSED.finditer(text):
        words = run[0][1:]
        if words.strip():
            yield Mention(run.start() + 1, run.end(), words)


def restored(found: Scan, text: str, seen: Shown) -> Scan:
    """A scan of what is shown, as one of the text: every mention where and as it stands.

    A figure or a name that is shown backwards is left out: nobody can say what it reads.
    """
    back = _Back(text, seen)
    return replace(
        found,
        sentences=back.all(found.sentences),
        figures=tuple(back.figure(f) for f in found.figures if back.is_readable(f)),
        unreadable=(*back.all(found.unreadable), *back.reversed_ones),
        reporting=tuple(map(back.reporting, found.reporting)),
        names=tuple(back.name(name) for name in found.names if back.is_readable(name)),
        dates=back.all(found.dates),
        meetings=back.all(found.meetings),
        asks=back.all(found.asks),
        furniture=back.all(found.furniture),
    )


class _Back:
    """Puts mentions of what is shown back into the text."""

    def __init__(self, text: str, seen: Shown) -> None:
        self._text = text
        self._seen = seen
        self.reversed_ones = tuple(_reversed_ones(text))

    def one(self, mention: M) -> M:
        start, end = self._seen.span(mention.start, mention.end)
        return replace(mention, start=start, end=end, text=self._text[start:end])

    def all(self, mentions: Iterable[M]) -> tuple[M, ...]:
        return tuple(map(self.one, mentions))

    def is_readable(self, mention: Mention) -> bool:
        """Whether a page shows none of these words from their end to their beginning."""
        place = self.one(mention)
        return not any(r.start < place.end and place.start < r.end for r in self.reversed_ones)

    def figure(self, mention: FigureMention) -> FigureMention:
        return replace(self.one(mention), per=self._printed(mention.per, mention.start))

    def name(self, mention: NameMention) -> NameMention:
        return replace(
            self.one(mention),
            full=self._printed(mention.full) or mention.full,
            role=self._printed(mention.role),
            affiliation=self._printed(mention.affiliation),
        )

    def reporting(self, mention: Reporting) -> Reporting:
        return replace(
            self.one(mention),
            cue=mention.cue and self.one(mention.cue),
            chains=tuple(map(self.all, mention.chains)),
            quotations=self.all(mention.quotations),
        )

    def _printed(self, words: str | None, start: int = 0) -> str | None:
        """The words as the text has them, at the first place where they are shown."""
        at = self._seen.text.find(words, start) if words else -1
        if words is None or at < 0:
            return words
        first, last = self._seen.span(at, at + len(words))
        return self._text[first:last]
