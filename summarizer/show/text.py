"""A record for a person at a terminal."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from summarizer.schemas import Record
from summarizer.show.leftovers import shortened
from summarizer.show.look import Look
from summarizer.show.outline import Block, Entry, Leftover, Outline, legend
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
        _write_grounds(page, plan.headline, 0, "")
    page.write_row(quiet(plan.about))
    page.gap()
    page.write_row(map(count, plan.counts))
    for alerts in plan.alerts:
        style = _ALERTS[alerts.title]
        for line in alerts.lines:
            page.write(alert(line, style), Text("! ", style))
        _write_more(page, alerts, "! ")


def _write_summary(page: Page, block: Block) -> None:
    for entry in block.entries:
        page.write(prose(entry.lead), _named(entry, block))
        _write_grounds(page, entry, block.slot, "    ")
    if block.note:
        page.write(Text(block.note, "bad"))


def _write_grounds(page: Page, entry: Entry, slot: int, indent: str) -> None:
    """What worded text rests on, a line for each."""
    for quote in entry.quotes:
        page.write(excerpt(quote, page.excerpt), indent)
    if entry.said_by:
        page.write(said_by(entry.said_by, slot), indent)


# Section by section -------------------------------------------------------------------------


def _write_block(page: Page, block: Block) -> None:
    heading = Text(block.title.upper(), headed(block.slot))
    if block.note:
        heading = Text.assemble(
            heading, ("  " + block.note, "bad" if block.has_failed else "quiet")
        )
    page.write(heading)
    for number, entry in enumerate(block.entries):
        if number and (entry.details or entry.quotes):
            page.gap()
        _write_entry(page, entry, block)


def _write_entry(page: Page, entry: Entry, block: Block) -> None:
    first = _named(entry, block)
    indent = " " * first.cell_len
    page.write(row(entry.lead, block.slot), first)
    page.write_row((detail(one, block.slot) for one in entry.details), indent)
    if entry.same_as:
        page.write(Text(f"evidence as {_short(entry.same_as)}", "quiet"), indent)
    else:
        for quote in entry.quotes:
            # Under a voice that says much, a line for each thing it says is enough.
            page.write(excerpt(quote, page.excerpt) if quote.label else quotation(quote), indent)
    if entry.said_by:
        page.write(said_by(entry.said_by, block.slot), indent)


def _named(entry: Entry, block: Block) -> Text:
    """The entry's id, so that all values of a section stand in one column."""
    width = max(cell_len(_short(one.id)) for one in block.entries)
    name = _short(entry.id)
    return Text.assemble((name, hue(block.slot)), " " * (width - cell_len(name) + 2))


def _short(identity: str) -> str:
    return shortened(identity, _LONGEST_ID)


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
