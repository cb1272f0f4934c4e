"""Collecting documents from files, folders, archives and standard input."""

from __future__ import annotations

import gzip
import io
import os
import random
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.intake import Failure, RawItem
from communique.sources import collect as module
from communique.sources.collect import collect

TEXT = b"Talks were held in Lome."
LINES = b'{"id": 1, "text": "a"}\nbroken\n{"id": 3, "text": "c"}\n'


def names(items: Iterable[RawItem | Failure], folder: Path) -> list[str]:
    """Documents by their names below a folder; failures with an exclamation."""
    prefix = f"{folder.as_posix()}/"
    return [i.document.removeprefix(prefix) + ("" if isinstance(i, RawItem) else " !") for i in items]


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    """A tar archive."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def only(path: Path) -> RawItem | Failure:
    """The one thing that a path holds."""
    (item,) = collect([path])
    return item


def test_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    """Files below a folder come sorted; hidden ones and links to folders are left out."""
    for name in ("b.txt", "a/z.txt", "a/.draft.txt", ".git/config", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(collect([tmp_path]), tmp_path) == ["a/z.txt", "b.txt", "c.txt"]


def test_missing_path_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A path that does not exist is one failure."""
    (tmp_path / "a.txt").write_bytes(TEXT)
    missing, item = collect([tmp_path / "none", tmp_path / "a.txt"])
    assert isinstance(missing, Failure)
    assert missing.reason == "does not exist"
    assert isinstance(item, RawItem)


def test_unreadable_path_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be opened is one failure saying so."""
    (tmp_path / "a.txt").write_bytes(TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    failure = only(tmp_path / "a.txt")
    assert isinstance(failure, Failure)
    assert failure.reason == "cannot be read (permission denied)"


def test_device_is_named(tmp_path: Path) -> None:
    """What is neither file nor folder is not opened."""
    os.mkfifo(tmp_path / "pipe")
    failure = only(tmp_path / "pipe")
    assert isinstance(failure, Failure)
    assert failure.reason == "is neither a file nor a folder"


def test_given_words_travel_with_each_document(tmp_path: Path) -> None:
    """What the user says of the documents is with each of them."""
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": TEXT}))
    (item,) = collect([tmp_path / "a.zip"], given={"published": "2001"})
    assert isinstance(item, RawItem)
    assert item.given == {"published": "2001"}


@pytest.mark.parametrize("archive", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "misnamed.txt"])
def test_members_of_archives(tmp_path: Path, archive: str) -> None:
    """Members are named after their archive; hidden ones are left out; JSON Lines are opened."""
    members = {"a/one.txt": TEXT, "b.jsonl": LINES, ".hidden": TEXT, "__MACOSX/a": TEXT, "c.txt": b""}
    data = (
        tarred(members, "w" if archive.endswith(".tar") else "w:gz")
        if ".t" in archive and archive != "misnamed.txt"
        else zipped(members)
    )
    (tmp_path / archive).write_bytes(data)
    assert names(collect([tmp_path / archive]), tmp_path) == [
        f"{archive}!a/one.txt",
        f"{archive}!b.jsonl#1",
        f"{archive}!b.jsonl#2 !",
        f"{archive}!b.jsonl#3",
        f"{archive}!c.txt !",
    ]


@pytest.mark.parametrize("inner", [zipped({"a.txt": TEXT}), tarred({"a.txt": TEXT}), gzip.compress(TEXT, mtime=0)])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_nested_archive_is_named(tmp_path: Path, inner: bytes, pack: object) -> None:
    """An archive inside an archive is one failure; its neighbours are read."""
    assert callable(pack)
    (tmp_path / "outer").write_bytes(pack({"a.bin": inner, "b.txt": TEXT}))
    nested, item = collect([tmp_path / "outer"])
    assert isinstance(nested, Failure)
    assert nested.reason == "is an archive inside an archive"
    assert isinstance(item, RawItem)


def test_gzipped_files_are_unpacked(tmp_path: Path) -> None:
    """A gzipped text is one document, gzipped JSON Lines are its lines."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT, mtime=0))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES, mtime=0))
    assert names(collect([tmp_path]), tmp_path) == [
        "a.txt.gz",
        "b.jsonl.gz#1",
        "b.jsonl.gz#2 !",
        "b.jsonl.gz#3",
    ]


@pytest.mark.parametrize("data", [TEXT, LINES, zipped({"a.txt": TEXT}), gzip.compress(TEXT, mtime=0)])
def test_standard_input(data: bytes) -> None:
    """Standard input may be a document, JSON Lines or an archive."""
    items = list(collect(["-"], stdin=data))
    assert isinstance(items[0], RawItem)
    assert items[0].document.startswith("-")


def test_standard_input_is_read_from_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without bytes from the caller the process's own input is read."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT)))
    (item,) = collect(["-"])
    assert isinstance(item, RawItem)
    assert item.data == TEXT


@pytest.mark.parametrize("suffix", ["zip", "tar.gz", "txt.gz"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_cut_off_archive_is_named(tmp_path: Path, suffix: str, share: float) -> None:
    """An archive whose end is missing ends in one failure that says so."""
    noise = random.Random(1).randbytes(40_000).hex().encode()
    data = {"zip": zipped, "tar.gz": tarred}.get(suffix, lambda m: gzip.compress(m["a.txt"], mtime=0))({"a.txt": noise})
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data[: int(len(data) * share)])
    *_, last = collect([path])
    assert isinstance(last, Failure)
    assert "cut" in last.reason or "damaged" in last.reason


def test_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    """A member whose bytes were changed fails; the others are read."""
    data = bytearray(zipped({"a.txt": TEXT * 9, "b.txt": TEXT}, zipfile.ZIP_STORED))
    data[data.index(TEXT)] ^= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert names(collect([tmp_path / "a.zip"]), tmp_path) == ["a.zip!a.txt !", "a.zip!b.txt"]


def test_protected_member_is_named(tmp_path: Path) -> None:
    """A member under a password is a failure with its remedy."""
    data = bytearray(zipped({"a.txt": TEXT}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    failure = only(tmp_path / "a.zip")
    assert isinstance(failure, Failure)
    assert failure.reason == "is protected by a password"


@pytest.mark.parametrize("name", ["a.zip", "a.txt.gz", "a.tar.gz"])
def test_bomb_is_refused(tmp_path: Path, name: str) -> None:
    """Bytes that unpack to hundreds of times their size are not unpacked."""
    zeros = bytes(30 * 2**20)
    data = {"a.zip": zipped, "a.tar.gz": tarred}.get(name, lambda m: gzip.compress(m["a"], mtime=0))({"a": zeros})
    (tmp_path / name).write_bytes(data)
    *_, last = collect([tmp_path / name])
    assert isinstance(last, Failure)
    assert "decompression bomb" in last.reason


def test_gigantic_document_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document above the limit is named with the limit."""
    monkeypatch.setattr(module, "LARGEST_DOCUMENT", 10)
    (tmp_path / "a.txt").write_bytes(TEXT)
    failure = only(tmp_path / "a.txt")
    assert isinstance(failure, Failure)
    assert failure.reason == "is larger than 10 bytes"


def test_empty_archive_is_named(tmp_path: Path) -> None:
    """An archive without files says so."""
    (tmp_path / "a.zip").write_bytes(zipped({}))
    failure = only(tmp_path / "a.zip")
    assert isinstance(failure, Failure)
    assert failure.reason == "is an archive without files"


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(["a.txt", "b/c.txt", "b.txt", "z.txt"]))
def test_order_of_a_zip_is_that_of_names(tmp_path_factory: pytest.TempPathFactory, order: list[str]) -> None:
    """However a zip was packed, its members come in the same order."""
    folder = tmp_path_factory.mktemp("zips")
    (folder / "a.zip").write_bytes(zipped(dict.fromkeys(order, TEXT)))
    assert names(collect([folder / "a.zip"]), folder) == [
        "a.zip!a.txt",
        "a.zip!b.txt",
        "a.zip!b/c.txt",
        "a.zip!z.txt",
    ]


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["zip", "tgz", "tar", "gz", "jsonl.gz"]),
    at=st.floats(0, 1, exclude_max=True),
    flip=st.integers(1, 255),
    keep=st.floats(0.1, 1),
)
def test_damage_never_stops_a_run(
    tmp_path_factory: pytest.TempPathFactory, kind: str, at: float, flip: int, keep: float
) -> None:
    """Whatever byte is changed and wherever a file is cut, the file after it is read."""
    members = {"a.txt": TEXT * 50, "b.jsonl": LINES * 9}
    data = bytearray(
        {
            "zip": lambda: zipped(members),
            "tgz": lambda: tarred(members),
            "tar": lambda: tarred(members, "w"),
            "gz": lambda: gzip.compress(TEXT * 50, mtime=0),
            "jsonl.gz": lambda: gzip.compress(LINES * 9, mtime=0),
        }[kind]()
    )
    data[int(at * len(data))] ^= flip
    folder = tmp_path_factory.mktemp("damage")
    (folder / f"a.{kind}").write_bytes(bytes(data[: int(keep * len(data)) + 1]))
    (folder / "last.txt").write_bytes(TEXT)
    assert names(collect([folder / f"a.{kind}", folder / "last.txt"]), folder)[-1] == "last.txt"
