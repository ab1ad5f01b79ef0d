"""The candidates that the scanners of a user's own items find, checked against the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.draft.sections import Section
from summarizer.errors import SchemaError
from summarizer.scan.mentions import OwnMention, Scan

__all__ = ["with_own_spans"]

_SHOWN = 40


def with_own_spans(scan: Scan, sections: Sequence[Section], text: str) -> Scan:
    """The scan with what the sections' own scanners find in the story, once each and in order.

    Raises SchemaError, naming the item, for a scanner that fails and for a span that is none.
    """
    about_spans = [section for section in sections if section.about == "spans"]
    if not about_spans:
        return scan
    found = [mention for section in about_spans for mention in _found(section, scan, text)]
    return replace(scan, own=tuple(sorted(found, key=lambda own: (own.start, own.end))))


def _found(section: Section, scan: Scan, text: str) -> Iterator[OwnMention]:
    scanner = f"{section.item.__name__}.find_spans"
    starts = [sentence.start for sentence in scan.sentences]
    story = set(scan.story)
    for span in sorted(_spans(section, scanner, text)):
        start, end = span
        if not 0 <= start < end <= len(text):
            raise SchemaError(
                f"{scanner} gave {span}: a span is (start, end) with 0 <= start < end <="
                f" {len(text)}, the length of the article"
            )
        words = text[start:end]
        if not words.strip():
            raise SchemaError(f"{scanner} gave {span}: there is nothing but white space")
        home = scan.sentences[max(0, bisect_right(starts, start) - 1)]
        if not (home.start <= start and end <= home.end):
            raise SchemaError(
                f"{scanner} gave {span}, {words[:_SHOWN]!r}: it does not lie in one sentence"
            )
        if home in story:
            yield OwnMention(start, end, words, section.name)


def _spans(section: Section, scanner: str, text: str) -> set[tuple[int, int]]:
    """What the scanner gives, each span once."""
    try:
        given = list(section.item.find_spans(text))
    except Exception as error:
        raise SchemaError(f"{scanner} failed: {type(error).__name__}: {error}") from error
    for span in given:
        if not (isinstance(span, tuple) and [type(end) for end in span] == [int, int]):
            raise SchemaError(f"{scanner} gave {span!r}: a span is a pair of ints, (start, end)")
    return set(given)
