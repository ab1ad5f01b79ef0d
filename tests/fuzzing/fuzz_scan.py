"""Looks for a text that makes a scanner raise, hang, or name a span that is not there.

    cd tests && python -m fuzzing.fuzz_scan -max_total_time=1800 -timeout=20 CORPUS_FOLDER

Guided by coverage, through atheris (``pip install -e ".[fuzz]"``); the other arguments are
libFuzzer's own. What it finds becomes a test in ``tests/scan/test_scan.py``.
"""

from __future__ import annotations

import atheris
from fuzzing.guided import fuzz

with atheris.instrument_imports(include=["summarizer"]):
    from scan_invariants import PIECES, assert_stands

    from summarizer.grammar.asks import read_asks
    from summarizer.grammar.figures import read_figure
    from summarizer.grammar.meetings import read_meetings
    from summarizer.scan import scan

_MOST_PIECES = 400


def text_of(data: bytes) -> str:
    """A text of pieces that the scanners know and of any characters between them."""
    provider = atheris.FuzzedDataProvider(data)
    parts: list[str] = []
    while provider.remaining_bytes() and len(parts) < _MOST_PIECES:
        choice = provider.ConsumeIntInRange(0, len(PIECES) + 15)
        if choice < len(PIECES):
            parts.append(PIECES[choice])
        elif choice < len(PIECES) + 12:
            parts.append(" ")
        else:
            parts.append(provider.ConsumeUnicode(provider.ConsumeIntInRange(1, 24)))
    return "".join(parts)


def check(data: bytes) -> None:
    """One text: scanned, every span stands in it, and grammar reads what was found."""
    text = text_of(data)
    found = scan(text)
    assert_stands(text, found)
    assert len(read_asks(found, text)) == len(found.asks)
    assert len(read_meetings(found, text)) == len(found.meetings)
    for figure in found.figures:
        read_figure(figure, found, text)


if __name__ == "__main__":
    fuzz(check)
