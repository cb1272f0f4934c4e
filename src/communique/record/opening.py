"""Opening a record: is the database ours, is it sound, is its schema the one we know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from communique.model.errors import RecordError

APPLICATION = 0x636F6D71  # 'comq': marks an SQLite file as a record of communique
HEADER = b"SQLite format 3\x00"
ANOTHER = "Give another file with --record; nothing was changed."


def open_engine(url: str, *, create: bool) -> Engine:
    """Open a database as a record, creating or migrating it as needed.

    Args:
        url: A file path (SQLite) or a database URL.
        create: Whether a missing file is created.

    Returns:
        The engine, its schema up to date.

    Raises:
        RecordError: The database is missing, unwritable, foreign, damaged or of a newer version.
    """
    path = None if "://" in url else Path(url)
    if path is not None:
        _check_file(path, create=create)
    try:
        engine = create_engine(url if path is None else f"sqlite:///{path}")
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise RecordError(
            f"record: {url} is no database URL that can be opened: {error}.", "Give a file path."
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _pragmas)
        event.listen(engine, "begin", _begin)
    try:
        with (
            speaking_of(shown(url), "opened"),
            engine.execution_options(immediate=True).connect() as connection,
        ):
            _migrate(connection, shown(url))
    except BaseException:
        engine.dispose()
        raise
    return engine


def shown(url: str) -> str:
    """A database URL without its password."""
    return make_url(url).render_as_string(hide_password=True) if "://" in url else url


@contextmanager
def speaking_of(url: str, done: str) -> Iterator[None]:
    """Turn a database's errors into one that says what, where and what to do.

    Args:
        url: The record.
        done: What was being done to it, as a participle: opened, read, written.

    Raises:
        RecordError: In place of any error of the database.
    """
    try:
        yield
    except DatabaseError as error:
        why = str(error.orig)
        if "malformed" in why or "not a database" in why or "corrupt" in why:
            what, remedy = (
                f"is damaged ({why})",
                "Restore it from a backup, or read the reports into a new record.",
            )
        elif "readonly" in why or "read-only" in why or "unable to open" in why:
            what, remedy = f"could not be {done} ({why})", "Check the permissions of the file and its folder."
        elif "locked" in why:
            what, remedy = (
                f"could not be {done} ({why})",
                "Another program is writing to it: try again when it is done.",
            )
        else:
            what = f"could not be {done} ({why})"
            remedy = "Check free space and permissions; what was reported done is safe: run it again."
        raise RecordError(f"record: {url} {what}.", remedy) from error


def _check_file(path: Path, *, create: bool) -> None:
    try:
        _check_path(path, create=create)
    except OSError as error:
        raise RecordError(f"record: {path} cannot be opened: {error.strerror}.", "Check its permissions.") from error


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"record: {path} is a folder.", "Give a file name, such as record.sqlite, with --record.")
    if not path.exists() and not create:
        raise RecordError(f"record: there is no record at {path}.", "Read reports first: communique read PATH.")
    if not path.parent.is_dir():
        raise RecordError(f"record: the folder {path.parent} does not exist.", "Create it, or give another path.")
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(len(HEADER)) != HEADER:
                raise RecordError(f"record: {path} is not an SQLite database.", ANOTHER)


def _pragmas(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling lets a look-up and the writing after it fall apart: begin by hand.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _migrate(connection: Connection, url: str) -> None:
    config = Config()
    config.set_main_option("script_location", "communique.record:migrations")
    config.attributes["connection"] = connection
    with connection.begin():
        present = MigrationContext.configure(connection).get_current_revision()
        tables = inspect(connection).get_table_names()
        ours = _ours(connection)
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    if tables and not ours:
        raise RecordError(f"record: {url} is a database of another program.", ANOTHER)
    if present is not None and present not in known:
        raise RecordError(
            f"record: {url} was written by a newer version of communique (schema {present}).",
            "Install the newer version; nothing was changed.",
        )
    if present == script.get_current_head():
        return
    sqlite = connection.dialect.name == "sqlite"
    if sqlite and not tables:
        # Write-ahead logging lets briefs be read while reports are added; it cannot be set in a transaction.
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA journal_mode = WAL")
    with connection.begin():
        command.upgrade(config, "head")
        if sqlite:
            connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))


def _ours(connection: Connection) -> bool:
    if connection.dialect.name == "sqlite":
        return bool(connection.scalar(text("PRAGMA application_id")) == APPLICATION)
    return {"reports", "statements", "alembic_version"} <= set(inspect(connection).get_table_names())
