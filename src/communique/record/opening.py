"""Opening a record: is the database ours, is it sound, is its schema the one we know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from communique.model.errors import RecordError
from communique.record.backend import BACKENDS, backend

HEADER = b"SQLite format 3\x00"
ANOTHER = "Give another file or database with --record; nothing was changed."
ADDRESS = "Give a file path, or postgresql://USER@HOST/DATABASE."
BARE = re.compile(r"\Apostgres(?:ql)?://")
UNPARSED = re.compile(r"(//[^:/@]*):.*@")  # a password in what is no URL
SECRETS = ("password", "sslpassword")  # of libpq's settings that may stand behind the question mark

# What is wrong by what the database says of it, with the remedy; the first that fits.
TROUBLES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("malformed", "not a database", "corrupt"),
        "is damaged ({why})",
        "Restore it from a backup, or read the reports into a new record.",
    ),
    (
        ("readonly", "unable to open"),
        "could not be {done} ({why})",
        "Check the permissions of the file and its folder.",
    ),
    (
        ("permission denied", "read-only transaction"),
        "could not be {done} ({why})",
        "Who reads into a record must be allowed to create tables in the database and to write to them.",
    ),
    (
        ("locked", "lock timeout"),
        "could not be {done} ({why})",
        "Another program is writing to it: try again when it is done.",
    ),
    (
        ("authentication failed", "no password supplied", 'role "'),
        "could not be {done} ({why})",
        "Check the user and the password; a password file (~/.pgpass) keeps it out of commands.",
    ),
    (('database "',), "could not be {done} ({why})", "Create the database first: createdb NAME."),
    (
        ("connection to server", "connection failed", "connection is bad", "connection timeout", "failed to resolve",
         "the connection is", "server closed", "terminating connection"),
        "could not be {done} ({why})",
        "Check that the server runs and that host and port are right; what was reported done is safe.",
    ),
    (
        ("nul (0x00)",),
        "could not be {done} ({why})",
        "PostgreSQL keeps no text with that character: take it out of the document, or use an SQLite record.",
    ),
)  # fmt: skip
UNKNOWN = (
    "could not be {done} ({why})",
    "Check free space and permissions; what was reported done is safe: run it again.",
)


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
    engine = _engine(url if path is None else f"sqlite:///{path}", shown(url))
    backend(engine).prepare(engine)
    try:
        with (
            speaking_of(shown(url), "opened"),
            engine.execution_options(immediate=True).connect() as connection,
        ):
            _migrate(connection, shown(url), create=create or path is not None)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(url: str, name: str) -> Engine:
    # SQLAlchemy takes a bare 'postgresql:' for another driver; others write 'postgres:'.
    full = BARE.sub("postgresql+psycopg://", url)
    try:
        if (kind := make_url(full).get_backend_name()) in BACKENDS:
            return create_engine(full, hide_parameters=True)
    except ImportError as error:
        raise RecordError(
            f"record: {name} needs a driver that is not installed ({error}).",
            "Install it: pip install 'communique[postgres]'.",
        ) from error
    except (ArgumentError, NoSuchModuleError, ValueError):  # what they say may hold a piece of the password
        raise RecordError(f"record: {name} is no database URL that can be opened.", ADDRESS) from None
    raise RecordError(f"record: {name} is of {kind}, which communique keeps no records in.", ADDRESS)


def shown(url: str) -> str:
    """A database URL without its passwords; a file path as it is."""
    if "://" not in url:
        return url
    try:
        hidden = make_url(url).difference_update_query(SECRETS)
    except (ArgumentError, ValueError):
        return UNPARSED.sub(r"\1***@", url).partition("?")[0]
    return hidden.render_as_string(hide_password=True)


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
    except DBAPIError as error:
        why = " ".join(str(error.orig).strip().partition("\n")[0].split())
        said = why.lower()
        fitting = ((what, remedy) for signs, what, remedy in TROUBLES if any(sign in said for sign in signs))
        what, remedy = next(fitting, UNKNOWN)
        raise RecordError(f"record: {url} {what.format(done=done, why=why)}.", remedy) from error


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


def revisions() -> frozenset[str]:
    """The schemas of records that this version knows."""
    return frozenset(revision.revision for revision in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "communique.record:migrations")
    return config


def _migrate(connection: Connection, url: str, *, create: bool) -> None:
    config = _config()
    config.attributes["connection"] = connection
    with connection.begin():
        present = MigrationContext.configure(connection).get_current_revision()
        tables = inspect(connection).get_table_names()
        ours = backend(connection).is_ours(connection)
    script = ScriptDirectory.from_config(config)
    known = revisions()
    if tables and not ours:
        raise RecordError(f"record: {url} is a database of another program.", ANOTHER)
    if present is not None and present not in known:
        raise RecordError(
            f"record: {url} was written by a newer version of communique (schema {present}).",
            "Install the newer version; nothing was changed.",
        )
    if present == script.get_current_head():
        return
    if not tables:
        if not create:
            raise RecordError(f"record: there is no record in {url}.", "Read reports first: communique read PATH.")
        backend(connection).found(connection)
    with connection.begin():
        command.upgrade(config, "head")
        backend(connection).sign(connection)
