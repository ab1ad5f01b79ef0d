"""One endpoint and the terms on which it is spoken to."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.model.redact import Redactor, plain
from summarizer.model.target import Target
from summarizer.settings import Settings

__all__ = ["Contact"]

_HOSTED_SECONDS = 600.0
# A small model on two slow cores may need minutes for one section of a long article.
_OWN_SECONDS = 3600.0


@dataclass(frozen=True)
class Contact:
    """A target with its settings, and what may not be said about it."""

    target: Target
    settings: Settings
    redactor: Redactor = field(init=False, repr=False)

    def __post_init__(self) -> None:
        settings = self.settings
        secrets = [self.target.api_key, settings.proxy, *settings.headers.values()]
        object.__setattr__(self, "redactor", Redactor(secrets))

    @property
    def seconds(self) -> float:
        """The time one whole reply may take."""
        own = _HOSTED_SECONDS if self.target.leaves_machine else _OWN_SECONDS
        return self.settings.timeout or own

    def quote(self, words: str, limit: int = 300) -> str:
        """A stranger's words, safe to print: one line, bounded, without any known key."""
        return plain(self.redactor.hide(words), limit)
