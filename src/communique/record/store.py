"""The record's store: adds readings one transaction a report, answers look-ups."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Select, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from communique.model.asof import AsOf
from communique.model.errors import RecordError
from communique.model.interchange import statement_from
from communique.model.judgement import Judgement, judgement_from, judgement_object
from communique.model.notice import Notice
from communique.model.report import Report
from communique.model.statement import Dropped, Reading, Statement
from communique.record import rows, schema
from communique.record.backend import backend
from communique.record.kindred import Kindred
from communique.record.opening import open_engine, shown, speaking_of
from communique.record.readings import History, ReadingEntry, entries, first_entry, histories, insert_entry
from communique.record.standing import known, readings_known, standing

BATCH = 500  # rows fetched, and ids asked for, at a time


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report handed to the store: ``new``, ``copy`` (of a known origin) or ``known``.

    ``statements`` counts those on dealings between states.
    """

    outcome: str
    report: str
    statements: int = 0
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that hang together, by their ids in order, with the evidence for it.

    ``kind`` is a :class:`communique.model.kinship.Kinship`, of an older record ``exact``, ``near`` or ``rewrite``.
    """

    first: str
    second: str
    kind: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """A report's particulars without its text.

    ``statements`` counts those on dealings between states, ``others`` all further ones, as ``reader`` read them; of
    several readings the newest known. ``learnt`` is when the report came in; ``text_hash`` is of the running text,
    spelling and layout folded.
    """

    id: str
    document: str
    sha256: str
    published: str | None
    published_origin: str | None
    publisher: str | None
    title: str | None
    statements: int
    others: int
    reader: str
    learnt: str
    text_hash: str
    url: str | None
    credit: str | None


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
        self.url = shown(str(url))
        self.engine = open_engine(str(url), create=create)
        self.kindred = Kindred()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    # -- writing -------------------------------------------------------------------------------------

    def knows(self, report: str) -> bool:
        """Whether a report, by id, is in the record."""
        with self.reading() as connection:
            return connection.scalar(select(schema.reports.c.id).where(schema.reports.c.id == report)) is not None

    def add(
        self,
        report: Report,
        reading: Reading,
        reader: str,
        learnt: datetime | None = None,
        edition: str | None = None,
    ) -> Added:
        """Add a report and its reading in one transaction.

        Args:
            report: The report.
            reading: What was read in it; every quote must match the report's text.
            reader: Name and version of the reader.
            learnt: When it was learnt; now if None. Stored in UTC.
            edition: Hash of what the reader reads with, where that is known.

        Returns:
            What became of it; ``known`` changes nothing.

        Raises:
            RecordError: A statement's quote does not match the text, or the database cannot be written.
        """
        for statement in reading.statements:
            check_span(report, statement)
        if self.knows(report.id):
            return Added("known", report.id)
        stamp = (learnt or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
        entry = first_entry(report, reading.statements, reading.dropped, (reader, edition), stamp)
        try:
            with self.writing() as connection:
                copies = rows.insert_report(connection, report, reading.statements, reader, stamp, self.kindred)
                rows.insert_statements(connection, report, reading.statements, stamp)
                rows.insert_dropped(connection, report, reading.dropped)
                insert_entry(connection, entry)
        except RecordError as error:
            # Another process may have added the same report in the meantime.
            if isinstance(error.__cause__, IntegrityError) and self.knows(report.id):
                return Added("known", report.id)
            raise
        first = copies[0] if copies else None
        between = sum(s.between_states for s in reading.statements)
        return Added("copy" if first else "new", report.id, between, first)

    def add_judgement(self, judgement: Judgement) -> bool:
        """Add a judgement; False, and nothing changed, where it is known.

        Raises:
            RecordError: The database cannot be written.
        """
        row = {"id": judgement.id, "verb": str(judgement.verb), "author": judgement.author, "at": judgement.at,
               "undoes": judgement.undoes, "body": rows.dump(judgement_object(judgement))}  # fmt: skip
        with self.writing() as connection:
            known = connection.scalar(select(schema.judgements.c.id).where(schema.judgements.c.id == judgement.id))
            if known is None:
                connection.execute(insert(schema.judgements), row)
        return known is None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that holds the right to write from its beginning."""
        writer = self.engine.execution_options(immediate=True)
        with speaking_of(self.url, "written"), writer.begin() as connection:
            yield connection

    # -- reading -------------------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record throughout."""
        with speaking_of(self.url, "read"), self.engine.connect() as connection, connection.begin():
            yield connection

    def publications(self, as_of: AsOf | None = None, among: Sequence[str] | None = None) -> list[Publication]:
        """Particulars of reports in the order of their ids.

        Args:
            as_of: Reports not known by then are left out.
            among: Ids, :data:`BATCH` at most, of those asked for; None for all.
        """
        columns, (source, newest) = schema.reports.c, readings_known(as_of)
        plain = ("id", "document", "sha256", "published", "publisher", "title", "learnt", "text_hash")
        latest = [func.coalesce(newest.c[n], columns[n]).label(n) for n in ("statements", "others", "reader")]
        more = (schema.in_body(self.engine.dialect.name, name) for name in ("published_origin", "url", "credit"))
        query = schema.only(schema.reports, *plain).add_columns(*latest, *more).order_by(columns.id)
        query = query.select_from(source)
        if as_of:
            query = query.where(known(schema.reports, as_of))
        if among is not None:
            query = query.where(columns.id.in_(among))
        found = []
        with self.reading() as connection:
            for row in connection.execution_options(yield_per=BATCH).execute(query):
                values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
                values["statements"] -= values["others"]
                found.append(Publication(**values))
        return found

    def reports(self, as_of: AsOf | None = None) -> Iterator[Report]:
        """All reports known by ``as_of`` in the order of their ids; a few in memory at a time."""
        query = rows.report_columns().order_by(schema.reports.c.id)
        if as_of:
            query = query.where(known(schema.reports, as_of))
        with self.reading() as connection:
            for row in connection.execution_options(yield_per=50).execute(query):
                yield rows.report_from(row)

    def report(self, ident: str) -> Report | None:
        """One report by id."""
        with self.reading() as connection:
            row = connection.execute(rows.report_columns().where(schema.reports.c.id == ident)).first()
        return rows.report_from(row) if row else None

    def texts(self, reports: Sequence[str]) -> dict[str, str]:
        """The texts of some reports, :data:`BATCH` at most, by id."""
        query = schema.only(schema.reports, "id", "text").where(schema.reports.c.id.in_(reports))
        with self.reading() as connection:
            return {row.id: row.text for row in connection.execute(query)}

    def statements(
        self, countries: Sequence[str] = (), as_of: AsOf | None = None, *, others: bool = False
    ) -> Iterator[Statement]:
        """The statements that stand, in the order of their ids, a few hundred in memory at a time.

        Args:
            countries: Codes of which at least one must be party; all statements if empty.
            as_of: Statements of reports not known by then are left out, and the readings known by then count; all
                are in by the newest reading if None.
            others: Whether dealings inside states and with groups that are no state count too.
        """
        columns, stand = schema.statements.c, standing(as_of)
        query = stand.bodies().order_by(columns.id)
        if not others:
            query = query.where(~stand.others)
        if countries:
            party = select(schema.parties.c.statement).where(schema.parties.c.country.in_(countries))
            query = query.where(columns.id.in_(party))
        if as_of:
            query = query.where(known(schema.statements, as_of))
        with self.reading() as connection:
            for body in connection.execution_options(yield_per=BATCH).scalars(query):
                yield self._statement(body)

    def statements_where(
        self, wanted: ColumnElement[bool], as_of: AsOf | None = None, *, others: bool = False
    ) -> dict[str, Statement]:
        """Those of :meth:`statements`, by id, that a condition on their rows lets in: each as it was made first."""
        columns, stand = schema.statements.c, standing(as_of)
        query = select(columns.id, stand.body).select_from(stand.source).where(stand.holds, wanted)
        if not others:
            query = query.where(~stand.others)
        if as_of:
            query = query.where(known(schema.statements, as_of))
        with self.reading() as connection:
            return {ident: self._statement(body) for ident, body in connection.execute(query)}

    def statements_naming(self, words: Sequence[str], as_of: AsOf | None = None) -> Iterator[Statement]:
        """Statements that hold a person and one of some words anywhere, in the order of their ids.

        Args:
            words: Such as surnames, as written; case aside.
            as_of: Statements of reports not known by then are left out.
        """
        columns, stand = schema.statements.c, standing(as_of)
        named = or_(*(backend(self.engine).holds(stand.body, word) for word in words))
        query = stand.bodies().where(stand.body.contains('"person:'), named).order_by(columns.id)
        if as_of:
            query = query.where(known(schema.statements, as_of))
        with self.reading() as connection:
            for body in connection.execution_options(yield_per=BATCH).scalars(query) if words else ():
                yield self._statement(body)

    def last_published(self, as_of: AsOf | None = None) -> str | None:
        """The latest date of publication of the reports known by then; None where no report has one."""
        query = select(func.max(schema.reports.c.published))
        with self.reading() as connection:
            found: str | None = connection.scalar(query.where(known(schema.reports, as_of)) if as_of else query)
        return found

    def statements_of(self, report: str, as_of: AsOf | None = None) -> list[Statement]:
        """The statements of a report in the order of the text, by the newest reading known by ``as_of``."""
        columns = schema.statements.c
        query = standing(as_of).bodies().where(columns.report == report).order_by(columns.start, columns.id)
        with self.reading() as connection:
            return [self._statement(body) for body in connection.scalars(query)]

    def statement(self, ident: str) -> Statement | None:
        """One statement by its id or an unambiguous beginning of it, as it was read last, whether it stands or not."""
        columns = schema.statements.c
        query = select(columns.id, columns.body).where(columns.id.startswith(ident.lower(), autoescape=True))
        with self.reading() as connection:
            found = list(connection.execute(query.limit(2)))
        if len(found) != 1:
            return None
        history = self.histories([found[0].id]).get(found[0].id)
        return history.last if history else self._statement(found[0].body)

    def histories(self, statements: Sequence[str]) -> dict[str, History]:
        """Those of some statements, by id, that a later reading of their report made otherwise or first."""
        found: dict[str, History] = {}
        try:
            with self.reading() as connection:
                for at in range(0, len(statements), BATCH):
                    batch = histories(connection, ids=statements[at : at + BATCH])
                    found.update({history.first.id: history for history in batch})
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged(error) from error
        return found

    def readings(self, report: str | None = None) -> list[ReadingEntry]:
        """Every reading of all reports, or of one, by report and number."""
        with self.reading() as connection:
            return entries(connection, report)

    def _statement(self, body: str) -> Statement:
        try:
            return statement_from(json.loads(body))
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> RecordError:
        return RecordError(
            f"record: {self.url} is damaged: a statement cannot be read ({error}).",
            "Restore it from a backup, or read the reports into a new record.",
        )

    def copies(self, wanted: ColumnElement[bool] | None = None) -> list[Copy]:
        """Pairs of reports that are copies, with the evidence; all, or those that a condition lets in."""
        query = select(schema.copies).order_by(schema.copies.c.first, schema.copies.c.second)
        if wanted is not None:
            query = query.where(wanted)
        with self.reading() as connection:
            return [
                Copy(r.first, r.second, r.kind, r.score, tuple(json.loads(r.reasons)))
                for r in connection.execute(query)
            ]

    def judgements(self) -> list[Judgement]:
        """All judgements ever given, the undone and the undos too, oldest first and of one time by id."""
        with self.reading() as connection:
            found = [self._judgement(body) for body in connection.scalars(select(schema.judgements.c.body))]
        return sorted(found, key=lambda j: (j.at, j.id))

    def _judgement(self, body: str) -> Judgement:
        try:
            return judgement_from(json.loads(body))
        except (ValueError, KeyError, TypeError) as error:
            raise RecordError(
                f"record: {self.url} is damaged: a judgement cannot be read ({error}).", "Restore it from a backup."
            ) from error

    def missing(self, statements: Sequence[str]) -> frozenset[str]:
        """Those of some ids of statements that the record has never held."""
        return self._without(statements, select(schema.statements.c.id))

    def gone(self, statements: Sequence[str], as_of: AsOf | None = None) -> frozenset[str]:
        """Those of some ids of statements that no reading known at a point in time makes."""
        stand = standing(as_of)
        return self._without(statements, select(schema.statements.c.id).select_from(stand.source).where(stand.holds))

    def _without(self, statements: Sequence[str], held: Select[tuple[str]]) -> frozenset[str]:
        """Those of some ids of statements that a query for ids does not give."""
        found: set[str] = set()
        with self.reading() as connection:
            for at in range(0, len(statements), BATCH):
                batch = statements[at : at + BATCH]
                found |= set(connection.scalars(held.where(schema.statements.c.id.in_(batch))))
        return frozenset(statements) - found

    def notices(self) -> dict[str, tuple[Notice, ...]]:
        """By report, where it says that it corrects, retracts or updates another; reports without are left out."""
        query = select(schema.notices).order_by(schema.notices.c.report, schema.notices.c.number)
        found: dict[str, list[Notice]] = {}
        with self.reading() as connection:
            for row in connection.execute(query):
                try:
                    notice = rows.notice_from(row)
                except ValueError as error:
                    raise RecordError(
                        f"record: {self.url} is damaged: a notice of report {row.report} cannot be read ({error}).",
                        "Restore it from a backup.",
                    ) from error
                found.setdefault(row.report, []).append(notice)
        return {report: tuple(notices) for report, notices in found.items()}

    def dropped(self, report: str) -> list[Dropped]:
        """What the newest reading of a report considered and dropped."""
        columns = schema.dropped.c
        query = select(schema.dropped).where(columns.report == report).order_by(columns.number)
        with self.reading() as connection:
            for last in entries(connection, report)[-1:]:
                query = query.where(columns.number >= last.first_dropped).limit(last.dropped)
            return [Dropped(r.start, r.end, r.trigger, r.reason, r.detail) for r in connection.execute(query)]

    def search(self, words: str, limit: int = 50) -> list[str]:
        """Ids of the reports whose title or text hold all the words, best first; case and accents aside."""
        wanted = [word for word in words.replace('"', " ").split() if any(map(str.isalnum, word))]
        if not wanted:
            return []
        with self.reading() as connection:
            return backend(connection).search(connection, wanted, limit)

    def counts(self) -> dict[str, int]:
        """How many reports, statements on dealings between states, and pairs of copies there are."""
        stand = standing()
        counted = {
            "reports": select(func.count()).select_from(schema.reports),
            "statements": select(func.count()).select_from(stand.source).where(stand.holds, ~stand.others),
            "copies": select(func.count()).select_from(schema.copies),
        }
        with self.reading() as connection:
            return {name: connection.scalar(query) or 0 for name, query in counted.items()}


def check_span(report: Report, statement: Statement) -> None:
    """See that a statement's quote stands in its report.

    Raises:
        RecordError: It does not.
    """
    quote = report.text[statement.start : statement.end]
    if statement.report != report.id or quote != statement.quote or not statement.quote:
        raise RecordError(
            f"record: a statement at {statement.start} of {report.document} does not match its text.",
            "This is a fault of the reader; nothing of the report was stored. Please report it.",
        )
