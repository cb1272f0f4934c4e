"""The first schema: reports, statements, parties, what was dropped, copies, full text.

Written out rather than taken from ``schema.py``, so that it stays what it was when the schema moves on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables, and on SQLite the full-text index."""
    _reports()
    _statements()
    _copies()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE report_text USING fts5(title, text, content='reports', "
            "content_rowid='number', "
            "tokenize='unicode61 remove_diacritics 2')"
        )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("published", sa.String),
        sa.Column("publisher", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False, index=True),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("stored_hash", sa.String(64), nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("learnt", sa.String, nullable=False, index=True),
    )


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("date", sa.String),
        sa.Column("published", sa.String),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("learnt", sa.String, nullable=False, index=True),
    )
    op.create_table(
        "parties",
        sa.Column("statement", sa.String, sa.ForeignKey("statements.id"), primary_key=True),
        sa.Column("country", sa.String, primary_key=True),
        sa.Column("side", sa.String, nullable=False),
        sa.Index("parties_by_country", "country", "statement"),
    )
    op.create_table(
        "dropped",
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("trigger", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )


def _copies() -> None:
    op.create_table(
        "bands",
        sa.Column("band", sa.String, primary_key=True),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
    )
    op.create_table(
        "copies",
        sa.Column("first", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("second", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Refuse: a record is append-only and is never taken back a version."""
    msg = "A record cannot be taken back to an older version."
    raise NotImplementedError(msg)
