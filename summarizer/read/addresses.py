"""Which addresses may be read: of the web (``Address``), and of machines (``refusal``)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from summarizer.errors import InputError

__all__ = ["IP", "Address", "address_of", "refusal"]

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4_096
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_SAFE = "/%:@!$&'()*+,;=~-._?[]"

_Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]


def _networks(*written: str) -> _Networks:
    return tuple(map(ipaddress.ip_network, written))


_OWN = _networks(
    "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10",
    "::1/128", "fc00::/7",
)  # fmt: skip
# What a cloud tells its machines of themselves, keys included: for nobody to read from here.
_METADATA = _networks(
    "169.254.169.254/32", "169.254.170.2/32", "100.100.100.200/32", "168.63.129.16/32",
    "192.0.0.192/32", "fd00:ec2::/32", "fd20:ce::254/128",
)  # fmt: skip
# Beyond what Python's tables say, which differ from release to release.
_NO_HOSTS = _networks(
    "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    "2001::/23", "2001:db8::/32", "3fff::/20",
)  # fmt: skip
_GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_6TO4 = ipaddress.IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)


@dataclass(frozen=True)
class Address:
    """A web address that was checked as far as its letters go.

    ``host`` in ASCII, without brackets; ``target`` is what is asked for: path and query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def literal(self) -> IP | None:
        """The machine's address where the host is one, None where it is a name."""
        try:
            return ipaddress.ip_address(self.host)
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    def joined(self, location: str) -> Address:
        """Where a redirect from here leads to."""
        return address_of(urljoin(str(self), location.strip()))


def address_of(written: str) -> Address:
    """The address as it is written; an InputError, which repeats no password, says what is bad."""
    if len(written) > _LONGEST or _ODD.search(written):
        raise _bad(f"An address has up to {_LONGEST:,} characters, and no space or backslash")
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        raise _bad("This is no address") from None
    if parts.scheme not in _PORTS:
        raise _bad(f"Only http and https addresses are read, not {parts.scheme[:20]}:")
    if parts.username is not None or parts.password is not None:
        raise _bad("The address carries a user name or password, which is not sent")
    if port == 0:
        raise _bad("There is no port 0")
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    target = (quote(parts.path, safe=_SAFE) or "/") + query
    return Address(parts.scheme, _host(parts), port or _PORTS[parts.scheme], target)


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    if "%" in host:
        raise _bad("A host with a % in it (a zone of one's own network) is not read")
    if ":" in host:
        return _literal(host)
    try:
        host = host.encode("idna").decode("ascii").lower() if not host.isascii() else host
    except UnicodeError:
        raise _bad("The host of the address cannot be a name") from None
    if not re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", host):
        raise _bad("The address names no host")
    # "127.1", "0x7f000001" and "2130706433" are this machine to a resolver.
    return _literal(host) if _NUMBER.fullmatch(host.rpartition(".")[2]) else host


def _literal(host: str) -> str:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        raise _bad(
            "The host is a number that is no usual address; write it as four numbers (192.0.2.1)"
            " or as IPv6 in brackets"
        ) from None


def _bad(why: str) -> InputError:
    return InputError(f"{why}. Give one such as https://example.com/article.", code="bad_address")


def refusal(machine: IP, *, allow_private: bool = False) -> str | None:
    """Why a machine at this address is not asked ("of a private network"), None where it may be.

    The addresses inside an IPv6 address (mapped, NAT64, 6to4, ISATAP) count as well. With
    ``allow_private`` this machine and private networks may be asked, and nothing else besides.
    """
    if isinstance(machine, ipaddress.IPv6Address) and machine in _MAPPED:
        return refusal(_low(machine, 0), allow_private=allow_private)
    for inner in _embedded(machine):
        why = refusal(inner, allow_private=allow_private)
        if why:
            return why
    if _within(machine, _METADATA):
        return "of a cloud's metadata"
    if _within(machine, _OWN):
        return None if allow_private else "of this machine or a private network"
    if machine.is_link_local:
        return "of a local link"
    if machine.is_multicast:
        return "of many machines (multicast)"
    is_public = machine.is_global and not machine.is_reserved
    if isinstance(machine, ipaddress.IPv6Address):
        is_public = machine in _NAT64 or (is_public and machine in _GLOBAL_IPV6)
        is_public = is_public or machine in _6TO4
    if not is_public or _within(machine, _NO_HOSTS):
        return "reserved, and of no machine of the web"
    return None


def _within(machine: IP, networks: _Networks) -> bool:
    return any(machine.version == net.version and machine in net for net in networks)


def _embedded(machine: IP) -> Iterator[ipaddress.IPv4Address]:
    """The IPv4 addresses that packets to an IPv6 address may be handed on to."""
    if not isinstance(machine, ipaddress.IPv6Address):
        return
    if machine in _NAT64:
        yield _low(machine, 0)
    if machine in _6TO4:
        yield _low(machine, 80)
    if (int(machine) >> 32) & 0xFFFFFFFF in _ISATAP:
        yield _low(machine, 0)


def _low(machine: ipaddress.IPv6Address, shift: int) -> ipaddress.IPv4Address:
    """32 bits of an address, the last ones but ``shift``."""
    return ipaddress.IPv4Address((int(machine) >> shift) & 0xFFFFFFFF)
