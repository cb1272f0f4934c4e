"""The record's tables. Rows are only ever added, one transaction a report."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Label,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    Text,
    cast,
    func,
    select,
)

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),  # explicit, so that the full-text index survives VACUUM
    Column("id", String, nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("published", String),
    Column("publisher", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),  # all other fields of the report, JSON
    Column("text_hash", String(64), nullable=False, index=True),  # of the running text, folded: exact copies
    Column("fingerprint", LargeBinary, nullable=False),
    Column("stored_hash", String(64), nullable=False),  # SHA-256 of the text as stored: finds tampering
    Column("statements", Integer, nullable=False),  # how many were read in it: finds lost rows
    Column("others", Integer, nullable=False),  # how many of them are not on dealings between states
    Column("reader", Text, nullable=False),
    Column("learnt", String, nullable=False, index=True),  # UTC, ISO 8601
    Index("reports_by_published", "published"),  # stories told again are looked for among the reports of some days
)

statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("date", String),
    Column("published", String),
    Column("start", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False),  # all fields, JSON
    Column("learnt", String, nullable=False, index=True),
    Column("others", Boolean, nullable=False),  # whether it is not on a dealing between states
    Index("statements_by_report_and_kind", "report", "kind"),
    Index("statements_by_kind_and_date", "kind", "date", "id"),
)

parties = Table(
    "parties",
    metadata,
    Column("statement", String, ForeignKey("statements.id"), primary_key=True),
    Column("country", String, primary_key=True),
    Column("side", String, nullable=False),
    Index("parties_by_country", "country", "statement"),
)

dropped = Table(
    "dropped",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("band", String, primary_key=True),  # a stretch of a MinHash signature: candidates for copies share one
    Column("day", String, primary_key=True),  # ISO; of those that bring only reports of the same days together, else ''
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    sqlite_with_rowid=False,  # the key is all there is: a table beside its index would hold it twice
)

copies = Table(
    "copies",
    metadata,
    Column("first", String, ForeignKey("reports.id"), primary_key=True),
    Column("second", String, ForeignKey("reports.id"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Index("copies_by_second", "second"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("verb", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", String, nullable=False),  # UTC, ISO 8601
    Column("undoes", String, ForeignKey("judgements.id")),
    Column("body", Text, nullable=False),  # all fields, JSON
)

notices = Table(
    "notices",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("entry", String, nullable=False),
    Column("effect", String, nullable=False),
    Column("reach", String, nullable=False),
    Column("start", Integer),  # of the sentence in the text; none where it stands in a title that metadata gave
    Column("end", Integer),
    Column("words", Text, nullable=False),
)

briefs = Table(
    "briefs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("states", String, nullable=False, index=True),  # codes, sorted, with blanks between
    Column("written", String, nullable=False),  # UTC, ISO 8601: what was learnt by then the brief could show
)

# Under what statements and reports are found: see communique.record.filing.
statement_keys = Table(
    "statement_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("statement", String, ForeignKey("statements.id"), primary_key=True),
    sqlite_with_rowid=False,
)

report_keys = Table(
    "report_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    sqlite_with_rowid=False,
)

mentions = Table(  # of persons: who they are is decided over all that name one of their state
    "mentions",
    metadata,
    Column("country", String, primary_key=True),
    Column("statement", String, ForeignKey("statements.id"), primary_key=True),
    Column("reading", Integer, primary_key=True, autoincrement=False),  # 0: by the fields of the statement's row
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("report", String, nullable=False),
    Column("published", String),
    Column("learnt", String, nullable=False),  # as of the statement
    Column("person", String, nullable=False),  # id as read
    Column("name", Text, nullable=False),
    Column("label", Text),
    Column("office", String),
    Column("holder", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# Every reading of a report, the one with which it came in too: what a later one makes otherwise is in ``revisions``.
readings = Table(
    "readings",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1
    Column("reader", Text, nullable=False),
    Column("edition", String),  # hash of the rules, lists and model it read with; none where nobody can tell
    Column("learnt", String, nullable=False),  # UTC, ISO 8601; never before that of the reading before
    Column("statements", Integer, nullable=False),  # how many it made: finds lost rows
    Column("others", Integer, nullable=False),  # how many of them are not on dealings between states
    Column("first_dropped", Integer, nullable=False),  # number of the first row of what it dropped
    Column("dropped", Integer, nullable=False),  # how many rows that are; readings that dropped the same share them
)

revisions = Table(
    "revisions",
    metadata,
    Column("statement", String, ForeignKey("statements.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # of the reading; of what it repeats there is no row
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("effect", String, nullable=False),  # added, changed, ended, resumed
    Column("others", Boolean, nullable=False),  # as of a statement
    Column("learnt", String, nullable=False),  # of the reading
    Column("body", Text),  # all fields, JSON, where they are not those of the statement's row
)


def only(table: Table, *names: str) -> Select[Any]:
    """A query for some columns of a table, all its rows."""
    return select(*(table.c[name] for name in names))


def in_body(dialect: str, name: str) -> Label[Any]:
    """A field of a report's body, which the database takes out of it: the blocks of long reports make it large."""
    body = reports.c.body
    found = func.json_extract(body, f"$.{name}") if dialect == "sqlite" else cast(body, JSON)[name].as_string()
    return found.label(name)
