"""A whole record as a folder: each table as JSON Lines, complete, and as Parquet, flat, with a manifest of them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from communique.model.errors import ExportError
from communique.record.parts import MANIFEST, PARTS, SCHEMA, Part, Row
from communique.record.rows import dump
from communique.record.store import Store


def export(store: Store, folder: Path) -> dict[str, int]:
    """Write a record into a folder, as it is at one moment, whole or not at all.

    Equal records give equal bytes, whichever store they are in (Parquet: by one version of its library).

    Args:
        store: The record; others may read into it meanwhile.
        folder: A folder that does not exist yet or is empty.

    Returns:
        How many rows of each table were written.

    Raises:
        ExportError: The folder holds something or cannot be written.
        RecordError: The record cannot be read.
    """
    taken = f"export: {folder} cannot be written: "
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"export: {folder} holds something already.", "Give a folder that does not exist yet.")
    try:
        scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise ExportError(f"{taken}{error.strerror}.", "Give a folder in one that you may write to.") from error
    try:
        with store.reading() as connection:
            counts = {name: _write(connection, part, scratch) for name, part in PARTS.items()}
            revision = MigrationContext.configure(connection).get_current_revision()
        files = {path.name: digest(path) for path in sorted(scratch.iterdir())}
        manifest = {"schema": SCHEMA, "record": revision, "counts": counts, "files": files}
        (scratch / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf8")
        make_usual(scratch, 0o777)
        if folder.exists():
            folder.rmdir()
        scratch.rename(folder)
    except OSError as error:
        raise ExportError(f"{taken}{error.strerror}.", "Make room for it, or give another folder.") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return counts


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_usual(path: Path, rights: int) -> None:
    """Give what was made as a private temporary file or folder the rights that new ones have."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(rights & ~mask)


def _write(connection: Connection, part: Part, folder: Path) -> int:
    import pyarrow as pa  # noqa: PLC0415 - takes a second to load, and only exports and lists as Parquet need it
    from pyarrow import parquet  # noqa: PLC0415

    makers: dict[str, Callable[[], Any]] = {"string": pa.string, "int": pa.int64, "float": pa.float64, "bool": pa.bool_}
    shape = pa.schema([(name, makers[kind]()) for name, kind in part.types().items()])
    count = 0
    with (
        (folder / f"{part.name}.jsonl").open("wb") as lines,
        parquet.ParquetWriter(folder / f"{part.name}.parquet", shape) as table,
    ):
        for rows in part.rows(connection):
            lines.writelines(line(part, row) for row in rows)
            table.write_table(pa.Table.from_pylist(rows, schema=shape))
            count += len(rows)
    return count


def line(part: Part, row: Row) -> bytes:
    """A row as a line of JSON, its keys sorted."""
    return f"{dump(part.to_object(row))}\n".encode()
