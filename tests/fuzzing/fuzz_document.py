"""Looks for the bytes of a document that give neither an article nor an error of ours.

    cd tests && python -m fuzzing.fuzz_document -max_total_time=300 -timeout=60 -rss_limit_mb=2048

The first byte says which kind it is taken for. What it finds becomes a test in
``tests/read/test_read_documents.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

import atheris
from fuzzing.guided import fuzz, must

with atheris.instrument_imports(include=["summarizer"]):
    import documents

    from summarizer import InputError
    from summarizer.read.kinds import KINDS
    from summarizer.read.reader import read_article


def check(data: bytes) -> None:
    """The bytes as a document of the kind that the first of them names, or as they look."""
    kind = (None, *KINDS)[data[0] % (len(KINDS) + 1)] if data else None
    try:
        article = read_article(data[1:], kind=kind)
    except InputError as error:
        must(bool(str(error)))
        return
    assert article.text.strip()
    assert article.text.encode()  # half a character is no text of an article
    assert article.title is None or article.title.encode()


def starts() -> Iterator[bytes]:
    """A good document of each kind, taken for each kind."""
    words = "\n\n".join(documents.WORDS)
    told = '{"text": "The mayor met the board.", "title": "Met", "published": "2025-12-28"}'
    page = documents.pdf_of(words, title="Mayor")
    texts = [words, told, documents.PAGE, documents.LETTER, documents.MARKDOWN]
    for document in (*(text.encode() for text in texts), page):
        yield from (bytes([kind]) + document for kind in range(len(KINDS) + 1))


if __name__ == "__main__":
    fuzz(check, [*starts()])
