"""A record for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from summarizer.look import Look
from summarizer.schemas import Record
from summarizer.show.outline import Block, Entry, Leftover, Outline, Quote, legend, place
from summarizer.show.page import Page
from summarizer.show.styled import (
    alert,
    count,
    detail,
    excerpt,
    left_out,
    prose,
    quiet,
    quotation,
    row,
    said_by,
)
from summarizer.show.theme import headed, hue
from summarizer.show.walk import outline

__all__ = ["to_text"]

_LONGEST_ID = 12
_MOST_PLACES = 10
_ALERTS = {"Failed": "bad", "Warnings": "doubt"}


def to_text(record: Record, look: Look | None = None) -> str:
    """The record as lines of text, for paper unless told.

    Characters of the article that a terminal would obey are shown as escapes. Worded values
    stand in asterisks where there are no italics.
    """
    page = Page(look or Look())
    plan = outline(record)
    _write_top(page, plan)
    if plan.summary is not None:
        page.gap()
        _write_summary(page, plan.summary)
    previous: Block | None = None
    for block in plan.blocks:
        if previous is None or previous.entries or block.entries:
            page.gap()
        _write_block(page, block)
        previous = block
    for leftover in plan.leftovers:
        page.gap()
        _write_leftover(page, leftover)
    _write_foot(page, plan)
    return page.text()


# What a reader decides by -------------------------------------------------------------------


def _write_top(page: Page, plan: Outline) -> None:
    """The headline and who says so, how much there is, and what to know before the rest."""
    if plan.headline is None:
        page.write(Text(plan.title, "title"))
    else:
        page.write(prose(plan.headline.lead, "title"))
        _write_headline_grounds(page, plan.headline)
    page.write_row(quiet(plan.about))
    page.gap()
    page.write_row(map(count, plan.counts))
    for alerts in plan.alerts:
        style = _ALERTS[alerts.title]
        for line in alerts.lines:
            page.write(alert(line, style), Text("! ", style))
        _write_more(page, alerts, "! ")


def _write_headline_grounds(page: Page, headline: Entry) -> None:
    """The first words that it rests on, the places of others, and who says so."""
    if headline.said_by:
        page.write(said_by(headline.said_by, 0))
    for quote in headline.quotes[:1]:
        page.write(excerpt(quote, page.excerpt, 0))
    others = [place(quote.start, quote.end) for quote in headline.quotes[1 : _MOST_PLACES + 1]]
    page.write_row(quiet([f"and {others[0]}", *others[1:]] if others else ()))


def _write_summary(page: Page, block: Block) -> None:
    for name, entry in _named(page, block):
        page.write(prose(entry.lead), name)
        _write_grounds(page, entry, block.slot, "    ")
    if block.note:
        page.write(Text(block.note, "bad"))


def _write_grounds(page: Page, entry: Entry, slot: int, indent: str) -> None:
    """What worded text rests on, a line for each."""
    for quote in entry.quotes:
        page.write(excerpt(quote, page.excerpt, slot), indent)
    if entry.said_by:
        page.write(said_by(entry.said_by, slot), indent)


# Section by section -------------------------------------------------------------------------


def _write_block(page: Page, block: Block) -> None:
    heading = Text.assemble((block.title.upper(), headed(block.slot)))
    if block.note:
        heading.append("  ").append(block.note, "bad" if block.has_failed else "quiet")
    page.write(heading)
    for number, (name, entry) in enumerate(_named(page, block)):
        if number and (entry.details or entry.quotes):
            page.gap()
        _write_entry(page, name, entry, block.slot)


def _write_entry(page: Page, name: Text, entry: Entry, slot: int) -> None:
    indent = " " * name.cell_len
    page.write(row(entry.lead, slot), name)
    page.write_row((detail(one, slot) for one in entry.details), indent)
    if entry.same_as:
        page.write(Text(f"evidence as {_id(page, entry.same_as)}", "quiet"), indent)
    else:
        for quote in entry.quotes:
            page.write(_ground(page, quote, slot), indent)
    if entry.said_by:
        page.write(said_by(entry.said_by, slot), indent)


def _ground(page: Page, quote: Quote, slot: int) -> Text:
    """Evidence; under a voice that says much, a line for each thing it says is enough."""
    return excerpt(quote, page.excerpt, slot) if quote.label else quotation(quote)


def _named(page: Page, block: Block) -> Iterator[tuple[Text, Entry]]:
    """The entries behind their ids, so that all values of a section stand in one column."""
    names = [_id(page, entry.id) for entry in block.entries]
    width = max((name.cell_len for name in names), default=0)
    for name, entry in zip(names, block.entries, strict=True):
        name.stylize(hue(block.slot))
        name.pad_right(width - name.cell_len + 2)
        yield name, entry


def _id(page: Page, identity: str) -> Text:
    name = Text(identity)
    name.truncate(min(_LONGEST_ID, page.width // 4), overflow="ellipsis")
    return name


# What is not in it --------------------------------------------------------------------------


def _write_leftover(page: Page, leftover: Leftover) -> None:
    page.write(Text(leftover.title.upper(), "title"))
    for line in leftover.lines:
        page.write(left_out(line), Text("- ", "quiet"))
    _write_more(page, leftover, "- ")


def _write_more(page: Page, listed: Leftover, first: str) -> None:
    if listed.more:
        page.write(Text(f"and {listed.more:,} more"), Text(first, "quiet"))


def _write_foot(page: Page, plan: Outline) -> None:
    page.gap()
    page.write_row(quiet(plan.provenance))
    how = Text.assemble(("italics", "italic")) if page.is_styled else Text("*asterisks*")
    before, after = legend(plan, "\0").split("\0")
    page.write(Text.assemble((before, "quiet"), how, (after, "quiet")))
