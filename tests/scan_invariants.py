"""What must hold of the scan of any text, and pieces of text that make a scanner do something."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.article import Mention
from summarizer.scan import Scan

__all__ = ["PIECES", "assert_stands"]

# Pieces at which the scanners do something, so that chance meets them.
PIECES = (
    *"0123456789$£€₹%½()[].,:;/'’\"“”‘-–— \n\t",
    *("\r\n", "\n\n", "\u00a0", "\u200b", "\ufeff", "\x00", "\ud800", "😀", "é", "中"),
    *("Rs", "bn", "crore", "million", "a third", "two", "between", "to", "per cent", "percent"),
    *("Mr.", "Minister", "Bob", "Roe", "Bank of", "US officials", "the", "and", "who", "he"),
    *("said", "told", "according to", "citing", "as reported by", "met", "asked", "will meet"),
    *("By Ann Roe", "LIMA (AP) -", "Photo:", "(Reporting by", "Monday", "in October", "2024"),
)


def _mentions(found: Scan) -> Iterator[Mention]:
    """Every span in a scan."""
    for name in ("sentences", "figures", "names", "dates", "meetings", "asks", "furniture"):
        yield from getattr(found, name)
    for item in found.reporting:
        yield item
        yield from item.quotations
        yield from (source for chain in item.chains for source in chain)
        if item.cue is not None:
            yield item.cue


def assert_stands(text: str, found: Scan) -> None:
    """Every span slices right and is not empty; every number is a number."""
    for mention in _mentions(found):
        assert text[mention.start : mention.end] == mention.text != ""
    for figure in found.figures:
        assert figure.value.is_finite()
        assert figure.value_high is None or figure.value_high.is_finite()
    numbers = {item.sentence for item in found.reporting}
    numbers |= {clue.sentence for clue in (*found.meetings, *found.asks)}
    assert numbers <= {sentence.number for sentence in found.sentences}
