"""How much is read at most, and the reader that holds to it."""

from __future__ import annotations

import io
from typing import IO

# One document: the longest government reports in PDF stay below 50 MiB; a news report takes some kilobytes.
LARGEST_DOCUMENT = 50 * 2**20
# All that one archive unpacks to: a year of a large agency's wire is about 2 GiB.
LARGEST_UNPACKED = 8 * 2**30
# Unpacked over packed size of one member or stream. Text packs to a fifth, repetitive pages to a fiftieth.
HIGHEST_RATIO = 200
# Below this size a ratio says nothing: a page of blanks is no bomb.
RATIO_FROM = 4 * 2**20
# Members of one archive.
MOST_MEMBERS = 1_000_000


class TooMuchError(Exception):
    """More would be unpacked than is allowed; the message says what, as the end of a sentence."""


class BoundedStream(io.RawIOBase):
    """A stream of unpacked bytes that stops where a bomb begins.

    Args:
        inner: Where unpacked bytes come from.
        packed: Size of what is unpacked, in bytes.
    """

    def __init__(self, inner: IO[bytes], packed: int) -> None:
        self._inner = inner
        self._packed = max(packed, 1)
        self._total = 0

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer.

        Raises:
            TooMuchError: A limit of this module is passed.
        """
        data = self._inner.read(len(buffer))
        self._total += len(data)
        check_unpacked(self._packed, self._total)
        buffer[: len(data)] = data
        return len(data)


def check_unpacked(packed: int, unpacked: int) -> None:
    """Refuse what unpacks to too much.

    Args:
        packed: Bytes as stored.
        unpacked: Bytes as unpacked so far, or as the archive's index says.

    Raises:
        TooMuchError: A limit of this module is passed.
    """
    if unpacked > LARGEST_UNPACKED:
        raise TooMuchError(f"unpacks to more than {size(LARGEST_UNPACKED)}")
    if unpacked > RATIO_FROM and unpacked > HIGHEST_RATIO * max(packed, 1):
        raise TooMuchError(f"unpacks to more than {HIGHEST_RATIO} times its size, as a decompression bomb does")


def size(count: int) -> str:
    """A number of bytes in words."""
    unit, name = next(
        (u, n) for u, n in ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB"), (1, "bytes")) if count >= u or u == 1
    )
    return f"{count // unit} {name}"
