"""Bodies that were compressed on the wire, unpacked no further than a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

__all__ = ["TooLargeError", "UnknownPackingError", "Unpacking"]


class TooLargeError(Exception):
    """There is more than the limit allows."""


class UnknownPackingError(Exception):
    """It is compressed in a way that was not asked for."""


class Unpacking:
    """Collects a body piece by piece, and keeps at most ``most`` bytes, packed and unpacked.

    ``packing`` is the Content-Encoding. Raises UnknownPackingError at once where it is not gzip,
    deflate or none; zlib.error for damaged bytes.
    """

    def __init__(self, packing: str, most: int) -> None:
        names = [name.strip().lower() for name in packing.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > 1 or not set(names) <= {"gzip", "x-gzip", "deflate"}:
            raise UnknownPackingError(packing)
        self._is_gzip = bool(names) and "gzip" in names[0]
        self._is_packed = bool(names)
        self._unpacker = self._new(b"") if self._is_gzip else None
        self._most = most
        self._arrived = 0
        self.kept = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take a piece; a TooLargeError where it is one too many."""
        self._arrived += len(piece)
        if self._arrived > self._most:
            raise TooLargeError
        for part in self._unpacked(piece) if self._is_packed else (piece,):
            self.kept += part
            if len(self.kept) > self._most:
                raise TooLargeError

    def whole(self) -> bytes:
        """All of it; a zlib.error where its end is missing."""
        if self._is_packed and (self._unpacker is None or not self._unpacker.eof):
            raise zlib.error("its end is missing")
        return bytes(self.kept)

    def _unpacked(self, piece: bytes) -> Iterator[bytes]:
        while piece:
            if self._unpacker is None or self._unpacker.eof:
                self._unpacker = self._new(piece)
            room = self._most + 1 - len(self.kept)
            yield self._unpacker.decompress(piece, room)
            piece = self._unpacker.unconsumed_tail or self._unpacker.unused_data
            if self._unpacker.eof and not self._is_gzip:
                return

    def _new(self, start: bytes) -> zlib._Decompress:
        """For gzip, or for deflate with the wrapping it should have or without, as some send it."""
        if self._is_gzip:
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
        is_wrapped = len(start) < 2 or int.from_bytes(start[:2], "big") % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS)
