"""A record as Markdown, for a note, an issue or a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.schemas import Record
from summarizer.show.outline import (
    Block,
    Detail,
    Entry,
    Leftover,
    Outline,
    Piece,
    Quote,
    legend,
    place,
)
from summarizer.show.visible import one_line
from summarizer.show.walk import outline

__all__ = ["escaped", "to_markdown"]

_MARKS = re.compile(r"[\\`*_\[\]|~]|&(?=[#\w])")
_OPENERS = re.compile(r"[#+=-]|\d{1,9}(?=[.)](?: |$))")
_ADDRESSES = re.compile(r"\b(https?|ftp|mailto|xmpp):|\b(www)\.", re.IGNORECASE)
_MENTIONS = re.compile(r"([@#])(?=\w)")
_WORD_JOINER = "\u2060"


def to_markdown(record: Record) -> str:
    """The record as CommonMark in which no text of the article is markup or a link."""
    return "\n".join(_lines(outline(record))) + "\n"


def escaped(text: str) -> str:
    """The text as Markdown shows it letter by letter, in one line.

    ``<`` is an entity, so that not even a renderer that knows no backslash sees a tag. An
    unseen word joiner follows an ``@`` or ``#`` in front of a word: several hosts make links
    of what is left after Markdown.
    """
    line = _MARKS.sub(r"\\\g<0>", one_line(text)).replace("<", "&lt;").replace(">", "&gt;")
    line = _ADDRESSES.sub(lambda m: f"{m[1]}\\:" if m[1] else f"{m[2]}\\.", line)
    line = _MENTIONS.sub(rf"\1{_WORD_JOINER}", line)
    opener = _OPENERS.match(line)
    if opener is None:
        return line
    end = opener.end()
    is_number = line[0].isdigit()
    return f"{line[:end]}\\{line[end:]}" if is_number else f"\\{line}"


def _lines(plan: Outline) -> Iterator[str]:
    title = "".join(piece.text for piece in plan.headline.lead) if plan.headline else plan.title
    yield f"# {escaped(title)}"
    yield ""
    if plan.headline is not None and plan.headline.said_by:
        yield f"Said by {_row(plan.headline.said_by)}"
        yield ""
    yield escaped(" · ".join(plan.about))
    yield ""
    yield escaped(" · ".join(count.text for count in plan.counts))
    for alert in plan.alerts:
        yield from _leftover(alert)
    if plan.summary is not None:
        yield from _block(plan.summary, is_prose=True)
    for block in plan.blocks:
        yield from _block(block)
    for leftover in plan.leftovers:
        yield from _leftover(leftover)
    yield from ("", "---", "", escaped(" · ".join(plan.provenance)), "", legend(plan, "*italics*"))


def _block(block: Block, *, is_prose: bool = False) -> Iterator[str]:
    yield from ("", f"## {escaped(block.title)}", "")
    if block.note:
        yield escaped(block.note[:1].upper() + block.note[1:] + ".")
        yield from [""] if block.entries else []
    for entry in block.entries:
        yield from _entry(entry, is_prose)


def _leftover(leftover: Leftover) -> Iterator[str]:
    yield from ("", f"## {leftover.title}", "")
    yield from (f"- {escaped(f'{line.head}: {line.text}')}" for line in leftover.lines)
    if leftover.more:
        yield f"- and {leftover.more:,} more"


def _entry(entry: Entry, is_prose: bool) -> Iterator[str]:
    named = f"**{escaped(entry.id)}** " if entry.id else ""
    details = f" ({_details(entry.details)})" if entry.details else ""
    lead = escaped("".join(p.text for p in entry.lead)) if is_prose else _row(entry.lead)
    yield f"- {named}{lead}{details}"
    if entry.same_as:
        yield f"  - evidence as {escaped(entry.same_as)}"
    else:
        yield from (f"  - {_quotation(quote)}" for quote in entry.quotes)
    if entry.said_by:
        yield f"  - said by {_row(entry.said_by)}"


def _row(pieces: Iterable[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    """A piece; the words that hold a line together keep the white space at their ends."""
    if piece.promise is None:
        return piece.text
    text = escaped(piece.text)
    return f"*{text}*" if piece.promise == "worded" else text


def _details(details: Iterable[Detail]) -> str:
    return "; ".join(f"{escaped(detail.name)}: {_row(detail.pieces)}" for detail in details)


def _quotation(quote: Quote) -> str:
    label = f"{escaped(quote.label)}: " if quote.label else ""
    return f"{label}“{escaped(quote.text)}” {escaped(place(quote.start, quote.end))}"
