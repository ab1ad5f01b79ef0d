"""Which machine an address leads to, and the connection to it, all within one time.

A name is looked up once, every address found is checked, and the connection goes to one that
was checked: the name is not looked up again, so a second answer cannot lead elsewhere. The
certificate is checked against the name all the same.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.read.addresses import IP, Address, refusal

if TYPE_CHECKING:
    import httpcore2

__all__ = ["Clock", "Web", "backend", "machines_of"]

Dial = Callable[[str, int, float], "httpcore2.NetworkStream"]


def _looked_up(host: str, port: int) -> list[str]:
    """The addresses of a name, from the system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _dialled(machine: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    """A connection to an address, which is no name."""
    import httpcore2

    return httpcore2.SyncBackend().connect_tcp(machine, port, seconds)


@dataclass(frozen=True)
class Web:
    """The limits of reading an address.

    allow_private  whether this machine and private networks may be asked
    most_bytes     of the document, packed and unpacked
    seconds        for all of it, redirects included
    redirects      how many are followed
    certificates   whom to trust; None: whom the system trusts
    look_up        the addresses of a host and port, as numbers
    dial           a connection to one of these, a port, in so many seconds
    """

    allow_private: bool = False
    most_bytes: int = 10 * 1024 * 1024
    seconds: float = 30.0
    redirects: int = 5
    certificates: ssl.SSLContext | None = None
    look_up: Callable[[str, int], Sequence[str]] = _looked_up
    dial: Dial = _dialled


@dataclass(frozen=True)
class Clock:
    """When the time for all of it is over."""

    end: float

    def left(self) -> float:
        """Seconds that are left; a TimeoutError where none are."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def machines_of(address: Address, web: Web, clock: Clock) -> list[str]:
    """The machines behind the address, every one of them checked."""
    literal = address.literal
    if literal is not None:
        return [_checked(literal, address, web)]
    try:
        found = _in_time(partial(web.look_up, address.host, address.port), clock)
    except (OSError, UnicodeError) as error:
        if isinstance(error, TimeoutError):
            raise
        raise InputError(
            f"{address} cannot be read: there is no host {address.host} ({error}).",
            code="no_host",
        ) from None
    if not found:
        raise InputError(f"{address} cannot be read: {address.host} is nowhere.", code="no_host")
    return [_checked(_number(one, address), address, web) for one in found]


def _number(written: str, address: Address) -> IP:
    """A machine's address; one with a zone ("fe80::1%eth0") is of a local link."""
    try:
        return ipaddress.ip_address(written.partition("%")[0])
    except ValueError:
        raise InputError(
            f"{address} cannot be read: {address.host} leads to {written!r}, which is no address.",
            code="no_host",
        ) from None


def _checked(machine: IP, address: Address, web: Web) -> str:
    why = refusal(machine, allow_private=web.allow_private)
    if why is None:
        return str(machine)
    is_own = refusal(machine, allow_private=True) is None
    own = " For pages of your own network there is --allow-private (Web(allow_private=True))."
    raise InputError(
        f"{address} is not read: it leads to {machine}, an address {why}."
        f"{own if is_own else ' Give an address of the web.'}",
        code="private_address",
    )


def _in_time(look_up: Callable[[], Sequence[str]], clock: Clock) -> Sequence[str]:
    """What a look-up finds; the system's own has no time limit that could be set."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(look_up())
        except Exception as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=clock.left())
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(found, Exception):
        raise found
    return found


def backend(machines: Sequence[str], web: Web, clock: Clock) -> httpcore2.NetworkBackend:
    """Connects to the checked machines alone, whatever name it is asked for, and in time."""
    import httpcore2

    class Timed(httpcore2.NetworkStream):
        """A stream whose every step ends when the time is over, so that drops do not add up."""

        def __init__(self, stream: httpcore2.NetworkStream) -> None:
            self._stream = stream

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self._stream.read(max_bytes, clock.left())

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self._stream.write(buffer, clock.left())

        def close(self) -> None:
            self._stream.close()

        def start_tls(
            self,
            ssl_context: ssl.SSLContext,
            server_hostname: str | None = None,
            timeout: float | None = None,
        ) -> httpcore2.NetworkStream:
            return Timed(self._stream.start_tls(ssl_context, server_hostname, clock.left()))

        def get_extra_info(self, info: str) -> object:
            return self._stream.get_extra_info(info)

    class Checked(httpcore2.NetworkBackend):
        def connect_tcp(
            self, host: str, port: int, *_: object, **__: object
        ) -> httpcore2.NetworkStream:
            failed: Exception | None = None
            for machine in machines:
                try:
                    return Timed(web.dial(machine, port, clock.left()))
                except (OSError, httpcore2.NetworkError) as error:
                    if isinstance(error, TimeoutError):
                        raise
                    failed = error
            raise httpcore2.ConnectError(str(failed))

    return Checked()
