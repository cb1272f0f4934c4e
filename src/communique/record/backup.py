"""A consistent copy of a record in one file, made while others read into it, and proved before it is called done."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from communique.model.errors import ExportError, RecordError
from communique.record.export import export, make_usual
from communique.record.load import load
from communique.record.parts import MANIFEST
from communique.record.store import Store
from communique.record.verify import Verdict, verify

BESIDE = ("-wal", "-shm", "-journal")  # files that SQLite keeps beside one that is open


def backup(store: Store, file: Path, *, overwrite: bool = False) -> Verdict:
    """Copy a record, as it is at one moment, into an SQLite file that is a record itself.

    From SQLite it is copied page by page with SQLite's online backup, in one step. From PostgreSQL it is exported in
    one transaction, taken into a new file, and exported from there again: both exports must be equal byte for byte.
    Either copy is verified whole. It appears under its name only when all that is done.

    Args:
        store: The record; others may read into it meanwhile.
        file: Where the copy goes.
        overwrite: Whether a file that is there may be replaced.

    Returns:
        What was verified of the copy.

    Raises:
        ExportError: The file is there already, is the record itself or in use, or cannot be written.
        RecordError: The record cannot be read, or its copy does not verify.
    """
    _check(store, file, overwrite=overwrite)
    try:
        with _scratch(file) as made:
            if store.engine.dialect.name == "sqlite":
                _copy_pages(store, made)
            else:
                _copy_rows(store, made)
            copy = Store(made, create=False)
            with closing(copy):
                verdict = verify(copy)
            if verdict.faults:
                raise RecordError(
                    f"record: {store.url} was not backed up: its copy has {len(verdict.faults):,} faults, the first: "
                    f"{verdict.faults[0]}",
                    "communique verify lists all of them; an older backup stays as it was.",
                )
            make_usual(made, 0o666)
            made.replace(file)
    except OSError as error:
        raise ExportError(
            f"backup: {file} cannot be written: {error.strerror}.", "Make room for it, or give another file."
        ) from error
    return verdict


def _check(store: Store, file: Path, *, overwrite: bool) -> None:
    if file.is_dir():
        raise ExportError(f"backup: {file} is a folder.", "Give a file name, such as backup.sqlite.")
    if not file.parent.is_dir():
        raise ExportError(f"backup: the folder {file.parent} does not exist.", "Create it, or give another path.")
    if not file.exists():
        return
    name = store.engine.url.database
    if store.engine.dialect.name == "sqlite" and name and Path(name).exists() and file.samefile(name):
        raise ExportError(f"backup: {file} is the record itself.", "Give another file.")
    if not overwrite:
        raise ExportError(f"backup: {file} is there already.", "Give another file, or --overwrite to replace it.")
    if any(file.with_name(file.name + end).exists() for end in BESIDE):
        raise ExportError(f"backup: {file} is in use by another program.", "Close it there, or give another file.")


@contextmanager
def _scratch(file: Path) -> Iterator[Path]:
    """A file beside the one to be, which is removed, with what SQLite left beside it, if it is still there."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    os.close(handle)
    made = Path(name)
    try:
        yield made
    finally:
        for end in ("", *BESIDE):
            made.with_name(made.name + end).unlink(missing_ok=True)


def _copy_pages(store: Store, made: Path) -> None:
    with store.reading() as connection, closing(sqlite3.connect(made)) as target:
        source = connection.connection.driver_connection
        if not isinstance(source, sqlite3.Connection):  # what the driver for SQLite gives
            raise TypeError(type(source))
        try:
            source.backup(target)
        except sqlite3.Error as error:
            raise ExportError(
                f"backup: {made.parent} cannot take the copy ({error}).", "Make room for it, or give another file."
            ) from error


def _copy_rows(store: Store, made: Path) -> None:
    with tempfile.TemporaryDirectory(dir=made.parent, prefix=f"{made.name}.") as name:
        first, second = Path(name) / "record", Path(name) / "copy"
        export(store, first)
        made.unlink()  # an empty file was there; the record is made anew
        copy = Store(made)
        with closing(copy):
            load(copy, first)
            export(copy, second)
        if (first / MANIFEST).read_bytes() != (second / MANIFEST).read_bytes():
            raise RecordError(
                f"record: {store.url} was not backed up: its copy is not equal to it.",
                "This is a fault of communique; please report it. communique export writes the record too.",
            )
