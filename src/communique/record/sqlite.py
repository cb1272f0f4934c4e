"""What a record in an SQLite file does in its own way; see :mod:`communique.record.backend`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, event, text
from sqlalchemy.exc import DatabaseError

from communique.model.report import Report

APPLICATION = 0x636F6D71  # 'comq': marks an SQLite file as a record of communique

CACHE_KIB = 32 * 1024  # of the database's pages, per connection: the upper levels of all trees of a large record
LOG_PAGES = 16 * 1024  # of 4 KiB: 64 MiB of log before it is written back; closing the record empties it


def prepare(engine: Engine) -> None:
    """Have connections wait for a writer, heed foreign keys, and begin as their use needs."""
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "begin", _begin)


def _pragmas(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling lets a look-up and the writing after it fall apart: begin by hand.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    # The bands of a report lie all over their table: pages held and written together are written once, not often.
    cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    cursor.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def is_ours(connection: Connection) -> bool:
    """Whether the file bears the mark of a record."""
    return bool(connection.scalar(text("PRAGMA application_id")) == APPLICATION)


def found(connection: Connection) -> None:
    """Set up an empty file, outside a transaction."""
    # Write-ahead logging lets briefs be read while reports are added; it cannot be set in a transaction.
    raw = connection.connection.driver_connection
    if raw is not None:
        raw.execute("PRAGMA journal_mode = WAL")


def sign(connection: Connection) -> None:
    """Mark the file as a record, its schema being up to date."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))


def index(connection: Connection, report: Report) -> None:
    """Make a stored report's title and text searchable."""
    connection.execute(
        text("INSERT INTO report_text(rowid, title, text) SELECT number, title, text FROM reports WHERE id = :id"),
        {"id": report.id},
    )


def search(connection: Connection, words: list[str], most: int) -> list[str]:
    """Ids of the reports that hold all the words in title or text, best first (FTS5's bm25)."""
    query = text(
        "SELECT reports.id FROM report_text JOIN reports ON reports.number = report_text.rowid "
        "WHERE report_text MATCH :words ORDER BY rank, reports.id LIMIT :most"
    )
    quoted = " ".join(f'"{word}"' for word in words)
    return list(connection.scalars(query, {"words": quoted, "most": most}))


def holds(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Whether a text holds a word anywhere, case of ASCII letters aside."""
    return column.contains(word, autoescape=True)


def index_faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the file, and with the full-text index against the texts; one sentence a fault."""
    for (said,) in connection.execute(text("PRAGMA quick_check")):
        if said != "ok":
            yield f"database: {said}."
    try:
        with connection.begin_nested() as check:
            connection.execute(text("INSERT INTO report_text(report_text, rank) VALUES ('integrity-check', 1)"))
            check.rollback()
    except DatabaseError as error:
        if "readonly" not in str(error.orig):
            yield f"full-text index: it does not match the texts ({error.orig})."
