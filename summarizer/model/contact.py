"""One endpoint and the terms on which it is spoken to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlsplit

from summarizer.model.redact import Redactor, identifying, plain, unnamed
from summarizer.model.target import Target
from summarizer.settings import Settings

__all__ = ["Contact"]

_HOSTED_SECONDS = 600.0
# A small model on two slow cores may need minutes for one section of a long article.
_OWN_SECONDS = 3600.0


@dataclass(frozen=True)
class Contact:
    """A target with its settings, and what may not be said about it.

    ``heard`` are the headers of the reply that is being read.
    """

    target: Target
    settings: Settings
    heard: Mapping[str, str] = field(default_factory=dict, repr=False)
    redactor: Redactor = field(init=False, repr=False)

    def __post_init__(self) -> None:
        settings = self.settings
        sent = [*settings.headers.values(), *identifying(settings.headers)]
        secrets = [self.target.api_key, settings.proxy, *sent]
        object.__setattr__(self, "redactor", Redactor(secrets))

    @property
    def seconds(self) -> float:
        """The time one whole reply may take."""
        own = _HOSTED_SECONDS if self.target.leaves_machine else _OWN_SECONDS
        return self.settings.timeout or own

    def hearing(self, headers: Mapping[str, str]) -> Self:
        """The same endpoint while a reply with these headers is read."""
        return replace(self, heard=headers)

    def said(self, words: object, limit: int = 300) -> str:
        """What a server says in a reply, safe to print and without the names of anybody.

        What is no text is shown as it is written, and nothing (None, "", []) as nothing.
        """
        host = urlsplit(self.target.base_url or "").hostname
        hidden = unnamed(self.redactor.hide(_written(words)), self.heard, self.target.host, host)
        return plain(hidden, limit)

    def quote(self, words: str, limit: int = 300) -> str:
        """A stranger's words, safe to print: one line, bounded, without any known key."""
        return plain(self.redactor.hide(words), limit)


def _written(words: object) -> str:
    try:
        return str(words or "")
    except (RecursionError, ValueError):  # lists in lists in lists, or a number without an end
        return ""
