"""Keeping keys out of what the HTTP libraries log: some servers send back what they were sent.

Their own masks know the usual headers of a request, and nothing of a reply or of an address.
"""

from __future__ import annotations

import logging
import threading
from weakref import WeakSet

from summarizer.model.redact import Redactor

__all__ = ["keep_out_of_logs"]

_LIBRARIES = ("openai", "instructor", "httpx2", "httpcore2", "vcr")


class _Filter(logging.Filter):
    """Masks what any of the redactors that are still in use knows."""

    def __init__(self) -> None:
        super().__init__()
        self._redactors: WeakSet[Redactor] = WeakSet()
        self._lock = threading.Lock()

    def know(self, redactor: Redactor) -> None:
        with self._lock:
            # A new set, for another thread may be going through the old one.
            self._redactors = WeakSet([*self._redactors, redactor])

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (hidden := self._hidden(said)) != said:
            record.msg, record.args = hidden, ()
        if record.exc_info:
            trace = logging.Formatter().formatException(record.exc_info)
            if (hidden := self._hidden(trace)) != trace:
                record.exc_info, record.exc_text = None, hidden
        return True

    def _hidden(self, text: str) -> str:
        for redactor in self._redactors:
            text = redactor.hide(text)
        return text


_filter = _Filter()


def keep_out_of_logs(redactor: Redactor) -> None:
    """Hide what the redactor knows from the libraries' logs, for as long as it is in use."""
    _filter.know(redactor)
    for name in list(logging.root.manager.loggerDict):
        # A filter of a logger is not asked about what those below it say.
        if name.partition(".")[0] in _LIBRARIES:
            logging.getLogger(name).addFilter(_filter)
