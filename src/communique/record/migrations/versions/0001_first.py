"""The first schema: reports, statements, parties, what was dropped, copies, links, full text."""

from alembic import op

from communique.record.schema import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables, and on SQLite the full-text index."""
    connection = op.get_bind()
    metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE report_text USING fts5(title, text, content='reports', content_rowid='rowid', "
            "tokenize='unicode61 remove_diacritics 2')"
        )


def downgrade() -> None:
    """Refuse: a record is append-only and is never taken back a version."""
    msg = "A record cannot be taken back to an older version."
    raise NotImplementedError(msg)
