"""Reads a news article into a record whose every value points at the words that prove it.

    from summarizer import summarise

    record = summarise(text)

``Summarizer`` has the choices: model, schema, sections, prompts, cassette, settings.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

from summarizer.errors import (
    BudgetError,
    EndpointError,
    InputError,
    RefusedError,
    ReplyError,
    SchemaError,
    StaleCassetteError,
    SummariserError,
    UnreachableError,
    WeightsError,
)
from summarizer.version import VERSION

if TYPE_CHECKING:
    from summarizer.api import Summarizer, summarise
    from summarizer.article import Article
    from summarizer.schemas import ArticleRecord, Item, Record
    from summarizer.settings import Settings
    from summarizer.show import to_frames, to_html, to_html_index, to_jsonld

    summarize = summarise

__all__ = [
    "Article",
    "ArticleRecord",
    "BudgetError",
    "EndpointError",
    "InputError",
    "Item",
    "Record",
    "RefusedError",
    "ReplyError",
    "SchemaError",
    "Settings",
    "StaleCassetteError",
    "SummariserError",
    "Summarizer",
    "UnreachableError",
    "WeightsError",
    "__version__",
    "summarise",
    "summarize",
    "to_frames",
    "to_html",
    "to_html_index",
    "to_jsonld",
]

__version__ = VERSION

# Imported on first use: pydantic and its kind take longer than printing a help text may.
_LATE = {
    "Article": ("summarizer.article", "Article"),
    "ArticleRecord": ("summarizer.schemas", "ArticleRecord"),
    "Item": ("summarizer.schemas", "Item"),
    "Record": ("summarizer.schemas", "Record"),
    "Settings": ("summarizer.settings", "Settings"),
    "Summarizer": ("summarizer.api", "Summarizer"),
    "summarise": ("summarizer.api", "summarise"),
    "summarize": ("summarizer.api", "summarise"),
    "to_frames": ("summarizer.show", "to_frames"),
    "to_html": ("summarizer.show", "to_html"),
    "to_html_index": ("summarizer.show", "to_html_index"),
    "to_jsonld": ("summarizer.show", "to_jsonld"),
}

if "IPython" in sys.modules:
    from summarizer import notebook

    notebook.register()

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LATE[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return __all__
