"""Keyrings of a test's own, in keyring's own way: a backend that is set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

K = TypeVar("K", bound=KeyringBackend)


@contextmanager
def using(chosen: K) -> Iterator[K]:
    """This keyring for everybody in the process, while the block lasts."""
    before = keyring.get_keyring()
    keyring.set_keyring(chosen)
    try:
        yield chosen
    finally:
        keyring.set_keyring(before)


class Memory(KeyringBackend):
    """A keyring that remembers as long as it lives, and counts how often it is asked."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.asked: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append(username)
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class Locked(Memory):
    """One that its user did not open."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")


class Faulty(Memory):
    """One whose backend breaks in its own way."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("no\n\x1b[31mbus")
