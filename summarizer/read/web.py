"""What an address leads to, read with care: whoever gives the address may mean harm.

No cookies, no keys, no proxy; a few kinds of documents, up to a size, in a time (``reaching``).
"""

from __future__ import annotations

import ssl
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.read.addresses import Address, address_of
from summarizer.read.kinds import Kind, kind_of
from summarizer.read.reaching import Clock, Web, backend, machines_of
from summarizer.read.unpacking import TooLargeError, UnknownPackingError, Unpacking
from summarizer.version import VERSION

if TYPE_CHECKING:
    import httpcore2

__all__ = ["Page", "Web", "fetched"]

_MB = 1024 * 1024
_MOVED = (301, 302, 303, 307, 308)
_KINDS: dict[str, Kind | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/markdown": "markdown",
    "text/plain": None,  # its name may say more
}


@dataclass(frozen=True)
class Page:
    """What an address led to; ``kind`` and ``charset`` as its server told them."""

    address: str
    data: bytes
    kind: Kind | None
    charset: str | None


def fetched(written: str, web: Web) -> Page:
    """The document at an address, after its redirects.

    Raises InputError where the address or one it leads to is not to be read, where nothing
    answers, or where the answer is too large, too slow, or no document.
    """
    import httpcore2

    clock = Clock(time.monotonic() + web.seconds)
    address = address_of(written)
    for _ in range(web.redirects + 1):
        try:
            found = _asked(address, web, clock)
        except (TimeoutError, httpcore2.TimeoutException):
            raise InputError(
                f"{address} took more than {web.seconds:g} seconds. Try again later, or save the"
                " page and give the file.",
                code="too_slow",
            ) from None
        except (OSError, httpcore2.NetworkError, httpcore2.ProtocolError, ssl.SSLError) as error:
            raise InputError(
                f"{address} cannot be read: {error or type(error).__name__}.", code="unreadable"
            ) from error
        if isinstance(found, Page):
            return found
        address = found
    raise InputError(
        f"{written} is redirected more than {web.redirects} times. Give the address that a"
        " browser ends at.",
        code="too_many_redirects",
    )


def _asked(address: Address, web: Web, clock: Clock) -> Page | Address:
    """One answer: a page, or the address that it sends us to."""
    import httpcore2

    machines = machines_of(address, web, clock)
    headers = {
        "Host": address.authority,
        "User-Agent": f"summarizer/{VERSION}",
        "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    url = httpcore2.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )
    certificates = web.certificates or _trusted()
    with (
        httpcore2.ConnectionPool(
            ssl_context=certificates, network_backend=backend(machines, web, clock)
        ) as pool,
        pool.stream("GET", url, headers=[*headers.items()]) as response,
    ):
        return _answered(address, response, web)


def _trusted() -> ssl.SSLContext:
    import httpx2

    return httpx2.create_ssl_context(trust_env=False)


def _answered(address: Address, response: httpcore2.Response, web: Web) -> Page | Address:
    headers = {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
    }
    if response.status in _MOVED and headers.get("location"):
        return address.joined(headers["location"])
    if response.status != 200:
        raise InputError(
            f"{address} cannot be read: the server answers {response.status}. Look at it in a"
            " browser; what asks for a login can be saved and given as a file.",
            code="http_status",
        )
    content, _, more = headers.get("content-type", "").partition(";")
    content = content.strip().lower()
    if content not in _KINDS:
        raise InputError(
            f"{address} is {content[:80] or 'something that its server has no name for'}. Pages,"
            " plain text and PDF are read.",
            code="not_a_document",
        )
    data = _body(address, response, headers, web)
    name = address.target.partition("?")[0]
    named = kind_of(name, b"")
    kind: Kind = _KINDS[content] or ("markdown" if named == "markdown" else "text")
    return Page(str(address), data, kind, _charset(more))


def _body(
    address: Address, response: httpcore2.Response, headers: dict[str, str], web: Web
) -> bytes:
    """The whole body, unpacked; an InputError before it is too large to hold."""
    try:
        body = Unpacking(headers.get("content-encoding", ""), web.most_bytes)
        for piece in response.iter_stream():
            body.feed(piece)
        return body.whole()
    except TooLargeError:
        raise InputError(
            f"{address} has more than {web.most_bytes / _MB:.3g} MB. Give the article alone.",
            code="too_long",
        ) from None
    except UnknownPackingError as error:
        raise InputError(
            f"{address} came packed as {str(error)[:80]}, which was not asked for. Save the page"
            " and give the file.",
            code="unknown_packing",
        ) from None
    except zlib.error as error:
        raise InputError(f"{address} came damaged: {error}. Try again.", code="damaged") from None


def _charset(parameters: str) -> str | None:
    """The encoding that a Content-Type names."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")[:40] or None
    return None
