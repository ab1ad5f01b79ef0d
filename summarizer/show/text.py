"""A record for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from summarizer.schemas import Record
from summarizer.show.leftovers import shortened
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
from summarizer.show.page import Page
from summarizer.show.walk import outline

__all__ = ["to_text"]

_STYLES = {"verbatim": "bold", "normalised": "cyan", "label": "green", "worded": "italic"}


def to_text(record: Record, width: int | None = None, colour: bool = False) -> str:
    """The record as text of so many columns (80 unless told), with ANSI colours if wanted.

    Characters of the article that a terminal would obey are shown as escapes.
    """
    page = Page(width, colour=colour)
    _write(page, outline(record))
    return page.text()


def _write(page: Page, plan: Outline) -> None:
    title = "".join(p.text for p in plan.headline.lead) if plan.headline else plan.title
    page.write(Text(title, style="bold"))
    if plan.headline is not None and plan.headline.said_by:
        page.write(_said_by(plan.headline.said_by))
    page.write_row(_dim(plan.about))
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
    page.gap()
    page.write_row(_dim(plan.provenance))
    page.write(Text(legend(plan, "*asterisks*"), style="dim"))


def _write_summary(page: Page, block: Block) -> None:
    for entry in block.entries:
        page.write(Text("".join(piece.text for piece in entry.lead)), f"{entry.id}  ")
        for quote in entry.quotes:
            page.write(_quotation(quote, page.excerpt), "    ")
        if entry.said_by:
            page.write(_said_by(entry.said_by), "    ")
    if block.note:
        page.write(Text(block.note))


def _write_block(page: Page, block: Block) -> None:
    heading = Text(block.title.upper(), style="bold")
    if block.note:
        heading.append(f"  {block.note}", style="not bold")
    page.write(heading)
    width = max((len(entry.id) for entry in block.entries), default=0)
    for number, entry in enumerate(block.entries):
        if number and (entry.details or entry.quotes):
            page.gap()
        _write_entry(page, entry, width)


def _write_entry(page: Page, entry: Entry, width: int) -> None:
    first = f"{entry.id:<{width}}  " if width else "  "
    indent = " " * len(first)
    page.write(_row(entry.lead), first)
    if entry.details:
        page.write_row([_detail(detail) for detail in entry.details], indent)
    if entry.same_as:
        page.write(Text(f"evidence as {entry.same_as}", style="dim"), indent)
    else:
        for quote in entry.quotes:
            # Under a voice that says much, a line for each thing it says is enough.
            page.write(_quotation(quote, page.excerpt if quote.label else None), indent)
    if entry.said_by:
        page.write(_said_by(entry.said_by), indent)


def _write_leftover(page: Page, leftover: Leftover) -> None:
    page.write(Text(leftover.title.upper(), style="bold"))
    for line in leftover.lines:
        page.write(Text(line, style="dim"), "- ")


def _row(pieces: Iterable[Piece]) -> Text:
    return Text.assemble(*map(_piece, pieces))


def _piece(piece: Piece) -> Text:
    text = f"*{piece.text}*" if piece.promise == "worded" else piece.text
    return Text(text, style=_STYLES.get(piece.promise or "", ""))


def _detail(detail: Detail) -> Text:
    return Text.assemble((f"{detail.name}: ", "dim"), _row(detail.pieces))


def _dim(parts: Iterable[str]) -> list[Text]:
    return [Text(part, style="dim") for part in parts]


def _quotation(quote: Quote, most: int | None = None) -> Text:
    label = f"{quote.label}: " if quote.label else ""
    text = shortened(quote.text, most - len(label)) if most else quote.text
    return Text(f"{label}“{text}” {place(quote.start, quote.end)}", style="dim")


def _said_by(voices: str) -> Text:
    return Text.assemble(("said by ", "dim"), voices)
