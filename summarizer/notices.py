"""What a reader of the record should know of the article itself."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.article import Article
from summarizer.control_tokens import control_tokens
from summarizer.scan.mentions import Scan
from summarizer.schemas import Warned

__all__ = ["warnings_of"]


def warnings_of(article: Article, scan: Scan) -> Iterator[Warned]:
    """The warnings that an article and its scan give, in a fixed order."""
    if article.language != "en":
        yield Warned(
            code="language",
            text="Not recognised as English: figures, quotations and capitals are scanned,"
            " names and reporting clauses may be missed.",
            start=None,
            end=None,
        )
    if article.published is None and scan.dates:
        yield Warned(
            code="no_published_date",
            text="No date of publication: words such as 'on Tuesday' are left without an interval.",
            start=None,
            end=None,
        )
    for start, end in control_tokens(article.text):
        yield Warned(code="control_token", text=article.text[start:end], start=start, end=end)
