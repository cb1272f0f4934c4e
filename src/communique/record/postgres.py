"""What a record in a PostgreSQL database does in its own way; see :mod:`communique.record.backend`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from communique.lexicon.gazetteer import WORD, fold
from communique.model.report import Report
from communique.record import schema

MARK = "A record of communique: only communique may write here."  # the comment on the table of reports
LOCK = 0x636F6D71  # 'comq': the advisory lock that writers hold, beside a number of the schema's name
PATIENCE = "10s"  # for another writer; as long as SQLite waits
# A tsvector holds positions up to 16,383 and a megabyte of words: texts go in by stretches that stay well below.
STRETCH = 50_000

# Beside the tables that both stores have: it holds nothing but what the texts give.
report_text = Table(
    "report_text",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("words", TSVECTOR, nullable=False),
)


def prepare(engine: Engine) -> None:
    """Have readers see one state throughout and writers come one after another."""
    event.listen(engine, "begin", _begin)


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("immediate"):
        # What a writer looks up after it got the lock must show what the writer before it committed.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        name = "hashtext(coalesce(current_schema(), ''))"
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK}, {name})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def is_ours(connection: Connection) -> bool:
    """Whether the table of reports bears the mark of a record."""
    return bool(connection.scalar(text("SELECT obj_description(to_regclass('reports'), 'pg_class')")) == MARK)


def found(connection: Connection) -> None:
    """Set up an empty database: nothing to do."""


def sign(connection: Connection) -> None:
    """Mark the database as a record, its schema being up to date, and have its texts compared by code point.

    Ids, dates and times are compared and sorted as SQLite does it, whatever the collation of the database is.
    """
    connection.exec_driver_sql(f"COMMENT ON TABLE reports IS '{MARK}'")
    query = text(
        "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a "
        "JOIN pg_class c ON c.oid = a.attrelid "
        "WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind = 'r' AND a.attnum > 0 "
        "AND NOT a.attisdropped AND a.attcollation <> 0 AND a.attcollation <> (SELECT oid FROM pg_collation "
        "WHERE collname = 'C' AND collnamespace = CAST('pg_catalog' AS regnamespace)) "
        "AND c.relname IN (SELECT unnest(CAST(:ours AS text[]))) ORDER BY 1, 2"
    )
    changes: dict[str, list[str]] = {}
    quote = connection.dialect.identifier_preparer.quote
    for table, column, kind in connection.execute(query, {"ours": list(schema.metadata.tables)}):
        changes.setdefault(table, []).append(f'ALTER COLUMN {quote(column)} TYPE {kind} COLLATE "C"')
    for table, parts in changes.items():
        connection.exec_driver_sql(f"ALTER TABLE {quote(table)} {', '.join(parts)}")


def stretches(title: str | None, words: str) -> list[str]:
    """A title and a text as :func:`plain` words, cut at blanks."""
    folded = plain(f"{title or ''}\n{words}")
    parts = []
    while len(folded) > STRETCH:
        cut = folded.rfind(" ", 0, STRETCH)
        cut = cut if cut > 0 else STRETCH
        parts.append(folded[:cut])
        folded = folded[cut:].strip()
    return [*parts, folded]


def plain(words: str) -> str:
    """Words without case, accents and signs, with blanks between."""
    return " ".join(fold(word) for word in WORD.findall(unicodedata.normalize("NFC", words)))


def index(connection: Connection, report: Report) -> None:
    """Make a stored report's title and text searchable."""
    number = connection.scalar(select(schema.reports.c.number).where(schema.reports.c.id == report.id))
    for part, words in enumerate(stretches(report.title, report.text)):
        row: dict[str, Any] = {"number": number, "part": part, "words": _vector(words)}
        connection.execute(insert(report_text).values(row))


def _vector(words: str) -> ColumnElement[str]:
    return func.to_tsvector("simple", words, type_=TSVECTOR)


def search(connection: Connection, words: list[str], most: int) -> list[str]:
    """Ids of the reports that hold all the words in title or text, best first (``ts_rank``)."""
    reports, held = schema.reports.c, report_text.c
    query = select(reports.id)
    rank: ColumnElement[Any] | None = None
    for word in words:
        phrase = func.phraseto_tsquery("simple", plain(word))
        query = query.where(reports.number.in_(select(held.number).where(held.words.bool_op("@@")(phrase))))
        score = func.coalesce(
            select(func.sum(func.ts_rank(held.words, phrase)))
            .where(held.number == reports.number)
            .correlate(schema.reports)
            .scalar_subquery(),
            0,
        )
        rank = score if rank is None else rank + score
    return list(connection.scalars(query.order_by(rank.desc() if rank is not None else None, reports.id).limit(most)))


def holds(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Whether a text holds a word anywhere, case of ASCII letters aside (texts are of the collation C)."""
    return column.icontains(word, autoescape=True)


def index_faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the full-text index against the texts; one sentence a fault."""
    reports, held = schema.reports.c, report_text.c
    query = select(reports.number, reports.id, reports.title, reports.text).order_by(reports.id)
    for row in connection.execution_options(yield_per=50).execute(query):
        parts = stretches(row.title, row.text)
        same = [
            connection.scalar(
                select(held.words == _vector(words)).where((held.number == row.number) & (held.part == part))
            )
            for part, words in enumerate(parts)
        ]
        count = connection.scalar(select(func.count()).where(held.number == row.number))
        if not all(same) or count != len(parts):
            yield f"full-text index: it does not match the text of report {row.id}."
    strangers = select(held.number).where(held.number.not_in(select(reports.number))).distinct().order_by(held.number)
    yield from (f"full-text index: row {n} is of no report." for n in connection.scalars(strangers))
