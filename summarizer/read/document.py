"""What a parser takes out of a document, and how it says that it cannot."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from summarizer.errors import InputError

__all__ = ["Document", "day", "extra", "parsing", "unheard"]


@dataclass(frozen=True)
class Document:
    """The text of a document, what the document says of itself, and how the text was had.

    ``how``  a few words for ``article.source``: "main text taken out"; None: nothing was done
    """

    text: str
    how: str | None = None
    title: str | None = None
    published: dt.date | None = None
    outlet: str | None = None
    url: str | None = None


def day(written: object) -> dt.date | None:
    """The day of an ISO 8601 date or time as its writer's clock showed it, None for anything else.

    A document's own date is a help, not an instruction: one that cannot be read is not used.
    """
    try:
        return dt.datetime.fromisoformat(str(written).strip()).date()
    except ValueError:
        return None


def unheard(*loggers: str) -> None:
    """Keep what these libraries log off stderr, where no program listens to it."""
    for name in loggers:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


@contextmanager
def parsing(name: str, what: str) -> Iterator[None]:
    """Whatever a parser trips over inside the block becomes an InputError that names the file.

    A parser of documents from anywhere can raise anything; none of it is worth a traceback.
    """
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        why = " ".join(str(error).split())[:200] or type(error).__name__
        raise InputError(
            f"{name} is a damaged {what}: {why}. Open and save it again in the program that made"
            " it, or give its text.",
            code="damaged",
        ) from error


@contextmanager
def extra(name: str, what: str, package: str) -> Iterator[None]:
    """An InputError with the command that installs the extra, where an import in it fails."""
    try:
        yield
    except ImportError as error:
        raise InputError(
            f'{name} is {what}, and reading one takes more: pip install "summarizer[{package}]"'
            f" ({error}).",
            code="missing_extra",
        ) from None
