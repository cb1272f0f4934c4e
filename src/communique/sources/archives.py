"""Archives: members one at a time, in a fixed order, within limits; nothing is written to disk."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

from communique.model.intake import Failure
from communique.sources.limits import MOST_MEMBERS, BoundedStream, TooMuchError, check_unpacked

# What the libraries raise on damaged or cut-off archives.
DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
)
# Remedies for damage and for bombs.
AGAIN = "Download it again, or unpack it and read what can be saved."
BOMB = "If you trust it, unpack it yourself and read the folder."


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its name there and its unpacked bytes as a stream to be read at once."""

    name: str
    stream: BinaryIO


def zip_members(document: str, data: BinaryIO) -> Iterator[Member | Failure]:
    """The members of a zip in the order of their names.

    Args:
        document: Name of the archive.
        data: Its bytes; must be seekable.

    Yields:
        Members, or a failure for each that cannot be unpacked; one for an archive damaged or a bomb.
    """
    try:
        archive = zipfile.ZipFile(data)
    except DAMAGE as error:
        yield Failure(document, f"is a damaged or cut-off zip archive ({error})", AGAIN)
        return
    with archive:
        infos = sorted(
            (i for i in archive.infolist() if not i.is_dir() and not is_hidden(i.filename)),
            key=lambda i: i.filename,
        )
        try:
            check_unpacked(_packed(infos), sum(i.file_size for i in infos))
        except TooMuchError as error:
            yield Failure(document, str(error), BOMB)
            return
        if not infos or len(infos) > MOST_MEMBERS:
            yield (
                _no_members(document)
                if not infos
                else Failure(document, f"has more than {MOST_MEMBERS:,} members", BOMB)
            )
        for info in infos[:MOST_MEMBERS]:
            yield from _zip_member(document, archive, info)


def _packed(infos: list[zipfile.ZipInfo]) -> int:
    return sum(i.compress_size for i in infos)


def _zip_member(document: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Member | Failure]:
    name = f"{document}!{info.filename}"
    if info.flag_bits & 1:
        yield Failure(name, "is protected by a password", "Unpack it with the password and read the folder.")
        return
    try:
        with archive.open(info) as inner:
            yield Member(name, io.BufferedReader(BoundedStream(inner, info.compress_size), 65536))
    except DAMAGE as error:
        yield Failure(name, f"is damaged ({error})", AGAIN)


def tar_members(document: str, data: BinaryIO) -> Iterator[Member | Failure]:
    """The members of an unpacked tar stream in the order they are stored.

    Args:
        document: Name of the archive.
        data: The stream, already unpacked by gzip and bounded.

    Yields:
        Regular files as members; links and devices are passed over; one failure if the archive is damaged.
    """
    count = 0
    try:
        with tarfile.open(fileobj=data, mode="r|") as archive:
            for info in archive:
                inner = archive.extractfile(info) if info.isreg() and not is_hidden(info.name) else None
                if inner is not None:
                    count += 1
                    yield Member(f"{document}!{info.name.removeprefix('./')}", io.BufferedReader(_Raw(inner), 65536))
    except TooMuchError as error:
        yield Failure(document, str(error), BOMB)
    except DAMAGE as error:
        yield Failure(document, f"is a damaged or cut-off tar archive ({error})", AGAIN)
    else:
        if not count:
            yield _no_members(document)


class _Raw(io.RawIOBase):
    """A member of a tar stream as a raw stream that cannot be rewound."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def gunzip(data: BinaryIO, packed: int) -> BinaryIO:
    """Unpack a gzip stream within limits.

    Args:
        data: The packed stream.
        packed: Its size in bytes.
    """
    inner = gzip.GzipFile(fileobj=data)
    return io.BufferedReader(BoundedStream(inner, packed), 65536)  # type: ignore[arg-type]


def is_hidden(name: str) -> bool:
    """Whether a member or a folder of its path is hidden or a system's leaving."""
    parts = name.replace("\\", "/").split("/")
    return any((p.startswith(".") and p not in (".", "..")) or p == "__MACOSX" for p in parts)


def _no_members(document: str) -> Failure:
    return Failure(document, "is an archive without files", "Check what was packed.")
