"""Where keys come from: the environment, and behind it the user's keyring where there is one.

``keyring set summarizer OPENAI_API_KEY`` keeps a key in the keyring of the system (macOS
Keychain, Windows Credential Locker, Secret Service, KWallet), under the name of its variable.
"""

from __future__ import annotations

import importlib.util
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

__all__ = ["KEY_VARIABLES", "SERVICE", "Entry", "Surroundings", "entry"]

KEY_VARIABLES = ("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "SUMMARIZER_API_KEY")
SERVICE = "summarizer"

_log = logging.getLogger("summarizer.model")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the keyring has for one variable.

    ``key`` is None where it has none, ``fault`` says why it could not be asked. A machine
    without any keyring has no fault; it has no keyring.
    """

    key: str | None = None
    fault: str | None = None

    def __repr__(self) -> str:
        return f"Entry(key={'[key hidden]' if self.key else None}, fault={self.fault!r})"


def entry(variable: str) -> Entry:
    """The keyring's entry of that name; whatever is wrong with the keyring is told, not raised."""
    if importlib.util.find_spec("keyring") is None:
        return Entry()
    try:
        # Late: it looks for backends when it is imported.
        import keyring
        import keyring.errors
    except Exception as error:
        return Entry(fault=_why(error))
    try:
        return Entry(keyring.get_password(SERVICE, variable) or None)
    except keyring.errors.NoKeyringError:
        return Entry()
    except Exception as error:
        return Entry(fault=_why(error))


class Surroundings(Mapping[str, str]):
    """The environment, in which a key that is not set is looked up in the keyring, once."""

    def __init__(self) -> None:
        self._found: dict[str, Entry] = {}

    def __getitem__(self, name: str) -> str:
        if name not in KEY_VARIABLES or os.environ.get(name, "").strip():
            return os.environ[name]
        if name not in self._found:
            self._found[name] = entry(name)
        found = self._found[name]
        if found.fault is not None:
            _tell(found.fault)
        return found.key or os.environ[name]

    def __iter__(self) -> Iterator[str]:
        return iter(os.environ)

    def __len__(self) -> int:
        return len(os.environ)


def _why(error: Exception) -> str:
    """The error in one line; a backend is anybody's code, and its words may be long."""
    from summarizer.model.redact import plain

    return plain(f"{type(error).__name__}: {error}", 120)


@cache
def _tell(fault: str) -> None:
    """Said once a process: a run looks its key up several times."""
    _log.warning("The keyring cannot be read (%s): keys come from the environment alone.", fault)
