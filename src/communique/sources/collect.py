"""Collecting documents: paths in, the bytes of one document after the other out."""

from __future__ import annotations

import io
import os
import stat
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from communique.model.intake import NOTHING, Failure, RawItem
from communique.sources.archives import (
    AGAIN,
    BOMB,
    DAMAGE,
    Member,
    gunzip,
    is_hidden,
    tar_members,
    zip_members,
)
from communique.sources.jsonlines import json_items, json_lines
from communique.sources.kinds import ARCHIVES, GZIP, HEAD, JSON, JSON_LINES, TAR, ZIP, kind_in_zip, kind_of
from communique.sources.limits import LARGEST_DOCUMENT, TooMuchError, size

# Standard input is held in memory, for archives must be rewound.
_MOST_INPUT = 8 * LARGEST_DOCUMENT
_EMPTY = "Check the download or export it came from."


def collect(
    paths: Sequence[str | Path], *, given: Mapping[str, str] = NOTHING, stdin: bytes | None = None
) -> Iterator[RawItem | Failure]:
    """Collect documents from files, folders, archives and standard input.

    Args:
        paths: Files, folders (read with all below them, hidden files left out) and archives; ``-`` is
            standard input.
        given: What the user says of the documents: ``publisher``, ``published``.
        stdin: Standard input, where the caller has read it already.

    Yields:
        Documents in a fixed order: that of ``paths``, within a folder or zip by name, within other archives
        and JSON Lines as stored. What cannot be read gives a failure in its place. One document is held at
        a time.
    """
    for path in paths:
        if str(path) == "-":
            yield from _standard_input(sys.stdin.buffer.read(_MOST_INPUT) if stdin is None else stdin, given)
        else:
            yield from _path(Path(path), given)


def _standard_input(data: bytes, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    if len(data) >= _MOST_INPUT:
        yield Failure("-", f"is longer than {size(_MOST_INPUT)}", "Write it to a file and read that.")
        return
    yield from _guarded("-", _stream("-", io.BufferedReader(io.BytesIO(data), 65536), given, len(data)))


def _path(path: Path, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    name = path.as_posix()
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Failure(name, "does not exist", "Check the spelling and the folder you are in.")
        return
    except OSError as error:
        yield _unreadable(name, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, given)
    elif stat.S_ISREG(mode):
        yield from _file(path, name, given)
    else:
        yield Failure(name, "is neither a file nor a folder", "Give its bytes on standard input: read -.")


# Files that lie beside reports and are none; named outright they are read all the same.
NOT_REPORTS = tuple(".yaml .yml .toml .ini .cfg .py .csv .tsv .parquet .sqlite .db .css .js".split())


def _folder(folder: Path, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    try:
        with os.scandir(folder) as entries:
            shown = [e.name for e in entries if not is_hidden(e.name)]
    except OSError as error:
        yield _unreadable(folder.as_posix(), error)
        return
    for name in sorted(name for name in shown if not name.lower().endswith(NOT_REPORTS)):
        path = folder / name
        if not (path.is_symlink() and path.is_dir()):  # a link to a folder may lead back up
            yield from _path(path, given)


def _file(path: Path, name: str, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    try:
        with path.open("rb") as stream:
            yield from _guarded(name, _stream(name, stream, given, path.stat().st_size))
    except OSError as error:
        yield _unreadable(name, error)


def _guarded(name: str, items: Iterator[RawItem | Failure]) -> Iterator[RawItem | Failure]:
    """Hand on what a file or member holds; damage that shows while it is unpacked ends it with a failure."""
    try:
        yield from items
    except TooMuchError as error:
        yield Failure(name, str(error), BOMB)
    except DAMAGE as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        yield Failure(name, f"is damaged or cut off ({error})", AGAIN)


def _stream(name: str, stream: io.BufferedReader, given: Mapping[str, str], packed: int) -> Iterator[RawItem | Failure]:
    """What a file or standard input holds; archives are opened."""
    kind = kind_of(_peek(stream), name)
    if kind == GZIP:
        unpacked = gunzip(stream, packed)
        inner = kind_of(_peek(unpacked), name)
        if inner == TAR:
            yield from _members(tar_members(name, unpacked), given)
        else:
            yield from _document(name, unpacked, inner, given)
    elif kind == TAR:
        yield from _members(tar_members(name, stream), given)
    elif kind == ZIP:
        yield from _zip(name, stream, given)
    else:
        yield from _document(name, stream, kind, given)


def _zip(name: str, stream: io.BufferedReader, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    try:
        inside = kind_in_zip(stream)
    except DAMAGE:
        inside = ZIP  # the failure is worded where members are listed
    stream.seek(0)
    if inside == ZIP:
        yield from _members(zip_members(name, stream), given)
    else:
        yield from _document(name, stream, inside, given)


def _members(members: Iterator[Member | Failure], given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    for member in members:
        if isinstance(member, Failure):
            yield member
        else:
            yield from _guarded(member.name, _member(member, given))


def _member(member: Member, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    kind = kind_of(_peek(member.stream), member.name)
    if kind == ZIP:
        yield _zip_in_archive(member, given)
    elif kind == GZIP and member.name.endswith((".jsonl.gz", ".ndjson.gz")):
        unpacked = gunzip(member.stream, LARGEST_DOCUMENT)
        yield from json_lines(member.name, unpacked, given)
    elif kind in ARCHIVES:
        yield _nested(member.name)
    else:
        yield from _document(member.name, member.stream, kind, given)


def _zip_in_archive(member: Member, given: Mapping[str, str]) -> RawItem | Failure:
    data = member.stream.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        return _too_large(member.name)
    try:
        kind = kind_in_zip(io.BytesIO(data))
    except zipfile.BadZipFile:
        return Failure(member.name, "is a damaged or cut-off zip file", "Download it again.")
    return _nested(member.name) if kind == ZIP else RawItem(member.name, data, kind, given)


def _document(name: str, stream: BinaryIO, kind: str, given: Mapping[str, str]) -> Iterator[RawItem | Failure]:
    if kind == JSON_LINES:
        yield from json_lines(name, stream, given)
        return
    data = stream.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        yield _too_large(name)
    elif not data:
        yield Failure(name, "is empty", _EMPTY)
    elif kind == JSON:
        yield from json_items(name, data, given)
    else:
        yield RawItem(name, data, kind, given)


def _peek(stream: BinaryIO) -> bytes:
    """The beginning of a stream, without moving in it."""
    return stream.peek(HEAD)[:HEAD] if isinstance(stream, io.BufferedReader) else b""


def _nested(name: str) -> Failure:
    return Failure(name, "is an archive inside an archive", "Unpack the outer one and read the folder.")


def _too_large(name: str) -> Failure:
    return Failure(name, f"is larger than {size(LARGEST_DOCUMENT)}", "Split it, or give its text as .txt or .jsonl.")


def _unreadable(name: str, error: OSError) -> Failure:
    return Failure(
        name,
        f"cannot be read ({(error.strerror or str(error)).lower()})",
        "Check its permissions and the disk.",
    )
