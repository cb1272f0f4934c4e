"""The record's store: opens a database, adds readings one transaction a report, answers look-ups."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, func, insert, inspect, select, text
from sqlalchemy.exc import DatabaseError

from communique.documents.copies import CopyEvidence, Fingerprint, compare, fingerprint
from communique.model.errors import RecordError
from communique.model.interchange import statement_body, statement_from
from communique.model.report import Block, BlockRole, Report
from communique.model.statement import Dropped, Reading, Statement
from communique.record import gather, schema

APPLICATION = 0x636F6D71  # 'comq': marks an SQLite file as a record of communique


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report handed to the store: ``new``, ``copy`` (new, but of a known origin) or ``known``."""

    outcome: str
    report: str
    statements: int = 0
    copy_of: str | None = None


class Store:
    """A record in an SQL database."""

    def __init__(self, url: str | Path, *, create: bool = True) -> None:
        """Open a record, creating or migrating it as needed.

        Args:
            url: A file path (SQLite) or a database URL.
            create: Whether a missing file is created.

        Raises:
            RecordError: The database is missing, unwritable, foreign, damaged or of a newer version.
        """
        self.url = str(url)
        self.engine = _open(self.url, create=create)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    # -- writing -------------------------------------------------------------------------------------

    def knows(self, report: str) -> bool:
        """Whether a report, by id, is in the record."""
        with self.engine.connect() as connection:
            return connection.scalar(select(schema.reports.c.id).where(schema.reports.c.id == report)) is not None

    def add(self, report: Report, reading: Reading, reader: str, learnt: datetime | None = None) -> Added:
        """Add a report and its reading in one transaction.

        Args:
            report: The report.
            reading: What was read in it; every quote must match the report's text.
            reader: Name and version of the reader.
            learnt: When it was learnt; now if None. Stored in UTC.

        Returns:
            What became of it; ``known`` changes nothing.

        Raises:
            RecordError: A statement's quote does not match the text, or the database cannot be written.
        """
        for statement in reading.statements:
            _check_span(report, statement)
        stamp = (learnt or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
        try:
            with self.engine.begin() as connection:
                if connection.scalar(select(schema.reports.c.id).where(schema.reports.c.id == report.id)):
                    return Added("known", report.id)
                copies = _insert_report(connection, report, reader, stamp)
                _insert_statements(connection, report, reading, stamp)
                _insert_links(connection, reading.statements)
        except DatabaseError as error:
            raise RecordError(
                f"record: {self.url} could not be written: {error.orig}.",
                "Check free space and permissions; what was reported done is safe, run the same command again.",
            ) from error
        first = next((c for c in copies), None)
        return Added("copy" if first else "new", report.id, len(reading.statements), first)

    # -- reading -------------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record throughout."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    def reports(self, as_of: str | None = None) -> list[Report]:
        """All reports in the order of their ids, those learnt or published after ``as_of`` left out."""
        query = select(schema.reports.c["id", "document", "sha256", "text", "body"]).order_by(schema.reports.c.id)
        if as_of:
            query = query.where(func.coalesce(schema.reports.c.published, schema.reports.c.learnt) <= _end(as_of))
        with self.engine.connect() as connection:
            return [_report(row) for row in connection.execute(query)]

    def report(self, ident: str) -> Report | None:
        """One report by id."""
        query = select(schema.reports.c["id", "document", "sha256", "text", "body"]).where(schema.reports.c.id == ident)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return _report(row) if row else None

    def statements(self, countries: Sequence[str] = (), as_of: str | None = None) -> list[Statement]:
        """Statements in the order of their ids.

        Args:
            countries: Codes that must all be parties; all statements if empty.
            as_of: EDTF day; statements of reports published later are left out.
        """
        query = select(schema.statements.c.body).order_by(schema.statements.c.id)
        for code in countries:
            query = query.where(
                schema.statements.c.id.in_(
                    select(schema.parties.c.statement).where(schema.parties.c.country == code)
                )
            )
        if as_of:
            query = query.where(func.coalesce(schema.statements.c.published, schema.statements.c.learnt) <= _end(as_of))
        with self.engine.connect() as connection:
            return [statement_from(json.loads(body)) for body in connection.scalars(query)]

    def statement(self, ident: str) -> Statement | None:
        """One statement by its id or an unambiguous beginning of it."""
        query = select(schema.statements.c.body).where(schema.statements.c.id.startswith(ident)).limit(2)
        with self.engine.connect() as connection:
            found = list(connection.scalars(query))
        return statement_from(json.loads(found[0])) if len(found) == 1 else None

    def links(self) -> list[gather.Link]:
        """All links between statements about one dealing."""
        query = select(schema.links).order_by(schema.links.c.first, schema.links.c.second)
        with self.engine.connect() as connection:
            return [gather.Link(r.first, r.second, tuple(json.loads(r.reasons))) for r in connection.execute(query)]

    def copies(self) -> list[tuple[str, str, CopyEvidence]]:
        """Pairs of reports that are copies, with the evidence."""
        query = select(schema.copies).order_by(schema.copies.c.first, schema.copies.c.second)
        with self.engine.connect() as connection:
            return [
                (r.first, r.second, CopyEvidence(r.kind, r.score, tuple(json.loads(r.reasons))))
                for r in connection.execute(query)
            ]

    def dropped(self, report: str) -> list[Dropped]:
        """What was considered and dropped in a report."""
        query = select(schema.dropped).where(schema.dropped.c.report == report).order_by(schema.dropped.c.number)
        with self.engine.connect() as connection:
            return [Dropped(r.start, r.end, r.trigger, r.reason) for r in connection.execute(query)]

    def search(self, words: str, limit: int = 50) -> list[str]:
        """Ids of the reports whose title or text match a full-text query, best first (SQLite FTS5 syntax)."""
        quoted = " ".join(f'"{w}"' for w in words.replace('"', " ").split())
        if not quoted:
            return []
        query = text(
            "SELECT reports.id FROM report_text JOIN reports ON reports.rowid = report_text.rowid "
            "WHERE report_text MATCH :words ORDER BY rank, reports.id LIMIT :most"
        )
        with self.engine.connect() as connection:
            return list(connection.scalars(query, {"words": quoted, "most": limit}))

    def counts(self) -> dict[str, int]:
        """How many reports, statements and copies there are."""
        with self.engine.connect() as connection:
            return {
                name: connection.scalar(select(func.count()).select_from(table)) or 0
                for name, table in (("reports", schema.reports), ("statements", schema.statements), ("copies", schema.copies))
            }


def _end(day: str) -> str:
    """The last stamp of a day, month or year, for comparing with dates and times alike."""
    return f"{day}~"


def _check_span(report: Report, statement: Statement) -> None:
    if report.text[statement.start : statement.end] != statement.quote or not statement.quote:
        raise RecordError(
            f"record: a statement at {statement.start} of {report.document} does not match the report's text.",
            "This is a fault of the reader; nothing of the report was stored. Please report it.",
        )


def _insert_report(connection: Connection, report: Report, reader: str, stamp: str) -> list[str]:
    mark = fingerprint(report)
    body = {
        key: value
        for key, value in asdict(report).items()
        if key not in ("document", "sha256", "text")
    }
    connection.execute(
        insert(schema.reports).values(
            id=report.id, document=report.document, sha256=report.sha256, published=report.published,
            publisher=report.publisher, title=report.title, text=report.text,
            body=json.dumps(body, ensure_ascii=False, sort_keys=True), text_hash=mark.text_hash,
            fingerprint=mark.to_bytes(), reader=reader, learnt=stamp,
        )
    )  # fmt: skip
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO report_text(rowid, title, text) SELECT rowid, title, text FROM reports WHERE id = :id"),
            {"id": report.id},
        )
    found = sorted(_candidates(connection, report.id, mark))
    copies = []
    for other, evidence in found:
        a, b = sorted((report.id, other))
        connection.execute(
            insert(schema.copies).values(
                first=a, second=b, kind=evidence.kind, score=evidence.score, reasons=json.dumps(list(evidence.reasons))
            )
        )
        copies.append(other)
    for band in mark.bands():
        connection.execute(insert(schema.bands).values(band=band, report=report.id))
    return copies


def _candidates(connection: Connection, report: str, mark: Fingerprint) -> Iterator[tuple[str, CopyEvidence]]:
    columns = schema.reports.c
    shared = select(schema.bands.c.report).where(schema.bands.c.band.in_(mark.bands()))
    query = select(columns.id, columns.fingerprint).where(
        (columns.id != report) & ((columns.text_hash == mark.text_hash) | columns.id.in_(shared))
    )
    for row in connection.execute(query):
        evidence = compare(mark, Fingerprint.from_bytes(row.fingerprint))
        if evidence.kind != "none":
            yield row.id, evidence


def _insert_statements(connection: Connection, report: Report, reading: Reading, stamp: str) -> None:
    if reading.statements:
        connection.execute(insert(schema.statements), [_row(report, s, stamp) for s in reading.statements])
    rows = []
    for statement in reading.statements:
        sides: dict[str, str] = {}
        for side, parties in (("source", statement.source), ("target", statement.target)):
            for party in parties:
                if party.country:
                    sides.setdefault(party.country, side)
        rows.extend({"statement": statement.id, "country": code, "side": side} for code, side in sorted(sides.items()))
    if rows:
        connection.execute(insert(schema.parties), rows)
    if reading.dropped:
        connection.execute(
            insert(schema.dropped),
            [
                {"report": report.id, "number": n, "start": d.start, "end": d.end, "trigger": d.trigger, "reason": d.reason}
                for n, d in enumerate(reading.dropped)
            ],
        )


def _row(report: Report, statement: Statement, stamp: str) -> dict[str, Any]:
    return {
        "id": statement.id, "report": report.id, "kind": statement.kind, "type": statement.type,
        "status": str(statement.status), "date": statement.date, "published": report.published,
        "start": statement.start, "confidence": statement.confidence,
        "body": json.dumps(statement_body(statement), ensure_ascii=False, sort_keys=True), "learnt": stamp,
    }  # fmt: skip


def _insert_links(connection: Connection, added: Sequence[Statement]) -> None:
    """Compare new statements with those that share a country, in the record and among themselves."""
    fresh = {s.id for s in added}
    found: dict[tuple[str, str], gather.Link] = {}
    for statement in added:
        for other in _neighbours(connection, statement):
            if other.id != statement.id and not (other.id in fresh and other.id < statement.id):
                link = gather.compare(statement, other)
                if link is not None:
                    found[link.first, link.second] = link
    if found:
        connection.execute(
            insert(schema.links),
            [{"first": k.first, "second": k.second, "reasons": json.dumps(list(k.reasons))} for k in found.values()],
        )


def _neighbours(connection: Connection, statement: Statement) -> Iterable[Statement]:
    query = select(schema.statements.c.body).where(
        schema.statements.c.kind.in_(gather.kin(statement.kind))
    )
    for code in statement.countries[:2]:
        query = query.where(
            schema.statements.c.id.in_(select(schema.parties.c.statement).where(schema.parties.c.country == code))
        )
    return [statement_from(json.loads(body)) for body in connection.scalars(query)]


def _report(row: Any) -> Report:
    body = json.loads(row.body)
    blocks = tuple(
        Block(b["start"], b["end"], BlockRole(b["role"]), b["section"], tuple(b["stamp"]) if b["stamp"] else None)
        for b in body.pop("blocks")
    )
    body["notes"] = tuple(body["notes"])
    return Report(document=row.document, sha256=row.sha256, text=row.text, blocks=blocks, **body)


# -- opening -------------------------------------------------------------------------------------


def _open(url: str, *, create: bool) -> Engine:
    path = None if "://" in url else Path(url)
    if path is not None:
        _check_file(path, create=create)
    engine = create_engine(url if path is None else f"sqlite:///{path}")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _pragmas)
    try:
        with engine.begin() as connection:
            _migrate(connection, url)
    except DatabaseError as error:
        raise RecordError(
            f"record: {url} cannot be opened: {error.orig}.",
            "Give another file with --record, or restore the file from a backup.",
        ) from error
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"record: {path} is a folder.", "Give a file name, such as record.sqlite, with --record.")
    if not path.exists() and not create:
        raise RecordError(f"record: there is no record at {path}.", "Read reports first: communique read PATH.")
    if not path.parent.exists():
        raise RecordError(f"record: the folder {path.parent} does not exist.", "Create it, or give another path.")
    if path.exists() and path.stat().st_size and path.read_bytes()[:16] != b"SQLite format 3\x00":
        raise RecordError(f"record: {path} is not an SQLite database.", "Give another file with --record.")


def _pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.close()


def _migrate(connection: Connection, url: str) -> None:
    config = Config()
    config.set_main_option("script_location", "communique.record:migrations")
    config.attributes["connection"] = connection
    present = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    if present is not None and present not in known:
        raise RecordError(
            f"record: {url} was written by a newer version of communique (schema {present}).",
            "Install the newer version; nothing was changed.",
        )
    if present is None and inspect(connection).get_table_names():
        raise RecordError(
            f"record: {url} is a database of another program.", "Give another file with --record; nothing was changed."
        )
    if present != script.get_current_head():
        command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))
